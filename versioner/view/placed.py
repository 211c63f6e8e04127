"""What came, went, stands elsewhere or looks otherwise, in a sentence: paragraphs, sections, notes, links, dates."""

from __future__ import annotations

from versioner.core.classify.labels import site
from versioner.core.classify.ruling import RENUMBERED
from versioner.core.model import BlockKind, Edit, EditKind, SectionChange
from versioner.view.chunks import LONG, short
from versioner.view.excerpts import phrases
from versioner.view.exchanged import changed, key
from versioner.view.said import HEADING, NAME, Sentence, Teller, lone
from versioner.view.templates import Words

_GONE = frozenset({EditKind.PARAGRAPH_REMOVED, EditKind.SENTENCE_REMOVED})
_OF_BLOCK = {BlockKind.LIST_ITEM: "item", BlockKind.TABLE_ROW: "row", BlockKind.CAPTION: "caption"}


def whole(side: str) -> Teller:
    """A paragraph, list item, table row or caption that came or went."""

    def tell(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
        del section
        kind = _OF_BLOCK.get(edit.block_kind or BlockKind.PARAGRAPH, "paragraph")
        text = edit.after if side == "added" else edit.before
        said = _at(edit, words.say(f"{kind} {side}", old=short(text), new=short(text)), words)
        return lone(said, "" if kind == "caption" else f"many {kind} {side}", short(text, HEADING))

    return tell


def plain(name: str, gone: str | None = None, come: str | None = None, many: str = "") -> Teller:
    """A template with the two sides quoted; another where one side is missing."""

    def tell(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
        del section
        said = gone if gone and edit.after is None else come if come and edit.before is None else name
        return lone(words.say(said, old=short(edit.before), new=short(edit.after)), many)

    return tell


def note(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """A note of the publisher's own: whole where it came or went, else what changed in it."""
    if edit.before is not None and edit.after is not None:
        return changed("note edited")(edit, section, words)
    name = "note" if edit.before is None else "note gone"
    return lone(words.say(name, old=short(edit.before, 2 * LONG), new=short(edit.after, 2 * LONG)))


def renamed(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """Two long names that begin alike are told by what differs in them; one that is only numbered otherwise as any such line."""
    if edit.rule.endswith(RENUMBERED):
        return formatted(edit, section, words)
    old, new = short(edit.before, NAME), short(edit.after, NAME)
    if old == new:
        found = phrases(edit.pieces)
        return tuple(
            Sentence(said=words.say("heading", old=short(one.old), new=short(one.new))) for one in found
        )
    keys = frozenset(key(phrase) for phrase in phrases(edit.pieces))
    return (Sentence(said=words.say("renamed", old=old, new=new), keys=keys),)


def new_section(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """A section that came, with how many paragraphs; a heading alone is told as that."""
    count = (edit.after or "").count("\n\n")
    name = _name(edit.after, section)
    if not count:
        return lone(words.say("heading added", name=name))
    return lone(
        _at(edit, words.say("section added", name=name, count=words.count("paragraphs", count)), words)
    )


def lost_section(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """A section that went, with how many paragraphs."""
    count = (edit.before or "").count("\n\n")
    name = _name(edit.before, section)
    if not count:
        return lone(words.say("section removed", name=name))
    return lone(
        _at(edit, words.say("section removed with", name=name, count=words.count("paragraphs", count)), words)
    )


def _at(edit: Edit, said: str, words: Words) -> str:
    """What is said of an entry, with its time before it."""
    return words.say("colon", section=edit.label[0], sentence=said) if edit.label else said


def _name(text: str | None, section: SectionChange) -> str:
    return short(section.path[-1] if section.path else (text or "").partition("\n")[0], LONG)


def _where(path: tuple[str, ...] | None, words: Words) -> str:
    return words.say("named", name=short(path[-1], HEADING)) if path else words.say("lead")


def moved(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """What stands elsewhere: where it stood, where it stands and how it begins."""
    if edit.old_block is None and edit.new_block is None:
        return lone(words.say("section moved", name=_name(edit.after, section)))
    name = "sentence moved" if edit.rule == "sentence moved" else "moved"
    if edit.from_path == edit.to_path:
        return lone(
            words.say(f"{name} within", new=short(edit.after)), "many moved", short(edit.after, HEADING)
        )
    origin, target = _where(edit.from_path, words), _where(edit.to_path, words)
    return lone(
        words.say(name, origin=origin, target=target, new=short(edit.after)),
        "many moved",
        short(edit.after, HEADING),
    )


def split(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """A paragraph or section that became two, or a heading that stands by itself now."""
    if edit.rule == "section split":
        name = short(edit.after)
        return lone(words.say("section split", name=name, origin=_where(edit.from_path, words)))
    if edit.rule.endswith(": heading") and section.path:
        return lone(words.say("heading outside", name=_name(edit.after, section)))
    return lone(words.say("split"))


def merged(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """Two paragraphs or sections that became one, or a heading that is part of a paragraph now."""
    if edit.rule == "section merged":
        partly = any(one.kind in _GONE for one in section.edits)
        kind = "section merged in part" if partly else "section merged"
        return lone(words.say(kind, name=short(edit.before), target=_where(edit.to_path, words)))
    if edit.rule.endswith(": heading"):
        return lone(words.say("heading inside", name=_common(edit)))
    return lone(words.say("merged"))


def _common(edit: Edit) -> str:
    """The heading that a paragraph now begins with: what both sides share at their beginning."""
    first = next((piece.text for piece in edit.pieces), "")
    return short(first.strip(" .:—–-"), HEADING)


def formatted(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """What looks otherwise and reads the same: emphasis, numbering, a struck-out passage, a heading's rank."""
    del section
    if edit.rule.endswith(RENUMBERED):
        old, new = short(edit.before, HEADING), short(edit.after, HEADING)
        return lone(words.say("renumbered", old=old, new=new), "many renumbered", new)
    if edit.rule == "struck out by the publisher":
        return lone(
            words.say(
                "struck" if edit.after else "struck gone", old=short(edit.before), new=short(edit.after)
            )
        )
    if edit.rule.endswith(": heading"):
        made = "a heading" if edit.block_kind is BlockKind.HEADING else "no heading"
        return lone(words.say(made, new=short(edit.after)))
    return lone(words.say("formatting", new=short(edit.after)), "many formatting")


def link(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """Where it led and where it leads, by the names of the sites."""
    del section
    old, new = site(edit.from_url), site(edit.to_url)
    if not old and not new:
        return lone(words.say("link", new=short(edit.after)), "many link")
    if not old or not new:
        name = "link added" if new else "link removed"
    else:
        name = "link within" if old == new else "link elsewhere"
    link = short(edit.link or edit.after, HEADING)
    return lone(words.say(name, link=link, old=old, new=new), "many link")


def stamp(edit: Edit, section: SectionChange, words: Words) -> tuple[Sentence, ...]:
    """A date that moved; of a long line that carries it, what moved alone."""
    found = phrases(edit.pieces) if max(len(edit.before or ""), len(edit.after or "")) > HEADING else ()
    if found and found[0].old and found[0].new:
        return lone(words.say("stamp", old=short(found[0].old), new=short(found[0].new)))
    return plain("stamp", "stamp removed", "stamp added")(edit, section, words)
