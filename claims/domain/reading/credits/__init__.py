"""Who the numbers of an article are credited to, by the words that credit them.

    credits ──> scope ──> speakers ──> introductions ───────────────────┐
       │          └─────> transcripts                                   │
       ├──────> chains ─> names ─> antecedents ─> mentions, agreement   │
       ├──────> relays, datelines                                       │
       └──────> clauses ─┬─> reporting, relaying, attributing, nouns ──> frames
                         ├─> predicates, participles, objects, gaps
                         └─> verb_groups, complements, subjects, openings, agents ──> phrases ──> cues, words

A cue opens a frame: who is credited, and which words of the sentence they are credited with. Frames within frames
are chains. What no frame covers is the outlet's own voice, unless it goes on with what was credited before.
"""

from claims.domain.reading.credits.credits import read_credits

__all__ = ["read_credits"]
