"""Countries in the words of names: "Russia’s", "Russian" and "of Russia" are one word of a name."""

import re
from collections.abc import Sequence
from functools import cache

from anyascii import anyascii
from babel import Locale

_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}(?![a-z])|\b(?:[a-z]\.)+[a-z]\b")
_GENITIVE = re.compile(r"'s\b|(?<=s)'(?!\w)")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u2032", "'"))

# Adjectives: The World Factbook (CIA), "Nationality: adjective". Other names: those that the Associated Press
# Stylebook and agencies' copy use beside the name in Unicode CLDR, which is added from babel. What stands for two
# countries ("Korean", "Congolese", "Congo") stands for none.
_WORDS = """
AD: Andorran
AE: Emirati | UAE
AF: Afghan
AG: Antiguan | Antigua and Barbuda
AL: Albanian
AM: Armenian
AO: Angolan
AR: Argentine | Argentinian | Argentinean
AT: Austrian
AU: Australian
AZ: Azerbaijani
BA: Bosnian | Bosnia | Bosnia-Herzegovina | Bosnia and Herzegovina
BB: Barbadian
BD: Bangladeshi
BE: Belgian
BF: Burkinabe
BG: Bulgarian
BH: Bahraini
BI: Burundian
BJ: Beninese
BN: Bruneian
BO: Bolivian
BR: Brazilian
BS: Bahamian | The Bahamas
BT: Bhutanese
BW: Motswana
BY: Belarusian | Byelorussian
BZ: Belizean
CA: Canadian
CD: DRC | DR Congo | Democratic Republic of the Congo | Democratic Republic of Congo
CF: Central African
CG: Republic of the Congo
CH: Swiss
CI: Ivorian | Ivory Coast
CL: Chilean
CM: Cameroonian
CN: Chinese | PRC | People’s Republic of China
CO: Colombian
CR: Costa Rican
CU: Cuban
CV: Cabo Verdean | Cape Verdean | Cabo Verde
CY: Cypriot
CZ: Czech | Czech Republic
DE: German
DJ: Djiboutian
DK: Danish
DO: Dominican Republic
DZ: Algerian
EC: Ecuadorian
EE: Estonian
EG: Egyptian
ER: Eritrean
ES: Spanish
ET: Ethiopian
EU: EU
FI: Finnish
FJ: Fijian
FM: Micronesian
FR: French
GA: Gabonese
GB: British | Britain | UK | Great Britain
GD: Grenadian
GE: Georgian
GH: Ghanaian
GM: Gambian | The Gambia
GN: Guinean
GQ: Equatorial Guinean | Equatoguinean
GR: Greek
GT: Guatemalan
GW: Bissau-Guinean
GY: Guyanese
HK: Hong Kong
HN: Honduran
HR: Croatian
HT: Haitian
HU: Hungarian
ID: Indonesian
IE: Irish
IL: Israeli
IN: Indian
IQ: Iraqi
IR: Iranian | Islamic Republic of Iran
IS: Icelandic
IT: Italian
JM: Jamaican
JO: Jordanian
JP: Japanese
KE: Kenyan
KG: Kyrgyz | Kyrgyzstani
KH: Cambodian
KM: Comoran
KP: North Korean | DPRK | Democratic People’s Republic of Korea
KR: South Korean | ROK | Republic of Korea
KW: Kuwaiti
KZ: Kazakh | Kazakhstani
LA: Lao | Laotian
LB: Lebanese
LI: Liechtensteiner
LK: Sri Lankan
LR: Liberian
LS: Basotho
LT: Lithuanian
LU: Luxembourgish | Luxembourger
LV: Latvian
LY: Libyan
MA: Moroccan
MC: Monegasque
MD: Moldovan
ME: Montenegrin
MG: Malagasy
MH: Marshallese
MK: Macedonian | North Macedonian | Macedonia
ML: Malian
MM: Burmese | Myanma | Myanmar | Burma
MN: Mongolian
MO: Macau | Macao
MR: Mauritanian
MT: Maltese
MU: Mauritian
MV: Maldivian
MW: Malawian
MX: Mexican
MY: Malaysian
MZ: Mozambican
NA: Namibian
NE: Nigerien
NG: Nigerian
NI: Nicaraguan
NL: Dutch | Holland
NO: Norwegian
NP: Nepali | Nepalese
NZ: New Zealander
OM: Omani
PA: Panamanian
PE: Peruvian
PG: Papua New Guinean
PH: Philippine | Filipino
PK: Pakistani
PL: Polish
PS: Palestinian | Palestine
PT: Portuguese
PY: Paraguayan
QA: Qatari
RO: Romanian
RS: Serbian
RU: Russian | Russian Federation
RW: Rwandan
SA: Saudi | Saudi Arabian
SB: Solomon Islander
SC: Seychellois
SD: Sudanese
SE: Swedish
SG: Singaporean
SI: Slovenian | Slovene
SK: Slovak
SL: Sierra Leonean
SM: Sammarinese
SN: Senegalese
SO: Somali
SR: Surinamese
SS: South Sudanese
SV: Salvadoran
SY: Syrian
SZ: Swazi | Swaziland
TD: Chadian
TG: Togolese
TH: Thai
TJ: Tajik | Tajikistani
TL: Timorese | East Timor
TM: Turkmen
TN: Tunisian
TO: Tongan
TR: Turkish | Turkey
TT: Trinidadian | Trinidad and Tobago
TW: Taiwanese
TZ: Tanzanian
UA: Ukrainian
UG: Ugandan
UN: UN
US: American | US | USA | United States of America
UY: Uruguayan
UZ: Uzbek | Uzbekistani
VA: Vatican | Holy See
VE: Venezuelan
VN: Vietnamese
VU: Ni-Vanuatu
WS: Samoan
XK: Kosovar | Kosovan
YE: Yemeni
ZA: South African
ZM: Zambian
ZW: Zimbabwean
"""
# They hold a country's words and mean no country. So does CLDR's "U.S. Outlying Islands", which is none to the press.
_NO_COUNTRIES = (
    "South American",
    "North American",
    "Latin American",
    "Central American",
    "African American",
    "American Indian",
    "West Indian",
    "New Guinea",
    "New England",
    "New Mexico",
    "Native American",
    "Inter American",
    "Pan American",
    "Anglo American",
    "Indian Ocean",
)
_UNKNOWN = frozenset(["QO", "UM", "XA", "XB", "ZZ", "EZ"])


def plain_words(name: str) -> list[str]:
    """Return the name's words in small Latin letters, without genitives; "U.S." is one word.

    >>> plain_words("The U.S. Navy’s Müller")
    ['the', 'us', 'navy', 'muller']
    """
    latin = anyascii(name.translate(_APOSTROPHES)).casefold()
    latin = _DOTTED.sub(lambda found: found[0].replace(".", ""), latin)
    return _WORD.findall(_GENITIVE.sub("", latin).replace("'", ""))


def with_countries(plain: Sequence[str]) -> list[str]:
    """Return the words with every country, however many words it takes, as its code.

    >>> with_countries(["north", "korean", "soldiers"])
    ['=KP', 'soldiers']
    """
    known, longest = country_words(), longest_country()
    found: list[str] = []
    at = 0
    while at < len(plain):
        for length in range(min(longest, len(plain) - at), 0, -1):
            country = known.get(tuple(plain[at : at + length]))
            if country is not None:
                found.append(f"={country}" if country.isupper() else country)
                at += length
                break
        else:
            found.append(plain[at])
            at += 1
    return found


@cache
def country_words() -> dict[tuple[str, ...], str]:
    """Return the country's code, such as "RU", for each run of words that means one; else the words as one.

    >>> country_words()["north", "korean"], country_words()["south", "american"]
    ('KP', 'south american')
    """
    found: dict[tuple[str, ...], str] = {}
    for code, name in Locale("en").territories.items():
        if len(code) == 2 and code.isalpha() and code not in _UNKNOWN:
            for part in re.split(r" \(|\)", name):
                found[_words(part.replace("&", "and"))] = code
    for line in _WORDS.strip().splitlines():
        code, _, names = line.partition(": ")
        for name in names.split(" | "):
            found[_words(name)] = code
    for name in _NO_COUNTRIES:
        found[_words(name)] = " ".join(_words(name))
    found.pop((), None)
    return found


@cache
def longest_country() -> int:
    """Return how many words a country's name has at most."""
    return max(map(len, country_words()))


def _words(name: str) -> tuple[str, ...]:
    words = plain_words(name)
    return tuple(word for word in words if word != "the" or len(words) == 1)
