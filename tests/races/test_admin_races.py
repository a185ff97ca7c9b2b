"""Two people at once, over HTTP: forty rounds of each way to be in each other's way, and not a word is lost.

Each thing sent carries a mark of its own, as the note it writes or as its reason. So the ledger tells of each
whether it was written, once or not at all; and what wasn't written must have been told to who sent it.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from tests.admin_pages import form_of, read
from tests.races.site import Answer, Visitor, served

pytestmark = [pytest.mark.race, pytest.mark.long]

ROUNDS = 40
# As many rounds at a time as keep all threads of the server busy.
AT_A_TIME = 4
PASSWORD = "one-for-all-of-them"
CLAIMS = "/admin/claims/numericclaim/"


@dataclass
class Sent:
    """One form that was sent, and what became of it."""

    by: str
    mark: str
    status: int
    is_taken: bool
    """Whether the answer was one as after a write."""
    told: list[str] = field(default_factory=list)
    is_kept: bool = True
    """Whether what was typed is still in the form that came back, where one did."""


@dataclass
class Newsroom:
    """Three people at work on claims that nobody else works on."""

    editor: Visitor
    admin: Visitor
    reviewer: Visitor
    claims: dict[str, int]
    """By their uids."""
    version: int

    def page(self, uid: str, page: str = "change") -> str:
        """Return the address of a claim's page."""
        return f"{CLAIMS}{self.claims[uid]}/{page}/"


Form = tuple[Visitor, str, dict[str, Any]]
"""Who sends what where."""


def send(form: Form) -> Sent:
    """Send the form and look at the answer."""
    person, where, typed = form
    window = person.window()
    answer = window.post(where, typed)
    mark = typed.get("reason") or typed["note"]
    sent = Sent(person.name, mark, answer.status_code, answer.status_code == 302)
    if answer.status_code == 200 or "_continue" in typed:
        sent.told = window.told(answer)
    if answer.status_code == 200:
        data = read(answer).data
        sent.is_kept = all(data.get(name) == typed[name] for name in ("note", "reason") if name in typed)
    return sent


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Make all calls at the same moment, and return what they return."""
    ready = Barrier(len(calls))

    def go(call: Callable[[], Any]) -> Any:
        ready.wait()
        return call()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(go, calls))


def one_by_one(*calls: Callable[[], Any]) -> list[Any]:
    """Make the calls one after the other, and return what they return."""
    return [call() for call in calls]


def opened(person: Visitor, where: str) -> dict[str, Any]:
    """Open the form and return what it would send, but for what only this person's browser may send."""
    return {name: value for name, value in form_of(person, where).items() if name != "csrfmiddlewaretoken"}


def edit(person: Visitor, where: str, mark: str) -> Form:
    """Open the form of a claim and type a note, with a reason."""
    return person, where, form_of(person, where, note=mark, reason=mark)


# --- The ways to be in each other's way; each returns what was sent ---


def one_after_the_other(room: Newsroom, number: int) -> list[Sent]:
    return one_by_one(*two_editors(room, f"after-{number}"))


def at_the_same_moment(room: Newsroom, number: int) -> list[Sent]:
    return at_once(*two_editors(room, f"same-{number}"))


def two_editors(room: Newsroom, uid: str) -> list[Callable[[], Sent]]:
    """Both have the form before them as it is now; it is asked for once."""
    where = room.page(uid)
    shown = opened(room.editor, where)
    calls = []
    for person in (room.editor, room.admin):
        mark = f"{uid} by {person.name}"
        calls.append(partial(send, (person, where, shown | {"note": mark, "reason": mark})))
    return calls


def approving_what_has_just_changed(room: Newsroom, number: int) -> list[Sent]:
    """Every other time the change comes at the same moment."""
    uid = f"review-{number}"
    where = room.page(uid, "approve")
    approval = room.reviewer, where, form_of(room.reviewer, where, reason=f"{uid} approved")
    change = edit(room.editor, room.page(uid), f"{uid} changed")
    return (at_once if number % 2 else one_by_one)(partial(send, change), partial(send, approval))


def double_click(room: Newsroom, number: int) -> list[Sent]:
    """By turns on a new claim, an edited one and one that is sent to review."""
    mark, person = f"double {number}", room.editor
    if number % 3 == 0:
        where, drones = f"{CLAIMS}add/", str(1000 + number)
        typed = {"quote": sentence(number), "number": drones, "amount": drones, "note": mark}
        twice = person, where, form_of(person, where, version=room.version, **typed)
    elif number % 3 == 1:
        twice = edit(person, room.page(f"double-{number}"), mark)
    else:
        where = room.page(f"double-{number}", "submit")
        twice = person, where, form_of(person, where, reason=mark)
    twice[2]["_continue"] = "1"  # leads to where both are told what became of them
    return at_once(partial(send, twice), partial(send, twice))


def many_at_once_of_which_one_has_just_changed(room: Newsroom, number: int) -> list[Sent]:
    """Two claims are sent to review from the list; every other time one changes at the same moment."""
    uid = f"many-{number}"
    window = room.editor.window()
    listed = window.get(f"{CLAIMS}?q={raid(number)}").content.decode()
    mine = "|".join(str(room.claims[each]) for each in (f"{uid}x", f"{uid}xx"))
    seen = re.findall(rf"name='seen' value='((?:{mine})-[0-9]+)'", listed)
    assert len(seen) == 2
    change = edit(room.admin, room.page(f"{uid}x"), f"{uid} changed")
    both = at_once if number % 2 else one_by_one
    changed, sent = both(partial(send, change), partial(submit, window, seen))
    told = window.told(sent)
    return [changed, *(moved(window.name, each, sent, told) for each in (f"{uid}x", f"{uid}xx"))]


def submit(person: Visitor, seen: list[str]) -> Answer:
    return person.post(f"{CLAIMS}submit-selected/", {"seen": seen})


def moved(by: str, uid: str, answer: Answer, told: list[str]) -> Sent:
    """Return what became of one of several claims."""
    mine = [message for message in told if f"({uid})" in message]
    is_taken = any(message.startswith("success") for message in mine)
    return Sent(by, f"submitted claim/{uid}", answer.status_code, is_taken, mine)


# --- In the reviewers' queue, where what was decided leads on to the next claim ---

QUEUE = "/admin/claims/review/"


def queued(person: Visitor, uid: str) -> dict[str, Any]:
    """Open the claim in the queue, and return what its button sends."""
    return opened(person, f"{QUEUE}?claim={uid}")


def approve(person: Visitor, uid: str, seen: dict[str, Any]) -> Sent:
    window = person.window()
    answer = window.post(f"{QUEUE}approve/", seen)
    told = window.told(answer)
    return Sent(person.name, f"approved claim/{uid}", answer.status_code, answer.status_code == 302, told)


def approving_from_the_queue_what_has_just_changed(room: Newsroom, number: int) -> list[Sent]:
    """Every other time the change comes at the same moment."""
    uid = f"queued-{number}"
    seen = queued(room.reviewer, uid)
    change = edit(room.editor, room.page(uid), f"{uid} changed")
    return (at_once if number % 2 else one_by_one)(
        partial(send, change), partial(approve, room.reviewer, uid, seen)
    )


def approving_twice_at_the_same_moment(room: Newsroom, number: int) -> list[Sent]:
    uid = f"twice-{number}"
    once = partial(approve, room.reviewer, uid, queued(room.reviewer, uid))
    return at_once(once, once)


def two_reviewers_at_once(room: Newsroom, number: int) -> list[Sent]:
    uid = f"two-{number}"
    seen = queued(room.reviewer, uid)
    return at_once(*(partial(approve, person, uid, seen) for person in (room.reviewer, room.admin)))


RACES: tuple[Callable[[Newsroom, int], list[Sent]], ...] = (
    one_after_the_other,
    at_the_same_moment,
    approving_what_has_just_changed,
    double_click,
    many_at_once_of_which_one_has_just_changed,
    approving_from_the_queue_what_has_just_changed,
    approving_twice_at_the_same_moment,
    two_reviewers_at_once,
)

# --- The newsroom ---

# The claims of a round, and where they stand when it begins. Each race has an article of its own: what is read
# beside a claim is its own text and quantity.
RACED = {
    "double-{}": "draft",
    "after-{}": "draft",
    "same-{}": "draft",
    "review-{}": "in_review",
    "queued-{}": "in_review",
    "twice-{}": "in_review",
    "two-{}": "in_review",
    "many-{}x": "draft",
    "many-{}xx": "draft",
}


def sentence(number: int) -> str:
    """Return the words of a claim; those of one round have a word in common."""
    return f"In raid {raid(number)} on day {number} they launched {1000 + number} drones."


def raid(number: int) -> str:
    return f"R{number % ROUNDS}R"


def bundles() -> Iterator[dict[str, Any]]:
    """Yield an article for each race, with its claims; every third double click makes its own."""
    for place, (uid, review) in enumerate(RACED.items()):
        numbers = range(place * ROUNDS, (place + 1) * ROUNDS)
        counted = f"drones launched, {place}"
        yield {
            "bundle": 1,
            "sources": [{"name": "CNN", "kind": "outlet"}],
            "quantities": [{"name": counted, "unit": "drone", "statistic": "count"}],
            "article": {
                "slug": f"drones-{place}",
                "outlet": "CNN",
                "versions": [{"text": "\n".join(map(sentence, numbers))}],
            },
            "claims": [
                {
                    "uid": uid.format(number % ROUNDS),
                    "quote": sentence(number),
                    "number": str(1000 + number),
                    "comparator": "exact",
                    "point": str(1000 + number),
                    "quantity": counted,
                    "review": review,
                }
                for number in numbers
                if place or number % 3
            ],
        }


@pytest.fixture
def stored(own_url: str, manage: Any, tmp_path: Path) -> Callable[..., Any]:
    """The database with all claims and accounts; returns what runs a command on it."""
    paths = [tmp_path / f"{place}.json" for place in range(len(RACED))]
    for path, bundle in zip(paths, bundles(), strict=True):
        path.write_text(json.dumps(bundle))

    def run(*arguments: str, **environment: str) -> str:
        done = manage(*arguments, DATABASE_URL=own_url, **environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("migrate", "--verbosity", "0")
    run("load_bundle", *map(str, paths))
    run("demo_accounts", DEMO_PASSWORD=PASSWORD)
    return run


@pytest.fixture
def room(stored: Callable[..., str], own_url: str) -> Iterator[Newsroom]:
    """The people, logged in at the site."""
    rows = json.loads(stored("dumpdata", "claims.numericclaim", "sources.articleversion"))
    claims = {row["fields"]["uid"]: row["pk"] for row in rows if row["model"] == "claims.numericclaim"}
    version = min(row["pk"] for row in rows if row["model"] == "sources.articleversion")
    with served(DATABASE_URL=own_url) as address:
        people = {name: Visitor(address, name) for name in ("editor", "admin", "reviewer")}
        for person in people.values():
            person.log_in(PASSWORD)
        yield Newsroom(**people, claims=claims, version=version)


# --- What must be true afterwards ---


def faults_of(sent: list[Sent], written: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    """Yield what went wrong with one round."""
    for mark, alike in groupby(sent, key=lambda each: each.mark):
        times, same = len(written[mark]), list(alike)
        if times != any(each.is_taken for each in same):
            yield f"written {times} times: {same}"
        for each in same:
            if each.status >= 500:
                yield f"a server error: {each}"
            elif not each.told and not (each.is_taken and len(same) == 1):
                yield f"nothing was told: {each}"
            elif not each.is_kept:
                yield f"what was typed is gone: {each}"
    if not any(each.is_taken for each in sent):
        yield f"nobody got through: {sent}"


def test_forty_rounds_of_each_race_lose_no_word_and_break_nothing(room: Newsroom, stored: Callable[..., str]):
    rounds: dict[str, list[list[Sent]]] = {}
    with ThreadPoolExecutor(AT_A_TIME) as threads:
        for race in RACES:
            rounds[race.__name__] = list(threads.map(partial(race, room), range(ROUNDS)))
    written = defaultdict(list)
    for row in json.loads(stored("dumpdata", "ledger.ledgerentry")):
        entry, payload = row["fields"], json.loads(row["fields"]["payload"])
        for mark in {entry["reason"] or payload.get("note"), f"{entry['action']} {entry['record']}"}:
            written[mark].append(entry)
    faults = [fault for each in rounds.values() for sent in each for fault in faults_of(sent, written)]
    assert not faults, "\n".join(faults)
    one_gets_through = (
        one_after_the_other,
        at_the_same_moment,
        approving_from_the_queue_what_has_just_changed,
        two_reviewers_at_once,
    )
    for sent in (each for race in one_gets_through for each in rounds[race.__name__]):
        assert sum(each.is_taken for each in sent) == 1, sent
    stored("verify")
