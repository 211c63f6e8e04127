"""Read stored snapshots again with today's extractor. Tells readers nothing; moves no date."""

from __future__ import annotations

from collections.abc import Sequence

from versioner.app import App, Progress
from versioner.core.model import Json
from versioner.errors import Said
from versioner.frozen import dataclass
from versioner.ingest.boundary import alone
from versioner.ingest.replay import Reconciled, reconcile
from versioner.ingest.write import written
from versioner.storage import find, pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Rederived:
    """What reading again found, over all pages.

    Attributes:
        failures: pages whose past could not be read again and why; they stay as they were.
    """

    pages: int
    found_again: int
    new: int
    superseded: int
    failures: tuple[Said, ...] = ()

    def to_json(self) -> Json:
        return {
            "pages": self.pages,
            "found_again": self.found_again,
            "new": self.new,
            "superseded": self.superseded,
            "failures": [str(one) for one in self.failures],
        }


def rederive(app: App, addresses: Sequence[str] = (), *, progress: Progress | None = None) -> Rederived:
    """Fold the past of pages through `derive` again; versions are marked `rederived`.

    Args:
        app: what to work with.
        addresses: the pages; none means all.
        progress: told of every page.

    Raises:
        NotFoundError, AmbiguousError: an address fits nothing or several pages.
    """
    with app.db.read() as session:
        wanted = (
            [find.page(session, address) for address in addresses] if addresses else pages.all_pages(session)
        )
    again = new = lost = 0
    failures: list[Said] = []
    for n, page in enumerate(wanted):
        with alone(page.url, failures):
            found = _rederive(app, page.id)
            again, new, lost = again + found.found_again, new + found.new, lost + found.superseded
        if progress:
            progress(n + 1, len(wanted), page.url)
    return Rederived(pages=len(wanted), found_again=again, new=new, superseded=lost, failures=tuple(failures))


def _rederive(app: App, page_id: int) -> Reconciled:
    while True:
        found = reconcile(app, page_id, rederived=True)
        if written(app, found.decision):
            return found
