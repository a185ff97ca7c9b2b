"""What forms on records with an address of their own have in common."""

from typing import Any

from newsledger.ledger.forms import RecordForm


class SluggedForm(RecordForm):
    """A form on a record with an address of its own, which may be given once and is made where it isn't."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields[
                "slug"
            ].help_text = "Its place in addresses, for ever; made from the name if left empty."
