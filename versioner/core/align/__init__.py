"""What of an old text is what of a new one: sections, blocks, sentences."""

from versioner.core.align.sections import carry_section_ids, pair_sections

__all__ = ["carry_section_ids", "pair_sections"]
