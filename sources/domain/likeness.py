"""How alike two names of speakers are, and by which keys a stored name is found among all others.

    "Russia’s foreign ministry"   the same:       "Russian Foreign Ministry", "the foreign ministry of Russia"
    "Sergey Lavrov"               the same:       "Foreign Minister Sergey Lavrov"
                                  may be meant:   "Lavrov", "Sergei Lavrov"
    "Western officials"           nobody else:    "US officials", "a Western official"

A name is compared word by word: a country in any of its forms is one word, articles and prepositions don't count.
One keystroke accepts what is called the same, so that it is only said where the words leave no doubt.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b

from sources.domain.countries import plain_words, with_countries
from sources.domain.names import UnusableName, name_key
from sources.domain.terms import SourceKind


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_LINKS = _set("the a an of for and in at to on by with from de von")
_BEFORE_BODY = _set("of for at to in with from")
# Source: The Associated Press Stylebook, "titles", "military titles", "legislative titles", "religious titles".
_TITLES = _set(
    "mr mrs ms miss mx dr prof professor doctor sir dame lord lady baroness sheikh sheik rev reverend pope cardinal",
    "archbishop bishop rabbi imam ayatollah king queen prince princess emperor sultan emir crown president premier",
    "chancellor minister secretary senator sen rep representative congressman congresswoman lawmaker mp mep governor",
    "gov mayor councillor councilman councilwoman ambassador envoy consul commissioner judge justice attorney lawyer",
    "prosecutor general gen admiral adm colonel col lieutenant lt major maj captain capt commander cmdr sergeant sgt",
    "corporal marshal brigadier brig spokesperson director chairperson chief head leader boss executive ceo cfo coo",
    "founder cofounder manager officer deputy vice former acting analyst economist expert reporter correspondent",
    "journalist editor author historian researcher scientist adviser aide activist resident coordinator",
    "administrator treasurer inspector superintendent sheriff vicepresident member negotiator",
)
# Source: Oxford’s spelling beside Merriam-Webster’s; words that differ by who bears them; short forms of wire copy.
_ONE_WORD = {
    **dict.fromkeys(("spokesman", "spokeswoman", "spokespersons"), "spokesperson"),
    **dict.fromkeys(("chairman", "chairwoman", "chair"), "chairperson"),
    "defense": "defence",
    "center": "centre",
    "labor": "labour",
    "organization": "organisation",
    "program": "programme",
    "advisor": "adviser",
    "govt": "government",
    "dept": "department",
    "intl": "international",
    "gen": "general",
    "prof": "professor",
    "dr": "doctor",
    "sen": "senator",
    "gov": "governor",
}
# "Ministry of Foreign Affairs" is the foreign ministry, "Ministry of Internal Affairs" the interior ministry.
_AFFAIRS = {"foreign": "foreign", "external": "foreign", "internal": "interior"}
# They tell one body from another less than its other words do.
_COMMON = _set(
    "ministry department office agency government state national federal international news media press service",
    "services authority authorities committee commission council centre institute association organisation group",
    "company report reports officials official forces force military army police university foundation union party",
    "board bureau administration court bank corporation network society party staff command headquarters images",
    "people sources source data survey statement north south east west central new united republic",
)
# Who is spoken of by these words alone may be anybody of them.
_UNNAMED = _set(
    "official officials source sources diplomat diplomats analyst analysts expert experts resident residents witness",
    "witnesses people person aide aides activist activists insider insiders observer observers employee employees",
    "soldier soldiers doctor doctors trader traders investor investors lawmaker lawmakers reporter reporters medic",
    "medics prisoner prisoners local locals relative relatives survivor survivors scientists researchers economist",
    "economists critics supporters",
)
# What an agency, an outlet or a body is called before its name: "the state-run news agency TASS".
_DESCRIBING = _COMMON | _set(
    "run owned based backed controlled television tv radio broadcaster newspaper newspapers daily weekly magazine",
    "channel website site portal publication outlet think tank watchdog monitor firm consultancy charity nonprofit",
    "ngo rights human aid leading independent local public private official opposition",
)
_BODIES = frozenset([SourceKind.OFFICE, SourceKind.STATE])

_LONGEST_KEY = 100
_MOST_WORDS = 12
_LEFT_OUT_OF = range(3, 7)
_SAME_SOUND = str.maketrans({"y": "i", "j": "i", "w": "v"})
_SPELLED_ALIKE = (("x", "ks"), ("ph", "f"), ("ck", "k"), ("ou", "u"))
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True)
class Likeness:
    """How alike, up to 1 for one key; why, in words for an editor; and whether it leaves no doubt."""

    score: float
    why: str
    is_same: bool = False


@dataclass(frozen=True)
class Role:
    """Somebody named by what they do: the words of the office, the body they do it for, the countries said."""

    words: frozenset[str]
    body: frozenset[str] | None
    countries: frozenset[str]


@dataclass(frozen=True)
class Name:
    """A name as it is compared."""

    key: str
    plain: tuple[str, ...]
    """All its words in small Latin letters."""
    words: tuple[str, ...]
    """Those that count: a country is its code, such as "=RU"."""
    is_acronym: bool
    before_comma: int
    """How many of the words stand before the first comma; all, where there is none."""

    @cached_property
    def bag(self) -> frozenset[str]:
        """Return the words that count, whatever their order."""
        return frozenset(self.words)

    @cached_property
    def spelled(self) -> tuple[str, ...]:
        """Return the words in one of the ways in which other alphabets are written in ours."""
        return tuple(map(_spelled, self.words))

    @cached_property
    def countries(self) -> frozenset[str]:
        """Return the codes of the countries in it."""
        return _countries(self.words)

    @cached_property
    def initials(self) -> frozenset[str]:
        """Return what the first letters of its words can make: with and without the small words."""
        if len(self.plain) < 2:
            return frozenset([self.plain[0]]) if self.is_acronym else frozenset()
        all_of_them = "".join(word[0] for word in self.plain)
        great = "".join(word[0] for word in self.plain if word not in _LINKS)
        return frozenset(letters for letters in (all_of_them, great) if 2 <= len(letters) <= 8)

    @cached_property
    def person(self) -> tuple[str, ...]:
        """Return the words that can be a person's own: behind a title, before a comma."""
        words = self.words[: self.before_comma] if self._has_title_behind_comma else self.words
        titles = [at for at, word in enumerate(words[:-1]) if word in _TITLES]
        return words[titles[-1] + 1 :] if titles else words

    @property
    def is_unnamed(self) -> bool:
        """Whether its words speak of people without saying which."""
        return bool(self.words) and self.words[-1] in _UNNAMED

    @property
    def _has_title_behind_comma(self) -> bool:
        return any(word in _TITLES for word in self.words[self.before_comma :])


@lru_cache(maxsize=8_192)
def read_name(name: str) -> Name:
    """Return the name as it is compared.

    Raises: UnusableName as `name_key` does.

    >>> read_name("the Foreign Ministry of Russia").words
    ('foreign', 'ministry', '=RU')
    """
    key = name_key(name)
    plain = tuple(plain_words(name)[: 2 * _MOST_WORDS])
    before, comma, _ = name.partition(",")
    bare = name.replace(".", "").strip()
    words = _counting(plain)
    return Name(
        key=key,
        plain=plain,
        words=words or (key[:_LONGEST_KEY],),
        is_acronym=len(plain) == 1 and 2 <= len(bare) <= 8 and bare.isupper() and bare.isalpha(),
        before_comma=len(_counting(tuple(plain_words(before)))) if comma else len(words),
    )


def likeness(
    asked: Name, stored: Name, *, kind: str, is_unnamed: bool = False, country: str = ""
) -> Likeness | None:
    """Return how alike a name is to that of a stored source of this kind; None where they aren't.

    `country` is the source's, as its code, empty where it isn't known.
    """
    if asked.key == stored.key:
        return Likeness(1.0, "the same name", is_same=True)
    if is_unnamed:
        # "A Western official" and "Western officials" are two voices, and so is everybody else.
        same = sorted(asked.words) == sorted(stored.words)
        return Likeness(0.9, "the same words", is_same=asked.words == stored.words) if same else None
    is_person = kind == SourceKind.PERSON
    if asked.is_unnamed and not (is_person and len(asked.person) > 1):
        return None
    if asked.countries and stored.countries and not asked.countries & stored.countries:
        return None
    found = [_by_words(asked, stored, kind), _by_initials(asked, stored)]
    if is_person:
        found.append(_by_person(asked, stored, country))
    else:
        found += [_by_description(asked, stored), _by_overlap(asked, stored)]
    return max((each for each in found if each), key=lambda each: (each.is_same, each.score), default=None)


def _by_words(asked: Name, stored: Name, kind: str) -> Likeness | None:
    is_body = kind in _BODIES or (kind == SourceKind.ORGANISATION and _is_one_country(asked))
    if asked.words == stored.words:
        # The Labor Party is Australia’s, the Labour Party Britain’s; a body of a state is written in many ways.
        is_same = is_body or _unlinked(asked.plain) == _unlinked(stored.plain)
        return Likeness(0.97, "another spelling", is_same=is_same)
    if sorted(asked.words) == sorted(stored.words):
        # "Bank of America" is not the American bank, and there is a US embassy in Russia and one the other way.
        is_same = is_body and len(asked.countries) < 2
        return Likeness(0.95, "the same words in another order", is_same=is_same)
    if sorted(asked.spelled) == sorted(stored.spelled):
        return Likeness(0.9, "spelled alike")
    return None


def _is_one_country(name: Name) -> bool:
    """Return whether a country's name is all there is: "UN" and "EU" are listed with them."""
    return len(name.words) == 1 and bool(name.countries)


def _unlinked(plain: Iterable[str]) -> list[str]:
    return [word for word in plain if word not in _LINKS]


def _by_initials(asked: Name, stored: Name) -> Likeness | None:
    if asked.is_acronym and not stored.is_acronym and asked.plain[0] in stored.initials:
        return Likeness(0.85, "its initials")
    if stored.is_acronym and not asked.is_acronym and stored.plain[0] in asked.initials:
        return Likeness(0.85, "the initials of these words")
    return None


def _by_person(asked: Name, stored: Name, country: str) -> Likeness | None:
    one, other = asked.person, stored.person
    if not one or not other:
        return None
    titled = len(one) < len(asked.words) or len(other) < len(stored.words)
    if one == other and titled:
        at_home = not (country and asked.countries) or country in asked.countries
        is_same = len(one) > 1 and at_home and _is_own(one)
        return Likeness(0.93 if at_home else 0.6, "the same name, with a title", is_same=is_same)
    spelled, known = tuple(map(_spelled, one)), tuple(map(_spelled, other))
    if spelled == known:
        return Likeness(0.88, "spelled alike")
    if len(known) > 1 and len(spelled) > 1 and spelled[-1] == known[-1]:
        shorter, longer = sorted((spelled, known), key=len)
        if set(shorter) <= set(longer):
            return Likeness(0.85, "with a name more or less")
        if spelled[0][0] == known[0][0] and 1 in (len(spelled[0]), len(known[0])):
            return Likeness(0.8, "the same last name and initial")
    if len(known) > 1 and len(spelled) == 1:
        if spelled[0] == known[-1]:
            return Likeness(0.75, "the last name")
        if spelled[0] == known[0]:
            return Likeness(0.6, "a part of the name")
    return None


def _is_own(words: Sequence[str]) -> bool:
    return not any(word in _TITLES or word.startswith("=") for word in words)


def _by_description(asked: Name, stored: Name) -> Likeness | None:
    length = len(stored.words)
    if length >= len(asked.words) or asked.words[-length:] != stored.words:
        return None
    if all(word in _DESCRIBING or word.startswith("=") for word in stored.words):
        return None
    described = asked.words[:-length]
    is_only_that = all(word in _DESCRIBING or word.startswith("=") for word in described)
    return Likeness(0.86, "the name, with what it is") if is_only_that else None


def _by_overlap(asked: Name, stored: Name) -> Likeness | None:
    shared, every = asked.bag & stored.bag, asked.bag | stored.bag
    if not any(_weight(word) == 1 for word in shared):
        return None
    share = sum(map(_weight, shared)) / sum(map(_weight, every))
    return Likeness(0.8 * share, "alike") if share >= 0.6 else None


def _weight(word: str) -> float:
    return 0.5 if word.startswith("=") or word in _COMMON else 1


# --- Somebody named by what they do ---


def roles_of(name: Name) -> tuple[Role, ...]:
    """Return who may be meant where nobody is named: "spokesperson for Russia’s foreign ministry".

    The last words may be the whole role, or a title at the body that the words before it name.

    >>> [sorted(role.words) for role in roles_of(read_name("Russian Foreign Minister"))]
    [['foreign', 'minister'], ['minister']]
    """
    found = []
    plain = [_ONE_WORD.get(word, word) for word in name.plain if word not in ("the", "a", "an")]
    titles = [at for at, word in enumerate(plain) if word in _TITLES]
    if not titles:
        return ()
    # "The deputy spokesperson for …"
    links = [at for at, word in enumerate(plain) if word in _BEFORE_BODY]
    if links and 0 < links[0] < len(plain) - 1 and plain[links[0] - 1] in _TITLES:
        body = _counting(plain[links[0] + 1 :])
        found.append(_role(_counting(plain[: links[0]]), body))
    if not links and titles[-1] == len(plain) - 1:
        words = _counting(plain)
        # "Russian Foreign Minister"
        found.append(_role(words, ()))
        # "Russian foreign ministry | spokeswoman"
        first = len(words)
        while first and words[first - 1] in _TITLES:
            first -= 1
        if 0 < first < len(words) and any(not word.startswith("=") for word in words[:first]):
            found.append(_role(words[first:], words[:first]))
    return tuple(found)


def _role(words: Sequence[str], body: Sequence[str]) -> Role:
    return Role(
        words=frozenset(word for word in words if not word.startswith("=")),
        body=frozenset(body) or None,
        countries=_countries((*words, *body)),
    )


def role_likeness(
    roles: Iterable[Role], *, role: str, bodies: Iterable[Name], countries: frozenset[str]
) -> float:
    """Return how likely somebody is meant who has this role at the body of these names; 0 where they aren't.

    `countries` are those of the person and the body, beside what the body's names say.
    """
    has = frozenset(_counting(plain_words(role)))
    names = list(bodies)
    at_home = countries.union(*(name.countries for name in names))
    best = 0.0
    for asked in roles:
        if not asked.words or not asked.words <= has:
            continue
        exactness = 0.0 if asked.words == frozenset(word for word in has if not word.startswith("=")) else 0.1
        only_country = asked.body is None or all(word.startswith("=") for word in asked.body)
        if not only_country and any(asked.body == name.bag for name in names):
            best = max(best, 0.82 - exactness)
        elif only_country and asked.countries and asked.countries <= at_home:
            best = max(best, 0.78 - exactness)
    return best


# --- Keys by which names are found ---


def keys_of(name: Name) -> frozenset[str]:
    """Return the keys under which a stored name is found.

    All its words together ("s:"), all but one ("m:"), its initials ("a:"), and each word that tells it from
    others ("w:").
    """
    words = name.spelled
    keys = {_key("s:", words), *(_key("a:", [letters]) for letters in name.initials)}
    if len(frozenset(words)) in _LEFT_OUT_OF:
        keys.update(_key("m:", rest) for rest in _without_one(words))
    return frozenset(keys | set(_word_keys(name.words)))


def keys_of_role(role: str, country: str) -> frozenset[str]:
    """Return the keys under which somebody is found who has the role: with their country and without."""
    words = [word for word in _counting(plain_words(role)) if not word.startswith("=")]
    if not words:
        return frozenset()
    return frozenset([_key("r:", words), _key("r:", (*words, f"={country}"))])


def asked_keys(name: Name) -> frozenset[str]:
    """Return the keys by which to look for what a name may stand for; those that narrow it most are all there."""
    words = name.spelled
    keys = {_key("s:", words), _key("m:", words), *(_key("a:", [letters]) for letters in name.initials)}
    if len(frozenset(words)) in _LEFT_OUT_OF:
        keys.update(_key("s:", rest) for rest in _without_one(words))
    keys |= {_key("s:", map(_spelled, name.person)), *_word_keys(name.words)}
    for role in roles_of(name):
        keys |= {_key("r:", role.words)} if not role.countries else set()
        keys.update(_key("r:", (*role.words, f"={code}")) for code in role.countries)
        if role.body:
            keys.add(_key("s:", [_spelled(word) for word in role.body]))
    return frozenset(keys)


def bodies_meant(name: Name) -> list[frozenset[str]]:
    """Return the words of the bodies for which somebody speaks who is named by that alone."""
    return [role.body for role in roles_of(name) if role.body is not None]


def _word_keys(words: Iterable[str]) -> Iterable[str]:
    return [
        _key("w:", [_spelled(word)])
        for word in words
        if not word.startswith("=") and word not in _COMMON and word not in _TITLES
    ]


def _without_one(words: Sequence[str]) -> Iterable[list[str]]:
    every = sorted(set(words))
    return [[word for word in every if word != left] for left in every]


def _key(kind: str, words: Iterable[str]) -> str:
    key = kind + "&".join(sorted(set(words)))
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{kind}#{blake2b(key.encode(), digest_size=16).hexdigest()}"


# --- Words ---


def _counting(plain: Sequence[str]) -> tuple[str, ...]:
    """Return the words that count, a country as its code."""
    found = [_ONE_WORD.get(word, word) for word in with_countries(plain) if word not in _LINKS]
    return tuple(_without_affairs(found)[:_MOST_WORDS])


def _without_affairs(words: list[str]) -> list[str]:
    at = words.index("affairs") if "affairs" in words else 0
    if at and words[at - 1] in _AFFAIRS:
        return [*words[: at - 1], _AFFAIRS[words[at - 1]], *words[at + 1 :]]
    return words


def _countries(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[1:] for word in words if word.startswith("="))


def _spelled(word: str) -> str:
    if word.startswith("=") or len(word) < 4:
        return word
    word = word.translate(_SAME_SOUND)
    for one, other in _SPELLED_ALIKE:
        word = word.replace(one, other)
    return _DOUBLED.sub(r"\1", word)


__all__ = [
    "Likeness",
    "Name",
    "Role",
    "UnusableName",
    "asked_keys",
    "bodies_meant",
    "keys_of",
    "keys_of_role",
    "likeness",
    "read_name",
    "role_likeness",
    "roles_of",
]
