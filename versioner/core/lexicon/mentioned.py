"""Words behind which another word is spoken of as a word, with or without quotation marks: the word “gull”, the word gull.

Source: written for this project.
"""

from __future__ import annotations

from versioner.late import regex

_NAMES_OF_WORDS = (
    "word words term terms phrase phrases expression acronym abbreviation spelling capitalize capitalise hyphenate abbreviate spell "
    "wort wörter worte begriff begriffe ausdruck abkürzung mot mots terme termes expression sigle palabra palabras término términos expresión sigla "
    "parola parole termine espressione palavra palavras termo termos expressão woord woorden begrip uitdrukking ordet orden begreppet uttrycket begrebet udtrykket begrepet uttrykket "
    "sana termi słowo słowa termin slovo slova pojem výraz слово слова термин выражение термін szó kifejezés kelime sözcük λέξη όρος cuvântul termenul paraula terme kata istilah"
)
# At the end of what stands before a quotation.
MENTIONING = regex.compile(
    rf"(?<!\p{{L}})(?:{_NAMES_OF_WORDS.replace(' ', '|')})[:,]?\s*[\"'(]*$", regex.IGNORECASE
)
