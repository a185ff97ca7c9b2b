"""From an article's text to its numbers, what they say, and who they are credited to. No model, no network, no Django.

    reader ──> credits ──> cues, frames, scope, names ──┐
       └─────> numbers ──> scanning, reasons, counted ──┴──> text ──> proposals

Everything read has the place of its words in the unchanged text, and nothing is guessed: what the words don't
say stays open.
"""
