"""How soon an edit is noticed at the same number of requests: uniform, AIMD, our law, and one who knows.

    python bench/schedule.py [--pages 5000] [--days 120] [--every 1d] [--seed 7] [--json]

Pages are made by published mixes, none of them the law's own shape:

* news, half of the pages: Spangher & al., "NewsEdits" (NAACL 2022): 1,278,804 articles with 4,609,430
  versions, so 2.6 edits an article; how many differs by paper and by story (Gamma). When: log-normal after
  publication, median three hours, half of them within one and eight hours: "the first day is what counts".
  Articles appear all through the run and stay tracked.
* policies and other standing pages, a quarter: Brewington & Cybenko, "How dynamic is the Web?" (WWW9, 2000):
  exponential times between changes, mean times Weibull-distributed over pages (shape 1.4, scale 152 days).
* wikis, a quarter: Wilkinson & Huberman, "Assessing the value of cooperation in Wikipedia" (First Monday
  12(4), 2007): edits an article log-normal; here a median of one in 20 days, sigma 1.6.

Every policy spends the same number of requests (what ours spent under its budget; the others are
calibrated to it, ±1 %). Each sees only what a check shows: whether the page changed since the last one.

* uniform: every page at one interval.
* AIMD, the usual home-made rule: half the interval after a change, one and a half times after none.
* ours: `versioner.core.schedule.rates`, learning from what it sees, its scale set by the budget.
* clairvoyant: the square-root law with every page's true intensity known at every moment.
"""

from __future__ import annotations

import argparse
import heapq
import json
import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))
from versioner.core.schedule import rates
from versioner.core.schedule.plan import parse_every

HOUR, DAY = 3600.0, 86_400.0
MEDIAN, SIGMA = 3 * HOUR, 1.5  # of a news article's edits after publication
SHORTEST, LONGEST = 600.0, 7 * DAY
PAPERS, SITES, WIKIS = 30, 100, 10


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the simulation: when it came to be known, its edits, and what governs them."""

    host: int
    born: float | None
    known: float
    strength: float
    edits: tuple[float, ...]

    def intensity(self, at: float) -> float:
        """Its true rate, in edits a second."""
        if self.born is None:
            return self.strength
        age = max(at - self.born, 60.0)
        z = math.log(age / MEDIAN) / SIGMA
        return max(self.strength * math.exp(-z * z / 2) / (age * SIGMA * 2.5066), 1e-12)


def poisson(random: Random, mean: float) -> int:
    left, count = math.exp(-mean), 0
    chance = random.random()
    while chance > left:
        chance *= random.random()
        count += 1
    return count


def standing(random: Random, host: int, rate: float, length: float) -> Page:
    at, edits = random.expovariate(rate), []
    while at < length:
        edits.append(at)
        at += random.expovariate(rate)
    return Page(host, None, random.uniform(0, HOUR), rate, tuple(edits))


def make(count: int, length: float, random: Random) -> list[Page]:
    pages = []
    papers = [2.6 * random.lognormvariate(-0.125, 0.5) for _ in range(PAPERS)]
    for _ in range(count // 2):
        host = random.randrange(PAPERS)
        strength = papers[host] * random.gammavariate(2, 0.5)
        born = random.uniform(0, length)
        times = (
            born + random.lognormvariate(math.log(MEDIAN), SIGMA) for _ in range(poisson(random, strength))
        )
        known = born + random.uniform(0, 600)
        pages.append(Page(host, born, known, strength, tuple(sorted(t for t in times if known < t < length))))
    for _ in range(count // 4):
        mean = max(random.weibullvariate(152 * DAY, 1.4), DAY)
        pages.append(standing(random, PAPERS + random.randrange(SITES), 1 / mean, length))
    for _ in range(count - len(pages)):
        rate = min(random.lognormvariate(math.log(1 / (20 * DAY)), 1.6), 1 / HOUR)
        pages.append(standing(random, PAPERS + SITES + random.randrange(WIKIS), rate, length))
    return pages


@dataclass
class Result:
    """What a policy did: requests, and how long each noticed or missed edit had waited."""

    requests: int = 0
    delay: float = 0.0
    edits: int = 0
    calm_delay: float = 0.0
    calm: int = 0

    def saw(self, page: Page, first: int, last: int, at: float) -> None:
        waited = sum(at - edit for edit in page.edits[first:last])
        self.delay += waited
        self.edits += last - first
        if page.born is None:
            self.calm_delay += waited
            self.calm += last - first

    @property
    def mean(self) -> float:
        return self.delay / self.edits


def alone(
    pages: list[Page], length: float, first: float, wait: Callable[[Page, float, float, bool], float]
) -> Result:
    """A policy that looks at every page by itself: `wait(page, now, last interval, changed)` seconds."""
    found = Result()
    for page in pages:
        at, seen, last = page.known, 0, first
        while at < length:
            found.requests += 1
            upto = seen
            while upto < len(page.edits) and page.edits[upto] <= at:
                upto += 1
            found.saw(page, seen, upto, at)
            last = wait(page, at, last, upto > seen)
            seen = upto
            at += last
        found.saw(page, seen, len(page.edits), length)
    return found


def uniform(pages: list[Page], length: float, every: float) -> Result:
    return alone(pages, length, every, lambda _page, _at, _last, _changed: every)


def aimd(pages: list[Page], length: float, factor: float) -> Result:
    """`factor` scales the bounds' middle: the interval that a page starts with and falls back to."""

    def wait(page: Page, at: float, last: float, changed: bool) -> float:
        del page, at
        return min(max(last * (0.5 if changed else 1.5), SHORTEST), factor)

    return alone(pages, length, min(HOUR, factor), wait)


def clairvoyant(pages: list[Page], length: float, scale: float) -> Result:
    """∫√λ dt = c between two looks, by steps of a twentieth."""

    def wait(page: Page, at: float, last: float, changed: bool) -> float:
        del last, changed
        if page.born is None:
            return min(max(scale / math.sqrt(page.strength), SHORTEST), LONGEST)
        left, now = scale, at
        while left > 0 and now - at < LONGEST:
            step = max((now - page.born) / 20, 60.0)
            left -= math.sqrt(page.intensity(now + step / 2)) * step
            now += step
        return min(max(now - at, SHORTEST), LONGEST)

    return alone(pages, length, HOUR, wait)


def ours(pages: list[Page], length: float, budget: float) -> Result:
    """`core.schedule.rates` as the program uses it: one queue in time, hosts learn, the scale follows the demand."""
    law = rates.ScheduleLimits(shortest=SHORTEST, longest=LONGEST, budget=budget)
    found = Result()
    hosts: list[rates.Ages] = [{} for _ in range(PAPERS + SITES + WIKIS)]
    known = [rates.Past()] * len(pages)
    weights = [0.0] * len(pages)
    seen = [0] * len(pages)
    last = [page.known for page in pages]
    demand = 0.0
    queue = [(page.known, index) for index, page in enumerate(pages) if page.known < length]
    heapq.heapify(queue)
    while queue and queue[0][0] < length:
        at, index = heapq.heappop(queue)
        page = pages[index]
        found.requests += 1
        upto = seen[index]
        while upto < len(page.edits) and page.edits[upto] <= at:
            upto += 1
        found.saw(page, seen[index], upto, at)
        age = None if page.born is None else at - page.born
        now = rates.Page(past=known[index], host=hosts[page.host], age=age)
        if at > last[index]:
            since = at - last[index]
            gained = rates.lesson(now, changed=upto > seen[index], seconds=since, limits=law)
            now = rates.after(now, gained, seconds=since, limits=law)
            known[index], hosts[page.host] = now.past, now.host
        seen[index], last[index] = upto, at
        weight = rates.weight(now, law)
        demand += weight - weights[index]
        weights[index] = weight
        whole = rates.Load(demand=demand, capacity=budget)
        scale = rates.scale(law, host=rates.Load(), whole=whole)
        heapq.heappush(queue, (at + rates.interval(now, law, scale=scale), index))
    for index, page in enumerate(pages):
        found.saw(page, seen[index], len(page.edits), length)
    return found


def calibrated(run: Callable[[float], Result], requests: int, low: float, high: float) -> Result:
    """The parameter, between `low` and `high`, at which `run` spends that many requests, ±1 %."""
    found = run(math.sqrt(low * high))
    for _ in range(14):
        middle = math.sqrt(low * high)
        found = run(middle)
        if abs(found.requests / requests - 1) < 0.01:
            break
        low, high = (middle, high) if found.requests > requests else (low, middle)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--days", type=float, default=120)
    parser.add_argument(
        "--every", default="1d", help="the budget: requests as if every page had this interval"
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    length = options.days * DAY
    every = parse_every(options.every).every_seconds or HOUR
    pages = make(options.pages, length, Random(options.seed))
    alive = sum(length - page.known for page in pages) / length
    began = process_time()
    mine = ours(pages, length, alive / every)
    each = (process_time() - began) / mine.requests * 1e6
    found = {
        "uniform": calibrated(lambda p: uniform(pages, length, p), mine.requests, every / 8, every * 8),
        "aimd": calibrated(lambda p: aimd(pages, length, p), mine.requests, HOUR, LONGEST * 4),
        "ours": mine,
        "clairvoyant": calibrated(lambda p: clairvoyant(pages, length, p), mine.requests, 0.5, 500),
    }
    base, best = found["uniform"].mean, found["clairvoyant"].mean
    if options.json:
        rows = {n: {"requests": r.requests, "mean_hours": r.mean / HOUR} for n, r in found.items()}
        print(json.dumps({"policies": rows, "gain": base / mine.mean, "of_optimum": best / mine.mean}))
        return
    edits = len([edit for page in pages for edit in page.edits])
    print(
        f"{len(pages):,} pages, {edits:,} edits in {options.days:g} days; CPU of our law {each:.1f} us a look"
    )
    print(
        f"{'policy':<12}{'requests':>10}{'mean delay':>12}{'standing pages':>16}{'x uniform':>11}{'of optimum':>12}"
    )
    for name, row in found.items():
        print(
            f"{name:<12}{row.requests:>10,}{row.mean / HOUR:>10.2f} h{row.calm_delay / row.calm / HOUR:>14.2f} h"
            f"{base / row.mean:>11.2f}{best / row.mean:>12.2f}"
        )


if __name__ == "__main__":
    main()
