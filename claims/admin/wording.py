"""How the records of claims and attributions are told: in an editor's words where the columns have others."""

from collections.abc import Iterable

from claims.domain.checks import CHECKS
from claims.domain.terms import CLAIM_ROLES, LINK_ROLES, Basis, LinkKind, Role
from newsledger.ledger.wording import Wording

IN_PLACE = "“{exact}” at {start}–{end}"


def _words(roles: Iterable[Role]) -> dict[str, str]:
    return {role.value: role.label for role in roles}


CLAIM_WORDING = Wording(
    labels={
        "spans": "Words",
        "links": "Link to the claim",
        "start": "Number from",
        "end": "Number up to",
        "exceptions": "Known exception",
    },
    values={
        "spans.role": _words(CLAIM_ROLES),
        "links.kind": dict(LinkKind.choices()),
        "links.basis": dict(Basis.choices()),
        "exceptions.check": {check.slug: check.name for check in CHECKS},
    },
    told_apart_by={"attributions": "attribution", "spans": "role", "links": "to", "exceptions": "check"},
    told_as={"spans": IN_PLACE},
)
ATTRIBUTION_WORDING = Wording(
    labels={"links": "Step", "links.spans": "Words"},
    values={"links.spans.role": _words(LINK_ROLES)},
    told_apart_by={"spans": "role"},
    told_as={"spans": IN_PLACE},
)
