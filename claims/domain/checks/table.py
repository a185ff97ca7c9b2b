"""The table of checks, in the order in which their findings are told (docs/checks.md prints it)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from claims.domain.checks import amounts, crediting, neighbours, periods, quantities, words
from claims.domain.checks.findings import Finding, Level
from claims.domain.checks.subjects import Subject


@dataclass(frozen=True)
class Check:
    """One thing that is looked at in every claim."""

    slug: str
    level: Level
    find: Callable[[Subject], str]
    """Returns what an editor is told; empty where there is nothing to tell."""
    about: str
    """What it is for, in one line."""

    @property
    def name(self) -> str:
        return self.slug.replace("-", " ")


BLOCK, WARN, HINT = Level.BLOCK, Level.WARN, Level.HINT

CHECKS: tuple[Check, ...] = (
    Check(
        "amount-not-in-words",
        BLOCK,
        amounts.amount_not_in_words,
        "The amount is none that the number’s own words say: “728” kept as 782.",
    ),
    Check(
        "range-collapsed",
        BLOCK,
        amounts.range_collapsed,
        "A range is kept as one of its ends: “25,000 to 30,000” as 30,000.",
    ),
    Check(
        "share-above-whole",
        BLOCK,
        amounts.share_above_whole,
        "A share is above 100 percent, or a probability above 1.",
    ),
    Check(
        "part-above-whole",
        BLOCK,
        amounts.part_above_whole,
        "What is counted is more than what it is out of: 17 of 12.",
    ),
    Check(
        "unit-of-another-dimension",
        BLOCK,
        quantities.unit_of_another_dimension,
        "The claim’s own unit can’t be compared with its quantity’s: kilometres of money.",
    ),
    Check(
        "publisher-as-relay",
        BLOCK,
        crediting.publisher_as_relay,
        "The article’s outlet stands in the chain as who passed the number on.",
    ),
    Check(
        "source-twice-in-chain",
        BLOCK,
        crediting.source_twice_in_chain,
        "Somebody passes on their own words: relay and origin are the same source.",
    ),
    Check(
        "comparator-not-kept",
        WARN,
        words.comparator_not_kept,
        "Words bind the number (“at least”, “up to”, “about”) otherwise than the claim does.",
    ),
    Check(
        "comparator-without-words",
        WARN,
        words.comparator_without_words,
        "The claim has a bound that no words of the quote give.",
    ),
    Check(
        "amount-scaled",
        WARN,
        amounts.amount_scaled,
        "The amount has more or fewer zeros than its words, or the other sign.",
    ),
    Check(
        "thousandfold",
        WARN,
        neighbours.thousandfold,
        "The amount is hundreds of times larger or smaller than all others on its quantity.",
    ),
    Check("margin-above-number", WARN, amounts.margin_above_number, "The margin is larger than its number."),
    Check(
        "hedge-not-kept",
        WARN,
        words.hedge_not_kept,
        "Words weaken the number (“an estimated”, “reportedly”), and the claim doesn’t.",
    ),
    Check(
        "hedge-without-words",
        WARN,
        words.hedge_without_words,
        "The claim has a hedge that no words of the quote bear.",
    ),
    Check(
        "change-not-kept",
        WARN,
        words.change_not_kept,
        "Words make the number an addition, a rise or a fall (“additional”, “rose by”), the claim doesn’t.",
    ),
    Check(
        "modality-not-kept",
        WARN,
        words.modality_not_kept,
        "The sentence plans, foresees or fears the number, the claim asserts it.",
    ),
    Check(
        "unit-not-in-words",
        WARN,
        quantities.unit_not_in_words,
        "The words measure in another unit than the claim: dollars kept as euros.",
    ),
    Check(
        "percent-for-points",
        WARN,
        quantities.percent_for_points,
        "Percentage points are kept as percent, or percent as points.",
    ),
    Check(
        "cumulative-falls",
        WARN,
        neighbours.cumulative_falls,
        "A running total is smaller than an earlier one, or larger than a later one.",
    ),
    Check(
        "period-after-publication",
        WARN,
        periods.period_after_publication,
        "What is asserted is of a time that began only after publication.",
    ),
    Check(
        "as-of-after-publication",
        WARN,
        periods.as_of_after_publication,
        "What is asserted stood at a moment that came only after publication.",
    ),
    Check(
        "said-after-publication",
        WARN,
        periods.said_after_publication,
        "A source’s words are dated after they were published.",
    ),
    Check(
        "period-says-other",
        WARN,
        periods.period_says_other,
        "The words for when mean another time than the claim’s period, moment or baseline.",
    ),
    Check("period-not-kept", WARN, periods.period_not_kept, "Words say when, and the claim doesn’t."),
    Check(
        "baseline-after-period",
        WARN,
        periods.baseline_after_period,
        "A change is measured against a time after its own.",
    ),
    Check(
        "nobody-credited",
        WARN,
        crediting.nobody_credited,
        "The sentence plainly credits somebody, the claim nobody.",
    ),
    Check(
        "unnamed-is-known",
        WARN,
        crediting.unnamed_is_known,
        "A step is credited to nobody in particular, though its words are the name of a known source.",
    ),
    Check(
        "words-name-another",
        WARN,
        crediting.words_name_another,
        "The words of a step are the name of another source than the one credited.",
    ),
    Check(
        "person-not-in-words",
        WARN,
        crediting.person_not_in_words,
        "A person is credited with words that name somebody else.",
    ),
    Check(
        "speaker-of-quotation-missing",
        WARN,
        crediting.speaker_of_quotation_missing,
        "A source is credited within somebody else’s quotation, and that somebody isn’t in the chain.",
    ),
    Check("chain-returns", WARN, crediting.chain_returns, "A chain comes back to a body that it had left."),
    Check(
        "older-than-its-origin",
        WARN,
        neighbours.older_than_its_origin,
        "The claim was published before the one it derives from.",
    ),
    Check(
        "parts-say-the-same",
        WARN,
        neighbours.parts_say_the_same,
        "Two parts of one number say the same of one quantity.",
    ),
    Check("quote-is-cut", WARN, words.quote_is_cut, "The quote begins or ends in mid-sentence."),
    Check(
        "denial-alone",
        HINT,
        crediting.denial_alone,
        "Everybody credited denies or doubts the number, and the claim asserts it.",
    ),
    Check(
        "origin-not-identified",
        HINT,
        crediting.origin_not_identified,
        "An attribution ends in nobody: “reports”, “claims”.",
    ),
    Check(
        "direct-quote-outside-marks",
        HINT,
        crediting.direct_quote_outside_marks,
        "The attribution is a direct quote, and the number stands in no quotation marks.",
    ),
    Check(
        "quantity-of-another-place",
        HINT,
        quantities.quantity_of_another_place,
        "The quantity is counted in a place that the article doesn’t name.",
    ),
    Check(
        "flow-without-period",
        HINT,
        quantities.flow_without_period,
        "What is counted within a period has none.",
    ),
    Check(
        "baseline-missing",
        HINT,
        periods.baseline_missing,
        "Nothing says against when a rise or a fall is measured.",
    ),
    Check(
        "same-number-twice",
        HINT,
        neighbours.same_number_twice,
        "The number stood in the text before, on the same quantity.",
    ),
    Check(
        "number-in-heading",
        HINT,
        words.number_in_heading,
        "The number is quoted from the heading, though the text below has it too.",
    ),
)
_CHECK = {check.slug: check for check in CHECKS}


def check_named(slug: str) -> Check | None:
    """Return the check with this slug; None where there is none."""
    return _CHECK.get(slug)


def findings_in(subject: Subject) -> tuple[Finding, ...]:
    """Return what the checks find in the claim: what stands by its level, then the known exceptions."""
    excused: Mapping[str, str] = {each.check: each.because for each in subject.claim.exceptions}
    found = [
        Finding(check.slug, check.level, message, excused.get(check.slug, ""))
        for check in CHECKS
        if (message := check.find(subject))
    ]
    order = list(Level)
    return tuple(sorted(found, key=lambda finding: (finding.is_excused, order.index(finding.level))))
