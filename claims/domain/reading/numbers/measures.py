"""Units as articles write them: currencies before and after a number, percent and points, units of measure.

Each is told by the slug it has in fixtures/vocabularies.json; what has none there, by its own words.
"""

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from claims.domain.reading.tokens import Token

PERCENT, POINTS, TIMES, FRACTION = "percent", "percentage-point", "times", "fraction"


class Measure(Enum):
    MONEY = auto()
    RATIO = auto()
    TIME = auto()
    LENGTH = auto()
    OTHER = auto()


class Unit(NamedTuple):
    slug: str
    measure: Measure


# Source: ISO 4217, with its signs in The Unicode Standard, “Currency Symbols”; a dollar of no country is American
# (The Associated Press Stylebook, “dollars”); "dlrs" and "stg" as in agencies' wire copy.
_MONEY_BEFORE = """
usd: $ | us $ | us$ | u.s. $ | u.s $ | usd | usd $ | $ us
eur: € | eur
gbp: £ | gbp
jpy: jp ¥ | jpy | y =
cny: cn ¥ | cny | rmb
rub: ₽ | rub
uah: ₴ | uah
inr: ₹ | inr | rs | rs .
chf: chf | sfr
aud: a $ | au $ | aud | aud $
cad: c $ | ca $ | cad | cad $
nzd: nz $ | nzd | nzd $
brl: r $ | brl
mxn: mx $ | mxn
czk: czk
dkk: dkk
huf: huf
ils: ₪ | ils | nis
krw: ₩ | krw
ngn: ₦ | ngn
nok: nok
pln: pln
sar: sar
sek: sek
try: ₺ | try
zar: zar
Hong Kong dollars: hk $ | hkd
Singapore dollars: s $ | sgd
Taiwan dollars: nt $ | twd
Malaysian ringgit: rm | myr
yen or yuan: ¥
Philippine pesos: ₱ | php
dong: ₫
baht: ฿
tenge: ₸
"""
# Three letters that are words too: money only where they stand against the figures or as capitals.
_WORDS_TOO = frozenset(["try", "rs", "rm", "y", "a", "r", "s", "c", "sar", "php", "rub", "us"])

_MONEY_AFTER = """
usd: dollar | dollars | dlr | dlrs | buck | bucks | us dollars | u.s. dollars | american dollars | usd | us dollar | $
eur: euro | euros | eur | €
gbp: pounds sterling | british pounds | stg | gbp | £
jpy: yen | japanese yen | jpy
cny: yuan | renminbi | chinese yuan | rmb | cny
rub: rouble | roubles | ruble | rubles | russian roubles | russian rubles
uah: hryvnia | hryvnias | hryvnya
inr: rupee | rupees | indian rupees
chf: swiss francs | swiss franc | chf
aud: australian dollars | australian dollar | aud
cad: canadian dollars | canadian dollar | cad
nzd: new zealand dollars | nzd
brl: brazilian reais | reais | brl
mxn: mexican pesos | mxn
czk: czech crowns | czech koruna | koruna | korunas
dkk: danish crowns | danish kroner
nok: norwegian crowns | norwegian kroner
sek: swedish crowns | swedish kronor
huf: forint | forints
ils: shekel | shekels | israeli shekels | nis
krw: won | korean won | south korean won
ngn: naira
pln: zloty | zlotys
sar: saudi riyals | saudi riyal
try: lira | liras | turkish lira | turkish liras
zar: rand | zar
"""
_OTHER_MONEY = (
    "peso pesos franc francs dinar dinars dirham dirhams ringgit riyal riyals rial rials shilling shillings baht"
    " rupiah taka tenge crown crowns krona kronor krone kroner cent cents pence penny pennies ¢ p"
)

_RATIOS = """
percent: % | percent | per cent | pct | pc | percents | percentage | pc.
percentage-point: percentage points | percentage point | % points | percent points | pp
per-mille: ‰ | per mille
basis-point: basis points | basis point | bps
"""

# Source: BIPM, The International System of Units (9th ed.), tables 2 to 8; NIST Special Publication 811,
# appendix B, for the customary ones. The plain words: Merriam-Webster.com Dictionary.
_TIMES = """
second: second | seconds | secs | sec
minute: minute | minutes | mins | min
hour: hour | hours | hrs | hr
day: day | days
week: week | weeks
month: month | months
year: year | years | yrs | yr
quarter: quarters
night: night | nights
fortnight: fortnight | fortnights
decade: decade | decades
century: century | centuries
weekend: weekend | weekends
millisecond: milliseconds | ms
"""
_LENGTHS = """
mm: mm | millimetre | millimetres | millimeter | millimeters
cm: cm | centimetre | centimetres | centimeter | centimeters
metre: m | metre | metres | meter | meters
km: km | kms | kilometre | kilometres | kilometer | kilometers
inch: inch | inches | ″
foot: foot | feet | ft
yard: yard | yards
mile: mile | miles
nautical-mile: nautical mile | nautical miles
light-year: light year | light years | light - years | light - year
block: blocks
"""
_OTHERS = """
square-metre: square metre | square metres | square meter | square meters | sq m | sqm | m² | m 2
square-kilometre: square kilometre | square kilometres | square kilometer | square kilometers | sq km | km² | km 2
square-mile: square mile | square miles | sq miles
square foot: square foot | square feet | sq ft | sqft
hectare: hectare | hectares | ha
acre: acre | acres
litre: litre | litres | liter | liters | l
cubic-metre: cubic metre | cubic metres | cubic meter | cubic meters | m³ | m 3
cubic foot: cubic foot | cubic feet
gallon: gallon | gallons
barrel: barrel | barrels | bpd | bbl
gram: gram | grams | g
kilogram: kilogram | kilograms | kilo | kilos | kg | kgs
milligram: milligram | milligrams | mg
tonne: tonne | tonnes | metric ton | metric tons | metric tonnes
ton: ton | tons
ounce: ounce | ounces | oz
pound: lb | lbs
degree-celsius: degrees celsius | degrees centigrade | degree celsius | ° c | degc | degrees c | deg c | celsius
degree-fahrenheit: degf | degrees fahrenheit | degree fahrenheit | ° f | degrees f | deg f | fahrenheit
degree: degree | degrees | ° | deg
metre-per-second: metres per second | meters per second | metres a second | m / s
km-per-hour: kilometres per hour | kilometers per hour | kilometres an hour | kilometers an hour | km / h | kph | kmh
mile-per-hour: miles per hour | miles an hour | mph
mile per gallon: miles per gallon | mpg
knot: knots
kilowatt-hour: kilowatt - hours | kilowatt hours | kwh
megawatt-hour: megawatt - hours | megawatt hours | mwh
gigawatt-hour: gigawatt - hours | gigawatt hours | gwh
terawatt-hour: terawatt - hours | terawatt hours | twh
watt: watt | watts | w
kilowatt: kilowatt | kilowatts | kw
megawatt: megawatt | megawatts | mw
gigawatt: gigawatt | gigawatts | gw
volt: volt | volts | v
kilobyte: kb
megabyte: megabyte | megabytes | mb
gigabyte: gigabyte | gigabytes | gb
terabyte: terabyte | terabytes | tb
megabit per second: mbps
hertz: hertz | hz
kilohertz: kilohertz | khz
megahertz: megahertz | mhz
gigahertz: gigahertz | ghz
horsepower: horsepower | hp | bhp
decibel: decibel | decibels | db
revolutions per minute: rpm
calorie: calorie | calories | kcal
nanometre: nanometre | nanometres | nanometer | nanometers | nm
millilitre: millilitre | millilitres | milliliter | milliliters | ml
milliampere-hour: mah
parts per million: parts per million | ppm
"""
# Letters that mean a unit only against the figures: "5m", not "5 m".
ONLY_GLUED = frozenset(["m", "l", "g", "w", "v", "p", "pc", "ha", "nm", "b", "t", "ft", "ms", "¢"])
# "5g" is a mass, "5G" a kind of network, "$5M" a sum.
_NEVER_CAPITAL = frozenset(["g", "m", "p"])

_Entries = dict[str, list[tuple[tuple[str, ...], Unit]]]


def _entries(measure: Measure, table: str, found: _Entries) -> None:
    for line in table.strip().splitlines():
        slug, _, spellings = line.partition(": ")
        for spelling in spellings.split(" | "):
            words = tuple(spelling.split())
            found.setdefault(words[0], []).append((words, Unit(slug, measure)))


def _longest_first(*tables: tuple[Measure, str]) -> _Entries:
    found: _Entries = {}
    for measure, table in tables:
        _entries(measure, table, found)
    for candidates in found.values():
        candidates.sort(key=lambda candidate: -len(candidate[0]))
    return found


_BEFORE = _longest_first((Measure.MONEY, _MONEY_BEFORE))
_AFTER = _longest_first(
    (Measure.RATIO, _RATIOS),
    (Measure.MONEY, _MONEY_AFTER),
    (Measure.MONEY, "\n".join(f"{word}: {word}" for word in _OTHER_MONEY.split())),
    (Measure.TIME, _TIMES),
    (Measure.LENGTH, _LENGTHS),
    (Measure.OTHER, _OTHERS),
)


def money_before(tokens: Sequence[Token], at: int, limit: int) -> tuple[Unit, int] | None:
    """Return the currency that begins at this token and stands before figures, and where the figures begin."""
    for words, unit in _BEFORE.get(tokens[at].key, ()):
        end = at + len(words)
        if end >= limit or not tokens[end].is_number:
            continue
        if any(token.key != word for token, word in zip(tokens[at:end], words, strict=True)):
            continue
        is_rupees = words[0] == "rs" and tokens[at].is_capital
        if words[0] in _WORDS_TOO and not (tokens[end].is_glued or words[-1] in "$¥=." or is_rupees):
            continue
        if len(words) > 1 and words[0] in _WORDS_TOO and words[0] != "us" and not tokens[at + 1].is_glued:
            continue
        return unit, end
    return None


def may_begin_money(key: str) -> bool:
    """Return whether a currency that stands before its number may begin with this word or sign."""
    return key in _BEFORE


def unit_after(tokens: Sequence[Token], at: int, limit: int) -> tuple[Unit, int] | None:
    """Return the unit whose words begin at this token, right behind a number, and where they end."""
    if at >= limit:
        return None
    for words, unit in _AFTER.get(tokens[at].key, ()):
        end = at + len(words)
        if end > limit or any(token.key != word for token, word in zip(tokens[at:end], words, strict=True)):
            continue
        if len(words) == 1 and words[0] in ONLY_GLUED and not tokens[at].is_glued:
            continue
        if words[0] in _NEVER_CAPITAL and tokens[at].is_capital:
            continue
        return unit, end
    return None


def unit_past_hyphen(tokens: Sequence[Token], at: int, limit: int) -> tuple[Unit, int] | None:
    """Return the unit behind a number or behind its hyphen: "20-percent", "three-day"."""
    if at + 1 < limit and tokens[at].key in HYPHENS and tokens[at].is_glued and tokens[at + 1].is_glued:
        return unit_after(tokens, at + 1, limit)
    return unit_after(tokens, at, limit)


HYPHENS = frozenset("-‐‑")
DASHES = frozenset(["-", "‐", "‑", "–", "—", "−", "--"])
