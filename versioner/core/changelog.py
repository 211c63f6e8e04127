"""The changelog in sentences that a person would write, made when read, most important first.

Templates stand in one table a language; `summary(change, "fr")` is the proof that they translate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from versioner.core.model import Change, Edit, EditKind, Op, SectionChange, SectionStatus

_MOST = 8  # sentences told; the rest is counted
_HEADING = 60  # characters of a heading before a colon
_LONG = 90  # characters of a text that is quoted in a sentence

_EN = {
    "became": "{old} became {new}.",
    "added": "“{new}” was added.",
    "dropped": "“{old}” was dropped.",
    "reworded": "A sentence was reworded: “{old}” became “{new}”.",
    "quote": "A quote was reworded: “{old}” became “{new}”.",
    "negation": "The sense may have turned: “{old}” became “{new}”.",
    "title": "The headline “{old}” became “{new}”.",
    "title added": "A headline was given: “{new}”.",
    "title removed": "The headline “{old}” was taken away.",
    "byline": "The byline “{old}” became “{new}”.",
    "byline added": "A byline was given: “{new}”.",
    "byline removed": "The byline “{old}” was taken away.",
    "note": "The publisher notes: “{new}”",
    "note gone": "A correction note was taken away: “{old}”",
    "section added": "New section “{name}” ({count}).",
    "section removed": "The section “{name}” was removed.",
    "renamed": "“{old}” was renamed to “{new}”.",
    "moved": "One paragraph moved from {from} to {to}: “{new}”",
    "moved within": "One paragraph moved within the section: “{new}”",
    "section moved": "The section “{name}” moved.",
    "sentence added": "New: “{new}”",
    "sentence removed": "Removed: “{old}”",
    "paragraph added": "New paragraph: “{new}”",
    "paragraph removed": "Paragraph removed: “{old}”",
    "spelling": "Spelling: “{old}” became “{new}”.",
    "link": "A link in “{new}” leads elsewhere.",
    "split": "A paragraph was split in two.",
    "merged": "Paragraphs were joined.",
    "formatting": "The form of “{new}” changed.",
    "stamp": "The date shown on the page changed from “{old}” to “{new}”.",
    "punctuation": "Punctuation was changed.",
    "typography": "Typography was changed.",
    "whitespace": "Spacing was changed.",
    "times": "{sentence} ({count} times)",
    "more": "And {count} more.",
    "lead": "the beginning",
    "paragraph": "1 paragraph",
    "paragraphs": "{count} paragraphs",
    "reverted": "The text went back to that of version {version}.",
    "colon": "{section}: {sentence}",
}
_FR = {
    "became": "{old} est devenu {new}.",
    "added": "« {new} » a été ajouté.",
    "dropped": "« {old} » a été retiré.",
    "reworded": "Une phrase a été reformulée : « {old} » est devenu « {new} ».",
    "quote": "Une citation a été reformulée : « {old} » est devenu « {new} ».",
    "negation": "Le sens a pu s’inverser : « {old} » est devenu « {new} ».",
    "title": "Le titre « {old} » est devenu « {new} ».",
    "title added": "Un titre a été donné : « {new} ».",
    "title removed": "Le titre « {old} » a été retiré.",
    "byline": "La signature « {old} » est devenue « {new} ».",
    "byline added": "Une signature a été donnée : « {new} ».",
    "byline removed": "La signature « {old} » a été retirée.",
    "note": "La rédaction note : « {new} »",
    "note gone": "Une note de correction a été retirée : « {old} »",
    "section added": "Nouvelle section « {name} » ({count}).",
    "section removed": "La section « {name} » a été supprimée.",
    "renamed": "« {old} » a été renommée « {new} ».",
    "moved": "Un paragraphe a été déplacé de {from} à {to} : « {new} »",
    "moved within": "Un paragraphe a été déplacé dans la section : « {new} »",
    "section moved": "La section « {name} » a été déplacée.",
    "sentence added": "Nouveau : « {new} »",
    "sentence removed": "Supprimé : « {old} »",
    "paragraph added": "Nouveau paragraphe : « {new} »",
    "paragraph removed": "Paragraphe supprimé : « {old} »",
    "spelling": "Orthographe : « {old} » est devenu « {new} ».",
    "link": "Un lien dans « {new} » mène ailleurs.",
    "split": "Un paragraphe a été coupé en deux.",
    "merged": "Des paragraphes ont été réunis.",
    "formatting": "La forme de « {new} » a changé.",
    "stamp": "La date affichée est passée de « {old} » à « {new} ».",
    "punctuation": "La ponctuation a été modifiée.",
    "typography": "La typographie a été modifiée.",
    "whitespace": "Les espaces ont été modifiées.",
    "times": "{sentence} ({count} fois)",
    "more": "Et {count} de plus.",
    "lead": "le début",
    "paragraph": "1 paragraphe",
    "paragraphs": "{count} paragraphes",
    "reverted": "Le texte est revenu à celui de la version {version}.",
    "colon": "{section} : {sentence}",
}
_TABLES = {"en": _EN, "fr": _FR}

# What a reader wants to hear of first.
_RANK = {
    kind: n
    for n, kind in enumerate((
        EditKind.TITLE, EditKind.NUMBER, EditKind.DATE, EditKind.NEGATION, EditKind.QUOTE, EditKind.NAME,
        EditKind.SECTION_REMOVED, EditKind.SECTION_ADDED, EditKind.HEADING_RENAMED, EditKind.PARAGRAPH_REMOVED,
        EditKind.PARAGRAPH_ADDED, EditKind.SENTENCE_REMOVED, EditKind.SENTENCE_ADDED, EditKind.WORDING,
        EditKind.CORRECTION_NOTE, EditKind.LINK, EditKind.BYLINE, EditKind.MOVED, EditKind.SPLIT, EditKind.MERGED,
    ))
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Told:
    rank: tuple[int, int, int]
    section: str
    sentence: str


def summary(change: Change, language: str = "en", *, limit: int = _MOST) -> tuple[str, ...]:
    """The change in sentences, most important first; the same sentence is told once, the tail is counted.

    Args:
        change: a change with its edits.
        language: "en" or "fr"; any other reads English.
        limit: most sentences; beyond them one says how many are left.
    """
    words = _TABLES.get(language.lower()[:2], _EN)
    told = [
        _Told(
            (-edit.significance.weight, _RANK.get(edit.kind, 99), n),
            "" if edit.rule == "section moved" else _section(section, words),
            sentence,
        )
        for n, section in enumerate(change.sections)
        for edit in section.edits
        if (sentence := _sentence(edit, section, words))
    ]
    told.sort(key=lambda one: one.rank)
    lines = _counted(told, words)
    if change.reverted and change.reverted_to is not None:
        lines.insert(0, words["reverted"].format(version=change.reverted_to))
    if len(lines) > limit:
        lines = [*lines[: limit - 1], words["more"].format(count=len(lines) - limit + 1)]
    return tuple(lines)


def headline(change: Change, language: str = "en") -> str:
    """The most important sentence alone; "" where nothing is told."""
    found = summary(change, language)
    return found[0] if found else ""


def _counted(told: Iterable[_Told], words: dict[str, str]) -> list[str]:
    counts: dict[tuple[str, str], int] = {}
    for one in told:
        counts[one.section, one.sentence] = counts.get((one.section, one.sentence), 0) + 1
    lines = []
    for (section, sentence), count in counts.items():
        text = words["times"].format(sentence=sentence, count=count) if count > 1 else sentence
        lines.append(words["colon"].format(section=section, sentence=text) if section else text)
    return lines


def _section(section: SectionChange, words: dict[str, str]) -> str:
    """What stands before the colon: the section's own heading; nothing where the sentence names it itself."""
    del words
    if not section.path or section.status in {SectionStatus.ADDED, SectionStatus.REMOVED}:
        return ""
    return _short_to(section.path[-1].rstrip(" :："), _HEADING)


def _sentence(edit: Edit, section: SectionChange, words: dict[str, str]) -> str:
    teller = _TELLERS.get(edit.kind, _changed("reworded"))
    return teller(edit, section, words)


Teller = Callable[[Edit, SectionChange, dict[str, str]], str]


def _plain(name: str, gone: str | None = None) -> Teller:
    """A template with the two sides quoted; another where the new side is missing."""

    def tell(edit: Edit, section: SectionChange, words: dict[str, str]) -> str:
        del section
        template = words[gone] if gone and edit.after is None else words[name]
        return template.format(old=_short(edit.before), new=_short(edit.after))

    return tell


def _changed(name: str) -> Teller:
    """What exactly was exchanged, with enough of the words around it to be understood."""

    def tell(edit: Edit, section: SectionChange, words: dict[str, str]) -> str:
        del section
        old, new = core(edit)
        if not old or not new:
            return (
                words["added" if new else "dropped"].format(old=_short(old), new=_short(new))
                if old or new
                else ""
            )
        return words[name].format(old=_short(old), new=_short(new))

    return tell


def _fact(edit: Edit, section: SectionChange, words: dict[str, str]) -> str:
    old, new = core(edit)
    if not old or not new or max(len(old), len(new)) > _LONG:
        return _changed("reworded")(edit, section, words)
    return words["became"].format(old=_capital(old), new=new)


def _titled(name: str) -> Teller:
    def tell(edit: Edit, section: SectionChange, words: dict[str, str]) -> str:
        del section
        kind = f"{name} added" if edit.before is None else f"{name} removed" if edit.after is None else name
        return words[kind].format(old=_short(edit.before), new=_short(edit.after))

    return tell


def _new_section(edit: Edit, section: SectionChange, words: dict[str, str]) -> str:
    count = max((edit.after or "").count("\n\n"), 0)
    said = words["paragraph"] if count == 1 else words["paragraphs"].format(count=count)
    return words["section added"].format(name=_name(edit.after, section), count=said)


def _lost_section(edit: Edit, section: SectionChange, words: dict[str, str]) -> str:
    return words["section removed"].format(name=_name(edit.before, section))


def _name(text: str | None, section: SectionChange) -> str:
    return section.path[-1] if section.path else _short((text or "").partition("\n")[0])


def _moved(edit: Edit, section: SectionChange, words: dict[str, str]) -> str:
    if edit.old_block is None and edit.new_block is None:
        return words["section moved"].format(name=_name(edit.after, section))
    origin, target = (
        path[-1] if path else words["lead"] for path in (edit.from_path or (), edit.to_path or ())
    )
    if edit.from_path == edit.to_path:
        return words["moved within"].format(new=_short(edit.after))
    return words["moved"].format_map({"from": f"“{origin}”", "to": f"“{target}”", "new": _short(edit.after)})


_TELLERS: dict[EditKind, Teller] = {
    EditKind.NUMBER: _fact,
    EditKind.DATE: _fact,
    EditKind.NAME: _fact,
    EditKind.NEGATION: _changed("negation"),
    EditKind.QUOTE: _changed("quote"),
    EditKind.WORDING: _changed("reworded"),
    EditKind.SPELLING: _changed("spelling"),
    EditKind.TITLE: _titled("title"),
    EditKind.BYLINE: _titled("byline"),
    EditKind.CORRECTION_NOTE: _plain("note", "note gone"),
    EditKind.HEADING_RENAMED: _plain("renamed"),
    EditKind.SECTION_ADDED: _new_section,
    EditKind.SECTION_REMOVED: _lost_section,
    EditKind.MOVED: _moved,
    EditKind.SENTENCE_ADDED: _plain("sentence added"),
    EditKind.SENTENCE_REMOVED: _plain("sentence removed"),
    EditKind.PARAGRAPH_ADDED: _plain("paragraph added"),
    EditKind.PARAGRAPH_REMOVED: _plain("paragraph removed"),
    EditKind.LINK: _plain("link"),
    EditKind.SPLIT: _plain("split"),
    EditKind.MERGED: _plain("merged"),
    EditKind.FORMATTING: _plain("formatting"),
    EditKind.DATE_STAMP: _plain("stamp"),
    EditKind.PUNCTUATION: _plain("punctuation"),
    EditKind.TYPOGRAPHY: _plain("typography"),
    EditKind.WHITESPACE: _plain("whitespace"),
}


def core(edit: Edit) -> tuple[str, str]:
    """What was exchanged, from the first changed word to the last, with one word after a number for its noun."""
    runs = list(edit.pieces)
    touched = [n for n, piece in enumerate(runs) if piece.op is not Op.EQUAL]
    if not touched:
        return edit.before or "", edit.after or ""
    first, last = touched[0], touched[-1]
    middle = runs[first : last + 1]
    old = "".join(piece.text for piece in middle if piece.op is not Op.INSERT)
    new = "".join(piece.text for piece in middle if piece.op is not Op.DELETE)
    if not old.strip() or not new.strip():
        # a word that only came or went is told with its neighbours
        before = runs[first - 1].text.split()[-2:] if first else []
        after = runs[last + 1].text.split()[:2] if last + 1 < len(runs) else []
        old, new = (" ".join([*before, *text.split(), *after]) for text in (old, new))
    return old.strip(), new.strip()


def _short(text: str | None) -> str:
    return _short_to(" ".join((text or "").split()), _LONG)


def _short_to(flat: str, most: int) -> str:
    if len(flat) <= most:
        return flat
    return flat[: flat.rfind(" ", 0, most) if " " in flat[:most] else most].rstrip(",;:") + " …"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
