"""What the checks find, as a page tells it: in one line, and what may be done about it."""

from collections import Counter
from collections.abc import Iterable

from claims.domain.checks import Finding, Level

_COUNTED = {
    Level.BLOCK: ("1 keeps it from review", "{} keep it from review"),
    Level.WARN: ("1 warning", "{} warnings"),
    Level.HINT: ("1 hint", "{} hints"),
}


def told_in_short(findings: Iterable[Finding]) -> str:
    """Return how much was found, the weightiest first.

    >>> told_in_short([Finding("thousandfold", Level.WARN, "So."), Finding("hedge-not-kept", Level.WARN, "So.")])
    '2 warnings'
    """
    findings = list(findings)
    standing = Counter(finding.level for finding in findings if not finding.is_excused)
    parts = [
        (one if number == 1 else several.format(number))
        for level, (one, several) in _COUNTED.items()
        if (number := standing[level])
    ]
    if excused := sum(finding.is_excused for finding in findings):
        parts.append("1 known exception" if excused == 1 else f"{excused} known exceptions")
    return ", ".join(parts) or "nothing"
