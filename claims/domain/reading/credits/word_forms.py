"""The forms of English verbs, by rule and for the irregular ones by a table."""

from collections.abc import Iterator
from enum import Enum, auto

from claims.domain.reading.vocabulary import word_set


class Form(Enum):
    BASE = auto()
    """Also the plural and the infinitive: "say"."""
    THIRD = auto()
    """The third person singular: "says"."""
    PAST = auto()
    """The past, and where it is spelt alike the participle: "said"."""
    PARTICIPLE = auto()
    """The participle where it is spelt unlike the past: "shown"."""
    ING = auto()
    ADJECTIVE = auto()
    """No verb, but a predicate behind "be": "confident"."""


# Past and participle. Source: Quirk et al., A Comprehensive Grammar of the English Language (1985), 3.19.
_IRREGULAR = {
    "begin": ("began", "begun"),
    "bet": ("bet", "bet"),
    "bid": ("bid", "bid"),
    "cast": ("cast", "cast"),
    "choose": ("chose", "chosen"),
    "foretell": ("foretold", "foretold"),
    "feel": ("felt", "felt"),
    "find": ("found", "found"),
    "forecast": ("forecast", "forecast"),
    "foresee": ("foresaw", "foreseen"),
    "give": ("gave", "given"),
    "have": ("had", "had"),
    "go": ("went", "gone"),
    "hear": ("heard", "heard"),
    "hit": ("hit", "hit"),
    "know": ("knew", "known"),
    "make": ("made", "made"),
    "put": ("put", "put"),
    "read": ("read", "read"),
    "retell": ("retold", "retold"),
    "say": ("said", "said"),
    "see": ("saw", "seen"),
    "seek": ("sought", "sought"),
    "set": ("set", "set"),
    "show": ("showed", "shown"),
    "speak": ("spoke", "spoken"),
    "swear": ("swore", "sworn"),
    "tell": ("told", "told"),
    "win": ("won", "won"),
    "think": ("thought", "thought"),
    "understand": ("understood", "understood"),
    "undertake": ("undertook", "undertaken"),
    "write": ("wrote", "written"),
}
# Stressed on the last syllable, so that its consonant doubles: "admitted", "planning".
_DOUBLING = word_set(
    "admit plan refer submit quip brag begin put bet bid commit snap rip dub opt hit infer set win pencil"
)
_VOWELS = frozenset("aeiou")


def forms_of(lemma: str) -> Iterator[tuple[str, Form]]:
    """Yield each form of the verb with what it is, forms spelt alike once: "put" as the past, that needs no plural.

    >>> [word for word, _ in forms_of("deny")]
    ['deny', 'denies', 'denied', 'denying']
    """
    stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
    past, participle = _IRREGULAR.get(lemma) or (_past(stem),) * 2
    seen: set[str] = set()
    for word, form in (
        *(() if past == lemma else ((lemma, Form.BASE),)),
        (_third(lemma), Form.THIRD),
        (past, Form.PAST),
        (participle, Form.PARTICIPLE),
        (_ing(stem), Form.ING),
    ):
        if word not in seen:
            seen.add(word)
            yield word, form


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return f"{stem}d"
    return f"{stem[:-1]}ied" if _ends_in_consonant_y(stem) else f"{stem}ed"


def _third(lemma: str) -> str:
    if _ends_in_consonant_y(lemma):
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{lemma}s"


def _ing(stem: str) -> str:
    return f"{stem[:-1]}ing" if stem.endswith("e") and not stem.endswith(("ee", "oe")) else f"{stem}ing"


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in _VOWELS
