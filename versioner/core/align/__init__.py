"""What of an old text is what of a new one: sections, blocks, sentences."""

from versioner.core.align.compare import compare
from versioner.core.align.model import Comparison, Difference, Relation, SectionPair
from versioner.core.align.sections import carry_section_ids, pair_sections
from versioner.core.align.whole import Fate, Passage, whole_text

__all__ = [
    "Comparison",
    "Difference",
    "Fate",
    "Passage",
    "Relation",
    "SectionPair",
    "carry_section_ids",
    "compare",
    "pair_sections",
    "whole_text",
]
