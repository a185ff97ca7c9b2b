"""A test that empties the database leaves it as the migrations made it, with its keys, for whatever comes next."""

from django.db import connection
from django.test import TransactionTestCase

from tests.world import make_user


def test_an_emptied_database_is_filled_again_and_gives_no_key_twice(transactional_db: None):
    migrated = connection.creation.serialize_db_to_string()
    for _ in range(2):
        make_user("editor", "Editor")
        TransactionTestCase()._fixture_teardown()
        assert connection.creation.serialize_db_to_string() == migrated
