import pytest

from tests.claims.domain.reading.numbers.marked import numbers_in, read_marked, words

PERIODS = [
    ("They sent [[40]] men.", None, ""),
    ("They sent [[40]] men last year.", "last year", "2024"),
    ("They sent [[40]] men in 2024.", "in 2024", "2024"),
    ("They sent [[40]] men on Wednesday.", "on Wednesday", "2025-07-09"),
    ("They launched [[40]] drones Wednesday.", "Wednesday", "2025-07-09"),
    ("They launched [[40]] drones late on Wednesday.", "late on Wednesday", "2025-07-09"),
    ("In 2016, they sent [[40]] men.", "In 2016", "2016"),
    ("In 2016, more than [[40]] men left.", "In 2016", "2016"),
    ("Last month they sent [[40]] men.", "Last month", "2025-06"),
    ("They have sent [[40]] men since 2022.", "since 2022", "2022/.."),
    ("Since the war began in 2022, [[40]] men have left.", "Since the war began in 2022", "2022/.."),
    (
        "They have sent [[40]] men in the past three weeks.",
        "in the past three weeks",
        "2025-06-21/2025-07-12",
    ),
    ("They sent [[40]] men in June 2024.", "in June 2024", "2024-06"),
    ("They sent [[40]] men on 9 July 2025.", "on 9 July 2025", "2025-07-09"),
    ("The total for 2023 rose to [[40]].", "for 2023", "2023"),
    ("They sold [[40]] cars in 2023-24.", "in 2023-24", "2023/2024"),
    ("They sold [[40]] cars for the year ended December 31.", "for the year ended December 31", ""),
    ("They sold [[40]] cars in just four days.", "in just four days", ""),
    ("They have sold [[40]] cars so far.", "so far", ""),
    ("By midday [[40]] men had left.", "By midday", ""),
    ("They sold [[40]] cars at the end of 2021.", "at the end of 2021", ""),
    ("A strike began on Friday, forcing out [[40]] men.", "on Friday", "2025-07-11"),
    ("It blew up, killing [[40]] men on Friday.", "on Friday", "2025-07-11"),
    ("They killed [[40]] men and wounded 20 on Friday.", "on Friday", "2025-07-11"),
    ("It fell in 2004, when [[40]] men died.", "in 2004", "2004"),
    ("The last crash, in 2004, killed [[40]] men.", "in 2004", "2004"),
    ("There were 90 men as of Friday, [[40]] of them ill.", "as of Friday", "2025-07-11"),
    ("They lost [[40]] tanks (of the old kind) in 2016.", "in 2016", "2016"),
    ("He said on Monday that they sent [[40]] men in 2024.", "in 2024", "2024"),
    ("He said on Monday that they sent [[40]] men.", None, ""),
    ("On Monday, he told the house that [[40]] men had left.", None, ""),
    ("They sent [[40]] men, he told reporters in Tarn on Monday.", None, ""),
    ("They sent [[40]] men, compared with 30 in 2016.", None, ""),
    ("It rose to [[40]] from 30 in 2016.", None, ""),
    ("It sold [[40]] cars, more than in 2016.", None, ""),
    ("The plague, which broke out in 2010, killed [[40]].", None, ""),
    ("The firm, which has [[40]] lorries, has been shut since Friday.", None, ""),
    ("It serves [[40]] towns and raised its rates last year.", None, ""),
    ("It rose by [[40]] – it had lost 12 last year.", None, ""),
    ("They will send [[40]] men – adding to the 11 they sent last year.", None, ""),
    ("The office, which moved here in 2019, lost [[40]] men.", None, ""),
    ("On Wednesday, the office said [[40]] men left.", None, ""),
    ("On Wednesday, [[40]] men left, the office said.", "On Wednesday", "2025-07-09"),
    ("Floods hit Tarn and [[90]] homes the day before.", "the day before", ""),
    ("Sales this year are likely to reach [[90]].", "this year", "2025"),
    ("It was the first time in two years that it lost [[40]] men.", None, ""),
    ("It is half the number of two months ago, and Kern has [[40]].", None, ""),
]


@pytest.mark.parametrize(("sentence", "period", "edtf"), PERIODS)
def test_the_period_is_told_by_words_and_resolved(sentence, period, edtf):
    number, raw = read_marked(sentence)
    assert (words(number.period_words, raw), number.period) == (period, edtf)


def test_a_breakdown_is_of_the_period_of_what_it_breaks_down():
    raw = "They sent 90 men in 2016. Of these, 40 were ill. They had 30 tanks."
    assert [words(number.period_words, raw) for number in numbers_in(raw)] == [
        "in 2016",
        None,
        "in 2016",
        None,
    ]
