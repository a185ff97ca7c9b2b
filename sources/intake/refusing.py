"""Why a page was not taken in."""


class NotTakenIn(ValueError):
    """Nothing could be taken from a file or an address; the message says what is wrong and what to do."""
