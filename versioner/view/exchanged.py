"""What was exchanged for what, in a sentence: wording, facts, cells, quotations, titles."""

from __future__ import annotations

from dataclasses import replace

from versioner.core.classify.labels import cells_of
from versioner.core.classify.rules import HOW_MUCH, MODAL
from versioner.core.facts import quoted
from versioner.core.model import Edit, EditKind, SectionChange
from versioner.core.text.diff import word_diff
from versioner.late import regex
from versioner.view.around import DOUBLE
from versioner.view.chunks import LONG, short
from versioner.view.excerpts import Phrase, phrases, swapped, visible
from versioner.view.said import HEADING, NAME, Sentence, Teller, lone
from versioner.view.templates import Words
from versioner.view.written import marks_changed

_BARE = 3  # words of a fact that stand without quotation marks
_TURNED = 8  # words of a phrase up to which a negation in it is what turned
_VALUE = 4  # words behind a label up to which they are told whole
_SPREAD = 4  # phrases of one edit that are told one by one
_FIGURE = regex.compile(r"^[\p{Sc}+\-−±≈~<>]?\s?\p{Nd}")
_LABEL = regex.compile(r"^([^:：\p{Nd}]{2,40}?)\s?[:：]\s")


def changed(name: str) -> Teller:
    """What exactly was exchanged, with enough of the words around it to be understood."""

    def tell(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
        del section
        told = []
        for n, phrase in enumerate(_phrases_of(edit)):
            meant = "reworded" if name == "quote" and not _is_speech(phrase, edit) else name
            said = _exchange(phrase, meant if n == 0 or meant != "reworded" else "quoted", words)
            told.append(Sentence(said=said, keys=frozenset({key(phrase)})))
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
    found = visible(phrases(edit.pieces, counted=edit.kind is EditKind.NUMBER))
    if len(found) <= _SPREAD:
        return tuple(found)
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


def key(phrase: Phrase) -> tuple[str, str]:
    """What an echo of an exchange shares with it; a lone digit says too little, its phrase is taken."""
    old, new = phrase.bare_old, phrase.bare_new
    if min(len(old), len(new)) < 2 or not (old and new):
        old, new = phrase.old, phrase.new
    return old.casefold(), new.casefold()


def fact(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """A figure, date or name, after the label that it stands behind where it has one."""
    del section
    label = short(edit.label[0], NAME) if edit.label else _label(edit)
    if label:
        told = []
        for phrase in _of_a_value(edit) or phrases(edit.pieces, wanted=2):
            said = words.say("colon", section=label, sentence=_exchange(phrase, "quoted", words))
            swap = (phrase.bare_old, phrase.bare_new, label)
            told.append(Sentence(said=said, keys=frozenset({key(phrase)}), swap=swap))
        return tuple(told)
    told = []
    for phrase in _phrases_of(edit):
        swap = (phrase.bare_old, phrase.bare_new, phrase.new)
        said = _exchange(phrase, "quoted", words)
        bare = replace(phrase, old=phrase.bare_old, new=phrase.bare_new)
        plain = _exchange(bare, "quoted", words)
        told.append(Sentence(said=said, keys=frozenset({key(phrase)}), swap=swap, plain=plain))
    return tuple(told)


def _of_a_value(edit: Edit) -> tuple[Phrase, ...]:
    """What stands behind a label, whole where it is short: "10 working days", a telephone's number."""
    old, new = (_LABEL.sub("", text or "", count=1).strip().rstrip(".") for text in (edit.before, edit.after))
    if not old or not new or max(len(old.split()), len(new.split())) > _VALUE:
        return ()
    found = phrases(edit.pieces, wanted=2)
    return (replace(found[0], old=old, new=new),) if len(found) == 1 else ()


def _label(edit: Edit) -> str:
    """What a line of the form "Cost: £5 million" speaks of, where its label stands."""
    old, new = _LABEL.match(edit.before or ""), _LABEL.match(edit.after or "")
    return new.group(1).strip() if old and new and old.group(1) == new.group(1) else ""


def cells(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
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
        where = ", ".join(short(name, HEADING) for name in (row, column) if name)
        found = phrases(word_diff(old, new)) if old and new else ()
        cell = found[0] if len(found) == 1 and max(len(old), len(new)) > LONG / 2 else None
        phrase = cell or Phrase(old=old, new=new, bare_old=old, bare_new=new)
        said = _exchange(phrase, "quoted", words)
        said = words.say("colon", section=where, sentence=said) if where else said
        told.append(
            Sentence(said=said, keys=frozenset({(f"{where} {old}", new)}), swap=(old, new, row or where))
        )
    return tuple(told)


def negation(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """Only where the negation or the force of a statement is itself what changed is that said."""
    found = _phrases_of(edit)
    long = max((len(side.split()) for one in found for side in (one.bare_old, one.bare_new)), default=0)
    if long > _TURNED or len(found) > 1:
        return changed("reworded")(edit, section, words)
    told = (
        "modality" if edit.rule.endswith(MODAL) else "quoted" if edit.rule.endswith(HOW_MUCH) else "negation"
    )
    if found and not (found[0].old and found[0].new):
        told = "reworded"
    return changed(told)(edit, section, words)


def titled(name: str) -> Teller:
    """What is told of a title, byline or alternative text: it came, went or is another."""

    def tell(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
        del section
        kind = f"{name} added" if edit.before is None else f"{name} removed" if edit.after is None else name
        said = words.say(kind, old=short(edit.before), new=short(edit.after))
        both = edit.before is not None and edit.after is not None
        keys = frozenset(key(phrase) for phrase in phrases(edit.pieces)) if both else frozenset()
        return (Sentence(said=said, keys=keys),)

    return tell


def written(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """Marks by their names; else the words that are written otherwise, where that is to be seen."""
    del section
    if marks := marks_changed(edit.before or "", edit.after or ""):
        return lone(words.say("marks", marks=", ".join(words.say(one) for one in marks)))
    found = [one for one in _phrases_of(edit) if one.old and one.new and one.old != one.new]
    if not found:
        return lone(words.say("characters"))
    return tuple(
        Sentence(
            said=words.say("written", old=short(one.old), new=short(one.new)), keys=frozenset({key(one)})
        )
        for one in found
    )
