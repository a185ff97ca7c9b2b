"""From an article's text to its numbers, what they say, and who they are credited to. No model, no network, no Django.

    lines ──> reader ──> credits ──┐                       bundled ──> proposals
                └──────> numbers ──┴──> text ──> paragraphs, sentences, quotations ──> tokens

Everything read has the place of its words in the unchanged text, and nothing is guessed: what the words don't
say stays open.
"""
