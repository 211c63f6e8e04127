"""What is known of languages, as data: compiled lazily, one language at a time."""

from versioner.core.lexicon.compiled import Lexicon, Role, Term, lexicon
from versioner.core.lexicon.language import base, reads_as, small_words, spoken
from versioner.core.lexicon.words import has_words, is_word, lemma, may_end

__all__ = [
    "Lexicon",
    "Role",
    "Term",
    "base",
    "has_words",
    "is_word",
    "lemma",
    "lexicon",
    "may_end",
    "reads_as",
    "small_words",
    "spoken",
]
