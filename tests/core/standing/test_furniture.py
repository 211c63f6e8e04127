"""What came and is beyond doubt the page's own is kept beside the text; what may be its editor's is told."""

import pytest

from tests.core.decide.test_steady import told
from tests.core.extract.reading import STORY, page, paragraphs
from versioner.core.model import Block, BlockKind, Document
from versioner.core.standing.around import around
from versioner.core.standing.block import Place
from versioner.core.standing.furniture import is_furniture
from versioner.core.told.reasons import Apart

TEXTS = {
    "en": ("The lighthouse on Gull Rock went dark on Sunday.", "Keeper Ilse Brandt climbed the tower twice."),
    "de": (
        "Der Leuchtturm am Möwenfels ist seit Sonntag dunkel.",
        "Die Wärterin stieg zweimal auf den Turm.",
    ),
    "fr": (
        "Le phare du rocher est éteint depuis dimanche.",
        "La gardienne est montée deux fois dans la tour.",
    ),
    "ru": ("Маяк на скале не горит с воскресенья.", "Смотрительница дважды поднималась на башню."),
    "ko": ("갈매기 바위의 등대가 일요일부터 꺼졌다.", "등대지기는 탑에 두 번 올라갔다."),
    "ja": ("カモメ岩の灯台は日曜日から消えている。", "灯台守は二度塔に登った。"),
    "ar": ("المنارة على الصخرة مطفأة منذ الأحد.", "صعدت الحارسة إلى البرج مرتين."),
    "he": ("המגדלור על הסלע כבוי מיום ראשון.", "השומרת טיפסה למגדל פעמיים."),
    "hu": ("A sziklán álló világítótorony vasárnap óta sötét.", "Az őr kétszer ment fel a toronyba."),
    "tr": ("Kayadaki deniz feneri pazardan beri yanmıyor.", "Bekçi kuleye iki kez çıktı."),
    "hi": ("चट्टान का दीपस्तंभ रविवार से बंद है।", "पहरेदार दो बार मीनार पर चढ़ी।"),
}
BYLINES = {
    "ru": "Нора Вейн",
    "ko": "서지윤",
    "hi": "नोरा वेन",
    "ja": "森下恵",
    "ar": "نورا فين",
    "he": "נורה ויין",
    "hu": "Vane Nóra",
    "tr": "Nora Vane",
}
OWN = """
en | Sign up to our newsletter and never miss a story.
en | Read more: Ten walks along the cliffs
en | Supported by the Harbour Foundation
en | Our newsroom lives on what you give. Please donate a pound if you can.
en | A letter for your inbox each Monday; unsubscribe whenever you please, and tell us why.
de | Die Redaktion braucht Sie: Unterstützen Sie uns mit einer Spende.
fr | Notre rédaction a besoin de vous : soutenez-nous par un don.
ru | Поддержите нашу редакцию любой суммой.
en | Nora Vane is a reporter who has covered the coast since 2016.
de | Abonnieren Sie unseren Newsletter.
fr | Cet article est offert. Abonnez-vous dès 1 € par mois.
ru | Подписывайтесь на наш канал в Telegram
ko | 네이버에서 본지를 구독하세요
hi | ताज़ा खबरों के लिए हमारा ऐप डाउनलोड करें।
en | Get the newsletter
en | Nora Vane covers the coast.
en | Nora Vane writes about ships.
en | Nora Vane can be reached at nora@weir.example.
de | Nora Vane ist Redakteurin in Norden.
fr | Nora Vane écrit sur la mer.
ru | Нора Вейн — журналистка.
en | Nora Vane reports on ships.
de | Nora Vane schreibt seit 2011 über das Meer.
fr | Nora Vane suit depuis 2011 les affaires de la mer.
ru | Нора Вейн с 2011 года пишет о море.
ko | 서지윤 기자는 2011년부터 바다를 취재하고 있다.
hi | नोरा वेन 2011 से समुद्र पर लिखती हैं।
ja | 森下恵は海と港を担当している。
ar | نورا فين تكتب عن البحر.
ar | نورا فين صحفية في الجريدة.
he | נורה ויין כותבת על הים.
hu | Vane Nóra a lap munkatársa.
tr | Nora Vane gazetemizin muhabiridir.
"""
TOLD = """
en | If you saw the ship, call the coastguard on 01632 960 111.
en | Nobody was hurt.
en | Nora Vane, the harbour's lawyer, said that nobody had asked her.
en | You and your neighbours will pay for it.
en | Download the app of the lighthouse from the keeper's website.
de | Wer das Schiff gesehen hat, soll sich melden.
fr | Personne n'a été blessé.
ru | Никто не пострадал.
ko | 다친 사람은 없다.
hi | कोई घायल नहीं हुआ।
en | Nora Vane was arrested on Tuesday night.
en | Nora Vane writes that nobody asked her.
en | Nora Vane, a reporter at the Weir, was arrested on Tuesday night.
en | Nora Vane is suing a reporter of the Weir.
en | Nora Vane is accused of an attack on a journalist.
en | Karl Bask is a reporter who was shot in the street.
en | Reporter Nora Vane died in hospital.
en | Subscribe to the alert service of the county.
en | Download the emergency app of the county.
en | Help line: 01632 960 111
en | Donate to the US Red Cross.
en | Support for families
en | The council will contribute a third of what the newsroom's new roof costs.
en | Readers unsubscribed by e-mail in their hundreds, the owner of the paper told the court.
de | Die Redaktion der Inselzeitung erhielt eine Spende von 900 Euro.
de | Nora Vane wurde am Dienstag festgenommen.
de | Abonnieren Sie den Warndienst des Landkreises.
fr | Nora Vane a été arrêtée mardi.
fr | Inscrivez-vous au service d'alerte du département.
ru | Подпишитесь на оповещения округа.
ko | 군청의 재난 알림을 구독하세요
de | Nora Vane berichtet, niemand habe sie gefragt.
ko | 서지윤 기자는 화요일 밤 체포됐다.
hi | नोरा वेन को मंगलवार को गिरफ़्तार किया गया।
ja | 森下恵記者が火曜日に逮捕された。
ar | نورا فين اعتقلت يوم الثلاثاء.
he | נורה ויין נעצרה ביום שלישי.
hu | Vane Nórát kedden letartóztatták.
tr | Nora Vane salı gecesi tutuklandı.
"""


def asked(line: str, kind: BlockKind = BlockKind.PARAGRAPH, place: Place = Place.EDGE) -> bool:
    language, text = (part.strip() for part in line.split("|"))
    stands = tuple(Block(kind=BlockKind.PARAGRAPH, text=one) for one in TEXTS[language])
    article = around(
        Document(title="x", byline=BYLINES.get(language, "Nora Vane"), language=language, blocks=stands)
    )
    return is_furniture([Block(kind=kind, text=text)], article, place, over=False)


@pytest.mark.parametrize("line", OWN.strip().splitlines())
def test_what_only_a_publisher_says_of_itself_is_the_pages_own(line):
    assert asked(line)
    assert not asked(line, BlockKind.LIST_ITEM)  # in a list it may be one of the article's


@pytest.mark.parametrize("line", TOLD.strip().splitlines())
def test_what_may_be_the_articles_is_not(line):
    assert not asked(line)


def test_who_wrote_it_is_told_at_the_edge_alone():
    line = "en | Nora Vane is a reporter who has covered the coast since 2016."
    assert asked(line)
    assert not asked(line, place=Place.WITHIN)


def test_what_happened_to_who_wrote_it_is_told_wherever_it_stands():
    arrested = "<p>Ana Roe was arrested on Tuesday night.</p>"
    head = "<main><h1>Dark</h1><p>By Ana Roe</p>"
    before = page(f"{head}{paragraphs()}</main>")
    within = page(f"{head}{paragraphs(*STORY[:3])}{arrested}{paragraphs(*STORY[3:])}</main>")
    behind = page(f"{head}{paragraphs()}{arrested}</main>")
    for edited in (within, behind):
        events, _ = told(before, before, edited, edited, edited)
        assert len(events) == 1


OFFER = "<p>Sign up to our newsletter and never miss a story.</p>"
BARE = page(f"<main><h1>Dark</h1>{paragraphs()}</main>")
OFFERED = page(f"<main><h1>Dark</h1>{paragraphs(*STORY[:3])}{OFFER}{paragraphs(*STORY[3:])}</main>")


def test_an_offer_that_stays_is_kept_beside_the_text_and_nothing_is_told_of_it_nor_of_its_end():
    events, text = told(BARE, BARE, OFFERED, OFFERED, OFFERED)
    assert events == []
    assert [one.why for one in text.beside] == [Apart.OWN]
    assert told(BARE, OFFERED, OFFERED, OFFERED, BARE, BARE)[0] == []


def test_an_edit_that_came_with_an_offer_is_told_and_the_offer_is_not():
    edited = OFFERED.replace("1987", "1978")
    events, text = told(BARE, BARE, edited, edited, edited, edited)
    assert len(events) == 1
    assert not any("newsletter" in block.text for block in events[0].document.blocks)
    assert [one.why for one in text.beside] == [Apart.OWN]


def test_a_menu_that_appears_over_the_text_is_no_edit_and_two_words_of_the_article_are_no_menu():
    labels = "".join(f"<p>{one}</p>" for one in ("Home", "Wildlife & Rivers", "Maps"))
    menu = page(f"<main><h1>Dark</h1>{labels}{paragraphs()}</main>")
    assert told(BARE, BARE, menu, menu, menu)[0] == []
    below = page(f"<main><h1>Dark</h1>{paragraphs(*STORY[:3])}{labels}{paragraphs(*STORY[3:])}</main>")
    assert len(told(BARE, BARE, below, below, below)[0]) == 1
