"""Why a write was refused, in words an editor can act on."""


class Refused(ValueError):
    """A write that was not made. `field` names the part of the record at fault, or is empty."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class StaleRevision(Refused):
    """The record has a newer revision than the one the write is based on."""
