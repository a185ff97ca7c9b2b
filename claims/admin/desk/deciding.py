"""One decision at the desk: sent by a form, or by the page's script, which is told what became of it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from claims import actions
from claims.domain.records import QuantityRecord
from claims.domain.terms import Fate
from claims.domain.terms import Verb as DecisionVerb
from claims.forms.desk import Asked, DecisionForm, refuse_another
from claims.forms.naming import quantity_named
from claims.models import NumericClaim
from claims.presenters.desk import card_id
from claims.presenters.number import standing_of
from newsledger.refusals import Refused, StaleRevision
from sources.models import ArticleVersion

from .page import cards_in_html, may_write, state_of, version_for

ASKED_BY_SCRIPT = "fetch"


@dataclass(frozen=True)
class Beside:
    """What is to be said beside the outcome, of one number or of none."""

    words: str
    place: tuple[int, int] | None = None


@dataclass
class Outcome:
    """What became of a decision: the words for it, and the numbers it was about."""

    told: str
    level: int = messages.SUCCESS
    places: list[tuple[int, int]] = field(default_factory=list)
    more: list[Beside] = field(default_factory=list)
    moves: bool = False
    """Whether the page shall go to the number: the decision wasn't made there."""


def decide(request: HttpRequest, version_id: int) -> HttpResponse:
    """Make one decision and tell what became of it; who comes by an address is led to the desk."""
    version = version_for(request, version_id)
    if not may_write(request):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseRedirect(reverse("admin:claims_desk", args=[version.pk]))
    form = DecisionForm(request.POST)
    outcome = _made(form, version, by=cast(User, request.user))
    return answer(request, version, outcome)


def answer(request: HttpRequest, version: ArticleVersion, outcome: Outcome) -> HttpResponse:
    """Answer what became of a decision: to a script with the cards as they are now, else by the page."""
    if request.headers.get("X-Requested-With") == ASKED_BY_SCRIPT:
        return JsonResponse(
            {
                "told": outcome.told,
                "more": [
                    {"words": each.words, "card": card_id(each.place) if each.place else ""}
                    for each in outcome.more
                ],
                "level": messages.DEFAULT_TAGS[outcome.level],
                "about": [card_id(place) for place in outcome.places],
                "goes_to": card_id(outcome.places[0]) if outcome.moves else "",
                "cards": cards_in_html(request, version, outcome.places),
                **state_of(version),
            }
        )
    messages.add_message(
        request, outcome.level, " ".join([outcome.told, *(each.words for each in outcome.more)])
    )
    where = f"#{card_id(outcome.places[0])}" if outcome.places else ""
    return HttpResponseRedirect(reverse("admin:claims_desk", args=[version.pk]) + where)


def _made(form: DecisionForm, version: ArticleVersion, *, by: User) -> Outcome:
    if not form.is_valid():
        return Outcome(f"Nothing was written. {form.told()}", messages.ERROR)
    said = form.cleaned_data
    place = (said["start"], said["end"])
    places = [place] if None not in place else []
    try:
        refuse_another(said["decided_as"], by)
        return _VERBS[said["verb"]](said, version, by)
    except StaleRevision as refusal:
        return Outcome(refusal.message, messages.WARNING, places)
    except ValidationError as error:
        return Outcome(f"Nothing was written. {' '.join(error.messages)}", messages.ERROR, places)
    except Refused as refusal:
        return Outcome(f"Nothing was written. {refusal.message}", messages.ERROR, places)


def _on_number(said: dict[str, Any], version: ArticleVersion, by: User) -> dict[str, Any]:
    """Return what every decision on a number names."""
    return {"version": version, "by": by, **{name: said[name] for name in ("start", "end", "mark", "token")}}


def _accept(said: dict[str, Any], version: ArticleVersion, by: User) -> Outcome:
    slug, new = quantity_named(said["counted"], unit=said["unit"])
    decided = actions.accept_number(
        **_on_number(said, version, by),
        quantity=slug,
        new_quantity=new,
        sources=said["stands_for"],
        spellings=list(said["stands_for"]),
    )
    return _decided(decided, "accepted", version, said)


def _refuse(said: dict[str, Any], version: ArticleVersion, by: User) -> Outcome:
    decided = actions.refuse_number(**_on_number(said, version, by), fate=said["fate"], reason=said["reason"])
    return _decided(decided, f"refused: {Fate(said['fate']).label}", version, said)


def _count(said: dict[str, Any], version: ArticleVersion, by: User) -> Outcome:
    """Say what is counted by a claim that is stored already."""
    slug, new = quantity_named(said["counted"], unit=said["unit"])
    if slug is None and new is None:
        raise Refused("Say what is counted first.", field="counted")
    return _stored_again(said, version, by, "stored with what it counts", quantity=slug, new_quantity=new)


def _swap(said: dict[str, Any], version: ArticleVersion, by: User) -> Outcome:
    """Let origin and first relay change places in each chain of two or more."""
    return _stored_again(said, version, by, "credited the other way round", swaps=True)


def _stored_again(
    said: dict[str, Any],
    version: ArticleVersion,
    by: User,
    words: str,
    *,
    swaps: bool = False,
    quantity: str | None = None,
    new_quantity: QuantityRecord | None = None,
) -> Outcome:
    """Store the number's claim as it stands but for one thing; a proposed one is accepted with it."""
    place = (said["start"], said["end"])
    standing = standing_of(version, place, lacks_quantity=bool(quantity or new_quantity))
    if standing.record is None:
        raise Refused("There is no claim on this number (any more).")
    decided = actions.store_number(
        **_on_number(said, version, by),
        part=standing.record.part,
        claim=replace(standing.record, quantity=quantity or standing.record.quantity),
        new_quantity=new_quantity,
        attributions=standing.drafts(swapped=swaps),
        new_sources=standing.sources,
    )
    return _decided(decided, words, version, said)


def _share(said: dict[str, Any], version: ArticleVersion, by: User) -> Outcome:
    slug, new = quantity_named(said["counted"], unit=said["unit"])
    decided = actions.share_attributions(**_on_number(said, version, by), quantity=slug, new_quantity=new)
    return _decided(decided, "credited as the claim before it", version, said)


def _split(said: dict[str, Any], version: ArticleVersion, by: User) -> Outcome:
    decided = actions.split_attributions(**_on_number(said, version, by))
    return _decided(decided, "no longer credited as the claim before it", version, said)


def _part(said: dict[str, Any], version: ArticleVersion, by: User) -> Outcome:
    decided = actions.add_part(**_on_number(said, version, by))
    return _decided(decided, "said to state a second thing: edit that claim", version, said)


def _carry(said: dict[str, Any], version: ArticleVersion, by: User) -> Outcome:
    claim = NumericClaim.objects.filter(uid=said["carried"]).first()
    if claim is None:
        raise Refused("There is no such claim in the version before: open the desk again.")
    decided = actions.carry_over(claim=claim, to_version=version, by=by, token=said["token"])
    return _decided(decided, "carried over", version, said)


def _undo(said: dict[str, Any], version: ArticleVersion, by: User) -> Outcome:
    decided = actions.undo_decision(version=version, by=by, token=said["token"])
    undone = decided.decision.undoes
    if undone is None or undone.start is None or undone.end is None:
        return Outcome("Your latest decision is undone.", more=[Beside(words) for words in decided.stays])
    number = version.text[undone.start : undone.end]
    verb = DecisionVerb(undone.verb).label
    told = f"Undone: “{number}” was {verb}."
    return Outcome(
        told, places=[(undone.start, undone.end)], more=[Beside(words) for words in decided.stays], moves=True
    )


def _submit(said: dict[str, Any], version: ArticleVersion, by: User) -> Outcome:
    outcomes = actions.submit_decided(version=version, by=by, token=said["token"]).outcomes
    refused = [(claim, refusal) for claim, refusal in outcomes if refusal]
    places = [(claim.mention.start, claim.mention.end) for claim, _ in outcomes]
    number = len(outcomes) - len(refused)
    told = f"{number} claim{'' if number == 1 else 's'} sent to review."
    more = [
        Beside(f"“{claim.mention.exact}” stays: {refusal}", (claim.mention.start, claim.mention.end))
        for claim, refusal in refused
    ]
    return Outcome(told, messages.WARNING if refused else messages.SUCCESS, places, more)


def _decided(decided: Any, words: str, version: ArticleVersion, said: dict[str, Any]) -> Outcome:
    number = version.text[said["start"] : said["end"]]
    again = " already: nothing was written a second time" if decided.is_repeat else ""
    return Outcome(f"“{number}” is {words}{again}.", places=[(said["start"], said["end"])])


_VERBS: dict[str, Callable[[dict[str, Any], ArticleVersion, User], Outcome]] = {
    Asked.ACCEPT: _accept,
    Asked.REFUSE: _refuse,
    Asked.COUNT: _count,
    Asked.SWAP: _swap,
    Asked.SHARE: _share,
    Asked.SPLIT: _split,
    Asked.PART: _part,
    Asked.CARRY: _carry,
    Asked.UNDO: _undo,
    Asked.SUBMIT: _submit,
}
