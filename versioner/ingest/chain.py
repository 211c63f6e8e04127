"""The versions of a page, written on: each packed, indexed, and led to by a change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from versioner.core.decide.found import Accepted
from versioner.core.extract import EXTRACTOR
from versioner.core.model import Change, Document, Version
from versioner.frozen import dataclass
from versioner.ingest.decision import Versions
from versioner.storage import changes, codec
from versioner.storage.search import Shelf
from versioner.storage.states import Kept
from versioner.storage.texts import Packer
from versioner.storage.versions import NewVersion


@dataclass(slots=True, kw_only=True)
class Chain:
    """The end of a page's chain of versions and what is added to it.

    Attributes:
        latest, number: text and number of the version that the next one follows; None and 0 before the first.
        following: the next number that was never given.
        before: how many versions stood before any is added.
        numbered: the number of the n-th of those (1 = oldest), as `derive` counts them.
        text: the text that was added last; None before any is.
    """

    page: int
    latest: Document | None
    number: int
    following: int
    before: int
    numbered: Callable[[int], int | None]
    packer: Packer
    shelf: Shelf
    text: Kept | None = None
    _new: list[NewVersion] = field(default_factory=list)
    _changes: list[Change] = field(default_factory=list)
    _versions: list[Version] = field(default_factory=list)

    def change_to(self, accepted: Accepted, number: int) -> Change | None:
        """The change from the version before to the accepted text; None where there is none before."""
        if self.latest is None:
            return None
        from versioner.core.classify import change_between  # noqa: PLC0415 - most texts that are read bring no version

        return change_between(
            self.latest,
            accepted.document,
            version=number,
            previous=self.number,
            first_seen=accepted.first_seen,
            not_before=accepted.not_before,
            marked=accepted.marked,
            declared_modified=accepted.declared_modified,
            reverted_to=self._reverted(accepted),
            stood_long=accepted.stood_long,
        )

    def add(
        self,
        accepted: Accepted,
        number: int,
        change: Change | None,
        *,
        known: int | None = None,
        rederived: bool = False,
    ) -> None:
        """Make the accepted text the version of that number.

        Args:
            accepted: the text.
            number: of the version.
            change: that leads to it, None to keep what is told of it.
            known: the id of the stored version that is read again, None for a new one.
            rederived: it is found by a better extractor, or was before.
        """
        text = self.packer.pack(codec.to_bytes(accepted.document))
        self.text = Kept(name=text.sha256, document=accepted.document)
        self._new.append(
            NewVersion(
                id=known,
                number=number,
                text=text,
                sha256=accepted.sha256,
                first_seen=accepted.first_seen,
                not_before=accepted.not_before,
                confirmed_at=accepted.confirmed_at,
                declared_modified=accepted.declared_modified,
                reverted_to=self._reverted(accepted),
                rederived=rederived,
                extractor=EXTRACTOR,
            )
        )
        self.shelf.add(number, text.sha256, accepted.document)
        if change is not None:
            self._changes.append(change)
        self._versions.append(
            Version(
                id=known or 0,
                page=self.page,
                number=number,
                first_seen=accepted.first_seen,
                not_before=accepted.not_before,
                sha256=accepted.sha256,
                document=accepted.document,
            )
        )
        self.latest, self.number = accepted.document, number
        self.following = max(self.following, number + 1)

    def _reverted(self, accepted: Accepted) -> int | None:
        ordinal = accepted.reverted_to
        if ordinal is None or ordinal <= self.before:
            return None if ordinal is None else self.numbered(ordinal)
        return self._versions[ordinal - self.before - 1].number

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions that were added."""
        return tuple(self._versions)

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes that were added."""
        return tuple(self._changes)

    def written(self, *, superseded: tuple[int, ...] = (), unled: tuple[int, ...] = ()) -> Versions:
        """All that was added, as it is to be written."""
        return Versions(
            superseded=superseded,
            unled=unled,
            new=tuple(self._new),
            changes=tuple(changes.spelled(change) for change in self._changes),
            index=self.shelf.moves,
        )
