import pytest

from claims.domain.reading.numbers.debris import debris_in


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("They sent 40 men.", []),
        ("See https://a.example/2024 now.", ["https://a.example/2024"]),
        ("See www.a.example/2024 now.", ["www.a.example/2024"]),
        ('See <a href="2">it</a> now.', ['<a href="2">', "</a>"]),
        ("Mail joe12@a.example or @joe12.", ["2@a.example", "@joe12"]),
        ("See #vote2024 now.", ["#vote2024"]),
        ("Ring +44 20 7946 0958 now.", ["+44 20 7946 0958"]),
        ("Ring (212) 555-0100 now.", ["(212) 555-0100"]),
        ("Ring 1-800-555-0100 now.", ["1-800-555-0100"]),
        ("Ring 0800 555 111.", ["0800 555 111"]),
        ("Call 555-0100 now.", ["Call 555-0100"]),
        ("ISBN 978-3-16-148410-0 is out.", ["ISBN 978-3-16-148410-0"]),
        ("Ping 192.168.0.1 now.", ["192.168.0.1"]),
        ("Case 17-cv-1234 began.", ["17-cv-1234"]),
        ("It went from 0-to-60 in no time.", []),
        ("It grew in 2010-2015 by 1.5.", []),
        ("See https://a.example/#part @joe", ["https://a.example/#part", "@joe"]),
    ],
)
def test_these_places_are_no_numbers(raw, words):
    assert [raw[start:end] for start, end in debris_in(raw)] == words
