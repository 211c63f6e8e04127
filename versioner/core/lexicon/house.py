"""Lines in which a page speaks of how it is read: free articles that are left, notifications, ad blockers, who translated it, its tags
and the agencies it draws on.

Source: written for this project, from what publishers' programs write in many languages. Phrases that hardly anybody writes of
anything else; a line that shares two words of the article's topic may be the article's all the same (`standing.block`).
"""

from __future__ import annotations

from functools import cache

from versioner.late import regex

_MOST = 20  # words of such a line
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*")

_PHRASES = (
    # what is left of the free ones
    "free articles|freien artikeln|freie artikel|kostenlosen artikeln|kostenlose artikel|gratisartikel|articles gratuits|artículos gratuitos|artículos gratis|"
    "articoli gratuiti|artigos gratuitos|artigos grátis|gratis artikelen|darmowych artykułów|darmowe artykuły|článků zdarma|článkov zadarmo|ingyenes cikk|"
    "бесплатных статей|бесплатные статьи|безкоштовних статей|ücretsiz yazı|ücretsiz haber|ücretsiz makale|fria artiklar|gratis artiklar|gratis artikler|"
    "ilmaista artikkelia|articole gratuite|δωρεάν άρθρα|مقالات مجانية|मुफ्त लेख|免费文章|免費文章|無料記事|무료 기사|"
    # notifications
    "turn on notifications|enable notifications|allow notifications|mitteilungen aktivieren|aktivieren sie mitteilungen|benachrichtigungen aktivieren|"
    "aktivieren sie benachrichtigungen|activez les notifications|activer les notifications|active las notificaciones|activa las notificaciones|"
    "attiva le notifiche|ative as notificações|ativar notificações|zet meldingen aan|schakel meldingen in|włącz powiadomienia|zapněte oznámení|"
    "zapnout upozornění|включите уведомления|увімкніть сповіщення|bildirimleri açın|bildirimleri aç|slå på notiser|aktivera notiser|slå på varsler|"
    "slå notifikationer til|ota ilmoitukset käyttöön|ενεργοποιήστε τις ειδοποιήσεις|activați notificările|activează notificările|فعّل الإشعارات|"
    "تفعيل الإشعارات|הפעילו התראות|सूचनाएं चालू|打开通知|开启通知|開啟通知|通知をオン|알림을 켜|"
    # advertisements that are kept away
    "ad blocker|adblocker|ad-blocker|werbeblocker|bloqueur de publicité|bloqueur de publicités|bloqueur de pub|bloqueador de anuncios|"
    "bloqueador de publicidad|bloqueador de anúncios|advertentieblokker|blokowanie reklam|blokadę reklam|blokování reklam|блокировщик рекламы|"
    "блокувальник реклами|reklam engelleyici|reklam engelleyicinizi|annonsblockerare|annonceblokering|annonseblokkering|مانع الإعلانات|حاجب الإعلانات|"
    "विज्ञापन अवरोधक|ऐड ब्लॉकर|广告拦截|廣告攔截|広告ブロック|광고 차단|"
    # who translated it
    "translated by a machine|machine translated|automatically translated|translated automatically|translated by ai|translated with ai|maschinell übersetzt|"
    "automatisch übersetzt|mit ki übersetzt|traduit par une machine|traduit automatiquement|traducido por una máquina|traducido automáticamente|"
    "tradotto automaticamente|traduzido automaticamente|automatisch vertaald|machinaal vertaald|przetłumaczono automatycznie|przetłumaczony automatycznie|"
    "přeloženo automaticky|strojově přeloženo|переведён автоматически|переведен автоматически|перекладено автоматично|makine tarafından çevrildi|"
    "otomatik olarak çevrildi|maskinöversatt|översatt automatiskt|maskinoversat|maskinoversatt|käännetty koneellisesti|النص آليا|ترجم آليا|"
    "मशीन से अनूदित|机器翻译|機器翻譯|機械翻訳|기계로 번역|자동으로 번역|"
    # what others may say to it
    "join the discussion|join the conversation|diskutieren sie mit|diskutiere mit|participez à la discussion|participez au débat|participe en el debate|"
    "participa en el debate|partecipa alla discussione|unisciti alla discussione|participe na discussão|participe da discussão|praat mee|"
    "weź udział w dyskusji|zapojte se do diskuse|обсудите в комментариях|присоединяйтесь к обсуждению|tartışmaya katılın|delta i diskussionen|"
    "شارك في النقاش|चर्चा में शामिल हों|欢迎留言|加入讨论|"
    # where it appeared first
    "first appeared in our|first published in our|originally published in our|erschien zuerst in unserer|erschien zuerst in unserem|"
    "d'abord paru dans notre|se publicó primero en nuestra|ukazał się w wydaniu|впервые опубликован в|本文首发于"
)
# Before the words under which a page is filed.
_TAGS = (
    "tags tag schlagworte schlagwörter stichworte stichwörter mots-clés mots-clefs étiquettes etiquetas parole_chiave palavras-chave trefwoorden tagi "
    "słowa_kluczowe štítky klíčová_slova kľúčové_slová oznake ključne_riječi címkék kulcsszavak etichete cuvinte_cheie taggar nyckelord emneord avainsanat "
    "теги метки ключевые_слова мітки ετικέτες λέξεις_κλειδιά etiketler وسوم كلمات_مفتاحية תגיות टैग 标签 標籤 关键词 タグ キーワード 태그"
).split()
_AGENCIES = frozenset(
    "afp ap reuters dpa epd kna sid apa sda keystone-sda belga anp efe ansa adnkronos agi lusa pap ctk čtk tasr sita mti hina tanjug fena sta agerpres "
    "mediafax bta ana-mpa tass тасс риа ria interfax интерфакс ukrinform укрінформ укринформ belta белта aa anadolu anka dha iha pti ani ians apn app upi xinhua "
    "tt ntb ritzau stt delfi baltics bns elta leta 新华社 中新社 共同 時事 共同通信 時事通信 연합뉴스 yonhap antara bernama wafa petra رويترز واس وفا סוכנויות".split()
)
# What may stand beside them.
_CREDITS = frozenset(
    "with material from by and the additional reporting contributed source sources mit material von und der quelle quellen unter verwendung "
    "avec et les agences source d'après con información de y agencias fuente fuentes fonte fonti con informazioni da e com informações da das "
    "bron bronnen met en źródło źródła na podstawie oraz i zdroj s využitím zdroje по материалам данным и источник агентств за матеріалами джерело "
    "kaynak ve källa källor med från kilde og fra lähde forrás forrás: sursa πηγή المصدر وكالات مع स्रोत 来源 來源 综合 出典 출처 자료".split()
)
_COLONS = ":："
_MOST_CREDITED = 9  # words


@cache
def _said() -> regex.Pattern[str]:
    phrases = sorted(_PHRASES.split("|"), key=len, reverse=True)
    either = "|".join(regex.escape(one, literal_spaces=True) for one in phrases).replace("'", "['’]")
    # "will be automatically translated from May" is a plan; "ten free articles of clothing" are no articles to read
    return regex.compile(
        rf"(?<!\b(?:will|to|must|should|can)\sbe\s)(?<![\p{{Latin}}\p{{Cyrillic}}])(?:{either})(?!\sof\b)",
        regex.IGNORECASE,
    )


@cache
def _filed() -> regex.Pattern[str]:
    labels = "|".join(regex.escape(tag.replace("_", " "), literal_spaces=True) for tag in _TAGS)
    return regex.compile(rf"\s*+(?:{labels})\s?[{_COLONS}]", regex.IGNORECASE)


def is_of_the_house(text: str) -> bool:
    """Whether a short line speaks of how a page is read."""
    return len(_WORD.findall(text)) <= _MOST and _said().search(text) is not None


def files(text: str) -> bool:
    """Whether a line is the words under which a page is filed, or names the agencies that it draws on."""
    return _filed().match(text) is not None or _credits(text)


def _credits(text: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(text)]
    if not 0 < len(words) <= _MOST_CREDITED:
        return False
    named = sum(word in _AGENCIES for word in words)
    if len(words) == 1 and not text.isupper() and text.casefold() != text.upper():
        return False  # "App", "Petra": alone an agency's name is a thing's or a place's as well
    return named > 0 and all(word in _AGENCIES or word in _CREDITS for word in words)
