import pytest
from django.contrib.auth import authenticate, get_user_model

from newsledger.ledger.accounts import IMPORT, READING, service_account
from newsledger.refusals import Refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", [IMPORT, READING])
def test_a_service_account_is_there_and_nobody_can_log_in_with_it(name):
    account = service_account(name)
    assert not account.is_active
    assert not account.has_usable_password()
    assert authenticate(username=name, password="") is None


def test_an_account_that_is_missing_is_told_with_what_to_do():
    get_user_model().objects.filter(username=READING).delete()
    with pytest.raises(Refused, match="migrate"):
        service_account(READING)
