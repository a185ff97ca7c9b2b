from tests.claims.views.reading import found

# What was asked for, and the words of the numbers that are found: as sets, for many stand twice.
FOUND = {
    "source=ukrainian-intelligence": {"25,000 to 30,000", "11,000"},
    "source=ukrainian-intelligence&scope=ambiguous": {"11,000"},
    "source=ukraine": set(),
    "source=ukraine&rollup=1": {"25,000 to 30,000", "11,000"},
    "source=western-officials&source=ukrainian-intelligence": {"25,000 to 30,000", "11,000", "4,000"},
    "source=tass&prominence=all": {"first", "second"},
    "source=tass&role=relayed&prominence=all": {"second"},
    "source=tass&role=relayed&role=originated&prominence=minor": {"first", "second"},
    "source=cnn&role=originated&prominence=all": set(),
    "source=cnn&role=published&min=728&max=728": {"728", "100"},
    "source=cnn&role=published&scope=ambiguous": {"11,000"},
    "outlet=cnn&comparator=exact&comparator=at_least&min=100&max=728": {"100", "728"},
    "outlet=cnn&min=9000000": {"100", "9 million"},
    "outlet=cnn&min=25001&max=29999&comparator=range": {"25,000 to 30,000"},
    "outlet=cnn&role=relayed&prominence=all": {"second"},
    "outlet=cnn&role=originated&prominence=minor": {"first", "second"},
    "quantity=cattle-drowned-in-the-senna-delta": {"900"},
    "modality=target&modality=hypothetical": {"95 percent", "80 million"},
    "change=decrease": {"6", "30"},
    "change=additional": {"25,000 to 30,000"},
    "hedge=preliminary": {"40"},
    "hedge=believed&hedge=unverified": {"50", "9"},
    "comparator=vague&until=2026-02-10": {"Dozens"},
    "comparator=more_than&max=50": set(),
    "comparator=more_than&max=50.00000000000000000001": {"50"},
    "comparator=less_than&min=200": set(),
    "comparator=less_than&min=199.9": {"200"},
    "min=4083204118365912.07&max=4083204118365912.07&comparator=exact": {"4,083,204,118,365,912.07"},
    "min=4083204118365912.08&max=4083204118365912.08&comparator=exact": set(),
    "max=-12&comparator=exact": {"−12"},
    "scope=carried": {"Dozens"},
    "until=2025&prominence=main&comparator=range": {"25,000 to 30,000"},
    "since=2025-07-12&until=2025-07-12&comparator=at_least": {"100"},
    "since=2026-02-11&q=drowned": {"900"},
    "q=DROWNED+cattle": {"900"},
    "q=western": {"4,000"},
    "q=ballistic": {"100", "9 million"},
    "q=%D9%85%D8%B1%D8%B3%D9%89": {"900"},
    "q=100%25": set(),
    "source=nobody-has-this": set(),
    "quantity=nobody-has-this&outlet=nor-this": set(),
}


def test_filters_keep_what_was_asked_for(client, bundles):
    assert {query: set(found(client, query)) for query in FOUND} == FOUND


def test_a_draft_a_claim_in_review_and_a_withdrawn_one_are_in_no_list(client, bundles):
    assert {"Two", "300", "70"} & set(found(client, "prominence=all&outlet=kastrel-evening-post")) == set()
