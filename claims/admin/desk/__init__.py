"""The desk of a version: every number of its text decided, one keystroke each."""

from typing import cast

from django.contrib import admin

from newsledger.ledger.workplace import Workplace

from .deciding import decide
from .editing import edit_number
from .page import show_cards, show_desk, show_next, show_state

site = cast(Workplace, admin.site)

site.add_page("claims/desk/", show_next, name="claims_desk_next")
site.add_page("claims/desk/<int:version_id>/", show_desk, name="claims_desk")
site.add_page("claims/desk/<int:version_id>/state/", show_state, name="claims_desk_state")
site.add_page("claims/desk/<int:version_id>/cards/", show_cards, name="claims_desk_cards")
site.add_page("claims/desk/<int:version_id>/decide/", decide, name="claims_desk_decide")
site.add_page(
    "claims/desk/<int:version_id>/number/<int:start>-<int:end>/", edit_number, name="claims_desk_number"
)
