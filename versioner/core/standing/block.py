"""Whether a block belongs to the article or merely stands beside it: asked of what comes or goes whole.

Unclear counts as nothing until it earns more. A block earns its place by the article: it is a sentence, or an
item of a list that stands, it speaks of what the article speaks of, it does not turn to the reader where the
article does not. What stands beside is a link to elsewhere, a label, a line that asks the reader for
something, or a line in which the page speaks of itself: told by form and by the article's own words; words
of a language (`core.lexicon.calls`) only say who is spoken to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto
from functools import lru_cache

from versioner.core.lexicon import reads_as, small_words
from versioner.core.lexicon.appeals import is_appeal
from versioner.core.lexicon.bylines import ARTICLES, JOBS, PARTICLES
from versioner.core.lexicon.calls import TONGUES, Tongue
from versioner.core.lexicon.house import files, is_of_the_house
from versioner.core.lexicon.offering import heads_other_articles
from versioner.core.lexicon.profiles import BEATS, says_a_job
from versioner.core.lexicon.speech import SAYING
from versioner.core.lexicon.sponsors import is_sponsor_line
from versioner.core.model import Block, BlockKind
from versioner.core.standing.around import Around
from versioner.core.standing.asking import (
    asks_for,
    gives_a_rule,
    speaks_of_itself,
    things_offered,
    turns_to_reader,
)
from versioner.core.standing.form import ADDRESS, QUOTED, REACHED, UNSPACED, is_sentence, is_unspaced, leads
from versioner.core.standing.topics import stems
from versioner.core.text.bcp47 import primary
from versioner.core.text.enumerators import numbered
from versioner.core.text.tongues import WORD, words_in
from versioner.core.text.words import key
from versioner.late import re

_QUESTION = re.compile(r"[?？؟;]\s*$")
_ASKED = 2  # a question to the reader weighs more than a "you"
_NAME = re.compile(r"(?<=[\w,;] )[^\W\d_a-zà-ÿ][^\W\d_]+")
_LISTED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.CODE})
_LABEL = 6  # words of a line that announces something
_GUESS = 8  # and of one that guesses what a reader may like
_OPENING = " \"“„«「'‘"  # marks before a sentence's first word
_FOREIGN = 6  # different words from which a section has a topic of its own
_FOREIGN_SHARE = 0.1  # of them that the article may share by chance
_BY_NAME = 4  # words of the topic from which a sentence is about that, whoever it names
_NAMED = 4  # words within which a name stands
_OFFICE = 9  # words within which somebody's office follows their name
_SHORT = 12  # words of a line that may speak of the page alone, wherever it stands
_SHARED = 2  # words of the topic from which a line about reading is the article's
_PARTS_NAMED = 2  # parts of a page
_CALLED = 2_048  # lines that are remembered: most stand on the page at every look
_SAYS_MUCH = 3  # calls outweigh shared words up to that many times: a long paragraph may well hold a "you"


class Place(Enum):
    """Where in the article a block stands."""

    WITHIN = auto()  # sentences of the article stand on both sides of it
    EDGE = auto()


def belongs(
    block: Block,
    neighbours: Sequence[Block],
    article: Around,
    place: Place = Place.WITHIN,
    *,
    listed: bool = False,
) -> bool:
    """Whether a block that came or went is the article's.

    Args:
        block: it; no heading.
        neighbours: the blocks that stand right beside it and stay.
        article: what it is held against.
        place: where it stands; at the edge lines about the page and about its authors stand.
        listed: whether it is known to be of a list of the article's.
    """
    text = block.text
    article = spoken_to(text, article)
    if not any(map(str.isalnum, text)) or _is_announcement(text, article) or is_sponsor_line(text):
        return False
    of_the_house = is_of_the_house(text) or appeals(text, article)
    if files(text) or (of_the_house and speaks_of(text, article) < _SHARED):
        return False
    same_list = listed or any(_grows(block, one) or _is_numbered_with(block, one) for one in neighbours)
    if leads(block) and not same_list:
        return False
    shared = sum(1 for word in stems(text, article.tongue) if word in article.topics)
    weight = _call(text, article)
    if not is_sentence(text) and not same_list:
        return _fragment_belongs(text, shared) and (article.addressing or shared > min(weight, _SAYS_MUCH))
    if article.addressing and not (weight or shared or same_list) and _offers(text, article.tongue):
        return False
    if weight and not (same_list and weight < 2):
        if shared and gives_a_rule(text, article.tongue):
            return True
        return shared > min(weight, _SAYS_MUCH) or (article.addressing and shared >= weight)
    if place is Place.EDGE and _is_about_an_author(text, shared):
        return False
    short = place is Place.EDGE or len(words_in(text)) <= _SHORT
    # a row among rows says what its table does, an item within the text what its list does
    within = same_list and (block.kind is BlockKind.TABLE_ROW or place is Place.WITHIN)
    if short and not within and _is_about_the_page(text, shared, article):
        return False
    return not _is_author_box(text, shared, article) and not (key(text) in article.repeated and not shared)


def spoken_to(text: str, article: Around) -> Around:
    """The article, with the words of the language that a line is in where that is another one, or the article's is not known.

    English is asked for by fewer words: a site's own boxes are the last that are translated.
    """
    tongue = _spoken(text, article.tongue)
    if tongue is article.tongue:
        return article
    return replace(article, tongue=tongue, addressing=article.addressing and article.tongue is None)


def _spoken(text: str, tongue: Tongue | None) -> Tongue | None:
    code = reads_as(text) or ("en" if _is_call_in_english(text, tongue) else None)
    return tongue if code is None else TONGUES.get(code, tongue)


def _is_call_in_english(text: str, tongue: Tongue | None) -> bool:
    """Whether a line of a page in another language turns to its reader in English: a third of its words, more than are the page's."""
    english = TONGUES["en"]
    asks = asks_for(text, english) + turns_to_reader(text, english) + speaks_of_itself(text, english)
    words = [word.casefold() for word in words_in(text)]
    if tongue is english or not asks or not all(map(str.isascii, words)):
        return False
    own = sum(word in tongue.common or word in tongue.reader for word in words) if tongue else 0
    theirs = sum(word in _ENGLISH for word in words)
    return theirs > max(1, own) and 3 * theirs >= len(words)


# "Writes about" is what somebody does, "writes that" is what they said.
_SAID = frozenset(word for words in SAYING.values() for word in words.split()) - {
    beat.partition(" ")[0] for beat in BEATS
}
_ENGLISH = small_words("en") | TONGUES["en"].reader | TONGUES["en"].begins | TONGUES["en"].common


def begins_an_offer(text: str, article: Around) -> bool:
    """Whether a line begins with a label of offers, in the article's language or its own: "Read also: …"."""
    return _is_announcement(text, spoken_to(text, article))


def is_about_who_wrote(text: str, article: Around) -> bool:
    """Whether a sentence at the article's edge says what somebody who wrote it does, or how they are reached.

    Not what one of them said, and not what happened to one: "Ana Roe was arrested". Where the byline names others, it is
    about none of them.
    """
    words = words_in(text)
    if not words or not _SAID.isdisjoint(map(str.casefold, words)):
        return False
    if article.authors and not _names_an_author(words[0], article):
        return False
    shared = sum(1 for word in stems(text, article.tongue) if word in article.topics)
    if not _is_author_box(text, shared, article) and not _is_about_an_author(text, shared):
        return False
    return REACHED.search(text) is not None or says_a_job(text, article.authors)


def _is_announcement(text: str, article: Around) -> bool:
    """Whether a line begins with a label of offers: "Read also: …"."""
    label, mark, _ = text.replace("：", ":").partition(":")
    return bool(mark) and announces(label, article) > 1


def announces(text: str, article: Around) -> int:
    """Whether a short line, heading or label, announces what a publisher offers: 0 where not.

    Else how many words of the topic what follows must hold to be the article's: more where things are offered, fewer where
    the reader is only spoken to ("What you need to know").
    """
    words = len(words_in(text))
    if 0 < words <= _GUESS and heads_other_articles(text):
        return 2
    if is_sentence(text) or not 0 < words <= _LABEL:
        return 0
    if any(word in article.topics for word in stems(text, article.tongue)):
        return 0
    if (
        speaks_of_itself(text, article.tongue)
        or asks_for(text, article.tongue)
        or things_offered(text, article.tongue)
    ):
        return 2
    return 1 if turns_to_reader(text, article.tongue) else 0


def appeals(text: str, article: Around) -> bool:
    """Whether a paragraph asks its reader to pay for journalism or to take a letter, whether or not the article speaks to them too."""
    if not is_appeal(text):
        return False
    tongue = spoken_to(text, article).tongue
    return turns_to_reader(text, tongue) + asks_for(text, tongue) > 0


def speaks_of(text: str, article: Around) -> int:
    """How many different words of the article's topic a text holds."""
    return len(set(stems(text, article.tongue)) & article.topics.keys())


def goes_on(text: str, article: Around) -> bool:
    """Whether a sentence begins with a word for somebody who was spoken of before it: "He has since resigned."."""
    persons = article.tongue.persons if article.tongue else frozenset[str]()
    if not is_sentence(text):
        return False
    if is_unspaced(text):
        return text.lstrip(_OPENING).startswith(tuple(persons))
    first = WORD.of(text).search(text)
    return first is not None and first[0].casefold() in persons


def is_foreign(texts: Sequence[str], article: Around) -> bool:
    """Whether a whole section speaks of other things than the article."""
    spoken = {word for text in texts for word in stems(text, article.tongue)}
    return len(spoken) >= _FOREIGN and len(spoken & article.topics.keys()) <= _FOREIGN_SHARE * len(spoken)


def is_call(text: str, article: Around) -> bool:
    """Whether a line turns to the reader, or speaks of its own page, more than it speaks of the topic."""
    weight = _call(text, article)
    if weight <= 0:
        return False
    shared = sum(1 for word in stems(text, article.tongue) if word in article.topics)
    return shared <= min(weight, _SAYS_MUCH)


def call(text: str, article: Around) -> int:
    """How strongly a line turns to the reader or speaks of its own page, whatever it shares of the topic; 0: not at all."""
    return _call(text, article)


def names_offers(text: str, language: str | None) -> bool:
    """Whether a line names something that publishers offer: "newsletter", "app"; the language is what its page declares."""
    return things_offered(text, TONGUES.get(primary(language) or "")) > 0


def is_offer(text: str, article: Around) -> bool:
    """Whether a line asks the reader for something, names what a publisher offers, and hardly speaks of the topic."""
    article = spoken_to(text, article)
    if article.addressing or not _asks_with_a_thing(text, article.tongue):
        return False
    return speaks_of(text, article) < min(_call(text, article), _SAYS_MUCH)


def may_be_offer(text: str, tongue: Tongue | None) -> bool:
    """Whether a line may be one (`is_offer`), whatever the article speaks of; `tongue`: the article's (`tongue_around`)."""
    return _asks_with_a_thing(text, _spoken(text, tongue))


def _asks_with_a_thing(text: str, tongue: Tongue | None) -> bool:
    if things_offered(text, tongue) == 0:
        return False
    return asks_for(text, tongue) + speaks_of_itself(text, tongue) > 0


def _grows(block: Block, beside: Block) -> bool:
    """Whether two blocks are items of one list, rows of one table: of one kind, link or no link alike."""
    return block.kind in _LISTED and beside.kind is block.kind and leads(block) == leads(beside)


def _is_numbered_with(block: Block, beside: Block) -> bool:
    """Whether two lines without links are numbered both, as the clauses of a law are that no list is made of: "(A) To sign; or"."""
    if block.links or beside.links:
        return False
    return bool(numbered(block.text)[0] and numbered(beside.text)[0])


def _fragment_belongs(text: str, shared: int) -> bool:
    """A line that is no sentence: a label, unless it says something of what the article speaks of."""
    words = len(words_in(text))
    facts = any(map(str.isdigit, text)) or bool(_NAME.search(text))
    if ADDRESS.search(text):
        return False
    return shared >= 2 or (shared == 1 and words >= 3 and facts)


def _is_author_box(text: str, shared: int, article: Around) -> bool:
    """A sentence about who wrote the article: it begins with a name of the byline and says nothing of the topic.

    One word of a name may be any word ("Malá" is "small" too): it takes two of them, or an office beside it.
    """
    if not article.authors or shared >= _BY_NAME - 1:
        return False
    words = [word.casefold() for word in words_in(text)[:_OFFICE]]
    if not words or not _names_an_author(words[0], article):
        return False
    named = sum(word in article.authors for word in words[:_NAMED])
    return named > 1 or len(article.authors) == 1 or any(word in JOBS for word in words)


def _names_an_author(word: str, article: Around) -> bool:
    """Whether a sentence's first word is of the byline; where words are not parted, whether it begins with a name of it."""
    if word.casefold() in article.authors:
        return True
    return bool(article.authors) and is_unspaced(word) and word.startswith(tuple(article.authors))


def _is_about_an_author(text: str, shared: int) -> bool:
    """A sentence at the article's edge that begins with a journalist's name or office, and hardly names the topic."""
    if shared >= _BY_NAME or QUOTED.search(text) or UNSPACED.search(text):
        return False
    words = words_in(text)[:_OFFICE]
    if not words or words[0][0].islower():
        return False
    second = next((word for word in words[1:] if word.casefold() not in PARTICLES), "a")
    named = not second[0].islower() and words[0].casefold() not in ARTICLES
    return words[0].casefold() in JOBS or (named and any(word.casefold() in JOBS for word in words[1:]))


def _is_about_the_page(text: str, shared: int, article: Around) -> bool:
    """A sentence at the article's edge that names several parts of a page and nothing of the topic."""
    return not shared and things_offered(text, article.tongue) >= _PARTS_NAMED


def _call(text: str, article: Around) -> int:
    """How strongly a line turns to the reader or speaks of its own page; 0 where it does not."""
    return _called(text, article.tongue, addressing=article.addressing)


@lru_cache(maxsize=_CALLED)
def _called(text: str, tongue: Tongue | None, *, addressing: bool) -> int:
    plain = QUOTED.sub(" ", text)
    turns = turns_to_reader(plain, tongue)
    itself = speaks_of_itself(plain, tongue)
    begins = asks_for(plain, tongue)
    things = things_offered(plain, tongue)
    address = len(ADDRESS.findall(plain))
    if addressing:
        # here "you" and "we" are how the article speaks: only what else marks a call counts
        turns = 0
        if begins + things < 2 or not (begins or itself):
            return 0
    if not (turns or itself or address or (begins and things) or begins > 1):
        return 0
    if turns and _QUESTION.search(plain):
        turns += _ASKED
    return turns + 2 * itself + begins + things + 2 * address


def _offers(text: str, tongue: Tongue | None) -> bool:
    """Whether a line asks for something, or names several things that a publisher offers: enough where it shares no topic."""
    return asks_for(text, tongue) > 0 or things_offered(text, tongue) >= _PARTS_NAMED
