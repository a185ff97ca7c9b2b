from claims.domain.checks import Finding, Level


def test_only_a_block_that_nobody_excused_blocks():
    block = Finding("share-above-whole", Level.BLOCK, "More than the whole.")
    assert block.blocks
    assert not Finding("share-above-whole", Level.BLOCK, "More.", because="A ratio.").blocks
    assert not Finding("hedge-not-kept", Level.WARN, "A hedge.").blocks
    assert block.can_be_excused
    assert not Finding("flow-without-period", Level.HINT, "None.").can_be_excused
    assert block.name == "share above whole"
