"""The units that articles write, as tables: a slug or the unit's own words, then how it is spelled.

Slugs are those of fixtures/vocabularies.json. A spelling of several words has blanks between its tokens.
"""

from collections.abc import Iterator

# Source: ISO 4217, with its signs in The Unicode Standard, “Currency Symbols”; a dollar of no country is American
# (The Associated Press Stylebook, “dollars”); "dlrs" and "stg" as in agencies' wire copy; "ps" and "y=" are what
# is left of £ and ¥ where a text was turned into ASCII (anyascii's table).
MONEY_BEFORE = """
usd: $ | us $ | us$ | u.s. $ | u.s $ | usd | usd $ | $ us
eur: € | eur
gbp: £ | gbp | ps
jpy: jp ¥ | jpy | y =
cny: cn ¥ | cny | rmb
rub: ₽ | rub
uah: ₴ | uah
inr: ₹ | inr | rs | rs .
chf: chf | sfr
aud: a $ | au $ | aud | aud $ | $ a
cad: c $ | ca $ | cad | cad $ | $ c
nzd: nz $ | nzd | nzd $ | $ nz
brl: r $ | brl
mxn: mx $ | mxn
czk: czk
dkk: dkk
huf: huf
ils: ₪ | ils | nis
krw: ₩ | krw
ngn: ₦ | ngn | n
nok: nok
pln: pln
sar: sar
sek: sek
try: ₺ | try
zar: zar | r
Hong Kong dollars: hk $ | hkd | $ hk
Singapore dollars: s $ | sgd | $ s
Taiwan dollars: nt $ | twd
Malaysian ringgit: rm | myr
yen or yuan: ¥
Philippine pesos: ₱ | php
dong: ₫ | vnd
baht: ฿ | thb
tenge: ₸ | kzt
Lao kip: ₭ | lak
Costa Rican colons: ₡ | crc
guaranis: ₲ | pyg
Indonesian rupiah: rp | idr
Pakistani rupees: pkr
Emirati dirhams: aed | dhs
Egyptian pounds: egp
Kenyan shillings: ksh | kshs | kes
shillings: sh | shs
Tanzanian shillings: tsh | tzs
Ugandan shillings: ush | ugx
Ghanaian cedis: ₵ | ghs
Bulgarian levs: bgn
Romanian lei: ron
bitcoins: ₿ | btc
"""
# Letters that are words too: money only where they stand against the figures or as capitals.
WORDS_TOO = frozenset(
    ["try", "rs", "rm", "y", "a", "r", "s", "c", "sar", "php", "rub", "us", "rp", "ron", "ps", "n"]
)
# Letters that begin names too, "N95", "PS5": money only where a sum follows, "N2.3 trillion", "R12,000".
NAMES_TOO = frozenset(["ps", "n", "r"])

MONEY_AFTER = """
usd: dollar | dollars | dlr | dlrs | buck | bucks | us dollars | u.s. dollars | american dollars | usd | us dollar | $
eur: euro | euros | eur | €
gbp: pounds sterling | pound sterling | british pounds | british pound | stg | gbp | £
jpy: yen | japanese yen | jpy
cny: yuan | renminbi | chinese yuan | rmb | cny
rub: rouble | roubles | ruble | rubles | russian roubles | russian rubles
uah: hryvnia | hryvnias | hryvnya | ukrainian hryvnia | ukrainian hryvnias | uah
inr: rupee | rupees | indian rupees | inr
chf: swiss francs | swiss franc | chf
aud: australian dollars | australian dollar | aud
cad: canadian dollars | canadian dollar | cad
nzd: new zealand dollars | new zealand dollar | nzd
brl: brazilian reais | reais | brl
mxn: mexican pesos | mxn
czk: czech crowns | czech koruna | koruna | korunas | czk
dkk: danish crowns | danish kroner | dkk
nok: norwegian crowns | norwegian kroner | nok
sek: swedish crowns | swedish kronor | sek
huf: forint | forints | huf
ils: shekel | shekels | israeli shekels | israeli new shekels | new israeli shekels | nis
krw: won | korean won | south korean won | krw
kpw: north korean won
ngn: naira
pln: zloty | zlotys | polish zlotys | pln
sar: saudi riyals | saudi riyal
try: lira | liras | turkish lira | turkish liras
zar: rand | south african rand | zar
Hong Kong dollars: hong kong dollar | hong kong dollars | hkd
Singapore dollars: singapore dollar | singapore dollars | sgd
Taiwan dollars: taiwan dollar | taiwan dollars | new taiwan dollars | twd
Malaysian ringgit: malaysian ringgit | myr
Argentine pesos: argentine pesos | argentine peso
Chilean pesos: chilean pesos | chilean peso
Colombian pesos: colombian pesos | colombian peso
Philippine pesos: philippine pesos | philippine peso
Indonesian rupiah: indonesian rupiah | idr
Pakistani rupees: pakistani rupees | pakistani rupee | pkr
Sri Lankan rupees: sri lankan rupees | sri lankan rupee
Emirati dirhams: emirati dirhams | uae dirhams | aed
Moroccan dirhams: moroccan dirhams
Kuwaiti dinars: kuwaiti dinars
Iraqi dinars: iraqi dinars
Iranian rials: iranian rials | iranian rial
Egyptian pounds: egyptian pounds | egyptian pound
Lebanese pounds: lebanese pounds | lebanese pound
Syrian pounds: syrian pounds | syrian pound
Kenyan shillings: kenyan shillings | kenyan shilling
Ugandan shillings: ugandan shillings | ugandan shilling
Tanzanian shillings: tanzanian shillings | tanzanian shilling
CFA francs: cfa francs | cfa franc
Congolese francs: congolese francs
Romanian lei: romanian lei | lei
Bulgarian levs: bulgarian levs | bulgarian lev | levs
Serbian dinars: serbian dinars
Icelandic kronur: icelandic kronur | icelandic krona
Georgian lari: georgian lari
Armenian drams: armenian drams
Azeri manats: manat | manats
Nepalese rupees: nepalese rupees | nepali rupees
dong: dong | vietnamese dong
Lao kip: kip | ₭
cedis: cedi | cedis
kwacha: kwacha
birr: birr
pula: pula
satoshi: satoshi | satoshis
bitcoins: bitcoin | bitcoins | btc
"""
OTHER_MONEY = (
    "peso pesos franc francs dinar dinars dirham dirhams ringgit riyal riyals rial rials shilling shillings baht"
    " rupiah taka tenge crown crowns krona kronor krone kroner cent cents ct cts pence penny pennies ¢ p c"
)

RATIOS = """
percent: % | percent | per cent | pct | pc | percents | percentage | pc.
percentage-point: percentage points | percentage point | % points | percent points | pp
per-mille: ‰ | per mille
basis-point: basis points | basis point | bps
parts per million: parts per million | ppm
parts per billion: parts per billion | ppb
"""

# Source: BIPM, The International System of Units (9th ed.), tables 2 to 8; NIST Special Publication 811,
# appendix B, for the customary ones. The plain words: Merriam-Webster.com Dictionary.
TIMES = """
second: second | seconds | secs | sec
minute: minute | minutes | mins | min
hour: hour | hours | hrs | hr | h
day: day | days
week: week | weeks
month: month | months | mths
year: year | years | yrs | yr
quarter: quarters
night: night | nights
fortnight: fortnight | fortnights
decade: decade | decades
century: century | centuries
millennium: millennia | millenniums
weekend: weekend | weekends
"""
LENGTHS = """
metre: metre | metres | meter | meters
inch: inch | inches | ″
foot: foot | feet | ft
yard: yard | yards | yd | yds
mile: mile | miles
furlong: furlong | furlongs
fathom: fathom | fathoms
nautical-mile: nautical mile | nautical miles | nmi
light-year: light year | light years | light - years | light - year
astronomical unit: astronomical unit | astronomical units
block: blocks
"""
# What two and three of a length's dimensions are called.
POWERS = {
    "metre": ("square-metre", "cubic-metre"),
    "km": ("square-kilometre", "cubic kilometre"),
    "cm": ("square centimetre", "cubic centimetre"),
    "mm": ("square millimetre", "cubic millimetre"),
    "foot": ("square foot", "cubic foot"),
    "inch": ("square inch", "cubic inch"),
    "yard": ("square yard", "cubic yard"),
    "mile": ("square-mile", "cubic mile"),
}
OTHERS = """
square-metre: square metre | square metres | square meter | square meters | sq m | sqm | sq metres | sq . m
square-kilometre: square kilometre | square kilometres | square kilometer | square kilometers | sq km | sq . km
square-mile: square mile | square miles | sq miles | sq mi
square foot: square foot | square feet | sq ft | sqft | sq . ft
square yard: square yard | square yards | sq yd
hectare: hectare | hectares | ha
acre: acre | acres
litre: litre | litres | liter | liters | L
cubic-metre: cubic metre | cubic metres | cubic meter | cubic meters | cu m | cbm
cubic foot: cubic foot | cubic feet | cu ft
cubic yard: cubic yard | cubic yards
cubic kilometre: cubic kilometre | cubic kilometres | cubic kilometer | cubic kilometers
acre-foot: acre feet | acre - feet | acre - foot
gallon: gallon | gallons
pint: pint | pints
quart: quart | quarts
bushel: bushel | bushels
teaspoon: teaspoon | teaspoons | tsp
tablespoon: tablespoon | tablespoons | tbsp
barrel per day: bpd | b / d
barrel: barrel | barrels | bbl
barrel of oil equivalent: boe
kilogram: kilo | kilos | kgs
tonne: tonne | tonnes | metric ton | metric tons | metric tonnes
ton: ton | tons
ton per day: tpd
ton of TNT: ton of tnt | tons of tnt
short ton: short ton | short tons
ounce: ounce | ounces | oz
pound: lb | lbs
carat: carat | carats
degree-celsius: degrees celsius | degrees centigrade | degree celsius | ° c | degc | degrees c | deg c | celsius
degree-celsius: ° celsius | deg celsius | C
degree-fahrenheit: degf | degrees fahrenheit | degree fahrenheit | ° f | degrees f | deg f | fahrenheit | F
degree-fahrenheit: ° fahrenheit | deg fahrenheit
degree: degree | degrees | ° | deg
metre-per-second: metres per second | meters per second | metres a second | m / s
km-per-hour: kilometres per hour | kilometers per hour | kilometres an hour | kilometers an hour | km / h | kph | kmh
km-per-hour: km / hr | kmph
mile-per-hour: miles per hour | miles an hour | mph
mile per gallon: miles per gallon | mpg
knot: knots | kts
horsepower: horsepower | hp | bhp
pound-foot: pound - feet | pound - foot | lb - ft | pound feet
newton metre: newton metres | newton meters | newton - metres | newton - meters | Nm
thousand pounds per square inch: ksi
pound per square inch: psi | pounds per square inch
decibel: decibel | decibels | db
revolutions per minute: rpm
beat per minute: bpm | beats per minute
calorie: calorie | calories | kcal
milliampere-hour: mah
kiloton: kiloton | kilotons
megaton: megaton | megatons
lumen: lumens
megapixel: megapixel | megapixels | mp
frame per second: fps
watt per kilogram: watts per kilogram
"""

# Source: BIPM, The International System of Units (9th ed.), tables 4, 7 and 8: what a unit is multiplied by.
_PREFIXES = {
    "femto": "f", "pico": "p", "nano": "n", "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "hecto": "h",
    "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P",
}  # fmt: skip
# Name, plural, symbol, and the prefixes that are used with it, by their symbols.
_PREFIXED = (
    ("metre", "metres", "m", "p n µ m c d k"),
    ("meter", "meters", "m", "p n µ m c d k"),
    ("gram", "grams", "g", "n µ m k"),
    ("litre", "litres", "l", "µ m c d"),
    ("liter", "liters", "l", "µ m c d"),
    ("second", "seconds", "s", "n µ m"),
    ("watt", "watts", "W", "k M G T"),
    ("watt-hour", "watt-hours", "Wh", "k M G T"),
    ("joule", "joules", "J", "k M G T"),
    ("electronvolt", "electronvolts", "eV", "k M G T"),
    ("volt", "volts", "V", "m k"),
    ("ampere", "amperes", "A", "m k"),
    ("amp", "amps", "A", "m"),
    ("ohm", "ohms", "Ω", "k M"),
    ("hertz", "hertz", "Hz", "k M G T"),
    ("pascal", "pascals", "Pa", "h k M G"),
    ("bar", "bars", "", "m"),
    ("newton", "newtons", "N", "k M"),
    ("byte", "bytes", "B", "k M G T P"),
    ("bit", "bits", "", "k M G T"),
    ("bit per second", "bits per second", "bps", "k M G"),
    ("sievert", "sieverts", "Sv", "m µ"),
    ("gray", "grays", "Gy", "m"),
    ("becquerel", "becquerels", "Bq", "k M G T P"),
    ("tonne", "tonnes", "t", "k M"),
    ("radian", "radians", "rad", "m"),
    ("kelvin", "kelvins", "K", ""),
)
# The slugs of fixtures/vocabularies.json that are no name of the unit.
_SLUGS = {"kilometre": "km", "centimetre": "cm", "millimetre": "mm"}
# Words too common, and symbols too short, to be a unit by themselves.
_NOT_ALONE = frozenset(["second", "bar", "bit", "bit per second", "gray"])
_NO_SYMBOL_ALONE = frozenset(["A", "N", "B", "K", "t"])
_AMERICAN = {"meter": "metre", "liter": "litre", "amp": "ampere"}


def prefixed() -> Iterator[tuple[str, str, str]]:
    """Yield each unit of the SI with each of its spellings, symbols as they are capitalised, and what it is of."""
    for name, plural, symbol, prefixes in _PREFIXED:
        proper = _AMERICAN.get(name, name)
        if name not in _NOT_ALONE:
            for spelling in _spellings(name, plural, "" if symbol in _NO_SYMBOL_ALONE else symbol):
                yield proper, spelling, proper
        for prefix, sign in _PREFIXES.items():
            if sign in prefixes.split():
                slug = _SLUGS.get(prefix + proper, prefix + proper)
                for spelling in _spellings(prefix + name, prefix + plural, sign + symbol if symbol else ""):
                    yield slug, spelling, proper


def _spellings(name: str, plural: str, symbol: str) -> Iterator[str]:
    for word in dict.fromkeys((name, plural)):
        yield word.replace("-", " - ")
        if "-" in word:
            yield word.replace("-", " ")
    if symbol:
        yield symbol
        if symbol.startswith("µ"):
            yield symbol.replace("µ", "μ")  # the Greek letter, for the micro sign
