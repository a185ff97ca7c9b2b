"""Vocabulary: how the lists of words are written down."""


def word_set(*lines: str) -> frozenset[str]:
    """Return the words that stand between the blanks.

    >>> sorted(word_set("dr mr", "mrs"))
    ['dr', 'mr', 'mrs']
    """
    return frozenset(word for line in lines for word in line.split())
