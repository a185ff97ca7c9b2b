import pytest

from claims.domain.terms import Dimension, Statistic, usual_statistic


@pytest.mark.parametrize(
    ("dimension", "statistic"),
    [
        (Dimension.COUNT, Statistic.COUNT),
        (Dimension.MONEY, Statistic.SUM),
        (Dimension.RATIO, Statistic.SHARE),
        (Dimension.TIME, Statistic.MEASURE),
        (Dimension.TEMPERATURE, Statistic.MEASURE),
    ],
)
def test_a_number_of_a_dimension_is_usually(dimension: Dimension, statistic: Statistic):
    assert usual_statistic(dimension) == statistic
