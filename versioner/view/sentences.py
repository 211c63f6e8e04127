"""An edit in sentences that a person would write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import regex

from versioner.core.classify.entries import TIME_OF_ENTRY
from versioner.core.classify.labels import cells_of, site
from versioner.core.classify.rules import MODAL, OPPOSITE
from versioner.core.classify.ruling import RENUMBERED
from versioner.core.facts import quoted
from versioner.core.model import BlockKind, Edit, EditKind, SectionChange, SectionStatus
from versioner.core.text.diff import word_diff
from versioner.frozen import dataclass
from versioner.view.around import DOUBLE
from versioner.view.chunks import LONG, short
from versioner.view.excerpts import Phrase, phrases, swapped
from versioner.view.templates import Words

_HEADING = 60  # characters of a heading before a colon
_NAME = 90  # of a section's name that is told whole
_BARE = 3  # words of a fact that stand without quotation marks
_TURNED = 8  # words of a phrase up to which a negation in it is what turned
_SPREAD = 4  # phrases of one edit that are told one by one
_FIGURE = regex.compile(r"^[\p{Sc}+\-−±≈~<>]?\s?\p{Nd}")
_LABEL = regex.compile(r"^([^:：\p{Nd}]{2,40}?)\s?[:：]\s")
_FACTS = frozenset({EditKind.NUMBER, EditKind.DATE, EditKind.NAME})
_GONE = frozenset({EditKind.PARAGRAPH_REMOVED, EditKind.SENTENCE_REMOVED})
_IN_CELLS = _FACTS | {EditKind.WORDING, EditKind.NEGATION, EditKind.QUOTE, EditKind.ATTRIBUTION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What is said of an edit, or of one exchange in it.

    Attributes:
        keys: the exchanges it tells, folded: another sentence that tells no others is its echo.
        many: the template for several of the kind in one section, "" where each is told.
        text: what such a template quotes.
        plain: the exchange without the words around it, for where these differ from echo to echo.
        swap: of a fact in a table or text its two values and what it is said of, to be held against others'.
    """

    said: str
    keys: frozenset[tuple[str, str]] = frozenset()
    many: str = ""
    text: str = ""
    swap: tuple[str, str, str] | None = None
    plain: str = ""


Teller = Callable[[Edit, SectionChange, Words], "tuple[Sentence, ...]"]


def sentences_of(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """What is said of an edit; () where nothing is."""
    if edit.rule == TIME_OF_ENTRY:
        return ()
    teller = _TELLERS.get(edit.kind, _changed("reworded"))
    if edit.kind in {EditKind.WORDING, EditKind.NAME} and EditKind.ATTRIBUTION in edit.kinds:
        teller = _changed("attribution")
    if edit.rule.endswith(OPPOSITE):
        teller = _negation
    if edit.label and edit.block_kind is BlockKind.TABLE_ROW and edit.kind in _IN_CELLS:
        teller = _cells
    return teller(edit, section, words)


def place_of(section: SectionChange) -> str:
    """What stands before the colon: the section's own heading; "" where the sentence names it itself."""
    own = {SectionStatus.ADDED, SectionStatus.REMOVED, SectionStatus.SPLIT, SectionStatus.MERGED}
    if not section.path or (section.status in own and len(section.edits) == 1):
        return ""
    return short(section.path[-1].rstrip(" :："), _HEADING)


def _one(said: str, many: str = "", text: str = "") -> tuple[Sentence, ...]:
    return (Sentence(said=said, many=many, text=text),)


# ---------------------------------------------------------------- what was exchanged


def _changed(name: str) -> Teller:
    """What exactly was exchanged, with enough of the words around it to be understood."""

    def tell(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
        del section
        told = []
        for n, phrase in enumerate(_phrases_of(edit)):
            meant = "reworded" if name == "quote" and not _is_speech(phrase, edit) else name
            said = _exchange(phrase, meant if n == 0 or meant != "reworded" else "quoted", words)
            told.append(Sentence(said=said, keys=frozenset({_key(phrase)})))
        return tuple(told)

    return tell


def _is_speech(phrase: Phrase, edit: Edit) -> bool:
    """Whether what was exchanged stands, or stood, within quotation marks, or holds them."""
    for text, bare in ((edit.before or "", phrase.bare_old), (edit.after or "", phrase.bare_new)):
        spans = quoted(text)
        if bare and any(bare in text[start:end] or text[start:end] in bare for start, end in spans):
            return True
    return DOUBLE.search(phrase.bare_old + phrase.bare_new) is not None


def _phrases_of(edit: Edit) -> tuple[Phrase, ...]:
    """Each exchange; where there are many the sentence was written anew and is told whole."""
    found = phrases(edit.pieces, counted=edit.kind is EditKind.NUMBER)
    if len(found) <= _SPREAD:
        return found
    old, new = short(edit.before), short(edit.after)
    return (Phrase(old=old, new=new, bare_old=old, bare_new=new),)


def _exchange(phrase: Phrase, name: str, words: Words) -> str:
    old, new = short(phrase.old), short(phrase.new)
    if not old or not new:
        return words.say(_sided(name, "added" if new else "dropped"), old=old, new=new)
    places = swapped(phrase.bare_old, phrase.bare_new) if len(phrase.old) <= LONG else None
    if places:
        return words.say("changed places", one=places[0], other=places[1], old=old, new=new)
    if name == "quoted":
        return _plainly(old, new, words)
    return words.say(name, old=old, new=new)


def _sided(name: str, side: str) -> str:
    if name == "attribution":
        return "source named" if side == "added" else "source dropped"
    return f"quote {side}" if name == "quote" else side


def _plainly(old: str, new: str, words: Words) -> str:
    """A short figure stands without quotation marks."""
    bare = max(len(old.split()), len(new.split())) <= _BARE
    if bare and _FIGURE.match(old) and _FIGURE.match(new):
        return words.say("became", old=old, new=new)
    return words.say("quoted", old=old, new=new)


def _key(phrase: Phrase) -> tuple[str, str]:
    """What an echo of an exchange shares with it; a lone digit says too little, its phrase is taken."""
    old, new = phrase.bare_old, phrase.bare_new
    if min(len(old), len(new)) < 2 or not (old and new):
        old, new = phrase.old, phrase.new
    return old.casefold(), new.casefold()


def _fact(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    del section
    label = short(edit.label[0], _NAME) if edit.label else _label(edit)
    if label:
        told = []
        for phrase in phrases(edit.pieces, wanted=2):
            said = words.say("colon", section=label, sentence=_exchange(phrase, "quoted", words))
            swap = (phrase.bare_old, phrase.bare_new, label)
            told.append(Sentence(said=said, keys=frozenset({_key(phrase)}), swap=swap))
        return tuple(told)
    told = []
    for phrase in _phrases_of(edit):
        swap = (phrase.bare_old, phrase.bare_new, phrase.new)
        said = _exchange(phrase, "quoted", words)
        bare = replace(phrase, old=phrase.bare_old, new=phrase.bare_new)
        plain = _exchange(bare, "quoted", words)
        told.append(Sentence(said=said, keys=frozenset({_key(phrase)}), swap=swap, plain=plain))
    return tuple(told)


def _label(edit: Edit) -> str:
    """What a line of the form "Cost: £5 million" speaks of, where its label stands."""
    old, new = _LABEL.match(edit.before or ""), _LABEL.match(edit.after or "")
    return new.group(1).strip() if old and new and old.group(1) == new.group(1) else ""


def _cells(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """The cells of a row that changed, each under its row's and column's name; of the head and the first cells the names."""
    del section
    row, *columns = edit.label
    cells = enumerate(zip(cells_of(edit.before or ""), cells_of(edit.after or ""), strict=False))
    changed = ((n, old, new) for n, (old, new) in cells if old != new)
    told = []
    for column, (n, old, new) in zip(columns, changed, strict=False):
        if old and new and ((not row and column) or (n == 0 and row)):
            said = words.say("row named" if row else "column named", old=short(old), new=short(new))
            told.append(Sentence(said=said, keys=frozenset({(old, new)})))
            continue
        where = ", ".join(short(name, _HEADING) for name in (row, column) if name)
        found = phrases(word_diff(old, new)) if old and new else ()
        cell = found[0] if len(found) == 1 and max(len(old), len(new)) > LONG / 2 else None
        phrase = cell or Phrase(old=old, new=new, bare_old=old, bare_new=new)
        said = _exchange(phrase, "quoted", words)
        said = words.say("colon", section=where, sentence=said) if where else said
        told.append(
            Sentence(said=said, keys=frozenset({(f"{where} {old}", new)}), swap=(old, new, row or where))
        )
    return tuple(told)


def _negation(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """Only where the negation or the force of a statement is itself what changed is that said."""
    found = _phrases_of(edit)
    long = max((len(side.split()) for one in found for side in (one.bare_old, one.bare_new)), default=0)
    if long > _TURNED or len(found) > 1:
        return _changed("reworded")(edit, section, words)
    told = "modality" if _is_modal(edit) else "negation"
    if found and not (found[0].old and found[0].new):
        told = "reworded"
    return _changed(told)(edit, section, words)


def _is_modal(edit: Edit) -> bool:
    return edit.rule.endswith(MODAL)


def _titled(name: str) -> Teller:
    def tell(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
        del section
        kind = f"{name} added" if edit.before is None else f"{name} removed" if edit.after is None else name
        said = words.say(kind, old=short(edit.before), new=short(edit.after))
        both = edit.before is not None and edit.after is not None
        keys = frozenset(_key(phrase) for phrase in phrases(edit.pieces)) if both else frozenset()
        return (Sentence(said=said, keys=keys),)

    return tell


# ---------------------------------------------------------------- what came, went or stands elsewhere

_OF_BLOCK = {BlockKind.LIST_ITEM: "item", BlockKind.TABLE_ROW: "row", BlockKind.CAPTION: "caption"}


def _whole(side: str) -> Teller:
    """A paragraph, list item, table row or caption that came or went."""

    def tell(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
        del section
        kind = _OF_BLOCK.get(edit.block_kind or BlockKind.PARAGRAPH, "paragraph")
        text = edit.after if side == "added" else edit.before
        said = _at(edit, words.say(f"{kind} {side}", old=short(text), new=short(text)), words)
        return _one(said, "" if kind == "caption" else f"many {kind} {side}", short(text, _HEADING))

    return tell


def _plain(name: str, gone: str | None = None, come: str | None = None, many: str = "") -> Teller:
    """A template with the two sides quoted; another where one side is missing."""

    def tell(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
        del section
        said = gone if gone and edit.after is None else come if come and edit.before is None else name
        return _one(words.say(said, old=short(edit.before), new=short(edit.after)), many)

    return tell


def _note(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    if edit.before is not None and edit.after is not None:
        return _changed("note edited")(edit, section, words)
    name = "note" if edit.before is None else "note gone"
    return _one(words.say(name, old=short(edit.before, 2 * LONG), new=short(edit.after, 2 * LONG)))


def _renamed(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """Two long names that begin alike are told by what differs in them."""
    del section
    old, new = short(edit.before, _NAME), short(edit.after, _NAME)
    if old == new:
        found = phrases(edit.pieces)
        return tuple(
            Sentence(said=words.say("heading", old=short(one.old), new=short(one.new))) for one in found
        )
    keys = frozenset(_key(phrase) for phrase in phrases(edit.pieces))
    return (Sentence(said=words.say("renamed", old=old, new=new), keys=keys),)


def _new_section(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    count = (edit.after or "").count("\n\n")
    name = _name(edit.after, section)
    if not count:
        return _one(words.say("heading added", name=name))
    return _one(
        _at(edit, words.say("section added", name=name, count=words.count("paragraphs", count)), words)
    )


def _lost_section(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    count = (edit.before or "").count("\n\n")
    name = _name(edit.before, section)
    if not count:
        return _one(words.say("section removed", name=name))
    return _one(
        _at(edit, words.say("section removed with", name=name, count=words.count("paragraphs", count)), words)
    )


def _at(edit: Edit, said: str, words: Words) -> str:
    """What is said of an entry, with its time before it."""
    return words.say("colon", section=edit.label[0], sentence=said) if edit.label else said


def _name(text: str | None, section: SectionChange) -> str:
    return short(section.path[-1] if section.path else (text or "").partition("\n")[0], LONG)


def _where(path: tuple[str, ...] | None, words: Words) -> str:
    return words.say("named", name=short(path[-1], _HEADING)) if path else words.say("lead")


def _moved(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    if edit.old_block is None and edit.new_block is None:
        return _one(words.say("section moved", name=_name(edit.after, section)))
    name = "sentence moved" if edit.rule == "sentence moved" else "moved"
    if edit.from_path == edit.to_path:
        return _one(
            words.say(f"{name} within", new=short(edit.after)), "many moved", short(edit.after, _HEADING)
        )
    origin, target = _where(edit.from_path, words), _where(edit.to_path, words)
    return _one(
        words.say(name, origin=origin, target=target, new=short(edit.after)),
        "many moved",
        short(edit.after, _HEADING),
    )


def _split(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    if edit.rule == "section split":
        name = short(edit.after)
        return _one(words.say("section split", name=name, origin=_where(edit.from_path, words)))
    if edit.rule.endswith(": heading") and section.path:
        return _one(words.say("heading outside", name=_name(edit.after, section)))
    return _one(words.say("split"))


def _merged(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    if edit.rule == "section merged":
        partly = any(one.kind in _GONE for one in section.edits)
        kind = "section merged in part" if partly else "section merged"
        return _one(words.say(kind, name=short(edit.before), target=_where(edit.to_path, words)))
    if edit.rule.endswith(": heading"):
        return _one(words.say("heading inside", name=_common(edit)))
    return _one(words.say("merged"))


def _common(edit: Edit) -> str:
    """The heading that a paragraph now begins with: what both sides share at their beginning."""
    first = next((piece.text for piece in edit.pieces), "")
    return short(first.strip(" .:—–-"), _HEADING)


def _formatted(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    del section
    if edit.rule == RENUMBERED:
        old, new = short(edit.before, _HEADING), short(edit.after, _HEADING)
        return _one(words.say("renumbered", old=old, new=new), "many renumbered", new)
    if edit.rule == "struck out by the publisher":
        return _one(
            words.say(
                "struck" if edit.after else "struck gone", old=short(edit.before), new=short(edit.after)
            )
        )
    if edit.rule.endswith(": heading"):
        made = "a heading" if edit.block_kind is BlockKind.HEADING else "no heading"
        return _one(words.say(made, new=short(edit.after)))
    return _one(words.say("formatting", new=short(edit.after)), "many formatting")


def _link(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """Where it led and where it leads, by the names of the sites."""
    del section
    old, new = site(edit.from_url), site(edit.to_url)
    if not old and not new:
        return _one(words.say("link", new=short(edit.after)), "many link")
    if not old or not new:
        name = "link added" if new else "link removed"
    else:
        name = "link within" if old == new else "link elsewhere"
    link = short(edit.link or edit.after, _HEADING)
    return _one(words.say(name, link=link, old=old, new=new), "many link")


def _stamp(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """A date that moved; of a long line that carries it, what moved alone."""
    found = phrases(edit.pieces) if max(len(edit.before or ""), len(edit.after or "")) > _HEADING else ()
    if found and found[0].old and found[0].new:
        return _one(words.say("stamp", old=short(found[0].old), new=short(found[0].new)))
    return _plain("stamp", "stamp removed", "stamp added")(edit, section, words)


_TELLERS: dict[EditKind, Teller] = {
    EditKind.NUMBER: _fact,
    EditKind.DATE: _fact,
    EditKind.NAME: _fact,
    EditKind.NEGATION: _negation,
    EditKind.QUOTE: _changed("quote"),
    EditKind.WORDING: _changed("reworded"),
    EditKind.ATTRIBUTION: _changed("attribution"),
    EditKind.ALTERNATIVE_TEXT: _titled("alternative"),
    EditKind.ORDER: _moved,
    EditKind.SPELLING: _changed("spelling"),
    EditKind.TITLE: _titled("title"),
    EditKind.BYLINE: _titled("byline"),
    EditKind.CORRECTION_NOTE: _note,
    EditKind.HEADING_RENAMED: _renamed,
    EditKind.SECTION_ADDED: _new_section,
    EditKind.SECTION_REMOVED: _lost_section,
    EditKind.MOVED: _moved,
    EditKind.SENTENCE_ADDED: _plain("sentence added"),
    EditKind.SENTENCE_REMOVED: _plain("sentence removed"),
    EditKind.PARAGRAPH_ADDED: _whole("added"),
    EditKind.PARAGRAPH_REMOVED: _whole("removed"),
    EditKind.LINK: _link,
    EditKind.SPLIT: _split,
    EditKind.MERGED: _merged,
    EditKind.FORMATTING: _formatted,
    EditKind.DATE_STAMP: _stamp,
    EditKind.PUNCTUATION: _plain("punctuation"),
    EditKind.TYPOGRAPHY: _plain("typography"),
    EditKind.WHITESPACE: _plain("whitespace"),
}


def names(places: Sequence[str], words: Words) -> str:
    """Places one after another, quoted as sections are."""
    return ", ".join(words.say("named", name=place) if place else words.say("lead") for place in places)
