import pytest

from tests.claims.domain.reading.numbers.marked import read_marked

LOCATIONS = [
    "They fought [[20]]km north of Tarn.",
    "They fought [[three]] miles from Tarn.",
    "They fought some [[200]] kilometres from the border.",
    "They fought [[20]] km (12 miles) east of Tarn.",
    "They fought about [[45]] miles northeast of Tarn.",
    "They sent a team from Tarn, [[95]] miles to the west.",
    "They sent a team from Tarn, [[3]] km due south.",
    "The ship sank [[14]] km off the coast.",
    "The ship sank [[14]] nautical miles offshore.",
    "Her house stands [[100]] yards from the mill.",
    "The town lies [[20]] km south of Tarn.",
    "The town, which is [[20]] km south of Tarn, was hit.",
    "The camp, [[two]] miles inland, was hit.",
    "They met in a town [[30]] km away.",
    "They met in a town [[30]] km outside Tarn.",
    "It went off the screens [[18]] miles short of Tarn.",
    "They were trapped [[734]] feet underground.",
    "It was [[60]] miles inside the border.",
    "It is [[five]] miles southwards.",
    "They fired from a base only [[700]] miles from Tarn.",
]
CLAIMS = [
    "The troops are currently [[1.5]] km south of the town.",
    "The troops are [[1.5]] km south of the town.",
    "The fires were [[two]] km from the town.",
    "They walked [[20]] km from the border.",
    "They advanced [[five]] miles into the valley.",
    "They pushed [[five]] miles east.",
    "The wall is [[20]] km long.",
    "The waves were up to [[four]] metres high.",
    "It flew [[3,000]] feet below its height.",
    "Everyone within a [[three]]-mile radius left.",
    "They built [[90]] km of road.",
    "It guards the [[2,000]]-mile border.",
    "The slick covers [[300]] square kilometres north of Tarn.",
    "The lake rose by [[two]] feet.",
]


@pytest.mark.parametrize("sentence", LOCATIONS)
def test_a_length_that_says_only_where_is_a_location(sentence):
    number, _ = read_marked(sentence)
    assert number.reason == "location"


@pytest.mark.parametrize("sentence", CLAIMS)
def test_a_length_that_is_itself_told_is_a_claim(sentence):
    number, _ = read_marked(sentence)
    assert number.reason is None
