from claims.domain.checks import Finding, Level
from claims.presenters.findings import told_in_short


def found(*levels: Level, because: str = "") -> list[Finding]:
    return [Finding("thousandfold", level, "So.", because) for level in levels]


def test_what_is_found_is_told_by_weight():
    assert told_in_short([]) == "nothing"
    assert told_in_short(found(Level.HINT)) == "1 hint"
    every = found(Level.WARN, Level.BLOCK, Level.HINT, Level.BLOCK, Level.HINT)
    assert told_in_short(every) == "2 keep it from review, 1 warning, 2 hints"


def test_what_is_excused_is_counted_by_itself():
    excused = found(Level.BLOCK, because="Known.")
    assert told_in_short([*found(Level.BLOCK), *excused]) == "1 keeps it from review, 1 known exception"
    assert told_in_short(excused * 2) == "2 known exceptions"
