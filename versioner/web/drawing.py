"""A time line as SVG, put together as one string: of a long history its marks would be a third of the reader's page.

Where everything stands `web.timeline` has worked out; what is said beside it goes through the catalogue and is
escaped like everything that a template says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from markupsafe import Markup, escape

from versioner.view.templates import N_
from versioner.web.timeline import Dot, Gap, Lane, Tick, Timeline
from versioner.web.words import Phrases

_EDGE = 12.0  # per cent of the width at either end, where a date centred on its mark would be cut off
_SPREAD = 0.2  # per cent of the width that a mark was moved by before a leader says where it belongs

Told = Callable[..., Markup]


def drawn(line: Timeline, article: int, *, told: Told, phrases: Phrases) -> Markup:
    """The drawing within its `<svg>`: the axis, and a lane for each page.

    Args:
        line: where everything stands.
        article: the page whose checks were laid out; other lanes have none.
        told: a message in the reader's language, as `_` is in templates.
        phrases: how dates are said in it.
    """
    parts = [_mark(line, mark.x, phrases.mark(mark.at, mark.unit)) for mark in line.axis]
    for n, lane in enumerate(line.lanes):
        parts.append(f'<line class="lane" x1="0" x2="100%" y1="{lane.y}" y2="{lane.y}"/>')
        if n == 0 and lane.page == article:
            parts += (_tick(lane, tick, told, phrases) for tick in line.ticks)
            parts += (_gap(lane, gap, told) for gap in line.gaps)
        parts += _dots(lane, told, phrases.exact)
    return Markup("".join(parts))  # noqa: S704 - numbers, and words that were escaped


def _mark(line: Timeline, x: float, said: str) -> str:
    height = line.height
    at = ' class="early"' if x < _EDGE else ' class="late"' if x > 100 - _EDGE else ""
    return (
        f'<line class="grid" x1="{x}%" x2="{x}%" y1="0" y2="{height - 18}"/>'
        f'<text{at} x="{x}%" y="{height - 4}">{escape(said)}</text>'
    )


def _tick(lane: Lane, tick: Tick, told: Told, phrases: Phrases) -> str:
    said = told(N_("%(checks)s saw nothing new"), checks=phrases.count(tick.count, "check"))
    return (
        f'<rect class="quiet-checks" x="{tick.x}%" y="{lane.y - 1.5}" width="{tick.width}%" height="3">'
        f"<title>{said}</title></rect>"
    )


def _gap(lane: Lane, gap: Gap, told: Told) -> str:
    return (
        f'<rect class="gap" x="{gap.x}%" y="{lane.y - 7}" width="{gap.width}%" height="14">'
        f"<title>{told(gap.outcome)}</title></rect>"
    )


def _dots(lane: Lane, told: Told, exact: Callable[[datetime], str]) -> Iterator[str]:
    sentence = N_("Version %(number)s, %(at)s, %(weight)s")
    y = lane.y
    for dot in lane.dots:
        version = dot.listed.version
        said = told(sentence, number=version.number, at=exact(version.first_seen), weight=told(dot.weight))
        by = told(N_("captured by %(archive)s"), archive=dot.listed.archive) if dot.listed.archive else ""
        kind = "versions" if dot.weight == "first" else "changes"
        yield (
            f'{_leader(dot, y)}<a href="/articles/{lane.page}/{kind}/{version.number}" aria-label="{said}">'
            f'<circle class="target" cx="{dot.x}%" cy="{y}" r="12"/>'
            f'<circle class="{dot.weight}" cx="{dot.x}%" cy="{y}" r="{dot.radius}">'
            f"<title>{said}{', ' if by else ''}{by}</title></circle></a>"
        )


def _leader(dot: Dot, y: int) -> str:
    """From where a mark belongs to where it stands."""
    if abs(dot.at - dot.x) <= _SPREAD:
        return ""
    return (
        f'<line class="leader" x1="{dot.x}%" y1="{y}" x2="{dot.at}%" y2="{y + 15}"/>'
        f'<line class="leader" x1="{dot.at}%" y1="{y + 12}" x2="{dot.at}%" y2="{y + 19}"/>'
    )
