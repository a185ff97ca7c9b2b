"""The nouns that speak: roles and titles, bodies, documents, and the speeches in which something is said."""

from claims.domain.reading.vocabulary import word_set

# Source: The Associated Press Stylebook, “titles”, “legislative titles”, “military titles”, “occupational titles”.
ROLES = word_set(
    "spokesman spokeswoman spokesperson spokespeople spokesmen minister ministers president presidents premier"
    " chancellor secretary secretaries director directors chief chiefs chairman chairwoman chairperson chair ceo cfo",
    "coo head commissioner ambassador envoy governor mayor senator senators congressman congresswoman representative"
    " representatives lawmaker lawmakers legislator legislators official officials officer officers general colonel",
    "captain lieutenant major sergeant commander admiral marshal sheriff inspector superintendent deputy constable"
    " detective prosecutor prosecutors attorney lawyer lawyers judge justice coordinator manager managers executive",
    "executives analyst analysts economist economists professor professors doctor doctors expert experts researcher"
    " researchers scientist scientists author authors correspondent reporter reporters journalist journalists editor",
    "columnist historian activist activists leader leaders founder owner partner adviser advisor advisers advisors"
    " aide aides strategist strategists pollster operative candidate nominee rival veteran witness witnesses resident",
    "residents farmer teacher student students king queen prince princess pope bishop archbishop cardinal imam rabbi"
    " reverend father bystander survivor victim mother son daughter brother sister wife husband speaker treasurer",
    "undersecretary administrator consultant negotiator counsel solicitor regulator regulators trader traders broker"
    " investor billionaire magnate mogul coach",
)
# Source: The Associated Press Stylebook, “courtesy titles”, “titles”.
COURTESIES = word_set(
    "mr mrs ms miss dr sir lord lady dame prof rev fr hon sen sens rep reps gov gen lt col maj capt sgt cpl adm cmdr"
    " pres supt det insp messrs mx brig"
)
TITLES = ROLES | COURTESIES

# Capitalised, they make a name a body's and not a person's. Source: ISO 20275, entity legal forms; The Associated
# Press Stylebook, “organizations and institutions”, “governmental bodies”.
BODY_WORDS = word_set(
    "university institute institution center centre bank fund foundation association organization organisation agency"
    " office department ministry bureau commission committee council court parliament congress senate house party",
    "campaign company corporation corp inc ltd plc group union federation league network news times post journal"
    " press tribune herald guardian telegraph gazette radio television tv magazine nations state states government",
    "army navy force forces police service services administration authority board society trust club school college"
    " hospital church coalition alliance movement front brigade project initiative program programme database reserve",
    "exchange treasury kingdom republic republicans democrats america poll survey watch international national global"
    " index observatory monitor act today weekly daily broadcasting intelligence command staff security defense",
    "defence health systems airlines",
)
# Lower-case, they mean one body that was named before: "the agency".
BODIES = word_set(
    "ministry agency organization organisation group company office department union bank fund party government"
    " administration commission committee council institute centre center network newspaper paper campaign trust",
    "service army military court firm bureau charity university authority body watchdog team",
)
OUTLETS = word_set(
    "news agency newspaper magazine television tv radio network station channel daily website broadcaster program"
    " programme show press service weekly"
)
# What passes a number on without being an outlet.
ASSEMBLIES = word_set("lawmakers legislators parliament congress senators council court")

# Where evidence is given, so that what they hear is known from there. Source: BBC News Style Guide, “courts”.
HEARINGS = word_set(
    "court jury inquest tribunal hearing trial inquiry committee panel mps council magistrates jurors"
)

# What is written or counted, and speaks without a mouth. Source: FrameNet, frames Text, Evidence and Statement.
DOCUMENTS = word_set(
    "report reports study studies survey surveys poll polls polling data figure figures statistics stats",
    "numbers document documents record records filing filings statement analysis analyses review research",
    "paper papers estimate estimates projection projections forecast forecasts census count counts tally",
    "tallies audit investigation investigations article articles story stories letter memo memorandum email",
    "emails tweet tweets post posts transcript transcripts database databases index results result findings",
    "finding test tests book budget budgets proposal proposals plan lawsuit suit complaint indictment",
    "affidavit tracker list lists chart map image images imagery footage headlines video videos photo photos",
    "photographs ad ads advertisement website site release bulletin communique dossier file files spreadsheet",
    "table tables update updates average averages model models calculations trackers evidence math headline",
    "editorial column blog interview testimony reporting form forms disclosure disclosures minutes notice",
    "assessment assessments outlook returns",
)
# Plain counts: what stands on after them comes from them, too.
DATA = word_set("figures statistics stats data numbers census")
# "In a poll, …": by standing behind "in" they name a source.
ASKED = word_set("poll survey polls surveys study census")
# What is in them is what somebody asks for.
PROPOSING = word_set("budget budgets proposal proposals plan bill")

# In the plural without its ending.
PLURALS = word_set(
    "police people they we i you those many some most women men children both others media data troops staff"
)
# Capitalised at the beginning of a sentence, they still name nobody.
COMMON_PLURALS = word_set(
    "officials police authorities witnesses experts analysts critics supporters residents sources researchers"
    " scientists economists doctors lawmakers investigators prosecutors lawyers traders investors voters activists",
    "opponents advocates aides republicans democrats conservatives liberals people others observers strategists"
    " organizers organisers organisations organizations campaigners relatives neighbors neighbours friends",
    "protesters rebels militants soldiers troops companies banks media reports records documents polls surveys"
    " studies figures statistics estimates forecasters pollsters scholars historians teachers students parents",
)
# Where and how it was said.
SPEECHES = word_set(
    "statement interview interviews report speech email letter tweet tweets post posting briefing conference"
    " conversation memo call message note article column editorial blog filing testimony address video rally debate",
    "release remarks broadcast podcast appearance hearing meeting event session ceremony forum exchange opinion paper"
    " book town ad response reply announcement memoir newsletter television twitter facebook telegram",
)
# The participles that hang on a noun: "data compiled by", "documents seen by".
ISSUED = word_set(
    "given sent analysed analyzed studied examined measured supervised released published compiled conducted",
    "provided issued collected gathered commissioned prepared posted filed unveiled tallied supplied",
    "built written tweeted made produced furnished drawn",
)
"""Who did it is behind the document."""
PASSED_ON = word_set("obtained seen reviewed viewed cited quoted circulated leaked shared carried")
"""Who did it read it, and passed it on."""
PARTICIPLES = (
    ISSUED | PASSED_ON | word_set("based taken done attributed known called dated showing tasked represented")
)
