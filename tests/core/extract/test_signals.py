"""Signs that what came is no article, and long articles that only speak of such things."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from versioner.core.extract.signals import ends_in_wall, signals
from versioner.core.told.details import Sign

LONG = ["The harbour of the old town was dredged for the ninth time since the war, as the council said."] * 30


def signs(title, *texts, html="", free=None, tag_title=""):
    tree = LexborHTMLParser(f"<html><body>{html}</body></html>")
    return set(signals(tree, title, texts, free=free, tag_title=tag_title))


@pytest.mark.parametrize(
    ("title", "texts", "html", "sign"),
    [
        ("404", ["Page not found."], "", Sign.ERROR),
        ("Oups", ["Page introuvable"], "", Sign.ERROR),
        ("Fehler", ["Die Seite wurde nicht gefunden."], "", Sign.ERROR),
        ("paper.example", ["Something went wrong. Try again later."], "", Sign.ERROR),
        ("Just a moment...", [], "", Sign.ROBOTS),
        ("paper.example", ["Please wait"], '<div class="g-recaptcha"></div>', Sign.ROBOTS),
        ("Vor dem Lesen", ["Wir verwenden Cookies.", "Alle akzeptieren"], "", Sign.CONSENT),
        ("Sign in", ["Forgot your password?"], '<input type="password">', Sign.LOGIN),
        ("The gates", ["The council met.", "Already a subscriber?"], "", Sign.PAYWALL),
        ("Les portes", ["Cet article est réservé à nos abonnés."], "", Sign.PAYWALL),
        ("Il faro", ["Questo articolo è riservato agli abbonati."], "", Sign.PAYWALL),
        ("Latarnia", ["Artykuł tylko dla prenumeratorów."], "", Sign.PAYWALL),
        ("灯台", ["この記事は会員限定です。"], "", Sign.PAYWALL),
        ("Klub czytelników", ["Zaloguj się, aby kontynuować."], "", Sign.LOGIN),
        ("Espace lecteurs", ["Connectez-vous pour lire ce dossier."], "", Sign.LOGIN),
        ("Strona główna", ["Nie znaleziono strony"], "", Sign.ERROR),
        ("Mapa", ["Página não encontrada."], "", Sign.ERROR),
        ("Hoppla", ["Er is iets misgegaan, probeer het nog eens."], "", Sign.ERROR),
        ("灯台", ["お探しのページは移動したか、削除されました。"], "", Sign.ERROR),
        ("Fener", ["Aradığınız sayfa bulunamadı."], "", Sign.ERROR),
        ("الميناء", ["لم يتم العثور على الصفحة."], "", Sign.ERROR),
        ("Die Laterne", ["Wegen Wartungsarbeiten ist die Seite bis Mittag nicht zu lesen."], "", Sign.ERROR),
        ("La linterna", ["El sitio está en mantenimiento."], "", Sign.ERROR),
        ("Latarnia", ["Trwają prace techniczne."], "", Sign.ERROR),
        ("Fener", ["Bakım çalışması sürüyor."], "", Sign.ERROR),
        ("灯台", ["メンテナンスのため閲覧できません。"], "", Sign.ERROR),
        ("lanterna.example", ["A verificar o navegador."], "", Sign.ROBOTS),
        ("majak.example", ["Ověřujeme váš prohlížeč."], "", Sign.ROBOTS),
        ("paper.example", ["We need to review the security of your connection."], "", Sign.ROBOTS),
        ("lighthouse.example", ["Подтвердите, что вы не робот"], "", Sign.ROBOTS),
        ("Wybór", ["My i nasi 412 partnerzy przechowujemy pliki."], "", Sign.CONSENT),
        ("Votre choix", ["Nos 88 partenaires et nous déposons des traceurs."], "", Sign.CONSENT),
        ("App", ["Aby korzystać z mapy, włącz JavaScript."], "", Sign.SHELL),
        ("Redirecting", [], "", Sign.ELSEWHERE),
        ("x", ["a"], '<meta http-equiv="refresh" content="0; url=/b">', Sign.ELSEWHERE),
        ("App", ["You need to enable JavaScript to run this app."], "", Sign.SHELL),
        ("", [], "", Sign.EMPTY),
    ],
)
def test_each_sign_is_seen(title, texts, html, sign):
    assert sign in signs(title, *texts, html=html)


@pytest.mark.parametrize(
    "line",
    [
        "Page not found, said the machine.", "Prove that you are not a robot, it asked.", "We use cookies, they wrote.",
        "He forgot his password.", "Subscribers only, says the sign at the club.", "Enable JavaScript, said the page.",
        "Already a subscriber, she read on.",
    ],
)  # fmt: skip
def test_a_long_article_may_speak_of_anything(line):
    assert (
        signs("The harbour", *LONG, line, html='<input type="password"><div class="h-captcha"></div>')
        == set()
    )


def test_a_short_article_is_none_of_these():
    assert signs("The gates", "The council met on Monday.", "Nine gates stay shut.") == set()


def test_what_a_wall_is_may_stand_in_its_title_only():
    said = ["Sit tight for a second."]
    assert signs("paper.example", *said, tag_title="Just a moment...") == {Sign.ROBOTS}
    assert signs("paper.example", *said, tag_title="The harbour") == set()


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Coś poszło nie tak na budowie mola", "Molo oddano w maju, a w czerwcu stało już pod wodą."),
        ("Что-то пошло не так: как строили мол", "Мол сдали в мае, а в июне он уже стоял под водой."),
        ("Wartungsarbeiten am Leuchtturm", "Die Lampe bleibt von Montag bis Mittwoch dunkel."),
        ("Notruf vorübergehend nicht erreichbar", "Die Leitstelle war am Dienstag eine Stunde lang stumm."),
        ("Toegang tot de pier geweigerd", "De wachter liet op zondag niemand door."),
        ("Nur für Mitglieder", "Der Ruderverein öffnet sein Bootshaus am Samstag."),
        ("訂正のお知らせ", "灯台の高さを改めました。"),
    ],
)
def test_short_news_and_notices_of_such_words_are_no_walls(title, line):
    assert signs(title, *LONG[:15], line) == set()


def test_what_is_for_money_is_a_wall_only_where_hardly_anything_stands():
    assert Sign.PAYWALL in signs("The gates", "The council met on Monday.", free=False)
    assert Sign.PAYWALL not in signs("The gates", *LONG, free=False)


def test_the_last_lines_ask_to_subscribe():
    assert ends_in_wall(["The council met.", "Subscribe to continue reading"])
    assert ends_in_wall(["続きを読む"])
    assert not ends_in_wall(["The council met.", "It will meet again on Monday."])
    assert not ends_in_wall(["Continue reading " + "and so on " * 60])


def test_work_on_something_else_is_no_error_page():
    """A notice on a bridge, or on a status page, says more than that the site will be back."""
    assert not signs(
        "Bridge shut",
        "The swing bridge at Penrose is shut for maintenance from Monday to Thursday, and buses go round by the mill. "
        "Cyclists may push their bicycles over the footbridge, which stays open, but not between nine and four. "
        "The council says the work had been planned for the summer.",
    )
    assert not signs("Wartungsarbeiten an der Schleuse", *LONG)


@pytest.mark.parametrize(
    "story",
    [
        "أُغلق جسر الميناء أمس بسبب أعمال الصيانة. يفتح الجسر من جديد يوم الأحد بعد أن يفحصه المهندسون مرة أخرى.",
        "Die Hebebrücke am Kai wird bis Freitag gewartet. Fußgänger nehmen solange die Fähre, die alle zehn Minuten ablegt.",
        "De hefbrug is tot vrijdag dicht wegens onderhoud. Voetgangers nemen de veerboot, die elke tien minuten vaart.",
        "Il ponte mobile è in manutenzione fino a venerdì. I pedoni prendono il traghetto, che parte ogni dieci minuti.",
        "Asma köprü bakım çalışması için cumaya kadar kapalı. Yayalar on dakikada bir kalkan vapura biniyor, kimse beklemiyor.",
        "Η γέφυρα είναι υπό συντήρηση ως την Παρασκευή. Οι πεζοί παίρνουν το πλοίο που φεύγει κάθε δέκα λεπτά από την προβλήτα.",
    ],
)
def test_two_sentences_on_work_on_a_bridge_are_no_error_page(story):
    assert signs("The bridge", story) == set()


@pytest.mark.parametrize(
    "said",
    [
        "Unsere Webseite wird gerade gewartet. Bitte versuchen Sie es in einer Stunde noch einmal, wir bitten um Verständnis dafür.",
        "الموقع قيد الصيانة حاليا. نعتذر عن الإزعاج ونرجو منكم العودة بعد ساعة من الآن لقراءة الأخبار كالمعتاد.",
        "Wir führen Wartungsarbeiten durch.",
        "De site is even dicht wegens onderhoud. Probeer het later vandaag nog eens, of bel met de redactie in de haven.",
    ],
)
def test_a_site_that_is_worked_on_says_so(said):
    assert signs("paper.example", said) == {Sign.ERROR}
