"""What a page writes between its paragraphs on its own account: that it sets cookies and what may be chosen, that an advertisement follows.

Written from what the words mean in each language, not gathered from pages. A notice on cookies names where they are kept and lets
its reader accept and refuse: of biscuits, and of what firms do, hardly anybody says all three.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from versioner.core.text.bcp47 import primary
from versioner.late import re

# Beginnings of the words for cookies, folded, by language (BCP 47); in any the English one stands.
_COOKIES = {
    "sv": ("kakor",), "no": ("informasjonskapsler",), "nb": ("informasjonskapsler",), "nn": ("informasjonskapslar",), "fr": ("traceurs",), "hu": ("sütik",), "fi": ("evästei",),
    "tr": ("çerez",), "hr": ("kolačić",), "sr": ("kolačić", "колачић"), "bs": ("kolačić",), "sl": ("piškotk",), "ru": ("куки",), "bg": ("бисквитк",),
    "ar": ("ملفات تعريف الارتباط", "الكوكيز"), "fa": ("کوکی",), "he": ("עוגיות",), "hi": ("कुकी",), "th": ("คุกกี้",), "ja": ("クッキー",), "ko": ("쿠키",),
}  # fmt: skip
_ANY = tuple(dict.fromkeys(word for words in _COOKIES.values() for word in words))

# Beginnings of words, by language (BCP 47): to take all of it; to refuse, to choose or to take back.
_ACCEPT = {
    "en": "accept agree allow consent", "de": "akzeptier annehm zustimm erlaub einwillig einverstanden", "fr": "accept consent autoris", "es": "acept consent permit autoriz",
    "pt": "aceit consent permit autoriz", "it": "accett acconsent consent autorizz", "nl": "accepte toestemm toesta akkoord", "sv": "godkänn accepter tillåt samtyck",
    "da": "accepter tillad samtyk godkend", "no": "godta aksepter tillat samtykk godkjenn", "fi": "hyväksy salli", "pl": "akcept zaakcept zgadz zgod",
    "cs": "přijm souhlas povol", "sk": "prija súhlas povol", "hu": "elfogad hozzájárul engedélyez", "ro": "accept acord permit", "ru": "приня прин соглас разреш",
    "uk": "прийня погод дозвол", "el": "αποδοχ αποδεχ αποδέχ συναιν", "tr": "kabul onay izin", "hr": "prihva pristaj", "bg": "прием съглас",
}  # fmt: skip
_REFUSE = {
    "en": "reject refus declin den(?:y|ied) withdraw manag customi[sz] chang choice preference setting opt", "de": "ablehn ändern einstellung auswahl widerruf verwalt anpass",
    "fr": "refus modifi param choix gérer gestion retir personnalis", "es": "rechaz cambi configur gestion eleg elecci prefer retir", "pt": "recus rejeit alter defin gerir escolh prefer",
    "it": "rifiut modific preferenz impostazion gesti scelt revoc", "nl": "weiger wijzig instelling keuze aanpass intrek beheer", "sv": "neka avvis ändra val inställning hantera återkall",
    "da": "afvis ændr valg indstilling administrer tilbagek", "no": "avvis avslå endr valg innstilling administrer", "fi": "hylkä kiel muut valin asetu hallit peru",
    "pl": "odrzu odmów zmien ustawi wyb wycof", "cs": "odmít změn nastav volb spravov", "sk": "odmiet zmen nastav voľb", "hu": "elutasít módosít beállít kezel visszavon",
    "ro": "respin refuz modific setăr gestion prefer", "ru": "отклон отказ измен настро выбор", "uk": "відхил відмов змін налаштув вибір", "el": "απόρριψ απορρίψ αλλ ρυθμίσ επιλογ",
    "tr": "redded reddet değiştir tercih ayar", "hr": "odbi promijen postavk", "bg": "отхвърл откаж промен настройк",
}  # fmt: skip
# Of languages whose words are not parted, or not told by how they begin.
_ACCEPT_WITHIN = "同意 許可 受け入れ 承諾 接受 允许 允許 동의 수락 허용 قبول موافق الموافقة أوافق پذیرش לקבל אישור ยอมรับ स्वीकार"
_REFUSE_WITHIN = "拒否 変更 設定 選択 拒绝 拒絕 更改 设置 設置 选择 選擇 거부 변경 설정 رفض تغيير اختيار إعدادات تنظیم לדחות הגדרות ปฏิเสธ ตั้งค่า अस्वीकार सेटिंग"

# Where they are kept, and who reads them.
_WHERE = (
    "websites? sites? browsers? devices? partners? pages? geräte?s? webseiten? internetseiten? partner[ns]? seiten? appareils? terminal navigateurs? partenaires "
    "dispositivos? sitios? navegador socios páginas? sítios? parceiros aparelhos? dispositivi? sito navigatore terze apparaten? apparaat partners website webbplats(?:en)? enhet(?:en)? "
    "webbläsare(?:n)? partner hjemmeside(?:n)? enhed(?:en)? nettsted(?:et)? enhet(?:en)? partnere sivusto\\w* laitte\\w* selaime\\w* kumppani\\w* urządzeni\\w* stron\\w* witryn\\w* "
    "partner\\w* zařízení webu stránk\\w* prohlíže\\w* zariaden\\w* eszköz\\w* webhely\\w* weboldal\\w* site-ul dispozitiv\\w* устройств\\w* сайт\\w* "
    "браузер\\w* партн\\w* пристро\\w* συσκευ\\w* ιστ\\w* cihaz\\w* site\\w* ortağ\\w* uređaj\\w* stranic\\w* устройств\\w*"
)
_WHERE_WITHIN = "端末 サイト パートナー ブラウザ 设备 設備 网站 網站 合作伙伴 浏览器 기기 사이트 파트너 جهاز موقع متصفح شركاء سایت אתר מכשיר เว็บไซต์ อุปกรณ์ वेबसाइट डिवाइस"

# Alone on its line over an advertisement.
_ADVERTISEMENT = frozenset(
    "advertisement|advertisements|advert|advertisement - continue reading below|article continues below advertisement|story continues below advertisement|"
    "continue reading below|ad|ads|anzeige|anzeigen|werbung|publicité|publicités|pub|annonce|annonces|publicidad|anuncio|anuncios|pubblicità|annuncio|"
    "publicidade|anúncio|publicitat|advertentie|advertenties|reclame|annons|annonser|reklame|mainos|ilmoitus|reklama|reklamy|inzerce|inzercia|"
    "hirdetés|reclamă|publicitate|реклама|объявление|оголошення|oglas|oglasi|reklam|ilan|διαφήμιση|reklaam|reklāma|iklan|quảng cáo|"
    "إعلان|اعلان|إعلانات|آگهی|تبلیغات|פרסומת|विज्ञापन|โฆษณา|广告|廣告|広告|광고".split("|")
)
_MARKS = " \t\xa0.:–—-·|[]()*▼▾↓"
_LABEL = 80  # and of the word over an advertisement, with what stands beside it
_SHORT = 16_000  # characters of an article; a site's notices are the last that are translated
_LONGEST = 900  # characters of a notice in one block


def counts_cookies(text: str, language: str | None) -> int:
    """How often a text names cookies; a long one in English or the language that its page declares (BCP 47) alone."""
    own = _weighed(_ANY if len(text) <= _SHORT else _COOKIES.get(primary(language) or "", ()))
    plain = text.isascii()
    return sum([weight * text.count(word) for word, weight in own if not plain or word.isascii()])


@cache
def _weighed(own: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The words to be looked for, in small letters and with a capital; one without capitals counts twice, as both."""
    return tuple(Counter(("ookie", "OOKIE", *own, *map(str.capitalize, own))).items())


def names_cookies(text: str) -> bool:
    """Whether a line does, in any language."""
    low = text.casefold()
    return "cookie" in low or any(word in low for word in _ANY)


def lets_choose_cookies(text: str) -> bool:
    """Whether a text says that cookies are set, and lets its reader accept or refuse them."""
    if len(text) > _LONGEST or not names_cookies(text):
        return False
    return all(side.search(text) for side in _sides())


def labels_advertisement(text: str) -> bool:
    """Whether a line is the word over an advertisement, in any language, and nothing else."""
    return len(text) <= _LABEL and text.strip(_MARKS).casefold() in _ADVERTISEMENT


@cache
def _sides() -> tuple[re.Pattern[str], ...]:
    """To take them, to refuse them, and where they are kept."""
    begun = (
        (rf"\b(?:{_either(' '.join(_ACCEPT.values()))})", _ACCEPT_WITHIN),
        (rf"\b(?:{_either(' '.join(_REFUSE.values()))})", _REFUSE_WITHIN),
        (rf"\b(?:{_either(_WHERE)})\b", _WHERE_WITHIN),
    )
    return tuple(re.compile(f"{words}|{_either(within)}", re.IGNORECASE) for words, within in begun)


def _either(words: str) -> str:
    return "|".join(dict.fromkeys(words.split()))
