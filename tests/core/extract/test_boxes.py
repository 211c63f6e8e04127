"""What a page sets apart from its paragraphs in boxes, rows and further articles, in many languages."""

import pytest

from tests.core.extract.reading import STORY, beside_of, page, paragraphs, read, text_of
from versioner.core.model import Role

FIRST, REST = paragraphs(*STORY[:3]), paragraphs(*STORY[3:])


def boxed(inner: str) -> str:
    return page(
        f"<div class=x1><h1>Dark</h1><div class=x2>{FIRST}<div class=x3>{inner}</div>{REST}</div></div>"
    )


@pytest.mark.parametrize(
    "inner",
    [
        "<p>Advertisement</p><p>Lumora mattresses remember how you slept last night.</p>",
        "<p>The new Tarn coupé. Leasing from £199 a month.</p>",
        "<p>Advertisement</p>",
        "<p>He who buys two mattresses gets the third from us for half.</p><p>Order now</p>",
        "<h3>The Gull letter</h3><p>The news of the coast guard and the lighthouse, every Friday.</p><form><input type=email></form>",
        "<h4>Read more</h4><img alt='The coast guard at the lighthouse on Gull Rock'><h3><a href=/t>Coast guard buys a crane for Port Amber</a></h3>",
        "<a href=/t><img src=/x.jpg alt='A wave at the lighthouse'><p>The lamp of the lighthouse, in pictures</p></a><p>Updated 3 May 2026</p>",
        "<h3><a href=/t>Crane for Port Amber</a></h3><p>The coast guard is going to buy one in the spring of next year.</p>",
        "<blockquote><p>Subscribe to our newsletter now, and read it every Friday.</p></blockquote>",
        "<blockquote><p><a href=/w>A whale washed ashore for the third time this year.</a></p></blockquote>",
        "<p>More on this</p><p><a href=/w>Whale washes ashore for the third time this year after a storm at sea</a></p>",
    ],
)
def test_a_box_that_says_nothing_of_the_topic_stands_beside(inner):
    read_text = text_of(boxed(inner))
    assert read_text == "\n".join(STORY)


@pytest.mark.parametrize(
    "inner",
    [
        "<p>The coast guard bought the crane in Port Amber in 1974.</p>",
        "<h3>9:40</h3><p>Nobody was hurt.</p>",
        "<p>Correction: An earlier version of this article said that the crane stood in Port Hall.</p>",
        "<h3>How it began</h3><p>A wave broke the glass.</p>",
        "<ul><li>Lighthouse: dark since Sunday</li><li>Coast guard: 2 boats</li></ul>",
        "<p>She has not slept since.</p>",
        "<blockquote><p>It was like a hammer from below, and then there was nothing.</p></blockquote>",
        "<div><p>They want money back.</p></div>",
    ],
)
def test_a_box_of_the_articles_own_is_text(inner):
    found = read(boxed(inner)).document.blocks
    assert len(found) > len(STORY)
    assert beside_of(boxed(inner)) == {}


def headed(head: str, inner: str) -> str:
    return page(f"<div class=x1><h1>Dark</h1>{FIRST}<h2>{head}</h2><div class=x3>{inner}</div>{REST}</div>")


FIGURES = "<p>One litre:</p><ul><li>390 kcal</li><li>8 g protein</li></ul>"


def test_a_list_right_under_a_heading_of_the_text_is_what_it_heads():
    assert "390 kcal" in text_of(headed("Nutrition", FIGURES))


@pytest.mark.parametrize(
    ("head", "inner"),
    [
        ("Advertisement", FIGURES),
        ("Nutrition", "<ul><li><a href=/a>Soup</a></li><li>390 kcal</li></ul>"),
        ("Nutrition", "<ul><li>Order now</li><li>390 kcal</li></ul>"),
        ("Nutrition", "<p>390 kcal</p>"),
    ],
)
def test_what_else_a_box_under_one_holds_is_not(head, inner):
    assert "390 kcal" not in text_of(headed(head, inner))


def test_a_paragraph_in_a_plain_element_is_no_box():
    told = page(f"<div><h1>Dark</h1>{FIRST}<div>He has since resigned.</div>{REST}</div>")
    assert "He has since resigned." in text_of(told)


HINDI = (
    "बाहरी द्वीपों तक नौकाएं चलाने वाली कंपनी सर्दियों में केवल चौदह फेरे लगाएगी, उसने गुरुवार को बताया।",
    "द्वीपवासियों का कहना है कि इस फैसले से दुकानों में दूध नहीं पहुंचेगा।",
    "कंपनी ने ईंधन की कीमत को दोषी ठहराया और नाविकों की कमी का हवाला दिया।",
)
KOREAN = (
    "서해의 외딴 섬을 잇는 여객선사가 올겨울 운항 횟수를 일주일에 열네 번으로 줄이겠다고 밝혔다.",
    "섬 주민들은 이번 결정으로 가게에 신선한 우유가 끊긴다고 반발했다.",
    "여객선사는 연료비와 항해사 부족을 이유로 들었다.",
)
THAI = (
    "บริษัทเรือข้ามฟากไปยังเกาะห่างไกลจะลดเที่ยวเรือในฤดูหนาวเหลือสิบสี่เที่ยวต่อสัปดาห์",
    "ชาวเกาะกล่าวว่าการตัดสินใจนี้จะทำให้ร้านค้าไม่มีนมสดและนักเรียนไม่มีทางไปโรงเรียน",
    "บริษัทเรือโทษราคาน้ำมันที่สูงขึ้นและการขาดแคลนลูกเรือในฤดูหนาว",
)


@pytest.mark.parametrize(
    ("lang", "story", "own", "advertisement"),
    [
        ("hi", HINDI, "द्वीपवासियों ने नौकाएं रोकने की धमकी दी।", "आरामदायक गद्दे, सौ रातें मुफ्त आज़माएं।"),
        ("ko", KOREAN, "여객선사는 주민들에게 사과했다.", "편안한 매트리스, 백일 동안 무료로 체험하세요."),
        ("th", THAI, "บริษัทเรือจะประชุมกับชาวเกาะ", "ที่นอนนุ่มสบายทดลองนอนฟรีหนึ่งร้อยคืน"),
    ],
)  # fmt: skip
def test_topics_are_known_in_scripts_whose_vowels_are_marks_or_that_part_no_words(
    lang, story, own, advertisement
):
    def with_box(text: str) -> str:
        return text_of(page(f"<div><h1>1</h1>{paragraphs(*story)}<div><p>{text}</p></div></div>", lang=lang))

    assert own in with_box(own)
    assert advertisement not in with_box(advertisement)


def test_a_further_article_hung_below_is_not_this_one():
    other = "<p>The herring fleet of Port Amber sold its catch. The coast guard watched the ships.</p>"
    told = page(
        f"<main><article><h1>Dark</h1>{paragraphs()}</article><article><h1><a href=/n>Fleet sails</a></h1>{other}</article></main>"
    )
    assert text_of(told) == "\n".join(STORY)


def test_teasers_with_headings_are_no_sections():
    cards = "".join(
        f"<li><a href=/{n}><h4>{title}</h4></a><span>{n} hours ago</span></li>"
        for n, title in enumerate(("Seal pups counted", "Bakery reopens", "Teacher wins contest"), 2)
    )
    told = read(page(f"<main><h1>Dark</h1>{paragraphs()}<h3>Most read</h3><ol>{cards}</ol></main>"))
    assert [block.text for block in told.document.blocks] == list(STORY)


def test_what_is_over_the_headline_is_a_menus():
    told = page(
        f"<div><div><a href=/>Home</a><span>14°C</span><span>EUR 1.08</span></div><h1>Dark</h1>{paragraphs()}</div>"
    )
    assert text_of(told) == "\n".join(STORY)


@pytest.mark.parametrize(
    ("row", "lines"),
    [
        ("<span>Ilse Brandt</span><span>5 minutes ago</span>", ["5 minutes ago"]),
        ("Ilse Brandt · 5 minutes ago", ["5 minutes ago"]),
        ("<a href=/sea>Sea</a><span>Weather</span>", ["Sea Weather"]),
        ("<b>c</b><i>oast</i><span>guard</span>", ["coastguard"]),
        ("<span>The coast guard </span><b>met</b><span> on Monday, it said.</span>", ["The coast guard met on Monday, it said."]),
    ],
)  # fmt: skip
def test_small_elements_beside_each_other_are_read_apart(row, lines):
    found = read(page(f"<div><h1>Dark</h1><div>{row}</div>{paragraphs()}</div>")).document.blocks
    assert [block.text for block in found[: len(lines)]] == lines


def test_a_name_and_a_date_beside_each_other_are_byline_and_stamp():
    told = read(
        page(
            f"<div><h1>Dark</h1><div><span>By Ilse Brandt</span><span>Published 20 May 2026</span></div>{paragraphs()}</div>"
        )
    ).document
    assert (told.byline, told.published is not None) == ("Ilse Brandt", True)
    assert [block.role for block in told.blocks][:2] == [Role.STAMP, Role.TEXT]


def test_a_frame_with_the_story_has_boxes_of_its_own():
    inner = f"{FIRST}<aside><p>Get our letter in your inbox.</p><form><input type=email></form></aside>{REST}"
    told = page(f"<div><p>Menu</p><iframe srcdoc='<h1>Dark</h1>{inner}'></iframe></div>")
    assert text_of(told) == "\n".join(STORY)


PICTURES = {
    "a figure": "<figure><img src=/w.jpg alt='A wave over the rock at night'><figcaption>Eva Stone, who saw it</figcaption></figure>",
    "a figure with its credit": "<figure><img src=/w.jpg><figcaption>Eva Stone, who saw it</figcaption></figure><p>Photo: Tom Reed</p>",
    "a picture and a line": "<div><img src=/w.jpg></div><div>The crane that is broken</div>",
    "a picture, a line, a credit": "<img src=/w.jpg><p>The crane that is broken</p><small>Photo: Tom Reed</small>",
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_with_its_caption_is_text(name):
    assert beside_of(boxed(PICTURES[name])) == {}


@pytest.mark.parametrize(
    "inner",
    [
        "<img src=/w.jpg><p>Mattresses that remember you</p>",
        "<figure><img src=/w.jpg><figcaption><a href=/t>Ten cranes of Port Amber, in pictures</a></figcaption></figure>",
        "<figure><img src=/w.jpg><figcaption>Our shop</figcaption></figure><p>A mattress is yours for £20.</p>",
    ],
)
def test_a_picture_that_offers_or_leads_elsewhere_is_none(inner):
    assert text_of(boxed(inner)) == "\n".join(STORY)


def test_a_note_that_comes_changes_nothing_of_how_the_text_is_set():
    """Four paragraphs stand in one element and one in another: with the note in a third, seven tenths would be less."""
    set_in_two = f"<div>{paragraphs(*STORY[:4])}</div><div class=x><p>Buy now: mattresses that remember how you sleep.</p></div>"
    note = "<div class=n><p>Correction, 3 May: An earlier version of this article said that the crane, which stands in Port Hall, was whole.</p></div>"
    before, after = (page(f"<h1>Dark</h1>{set_in_two}{more}") for more in ("", note * 3))
    assert set(beside_of(before)) == set(beside_of(after))


def sections(last: str, *, mark: str = "") -> str:
    return page(
        f"<main><h1>Dark</h1><section>{paragraphs()}</section><section{mark}><h2>Costs</h2>{last}</section></main>"
    )


def test_a_last_section_made_as_the_first_is_text_whatever_it_speaks_of():
    last = "<p>Nobody in town has put any money aside so far.</p>"
    assert beside_of(sections(last)) == {}
    assert set(beside_of(sections(last, mark=" class=promo"))) == {
        "Costs",
        "Nobody in town has put any money aside so far.",
    }


@pytest.mark.parametrize(
    "last",
    [
        "<p>Give to our newsroom from £2 a month and read what we write first.</p>",
        "<p><a href=/m>Mattresses that remember how their owner slept last night</a></p>",
        "<ul><li>Mattresses</li><li>Leasing</li></ul>",
    ],
)
def test_a_section_that_offers_leads_elsewhere_or_says_nothing_is_none_of_the_storys(last):
    assert len(read(sections(last)).document.blocks) == len(STORY)


def headed_bodies(last: str, *, long: int) -> str:
    """Headings and their bodies in turn, the first body of so many sentences, then a last of its own."""
    bodies = "".join(f"<h2>Part {n}</h2><div>{paragraphs(one)}</div>" for n, one in enumerate(STORY[long:]))
    return page(f"<div><h1>Dark</h1><h2>Now</h2><div>{paragraphs(*STORY[:long])}</div>{bodies}{last}</div>")


@pytest.mark.parametrize("long", [1, len(STORY) - 1])
@pytest.mark.parametrize(
    "body",
    ["<p>Three gauges, read hourly</p>", "<p>Gauges were read.</p>", "<p>Survey of 2024</p><p>300 homes</p>"],
)
def test_how_long_one_body_is_says_nothing_of_another(body, long):
    assert beside_of(headed_bodies(f"<h2>Method</h2><div>{body}</div>", long=long)) == {}


@pytest.mark.parametrize(
    "last",
    [
        "<h2>Sponsored</h2><div><p>Cheap boats for sale</p></div>",
        "<h2>Most read</h2><div><p>Stock market falls again</p></div>",
        "<h3>Weather</h3><div><p>Sunny, 22 degrees</p></div>",
        "<div><p>Boats from 99 euros</p></div>",
        "<h2>Method</h2><div class=x><p>Boats from 99 euros</p></div>",
    ],
)
def test_a_body_under_no_heading_of_the_storys_is_none(last):
    assert beside_of(headed_bodies(last, long=len(STORY) - 1)) != {}


def test_an_embedded_post_that_names_who_wrote_it_is_a_quotation_whatever_it_says():
    post = "<div><blockquote><p>Thank you all so much, see you soon! <a href='https://t.example/a'>t.example/a</a></p>— Ilse Brandt (@ilse) <a href='https://t.example/b'>12 May 2026</a></blockquote></div>"
    text = text_of(
        page(
            f"<article><h1>Dark</h1><div>{paragraphs(*STORY[:3])}{post}{paragraphs(*STORY[3:])}</div></article>"
        )
    )
    assert "see you soon" in text
    unsigned = post.replace("— Ilse Brandt (@ilse) ", "")
    text = text_of(
        page(
            f"<article><h1>Dark</h1><div>{paragraphs(*STORY[:3])}{unsigned}{paragraphs(*STORY[3:])}</div></article>"
        )
    )
    assert "see you soon" not in text
