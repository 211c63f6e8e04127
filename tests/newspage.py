"""News pages of our own writing: an article, and furniture around and inside it that moves at every fetch.

Nothing in the mark-up says what is article and what is not: a `div` is a `div` in the plain style. The text of
an article is a list of paragraphs; `NewsPage.html` draws the page anew as one fetch would see it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from random import Random

TITLE = "Harbour council votes to raise the sea wall before winter"
PARAGRAPHS = (
    "The harbour council voted 9 to 4 on Tuesday to raise the sea wall by 80 centimetres before the winter storms.",
    "Mayor Ines Carvalho said the decision had been overdue since the flood of 2019, which closed the fish market for eleven weeks.",
    "Building will cost 12.4 million euros, of which the region pays two thirds and the town the rest over ten years.",
    "Traders welcomed the vote but asked that work stop during the herring season, when lorries fill the quay from four in the morning.",
    "“We were promised a wall in three budgets running,” said Tom Aerts, who sells mussels beside the old crane.",
    "Engineers measured the wall in March and found cracks in 14 of its 31 sections, most of them below the water line.",
    "An earlier plan to move the gates to the outer mole was dropped because it would have silted up the marina.",
    "The opposition called the schedule unrealistic and doubted that the concrete would set below five degrees.",
    "Divers will begin clearing the foot of the wall on 2 November, weather permitting.",
    "Residents of the lower town may see the drawings in the library until the end of the month.",
    "A hearing of the people who live along the quay is planned for the second week of October.",
    "The council will decide in spring whether the northern arm is raised as well.",
)
HEADINGS = {3: "What it costs", 6: "How the wall stands", 9: "What comes next"}

ADS = tuple(
    f"{brand} {what}. {call}"
    for brand, what, call in (
        (
            "Lumora",
            "makes mattresses that remember how you slept last night",
            "Try one for a hundred nights at home.",
        ),
        (
            "Café Orbit",
            "roasts beans from nine farms every Friday",
            "Order before noon and drink it tomorrow morning.",
        ),
        (
            "Trekline",
            "boots carry a five-year promise on every seam",
            "Find the pair that was made for your feet.",
        ),
        (
            "Vellum Bank",
            "opens an account while your kettle boils",
            "Capital at risk where you invest, terms apply.",
        ),
        ("GreenBox", "brings vegetables from farms near you", "Your first box costs half of what it should."),
        (
            "Solvia",
            "puts the sun on your roof without a loan",
            "Ask for a visit and an honest sum in writing.",
        ),
        (
            "Pedalo",
            "rents bicycles by the month with repairs included",
            "Ride away today and pay at the end of June.",
        ),
        (
            "Nordlys",
            "glasses are ground within a single afternoon",
            "Book an eye test in any of our forty shops.",
        ),
    )
)
TEASERS = tuple(
    f"{who} {what}"
    for who, what in (
        ("Ferry line", "adds a night crossing for the summer months after years of asking"),
        ("Old cannery", "to become sixty flats and a school of music, says its new owner"),
        ("Storm warden", "retires after four decades on the mole and hands on her keys"),
        ("Herring prices", "fall for the third week as boats come home with full holds"),
        ("School pupils", "count the birds of the marsh and find more than anyone thought"),
        ("Library", "stays open on Sundays while the reading room is being mended"),
        ("Bakers", "of the lower town share one oven to save on gas this winter"),
        ("Lighthouse", "lets visitors climb again now that the stair has been replaced"),
        ("Town band", "looks for a second trombone and somebody who owns a lorry"),
        ("Tram works", "close the ring road for two nights from Friday on"),
    )
)
COMMENTS = tuple(
    f"{text}"
    for text in (
        "They said the same in 2014 and nothing came of it.",
        "My cellar thanks the council, if the wall is ever built.",
        "Two thirds from the region is a good bargain for once.",
        "Has anyone asked the fishermen about the noise?",
        "The marina should pay its share, that is all I say.",
        "Finally somebody reads the engineers' report.",
        "Concrete sets slowly in November, ask any mason.",
        "I shall go and see the drawings on Saturday.",
    )
)


@dataclass
class NewsPage:
    """An article on a page that is never twice the same.

    Attributes:
        random: decides what each fetch shows.
        style: "semantic" uses HTML's own elements for furniture, "plain" `div`s and nothing else.
        restless: which furniture the page has.
        repeats: whether a place may show the same advertisement, or none, twice in a row.
    """

    random: Random
    style: str = "plain"
    restless: frozenset[str] = frozenset(
        {"ads", "teasers", "newsletter", "ticker", "related", "comments", "counts", "clock", "menu", "banner"}
    )
    repeats: bool = True
    shown: dict[str, str] = field(default_factory=dict)
    title: str = TITLE
    paragraphs: list[str] = field(default_factory=lambda: list(PARAGRAPHS))
    headings: dict[str, str] = field(
        default_factory=lambda: {PARAGRAPHS[n]: text for n, text in HEADINGS.items()}
    )
    minutes: int = 5
    views: int = 1204
    posted: int = 2

    def html(self) -> bytes:
        """The page as this fetch sees it; time goes on with each."""
        self.minutes += self.random.randint(7, 90)
        self.views += self.random.randint(1, 900)
        self.posted = min(self.posted + self.random.randint(0, 2), len(COMMENTS))
        return (
            f"<!doctype html><html lang=en><head><title>{escape(self.title)} | The Quay</title></head><body>"
            f"{self._menu()}{self._banner()}<div class=c1><h1>{escape(self.title)}</h1>{self._meta()}"
            f"<div class=c2>{self._body()}</div>{self._after()}</div></body></html>"
        ).encode()

    def _has(self, what: str) -> bool:
        return what in self.restless

    def _pick(self, place: str, pool: tuple[str, ...]) -> str:
        found = self.random.choice([one for one in pool if self.repeats or one != self.shown.get(place)])
        self.shown[place] = found
        return found

    def _box(self, inner: str, semantic: str = "aside") -> str:
        tag = semantic if self.style == "semantic" else "div"
        return f'<{tag} class="x{self.random.randint(0, 9999)}">{inner}</{tag}>'

    def _body(self) -> str:
        parts = []
        for n, text in enumerate(self.paragraphs):
            if text in self.headings:
                parts.append(f"<h2>{escape(self.headings[text])}</h2>")
            parts.append(f"<p>{escape(text)}</p>")
            if n in {1, 5, 8}:
                parts.append(self._between(n))
        return "".join(parts)

    def _between(self, n: int) -> str:
        found = ""
        if self._has("ads") and (
            self.random.random() < 0.9 or (not self.repeats and self.shown.get(f"ad {n}") == "")
        ):
            found += self._box(f"<p>Advertisement</p><p>{escape(self._pick(f'ad {n}', ADS))}</p>")
        else:
            self.shown[f"ad {n}"] = ""
        if self._has("teasers"):
            teaser = self._pick(f"teaser {n}", TEASERS)
            found += self._box(f'<p><a href="/t/{self.random.randint(1, 99)}">{teaser}</a></p>')
        if self._has("newsletter") and n == 5 and self.random.random() < 0.5:
            found += self._box(
                "<h3>The Quay by mail</h3><p>Get the five stories that matter, each weekday at seven.</p>"
                "<div><input type=email><button>Sign up</button></div>"
                "<p>You can leave at any time with one click.</p>"
            )
        return found

    def _menu(self) -> str:
        if not self._has("menu"):
            return ""
        names = ["Town", "Harbour", "Sport", "Culture", "Letters", "Weather", "Tides"]
        self.random.shuffle(names)
        links = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in names)
        return self._box(f"<ul>{links}</ul>", "nav")

    def _banner(self) -> str:
        if not self._has("banner") or self.random.random() < 0.5:
            return ""
        return self._box(
            "<p>We and our 214 partners use cookies to remember you and to measure how our pages are read.</p>"
            "<p>Choose what you allow below.</p><button>Accept all</button><button>Settings</button>"
        )

    def _meta(self) -> str:
        found = ""
        if self._has("clock"):
            found += f"<p>{self.minutes} minutes ago</p><p>{self.random.choice((3, 4))} min read</p>"
        if self._has("counts"):
            found += f"<p>{self.views:,} views</p><p>{self.views // 40} shares</p>"
        return self._box(found, "div")

    def _after(self) -> str:
        found = ""
        if self._has("ticker"):
            rows = "".join(
                f"<li>{name} {self.random.uniform(3, 99):.2f} {self.random.choice('+-')}{self.random.uniform(0, 3):.1f}%</li>"
                for name in ("DAX", "Brent", "EUR/USD", "Gold")
            )
            found += self._box(f"<h3>Markets</h3><ul>{rows}</ul>")
        if self._has("related"):
            picked = self.random.sample(TEASERS, 5)
            found += self._box(
                "<h3>Most read</h3><ol>"
                + "".join(f'<li><a href="/r/{n}">{text}</a></li>' for n, text in enumerate(picked))
                + "</ol>"
            )
        if self._has("comments"):
            told = "".join(
                f"<div><p>reader{n}</p><p>{text}</p><button>Reply</button></div>"
                for n, text in enumerate(COMMENTS[: self.posted])
            )
            found += self._box(f"<h3>{self.posted} comments</h3>{told}", "section")
        return found
