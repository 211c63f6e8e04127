"""The newsroom's article and its source, as values that a story edits and a page template renders."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from versioner.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A text with headed parts, and the date that its publisher puts on it."""

    headline: str
    parts: tuple[Part, ...]
    declared: datetime

    def reword(self, before: str, after: str) -> Piece:
        """The piece with `before` replaced, wherever it stands.

        Raises:
            ValueError: `before` stands nowhere, so the story and the text have drifted apart.
        """
        found = False

        def swap(text: str) -> str:
            nonlocal found
            found = found or before in text
            return text.replace(before, after)

        parts = tuple(
            Part(heading=swap(part.heading), paragraphs=tuple(swap(text) for text in part.paragraphs))
            for part in self.parts
        )
        if not found:
            msg = f"the article does not say {before!r}"
            raise ValueError(msg)
        return replace(self, parts=parts)

    def move(self, paragraph: str, *, to: str) -> Piece:
        """The piece with the paragraph that starts so moved to the end of the part headed `to`."""
        text = next(t for part in self.parts for t in part.paragraphs if t.startswith(paragraph))
        without = (
            replace(part, paragraphs=tuple(t for t in part.paragraphs if t != text)) for part in self.parts
        )
        parts = tuple(
            replace(part, paragraphs=(*part.paragraphs, text)) if part.heading == to else part
            for part in without
        )
        return replace(self, parts=parts)

    def add(self, heading: str, *paragraphs: str) -> Piece:
        """The piece with one more part at its end."""
        return replace(self, parts=(*self.parts, Part(heading=heading, paragraphs=paragraphs)))

    def append(self, heading: str, paragraph: str) -> Piece:
        """The piece with one more paragraph in the part headed so."""
        return replace(
            self,
            parts=tuple(
                replace(part, paragraphs=(*part.paragraphs, paragraph)) if part.heading == heading else part
                for part in self.parts
            ),
        )

    def without(self, paragraph: str) -> Piece:
        """The piece without the paragraph that starts so.

        Raises:
            ValueError: none starts so, so the story and the text have drifted apart.
        """
        parts = tuple(
            replace(part, paragraphs=tuple(t for t in part.paragraphs if not t.startswith(paragraph)))
            for part in self.parts
        )
        if parts == self.parts:
            msg = f"no paragraph starts with {paragraph!r}"
            raise ValueError(msg)
        return replace(self, parts=parts)

    def dated(self, at: datetime) -> Piece:
        """The piece with another publisher's date."""
        return replace(self, declared=at)


def article(declared: datetime) -> Piece:
    """The article as first published: four headed parts, a misspelt word among them."""
    return Piece(
        headline="Coastal Council Hands Flood Defence Lead to Harbour Authority, Citing Tide Gate Review",
        declared=declared,
        parts=(
            Part(
                heading="Council Shifts Strategy, Transfers Flood Defence Lead to the Harbour Authority",
                paragraphs=(
                    'The Coastal Council has announced a change in its flood strategy: it will play a "supporting" '
                    "role in keeping the sea out of the old town, and the Harbour Authority will take the lead. The "
                    "change is set out in a policy paper, the Shoreline Plan, released on Monday.",
                    "The paper says that the authority is able to take primary responsibility for the tide gates, "
                    "with the council giving critical but more limited support. This follows a review which "
                    "found the gates understaffed at night on two nights in five.",
                ),
            ),
            Part(
                heading="The Authority's Growing Capacity",
                paragraphs=(
                    "The Harbour Authority employs approximately 1,240 pump and gate workers along 35 kilometres of "
                    "sea wall. Its maintenance budget rose by 6.4 percent this year, and it has recieved two new "
                    "dredgers since the spring.",
                    "The authority aims to run all nine tide gates from a single control room, which is being "
                    "fitted out in the former customs house.",
                    'Council leader Marta Lindqvist praised the plan during a visit to the harbour last month. "The '
                    'people who know these gates best should be the ones who close them," she said.',
                ),
            ),
            Part(
                heading="Wider Coastal Plans",
                paragraphs=(
                    "In recent years, council engineers have asked for freedom to work beyond the old town, on "
                    "eroding cliffs to the north and on salt marshes that soak up storm surges before they reach "
                    "the streets.",
                    "The Shoreline Plan puts homes first and lists farmland second, aiming for what it calls a "
                    "fair coast that every parish can accept. It does not name the disputed village of Sandholm.",
                    "A separate fund will pay for the restoration of dunes that were lost in the storms of the "
                    "last decade, beginning at the southern beach.",
                ),
            ),
            Part(
                heading="Recent Floods and Talks",
                paragraphs=(
                    "Earlier this month the river broke through a temporary barrier and flooded the fish market. "
                    "Despite calls from traders for a permanent wall, the council has not promised one.",
                    "During a visit to the capital, harbour director Jonas Weld discussed with Environment "
                    "Minister Ana Ruiz how the state could help, suggesting a special commissioner for the coast.",
                ),
            ),
        ),
    )


def source(declared: datetime) -> Piece:
    """The policy paper that the article was written from."""
    return Piece(
        headline="Shoreline Plan: who keeps the sea out",
        declared=declared,
        parts=(
            Part(
                heading="1. Responsibility for the tide gates",
                paragraphs=(
                    "The Harbour Authority takes primary responsibility for the nine tide gates of the old town. "
                    "The Coastal Council gives critical but more limited support.",
                    "The review found that night shifts at the gates were understaffed on four of ten nights.",
                ),
            ),
            Part(
                heading="2. Means",
                paragraphs=(
                    "The authority employs 1,420 pump and gate workers and maintains 35 kilometres of sea wall.",
                    "The maintenance budget of the Harbour Authority rises by 6.4 percent this year.",
                    "All nine gates are to be run from one control room in the former customs house.",
                ),
            ),
            Part(
                heading="3. Priorities",
                paragraphs=(
                    "Homes come first, farmland second. The aim is a fair coast that every parish can accept.",
                    "A separate fund pays for the restoration of dunes lost in storms, beginning at the southern beach.",
                ),
            ),
        ),
    )
