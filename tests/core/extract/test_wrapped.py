"""Elements around a table, code, terms or what folds out, and sections in a row: text; offers in the same make are none."""

import pytest

from tests.core.extract.reading import STORY, beside_of, page, paragraphs, text_of

FIRST, REST = paragraphs(*STORY[:3]), paragraphs(*STORY[3:])


def between(inner: str, *, lang: str = "en") -> str:
    return page(f"<main><article><h1>Dark</h1>{FIRST}{inner}{REST}</article></main>", lang=lang)


@pytest.mark.parametrize(
    "inner",
    [
        "<div class=x><table><tr><th>Route</th><th>Fare</th></tr><tr><td>East</td><td>€4</td></tr></table></div>",
        "<div><div><table><caption>By sea</caption><tr><td>East</td><td>20</td></tr><tr><td>West</td><td>25</td></tr></table></div></div>",
        "<section><table><tr><td>2024</td><td>317</td></tr><tr><td>2025</td><td>290</td></tr></table></section>",
        "<div class=x><div><pre><code>beam --watts 40\n</code></pre></div></div>",
        "<div class=x><div>beam.sh</div><pre><code>beam --watts 40\n</code></pre><button>Copy</button></div>",
        "<div class=x><dl><dt>Height</dt><dd>40 m</dd><dt>Built</dt><dd>1874</dd></dl></div>",
        "<div class=x><details><summary>How high is the mast?</summary><p>It is 21 metres high.</p></details></div>",
    ],
)
def test_a_wrapper_changes_nothing_of_what_it_wraps(inner):
    assert beside_of(between(inner)).keys() <= {"Copy"}


@pytest.mark.parametrize(
    "inner",
    [
        "<div><table><tr><td><a href=/a>Mattresses</a></td><td><a href=/a>£20</a></td></tr><tr><td><a href=/b>Boots</a></td><td>£9</td></tr></table></div>",
        "<div><table><tr><td>Lumora</td><td>Mattresses that remember you</td></tr></table></div>",
        "<div><table><tr><td>Mattresses that remember you</td></tr><tr><td>A hundred nights at home</td></tr></table></div>",
        "<div><table><tr><td>M</td><td>T</td></tr><tr><td>1</td><td>2</td></tr><tr><td>8</td><td>9</td></tr></table></div>",
        "<div><h4>Markets</h4><table><tr><td>DAX</td><td>18,000</td></tr><tr><td>Dow</td><td>39,000</td></tr></table></div>",
        "<p>Advertisement</p><div><table><tr><td>Boots</td><td>£20</td></tr><tr><td>Socks</td><td>£2</td></tr></table></div>",
        "<div><details><summary>Share</summary><ul><li><a href=/f>Facebook</a></li><li><a href=/x>Mail</a></li></ul></details></div>",
        "<div><details><summary>Our newsletter</summary><p>Get it in your inbox every Friday.</p></details></div>",
        "<div><dl><dt><a href=/t1>Storm warden retires after forty years</a></dt><dd><a href=/t1>2 hours ago</a></dd></dl></div>",
        "<div><dl><dt>Newsletter</dt><dd>Every Friday</dd></dl></div>",
        "<div><div><h4>Try our app</h4></div><pre>beam --watts 40</pre></div>",
    ],
)  # fmt: skip
def test_what_leads_elsewhere_offers_or_is_no_table_is_still_none(inner):
    told = text_of(between(inner)).split("\n")
    assert [line for line in told if line not in STORY and line != "Advertisement"] == []


# language -> a story, something that folds out and asks for something
ASKING = {
    "de": (
        ("Der Hafen von Altensiel bleibt bis Ostern gesperrt, weil der Bagger im Schlick steckt.", "Die Fischer legen solange in Neuwerk an und fahren ihren Fang nach Hause.", "Der Bagger soll am Montag mit zwei Schleppern freigezogen werden.",
         "Bis dahin liegt der Kutter des Hafenmeisters vor der Schleuse und weist jedes Schiff ab, das größer ist als ein Ruderboot.",
         "Der Bagger gehört einer Firma aus dem Binnenland, die ihn vor neun Jahren gebraucht gekauft und seitdem zweimal gehoben hat.",
         "Was die Sperrung kostet, will die Gemeinde im Juni sagen, wenn alle Rechnungen der Schlepper und der Taucher vorliegen."),
        ("Unser Newsletter", "Melden Sie sich jetzt an und lesen Sie uns jeden Freitag."),
    ),
    "fr": (
        ("Le port de Saint-Alban reste fermé jusqu’à Pâques, parce que la drague est prise dans la vase.", "Les pêcheurs débarquent leur pêche à Villeneuve et la rapportent en camion.", "La drague doit être tirée lundi par deux remorqueurs.",
         "D’ici là, la vedette du capitaine attend devant l’écluse et renvoie tout navire plus grand qu’une barque.",
         "La drague appartient à une société de l’intérieur, qui l’a achetée d’occasion il y a neuf ans et renflouée deux fois depuis.",
         "La commune dira en juin ce que coûte la fermeture, une fois reçues les factures des remorqueurs et des plongeurs."),
        ("Notre lettre", "Abonnez-vous et recevez-la chaque vendredi dans votre boîte."),
    ),
    "es": (
        ("El puerto de Altamar seguirá cerrado hasta Pascua porque la draga se ha hundido en el fango.", "Los pescadores descargan en Villanueva y llevan la pesca a casa en camiones.", "La draga será remolcada el lunes con dos barcos.",
         "Hasta entonces la lancha del capitán espera ante la esclusa y rechaza todo barco más grande que un bote de remos.",
         "La draga es de una empresa del interior, que la compró usada hace nueve años y la ha reflotado dos veces desde entonces.",
         "El ayuntamiento dirá en junio cuánto cuesta el cierre, cuando tenga las facturas de los barcos y de los buzos."),
        ("Nuestro boletín", "Suscríbete ahora y recíbelo cada viernes en tu correo."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", ASKING)
@pytest.mark.parametrize(
    "box",
    [
        "<div><details><summary>{}</summary><p>{}</p></details></div>",
        "<section><h2>{}</h2><p>{}</p></section>" * 2,
        "<div><table><tr><td>{0}</td><td>€ 2</td></tr><tr><td>{1}</td><td>€ 3</td></tr></table></div>",
    ],
)
def test_what_asks_for_something_is_none_in_other_languages(lang, box):
    story, asked = ASKING[lang]
    filled = (
        box.replace("{}</summary>", "{0}</summary>")
        .replace("{}</h2>", "{0}</h2>")
        .replace("{}</p>", "{1}</p>")
    )
    html = page(
        f"<article><h1>1</h1>{paragraphs(*story[:2])}{filled.format(*asked)}{paragraphs(*story[2:])}</article>",
        lang=lang,
    )
    assert text_of(html) == "\n".join(story)


MAST = "<section><h2>The mast</h2><p>It is 21 metres high.</p></section>"
BELL = "<section><h2>The bell</h2><p>It hangs in the church.</p></section>"


def behind(inner: str) -> str:
    return page(f"<main><article><h1>Dark</h1>{paragraphs()}{inner}</article></main>")


@pytest.mark.parametrize(
    "inner",
    [
        MAST + BELL,
        (MAST + BELL).replace("section", "div"),
        "<h2>Questions</h2>" + (MAST + BELL).replace("h2", "h3"),
        f"<h2>Now</h2><p>{STORY[1]}</p>" + MAST + BELL,
    ],
)
def test_sections_in_a_row_are_text_whatever_they_speak_of(inner):
    assert beside_of(behind(inner)) == {}


def test_they_are_behind_an_element_with_the_paragraphs_in_the_article_too():
    rows = (MAST + BELL).replace("<section>", "<div class=x>").replace("section", "div")
    assert (
        beside_of(page(f"<article><h1>Dark</h1><div class=body>{paragraphs()}</div>{rows}</article>")) == {}
    )


PROMO = "<section><h2>Our app</h2><p>Read us wherever you are.</p></section>"


@pytest.mark.parametrize(
    "inner",
    [
        MAST,
        MAST.replace("<section", "<section class=a") + BELL.replace("<section", "<section class=b"),
        MAST + PROMO,
        MAST.replace("The mast", "<a href=/m>The mast</a>") + BELL.replace("The bell", "<a href=/b>The bell</a>"),
        (MAST + BELL).replace("<h2", "<img src=a.jpg><h2"),
        (MAST + BELL).replace("h2", "h4"),
        "<h2>Most read</h2>" + (MAST + BELL).replace("h2", "h3"),
        "<section><h2>Weather</h2><p>22 degrees</p></section><section><h2>Tides</h2><p>high at noon</p></section>",
        MAST.replace("</p>", "</p><p><a href=/m>All about masts</a></p>") + BELL,
        MAST.replace("The mast", "Newsletter") + BELL.replace("The bell", "Podcast"),
    ],
)  # fmt: skip
def test_one_alone_cards_widgets_and_offers_are_none(inner):
    assert "\n".join(line for line in text_of(behind(inner)).split("\n") if line in STORY) == text_of(
        behind(inner)
    )
