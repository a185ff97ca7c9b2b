from datetime import date

from claims.presenters.rollups import reaches
from sources.querysets import TieRow

RUSSIA, MINISTRY, ZAKHAROVA, TASS, TASS_IN_CYRILLIC = range(1, 6)


def tie(source, kind, body, since=None, until=None):
    return TieRow(source, kind, body, since, until)


def found(body, ties):
    return {
        (reach.speaker.source_id, reach.speaker.since, reach.speaker.until) for reach in reaches(body, ties)
    }


def test_a_body_counts_itself_and_all_below_it():
    #  Zakharova ─speaks_for─> ministry ─part_of─> Russia
    ties = [tie(ZAKHAROVA, "speaks_for", MINISTRY), tie(MINISTRY, "part_of", RUSSIA)]
    assert found(RUSSIA, ties) == {(RUSSIA, None, None), (MINISTRY, None, None), (ZAKHAROVA, None, None)}
    ways = {reach.speaker.source_id: [step.kind for step in reach.way] for reach in reaches(RUSSIA, ties)}
    assert ways == {RUSSIA: [], MINISTRY: ["part_of"], ZAKHAROVA: ["speaks_for", "part_of"]}


def test_days_are_those_on_which_every_tie_of_the_way_holds():
    ties = [
        tie(ZAKHAROVA, "speaks_for", MINISTRY, since=date(2015, 8, 10)),
        tie(MINISTRY, "part_of", RUSSIA, until=date(2025, 12, 31)),
    ]
    assert (ZAKHAROVA, date(2015, 8, 10), date(2025, 12, 31)) in found(RUSSIA, ties)


def test_a_tie_that_ended_before_it_began_never_holds():
    ties = [tie(TASS, "owned_by", RUSSIA, since=date(2025, 2, 1), until=date(2025, 1, 1))]
    assert found(RUSSIA, ties) == {(RUSSIA, None, None)}


def test_a_merged_source_is_the_source_itself_whatever_the_date():
    ties = [tie(TASS_IN_CYRILLIC, "merged", TASS), tie(TASS, "owned_by", RUSSIA, since=date(1992, 1, 1))]
    own = {reach.speaker.source_id: reach.is_same_source for reach in reaches(TASS, ties)}
    assert own == {TASS: True, TASS_IN_CYRILLIC: True}
    below = {reach.speaker.source_id: reach.is_same_source for reach in reaches(RUSSIA, ties)}
    assert below == {RUSSIA: True, TASS: False, TASS_IN_CYRILLIC: False}
    assert (TASS_IN_CYRILLIC, date(1992, 1, 1), None) in found(RUSSIA, ties)


def test_a_circle_comes_to_rest():
    ties = [tie(TASS, "part_of", RUSSIA), tie(RUSSIA, "part_of", TASS)]
    assert found(RUSSIA, ties) == {(RUSSIA, None, None), (TASS, None, None)}
