"""A line that merely stands beside an article is told from one that adds to it, in many languages and forms."""

from dataclasses import replace

import pytest

from tests.told import told_between
from versioner.core.model import Block, BlockKind, Document, EditKind, Link, Significance
from versioner.core.standing.around import around, tongue_around
from versioner.core.standing.block import is_offer, may_be_offer
from versioner.core.text.tongues import language_of

# Of each language an article, lines that come to stand in it, and sentences that an editor adds to it.
ARTICLES: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "en": (
        (
            "The ferry to Holm island will not sail this winter because its engine has failed, the shipping office said on Monday.",
            "About 900 islanders depend on the crossing for food and medicine, and the school has asked for a helicopter.",
            "Captain Rosa Lind said that a new engine could not be built before March.",
        ),
        (
            "Advertisement",
            "ALSO READ",
            "Read more:",
            "Share this story",
            "Story continues below",
            "Get the morning briefing in your inbox.",
            "Join our WhatsApp channel and never miss an alert.",
            "We rely on readers like you: please consider a donation of $5 a month.",
            "This article was translated by a machine and checked by an editor.",
            "Have you seen something? Write to desk@island.example.",
            "Comments on this article are closed.",
            "Photo 3 of 9",
            "Listen to this story (4 minutes)",
            "Follow @islandpost for updates",
            "© 2026 Island Post. All rights reserved.",
            "Our app sends you the alerts that matter.",
            "Presented by Holm Savings Bank",
            "Paid post: Holm Marina Flats",
            "Become a supporter from £2 a month.",
        ),
        (
            "He has since resigned.",
            "12 dead.",
            "The engine was 41 years old.",
            "Nobody was hurt.",
            "“You cannot run a school on promises,” the headmistress said.",
            "A court will hear the case in June.",
            "The office did not answer questions on Tuesday.",
            "A petition by the group Keep Us Sailing has 3,400 names.",
            "Sponsored by the bank, a sister ship lay idle in the yard all summer.",
        ),
    ),
    "de": (
        (
            "Die Fähre zur Insel Holm fährt in diesem Winter nicht, weil ihr Motor ausgefallen ist, teilte die Reederei am Montag mit.",
            "Rund 900 Bewohner sind auf die Überfahrt angewiesen, und die Schule hat um einen Hubschrauber gebeten.",
            "Kapitänin Rosa Lind sagte, ein neuer Motor könne nicht vor März gebaut werden.",
        ),
        (
            "Anzeige",
            "LESEN SIE AUCH",
            "Abonnieren Sie unseren Newsletter und verpassen Sie keine Nachricht mehr.",
            "Laden Sie unsere App herunter.",
            "Unterstützen Sie unseren Journalismus mit 5 Euro im Monat.",
            "Diese Zusammenfassung wurde automatisch erstellt.",
            "Haben Sie Hinweise? Schreiben Sie an tipps@insel.example.",
            "Folgen Sie uns auf Instagram.",
        ),
        ("Er trat am Abend zurück.", "Verletzt wurde niemand.", "Der Motor war 41 Jahre alt.", "Sie sagte am Abend nichts mehr."),
    ),
    "fr": (
        (
            "Le bac vers l’île de Holm ne partira pas cet hiver parce que son moteur est en panne, a annoncé l’armateur lundi.",
            "Environ 900 habitants dépendent de la traversée, et l’école a demandé un hélicoptère.",
        ),
        (
            "Publicité",
            "À lire aussi",
            "Inscrivez-vous à notre lettre d’information.",
            "Téléchargez notre application pour recevoir les alertes.",
            "Soutenez notre rédaction à partir de 2 euros.",
            "Suivez-nous sur WhatsApp.",
            "Cet article est réservé à nos abonnés.",
        ),
        ("Il a démissionné.", "Personne n’a été blessé.", "Le moteur avait 41 ans."),
    ),
    "es": (
        (
            "El transbordador a la isla de Holm no saldrá este invierno porque su motor ha fallado, informó la naviera el lunes.",
            "Unos 900 vecinos dependen de la travesía y la escuela ha pedido un helicóptero.",
        ),
        (
            "Publicidad",
            "Te puede interesar",
            "Suscríbete a nuestro boletín y recibe las noticias cada mañana.",
            "Síguenos en WhatsApp para no perderte nada.",
            "Descarga nuestra aplicación.",
            "Apoya nuestro periodismo por 3 euros al mes.",
        ),
        ("Dimitió por la tarde.", "No hubo heridos.", "El motor tenía 41 años."),
    ),
    "it": (
        ("Il traghetto per l’isola di Holm non partirà quest’inverno perché il motore è guasto, ha detto lunedì la compagnia.",),
        ("Pubblicità", "Leggi anche", "Iscriviti alla nostra newsletter.", "Seguici su Telegram.", "Scarica la nostra app."),
        ("Si è dimesso in serata.", "Nessuno è rimasto ferito."),
    ),
    "pt": (
        ("A balsa para a ilha de Holm não sairá neste inverno porque o motor falhou, informou a companhia na segunda-feira.",),
        ("Publicidade", "Leia também", "Assine a nossa newsletter.", "Siga-nos no Instagram.", "Baixe o nosso aplicativo."),
        ("Ele renunciou à noite.", "Ninguém ficou ferido."),
    ),
    "nl": (
        ("De veerboot naar het eiland Holm vaart deze winter niet omdat de motor kapot is, meldde de rederij maandag.",),
        ("Advertentie", "Lees ook", "Schrijf je in voor onze nieuwsbrief.", "Volg ons op WhatsApp.", "Download onze app."),
        ("Hij is 's avonds afgetreden.", "Niemand raakte gewond."),
    ),
    "sv": (
        ("Färjan till ön Holm går inte i vinter eftersom motorn har gått sönder, meddelade rederiet på måndagen.",),
        ("Annons", "Läs också", "Prenumerera på vårt nyhetsbrev.", "Följ oss på Facebook."),
        ("Han avgick på kvällen.", "Ingen skadades."),
    ),
    "pl": (
        ("Prom na wyspę Holm nie wypłynie tej zimy, ponieważ zepsuł się silnik, poinformował w poniedziałek armator.",),
        ("Reklama", "Czytaj także", "Zapisz się na nasz newsletter.", "Pobierz naszą aplikację.", "Obserwuj nas na Facebooku."),
        ("Wieczorem podał się do dymisji.", "Nikt nie został ranny."),
    ),
    "ru": (
        ("Паром на остров Хольм этой зимой не пойдёт, потому что отказал двигатель, сообщила в понедельник компания.",),
        ("Реклама", "Читайте также", "Подпишитесь на нашу рассылку.", "Следите за нашими новостями в Telegram."),
        ("Вечером он подал в отставку.", "Никто не пострадал."),
    ),
    "tr": (
        ("Holm adasına giden feribot, motoru arızalandığı için bu kış sefere çıkmayacak, şirket pazartesi günü açıkladı.",),
        ("Reklam", "Bültenimize abone olun.", "Bizi Instagram’da takip edin."),
        ("Akşam istifa etti.", "Kimse yaralanmadı."),
    ),
    "ja": (
        ("ホルム島へのフェリーは、エンジンの故障のため今冬は運航しないと、運航会社が月曜日に発表した。",),
        ("広告", "この記事をシェアする", "ニュースレターに登録してください。"),
        ("社長は夜に辞任した。", "けが人はいなかった。"),
    ),
    "zh": (
        ("由于发动机故障，前往霍尔姆岛的渡轮今年冬天将停航，航运公司周一宣布。",),
        ("广告", "分享本文", "订阅我们的电子报，获取最新消息。"),
        ("他当晚辞职。", "没有人受伤。"),
    ),
    "ar": (
        ("لن تبحر العبارة إلى جزيرة هولم هذا الشتاء بسبب تعطل محركها، حسبما قالت الشركة يوم الاثنين.",),
        ("إعلان", "اشترك في نشرتنا الإخبارية.", "تابعونا على فيسبوك."),
        ("استقال مساء.", "لم يصب أحد بأذى."),
    ),
    "bn": (
        ("ইঞ্জিন বিকল হওয়ায় এই শীতে হোম দ্বীপের ফেরি চলবে না, সোমবার জানিয়েছে জাহাজ কোম্পানি।",),
        ("বিজ্ঞাপন", "আরও পড়ুন", "আমাদের নিউজলেটারে যোগ দিন।", "আমাদের অ্যাপ ডাউনলোড করুন।"),
        ("তিনি রাতে পদত্যাগ করেন।", "কেউ আহত হয়নি।"),
    ),
    "ta": (
        ("இயந்திரம் பழுதானதால் இந்தக் குளிர்காலத்தில் ஹோம் தீவுக்குப் படகு இயங்காது என்று நிறுவனம் திங்களன்று தெரிவித்தது.",),
        ("விளம்பரம்", "மேலும் படிக்க", "எங்கள் செய்திமடல் பெறுங்கள்.", "எங்கள் செயலி பதிவிறக்கவும்."),
        ("அவர் இரவில் பதவி விலகினார்.", "யாரும் காயமடையவில்லை."),
    ),
    "ur": (
        ("انجن کی خرابی کے باعث اس سردی میں جزیرہ ہوم کی کشتی نہیں چلے گی، کمپنی نے پیر کو بتایا۔",),
        ("اشتہار", "مزید پڑھیں", "ہمارے نیوز لیٹر کو سبسکرائب کریں۔", "ہماری ایپ حاصل کریں۔"),
        ("وہ رات کو مستعفی ہو گئے۔", "کوئی زخمی نہیں ہوا۔"),
    ),
    "sw": (
        ("Feri ya kisiwa cha Holm haitasafiri msimu huu wa baridi kwa sababu injini yake imeharibika, kampuni ilisema Jumatatu.",),
        ("Tangazo", "Soma pia", "Jiandikishe kupokea jarida letu.", "Pakua programu yetu.", "Sikiliza makala hii"),
        ("Alijiuzulu usiku huo.", "Hakuna aliyejeruhiwa."),
    ),
    "hr": (
        ("Trajekt za otok Holm ove zime neće ploviti jer mu se pokvario motor, priopćila je u ponedjeljak tvrtka.",),
        ("Oglas", "Pročitajte više", "Pretplatite se na naš newsletter.", "Preuzmite našu aplikaciju.", "Pratite nas na Facebooku."),
        ("Navečer je podnio ostavku.", "Nitko nije ozlijeđen."),
    ),
    "bg": (
        ("Фериботът до остров Холм няма да плава тази зима, защото двигателят му се повреди, съобщи в понеделник компанията.",),
        ("Реклама", "Вижте още", "Абонирайте се за нашия бюлетин.", "Изтеглете нашето приложение.", "Следвайте ни във Facebook."),
        ("Вечерта той подаде оставка.", "Никой не е пострадал."),
    ),
}  # fmt: skip

CALLS = [(code, line) for code, (_, calls, _) in ARTICLES.items() for line in calls]
FACTS = [(code, line) for code, (_, _, facts) in ARTICLES.items() for line in facts]


def article(code: str, *more: Block) -> Document:
    texts = ARTICLES[code][0]
    blocks = [Block(kind=BlockKind.PARAGRAPH, text=text) for text in texts]
    return Document(title="Holm", language=code, blocks=(*blocks[:1], *more, *blocks[1:]))


def ending(code: str, *more: Block) -> Document:
    return Document(title="Holm", language=code, blocks=(*map(paragraph, ARTICLES[code][0]), *more))


def paragraph(text: str) -> Block:
    return Block(kind=BlockKind.PARAGRAPH, text=text)


@pytest.mark.parametrize(("code", "line"), CALLS)
@pytest.mark.parametrize("comes", [True, False])
def test_what_stands_beside_the_text_is_minor_when_it_comes_and_when_it_goes(code, line, comes):
    without, with_ = article(code), article(code, paragraph(line))
    change = told_between(without, with_) if comes else told_between(with_, without)
    assert change.significance is Significance.MINOR
    assert [edit.rule for edit in change.edits] == ["beside the text"]


@pytest.mark.parametrize(("code", "line"), FACTS)
@pytest.mark.parametrize("comes", [True, False])
def test_a_sentence_of_the_article_is_substantive_however_short(code, line, comes):
    without, with_ = article(code), article(code, paragraph(line))
    change = told_between(without, with_) if comes else told_between(with_, without)
    assert change.significance is Significance.SUBSTANTIVE


@pytest.mark.parametrize(("code", "line"), [pair for pair in FACTS if pair[0] in {"en", "de", "fr", "ru"}])
def test_the_language_need_not_be_declared(code, line):
    without, with_ = (
        Document(title=one.title, blocks=one.blocks)
        for one in (article(code), article(code, paragraph(line)))
    )
    assert told_between(without, with_).significance is Significance.SUBSTANTIVE


def test_a_policy_that_speaks_to_its_readers_may_gain_a_sentence_that_does():
    said = [
        "We collect your name and your address when you open an account with us.",
        "You may ask us at any time which of your data we hold.",
        "We keep your data for three years after you close your account.",
    ]
    before = Document(language="en", blocks=tuple(map(paragraph, said)))
    more = paragraph("We share your address with carriers who deliver to you.")
    after = Document(language="en", blocks=(*before.blocks, more))
    assert told_between(before, after).significance is Significance.SUBSTANTIVE
    call = paragraph("Subscribe to our newsletter for stories and offers.")
    assert (
        told_between(before, Document(language="en", blocks=(*before.blocks, call))).significance
        is Significance.MINOR
    )


def test_a_list_that_grows_gains_a_fact_and_a_box_of_links_does_not():
    item = [
        Block(kind=BlockKind.LIST_ITEM, text=text, level=1)
        for text in ("Bread: 40 loaves", "Milk: 60 litres")
    ]
    more = Block(kind=BlockKind.LIST_ITEM, text="Diesel: 3 barrels", level=1)
    before, after = article("en", *item), article("en", *item, more)
    assert told_between(before, after).significance is Significance.SUBSTANTIVE
    links = [
        Block(
            kind=BlockKind.LIST_ITEM,
            text=text,
            level=1,
            links=(Link(text=text, url=f"http://x.example/{n}"),),
        )
        for n, text in enumerate(("Storm closes the mole for a week", "How the lighthouse was saved"))
    ]
    head = Block(kind=BlockKind.HEADING, text="Related", level=4)
    change = told_between(article("en"), article("en", head, *links))
    assert change.significance is Significance.MINOR


def test_a_new_section_of_sentences_is_substantive_whatever_it_is_called():
    head = Block(kind=BlockKind.HEADING, text="Share this", level=2)
    lead = paragraph("Divers found the missing propeller on Friday in nine metres of water.")
    change = told_between(article("en"), article("en", head, lead))
    assert change.significance is Significance.SUBSTANTIVE
    assert EditKind.SECTION_ADDED in change.kinds


def test_a_box_on_the_author_is_beside_the_text():
    before = Document(byline="Jonas Ek", language="en", blocks=article("en").blocks)
    box = paragraph("Jonas Ek covers the coast and has written two books on lighthouses.")
    after = Document(byline="Jonas Ek", language="en", blocks=(*before.blocks, box))
    assert told_between(before, after).significance is Significance.MINOR


def test_a_sentence_that_begins_with_a_word_that_is_a_name_too_is_the_articles():
    before = Document(byline="Jana Small", language="en", blocks=article("en").blocks)
    after = Document(
        byline="Jana Small", language="en", blocks=(*before.blocks, paragraph("Small boats carry the mail."))
    )
    assert told_between(before, after).significance is Significance.SUBSTANTIVE


@pytest.mark.parametrize("code", ["en", "de", "fr", "es", "it", "nl", "pl", "ru"])
def test_a_language_is_told_by_its_function_words(code):
    assert language_of(ARTICLES[code][0] * 3) in {code, None}


def test_too_little_text_is_of_no_language():
    assert language_of(["Holm", "12 dead."]) is None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Nora Feld is a correspondent who lives on the mainland with her two cats."),
        ("en", "Printed in Saturday's edition, page 7."),
        ("en", "Summary written with artificial intelligence and read by an editor."),
        ("de", "Nora Feld ist Reporterin und wohnt seit 2014 auf dem Festland."),
    ],
)
def test_at_the_edge_a_line_on_its_author_or_its_page_is_beside_the_text(language, line):
    assert (
        told_between(article(language), ending(language, paragraph(line))).significance is Significance.MINOR
    )


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "A reporter who was on the quay saw two people fall."),
        ("de", "Der Journalist Jan Feld wurde bei dem Sturm verletzt."),
        ("en", "Nora Feld, a baker on the island, closes her shop on Friday."),
        ("en", "The Coast Guard sends a boat on Wednesday."),
    ],
)
def test_at_the_edge_a_sentence_is_still_the_articles(language, line):
    assert (
        told_between(article(language), ending(language, paragraph(line))).significance
        is Significance.SUBSTANTIVE
    )


def test_what_follows_a_label_of_an_offer_must_speak_of_the_topic():
    label = paragraph("Sponsored content")
    offer = paragraph("Seven gardens that bloom without a drop of rain, and what they cost.")
    ours = paragraph("The ferry to the island had its engine looked at twice last winter.")
    assert told_between(article("en"), article("en", label, offer)).significance is Significance.MINOR
    assert told_between(article("en"), article("en", label, ours)).significance is Significance.SUBSTANTIVE


def test_cards_under_a_heading_that_offers_them_are_beside_the_text():
    def head(text, level):
        return Block(kind=BlockKind.HEADING, text=text, level=level)

    cards = (
        head("You may also like", 2),
        head("Roof of the old school", 3),
        paragraph("Carpenters will mend the roof in summer, the head teacher wrote."),
    )
    assert told_between(article("en"), ending("en", *cards)).significance is Significance.MINOR
    needed = (head("What you need to know", 2), paragraph("Nobody knows when the ferry will sail."))
    assert told_between(article("en"), ending("en", *needed)).significance is Significance.SUBSTANTIVE


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Also read: the ferry to the mainland and its engine"),
        ("ru", "Читайте также: паром на остров и его двигатель"),
        ("ar", "اقرأ أيضا: محرك العبارة"),
        ("sv", "Den här artikeln är bara för prenumeranter."),
        ("pl", "Ten artykuł mogą czytać tylko prenumeratorzy."),
        ("tr", "Bültenimize abone olun, her sabah okuyun."),
        ("ja", "ニュースレターに登録して毎日受け取ろう。"),
    ],
)
def test_labels_walls_and_calls_of_many_languages_are_beside_the_text(language, line):
    change = told_between(article(language), article(language, paragraph(line)))
    assert change.significance is Significance.MINOR


def test_an_author_with_a_particle_in_the_name_is_beside_the_text():
    line = paragraph("Rosa van den Berg is verslaggever en woont op het vasteland.")
    assert told_between(article("nl"), ending("nl", line)).significance is Significance.MINOR


@pytest.mark.parametrize("code", ["es", "pl", "zh"])
def test_a_call_in_another_language_than_the_articles_is_beside_the_text(code):
    call = paragraph(
        "Stand by our reporting for as little as £2 a month. It takes you no more than a minute."
    )
    (section,) = told_between(article(code), ending(code, call)).sections
    assert [edit.significance for edit in section.edits] == [Significance.MINOR]


def test_what_a_subscription_is_offered_with_is_beside_the_text():
    call = paragraph(
        "Subscribe now: unlimited digital access for your first year at a discount of 40 percent."
    )
    (section,) = told_between(ending("en", call), article("en")).sections
    assert [edit.significance for edit in section.edits] == [Significance.MINOR]


def test_what_is_an_offer_may_be_one_before_the_article_is_asked():
    """The lines of every language against the articles of every language, declared and not."""
    offers = 0
    for code in ARTICLES:
        for document in (article(code), replace(article(code), language=None)):
            whole, tongue = around(document), tongue_around(document)
            assert whole.tongue is tongue
            for line in (one for texts in ARTICLES.values() for lines in texts for one in lines):
                if is_offer(line, whole):
                    offers += 1
                    assert may_be_offer(line, tongue), line
    assert offers > 50


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("de", "Jetzt abonnieren und im ersten Winter die Hälfte zahlen."),
        ("es", "Suscríbase hoy y pague la mitad hasta la primavera."),
        ("sv", "Prenumerera i dag för halva priset fram till våren."),
    ],
)
def test_a_line_that_begins_with_subscribing_asks_for_it(code, line):
    (section,) = told_between(article(code), article(code, paragraph(line))).sections
    assert [edit.significance for edit in section.edits] == [Significance.MINOR]


def test_a_text_in_another_language_than_its_page_declares_is_read_in_its_own():
    said = [paragraph(f"{text} Nobody was there when it happened.") for text in ARTICLES["en"][0] * 2]
    before = Document(title="Holm", language="zh", blocks=tuple(said))
    for line in ("Advertisement", "Download our app and never miss an alert."):
        after = Document(title="Holm", language="zh", blocks=(*said[:3], paragraph(line), *said[3:]))
        assert told_between(before, after).significance is Significance.MINOR


def linked(text: str, kind: BlockKind = BlockKind.LIST_ITEM, level: int = 0) -> Block:
    return Block(
        kind=kind, text=text, level=level, links=(Link(text=text, url="http://post.example/other/7"),)
    )


OTHERS = tuple(
    linked(f"{what} on the mainland, and what the neighbours said of it on the day after that")
    for what in (
        "Storm closes 12 schools",
        "A choir of 40 sings",
        "The oldest oak falls",
        "Bridge is to be red",
    )
)


def test_what_is_read_most_is_beside_the_text_whatever_it_is():
    head = Block(kind=BlockKind.HEADING, text="Most read", level=2)
    change = told_between(ending("en", head, *OTHERS[:3]), ending("en", head, *OTHERS[1:]))
    assert change.significance is Significance.MINOR


def test_a_heading_that_leads_elsewhere_is_no_news_whatever_figure_it_holds():
    teaser = linked("Storm closes 12 schools on the mainland", BlockKind.HEADING, 3)
    assert told_between(article("en"), article("en", teaser)).significance is Significance.MINOR


def test_terse_news_is_of_the_language_that_leaves_the_others_behind():
    terse = (
        "Harbour police seized 40 crates of cigarettes on Monday, the customs office said. Officers boarded the trawler at dawn near Gull Rock. "
        "Two crew members were held. The trawler, built in 1974, sails for a company in Port Amber. Its owner denied wrongdoing. Customs "
        "officials put the cargo's value at 2 million crowns. A court hears the case on Friday. Prosecutors want the boat sold. "
        "Nobody has been charged. The crew had been at sea since August, said their union, which wants both men freed before winter."
    )
    assert language_of([terse]) == "en"


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        (
            "en",
            "Subscribe today and save half in your first year.",
            "Subscribe now: three months for £1 a week.",
        ),
        ("en", "Get our newsletter for £2 a month.", "Get our newsletter for £3 a month."),
        (
            "de",
            "Jetzt testen: unser Abo für 4 Euro im Monat.",
            "Jetzt testen: unser Abo für 5 Euro im Monat.",
        ),
    ],
)
def test_an_offer_that_is_put_otherwise_is_minor(code, old, new):
    change = told_between(article(code, paragraph(old)), article(code, paragraph(new)))
    assert [edit.rule for edit in change.edits] == ["beside the text"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("If you saw the engine burn, call the office on 0800 111.", "If you saw the engine burn, call the office on 0800 222."),
        ("You can read the list on the website of the county.", "You can read the list on the website of the port."),
        ("Subscribe to the island's appeal for a new engine by 3 May.", "Subscribe to the island's appeal for a new engine by 9 May."),
    ],
)  # fmt: skip
def test_what_the_article_asks_of_its_reader_is_its_text(old, new):
    assert (
        told_between(article("en", paragraph(old)), article("en", paragraph(new))).significance
        is Significance.SUBSTANTIVE
    )


@pytest.mark.parametrize("code", ["pt", "zh", "ja", "ar", "ru", "de"])
@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to keep reading. Already a subscriber? Log in.",
        "Sign up for our free newsletter and get the top stories every morning.",
        "Start your free trial today for unlimited access to all our stories.",
        "Follow us on Telegram for the latest updates.",
    ],
)
def test_a_sites_boxes_are_the_last_that_are_translated(code, line):
    change = told_between(article(code), article(code, paragraph(line)))
    assert change.significance is not Significance.SUBSTANTIVE


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("de", "Listen der 900 Passagiere wurden am Montag an Bord gefunden."),
        ("pt", "A London Shipping Company comprou um motor em Hamburgo."),
        ("ja", "The Holm Marine Company bought a second engine in Hamburg on Tuesday."),
    ],
)
def test_a_sentence_that_only_looks_english_or_offers_nothing_stays_the_articles(code, line):
    change = told_between(article(code), article(code, paragraph(line)))
    assert change.significance is Significance.SUBSTANTIVE


def teaser(text: str, url: str, level: int = 3) -> Block:
    return Block(kind=BlockKind.HEADING, level=level, text=text, links=(Link(text=text, url=url),))


CRANE = "Crane for Port Amber costs 3 million"


def test_a_heading_that_leads_to_another_page_in_place_of_one_is_another_teaser():
    when = paragraph("12 November 2026")
    first, second = (
        teaser(text, f"http://a.example/{text[:3]}")
        for text in ("Crane costs 3 million", "Whale washes ashore for the 4th time")
    )
    change = told_between(ending("en", first, when), ending("en", second, when))
    assert change.significance is Significance.MINOR
    assert {edit.rule for edit in change.edits} == {"beside the text"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # the same page under another headline
        (
            teaser(CRANE, "http://a.example/crane"),
            teaser("Crane for Port Amber costs 4 million", "http://a.example/crane#x"),
        ),
        # one headline, put right at another address
        (
            teaser("Board fined: 12 dead", "http://a.example/12"),
            teaser("Board fined: 21 dead", "http://a.example/21"),
        ),
        (
            teaser("Mayor cleared of fraud charges", "http://a.example/m"),
            teaser("Mayor convicted of fraud charges", "http://a.example/n"),
        ),
        # a heading of the article's own
        (
            Block(kind=BlockKind.HEADING, level=2, text="Costs: 3 million"),
            Block(kind=BlockKind.HEADING, level=2, text="Costs: 4 million"),
        ),
    ],
)
def test_a_heading_that_says_otherwise_what_it_heads_is_no_teaser(old, new):
    assert told_between(ending("en", old), ending("en", new)).significance is Significance.SUBSTANTIVE


def test_on_a_page_that_is_a_list_another_heading_is_an_edit():
    def listed(first: Block) -> Document:
        rest = [teaser(f"The office reports on pier {n}", f"http://a.example/{n}") for n in range(4)]
        return Document(title="News", language="en", blocks=(first, *rest, paragraph(ARTICLES["en"][0][0])))

    change = told_between(
        listed(teaser(CRANE, "http://a.example/crane")),
        listed(teaser(CRANE.replace("3", "4"), "http://a.example/c2")),
    )
    assert change.significance is Significance.SUBSTANTIVE


@pytest.mark.parametrize(
    "head", ["Lesen Sie weiter", "Ähnliche Beiträge", "Das könnte Sie auch interessieren"]
)
def test_lines_under_a_heading_of_other_articles_are_beside_the_text(head):
    def hung(text: str) -> Document:
        lines = (text, "Wal strandet zum dritten Mal vor der Küste")
        items = (
            Block(
                kind=BlockKind.LIST_ITEM, text=one, links=(Link(text=one, url=f"http://a.example/{one[:3]}"),)
            )
            for one in lines
        )
        return ending("de", Block(kind=BlockKind.HEADING, level=3, text=head), *items)

    change = told_between(
        hung("Kran für Port Amber kostet 3 Millionen"), hung("Schule auf Holm bekommt 2 Lehrer")
    )
    assert change.significance is Significance.MINOR
