"""What publishers write over lists of other articles: "Related articles", "Most read", "You may also like".

Written from what the words mean in each language, not gathered from pages: related, similar, further, recommended, most
read, latest, popular, with the word for article, story, post or news; and the polite guess that a reader may like it.
What also heads a part of an article itself ("Further information", "See also", "Documents") is left out.
"""

from __future__ import annotations

from functools import lru_cache

_PHRASES = {
    "en": "related|related articles|related stories|related posts|related news|related coverage|related content|most read|most popular|"
    "most viewed|most shared|most commented|popular articles|popular posts|popular stories|popular videos|popular now|trending now|"
    "trending stories|latest articles|latest stories|latest posts|latest news|latest headlines|recent posts|recent articles|recent stories|"
    "you may also like|you might also like|you may like|you might like|you may also be interested in|you might be interested in|"
    "recommended for you|recommended reading|recommended stories|recommended articles|more stories|more articles|more news|"
    "more top stories|top stories|editor's picks|editors' picks|editor's choice|don't miss|in case you missed it|read next|up next|"
    "what to read next|keep reading|other articles|similar articles|similar posts|similar stories|from our partners|around the web|"
    "from around the web|promoted stories|read also|also read|more on this story|more on this topic",
    "de": "ähnliche artikel|ähnliche beiträge|ähnliche themen|weitere artikel|weitere beiträge|weitere meldungen|weitere nachrichten|"
    "weitere news|weitere themen|verwandte artikel|verwandte beiträge|verwandte themen|mehr artikel|mehr beiträge|mehr themen|mehr news|"
    "mehr nachrichten|meistgelesen|meist gelesen|am meisten gelesen|meistgelesene artikel|viel gelesen|meistgeklickt|meist geklickt|"
    "meistkommentiert|beliebte artikel|beliebte beiträge|beliebteste artikel|beliebteste beiträge|neueste artikel|neueste beiträge|"
    "neuste artikel|neuste beiträge|letzte beiträge|aktuelle beiträge|aktuelle artikel|aktuelle meldungen|passende artikel|"
    "passend zum thema|zum weiterlesen|weiterlesen|auch interessant|auch spannend|das könnte sie auch interessieren|"
    "das könnte dich auch interessieren|das könnte euch auch interessieren|das könnte sie interessieren|das könnte dich interessieren|"
    "könnte sie auch interessieren|könnte dich auch interessieren|das interessiert andere leser|empfehlungen der redaktion|"
    "lesen sie auch|lies auch|lesen sie dazu|lesen sie hierzu|mehr zum thema|mehr dazu|unsere empfehlungen|unsere lesetipps|lesetipps|leseempfehlung|leseempfehlungen|topthemen|top-themen|mehr von uns",
    "fr": "articles liés|articles similaires|articles connexes|articles associés|articles recommandés|articles récents|derniers articles|"
    "autres articles|à lire aussi|lire aussi|à lire également|à lire ensuite|sur le même sujet|sur le même thème|dans la même rubrique|"
    "dans la même catégorie|les plus lus|les plus populaires|articles les plus lus|les plus consultés|les plus partagés|à la une|"
    "vous aimerez aussi|vous aimerez peut-être|vous pourriez aimer|vous pourriez aussi aimer|cela peut vous intéresser|"
    "ça peut vous intéresser|ceci peut vous intéresser|nos recommandations|recommandé pour vous|recommandés pour vous|à ne pas manquer|"
    "l'actualité en continu|dernières actualités|plus d'actualités",
    "es": "notas relacionadas|artículos relacionados|noticias relacionadas|entradas relacionadas|temas relacionados|contenido relacionado|"
    "te puede interesar|le puede interesar|también te puede interesar|también le puede interesar|te podría interesar|"
    "te recomendamos|le recomendamos|recomendado para ti|recomendados|recomendadas|lo más leído|lo más visto|lo más reciente|las más leídas|"
    "más leídas|más leídos|más vistos|más noticias|más artículos|otras noticias|otros artículos|últimas noticias|últimos artículos|"
    "artículos recientes|entradas recientes|sigue leyendo|no te pierdas|lea también|lee también|más de esta sección|más en esta sección",
    "it": "articoli correlati|articoli collegati|articoli simili|notizie correlate|contenuti correlati|post correlati|potrebbe interessarti|"
    "potrebbe interessarti anche|ti potrebbe interessare|potrebbero interessarti|forse ti interessa|i più letti|le più lette|più letti|"
    "più lette|i più visti|altri articoli|altre notizie|ultimi articoli|ultime notizie|articoli recenti|leggi anche|consigliati per te|"
    "da non perdere|in evidenza",
    "pt": "artigos relacionados|notícias relacionadas|matérias relacionadas|posts relacionados|conteúdo relacionado|conteúdos relacionados|"
    "você também pode gostar|você pode gostar|pode interessar|também lhe pode interessar|mais lidas|mais lidos|as mais lidas|mais vistas|"
    "mais notícias|outras notícias|últimas notícias|últimos artigos|artigos recentes|posts recentes|leia também|leia mais|recomendados|"
    "recomendado para você|não perca|veja também",
    "nl": "gerelateerde artikelen|gerelateerd nieuws|gerelateerd|verwante artikelen|aanverwante artikelen|meest gelezen|best gelezen|"
    "populaire artikelen|meer artikelen|meer nieuws|andere artikelen|laatste nieuws|laatste artikelen|recente berichten|lees ook|"
    "lees verder|dit vind je misschien ook leuk|misschien vind je dit ook leuk|dit is misschien ook interessant|aanbevolen|"
    "aanbevolen voor jou|ook interessant|mis het niet",
    "sv": "relaterade artiklar|relaterat|liknande artiklar|mest läst|mest lästa|mest delat|populära artiklar|fler artiklar|fler nyheter|"
    "senaste nytt|senaste nyheterna|senaste artiklarna|läs också|läs även|läs vidare|du kanske också gillar|rekommenderas för dig|missa inte",
    "da": "relaterede artikler|relateret|lignende artikler|mest læste|mest læst|populære artikler|flere artikler|flere nyheder|"
    "seneste nyt|seneste nyheder|seneste artikler|læs også|læs videre|måske er du også interesseret i|anbefalet til dig|gå ikke glip af",
    "no": "relaterte artikler|relaterte saker|relatert|lignende artikler|mest lest|mest leste|populære saker|flere saker|flere artikler|"
    "flere nyheter|siste nytt|siste nyheter|les også|les mer om|du vil kanske også like|anbefalt for deg",
    "fi": "aiheeseen liittyvää|liittyvät artikkelit|samankaltaisia artikkeleita|luetuimmat|luetuimmat jutut|suosituimmat|lisää aiheesta|"
    "lisää uutisia|uusimmat|tuoreimmat|uusimmat artikkelit|lue myös|suosittelemme|saatat pitää myös",
    "pl": "powiązane artykuły|powiązane wpisy|podobne artykuły|podobne wpisy|najczęściej czytane|najpopularniejsze|najnowsze artykuły|"
    "najnowsze wpisy|najnowsze wiadomości|ostatnie wpisy|inne artykuły|więcej artykułów|więcej wiadomości|czytaj także|czytaj też|"
    "czytaj również|przeczytaj także|przeczytaj też|zobacz także|zobacz też|zobacz również|polecane|polecamy|"
    "może cię zainteresować|mogą cię zainteresować|warto przeczytać|nie przegap",
    "cs": "související články|podobné články|související|nejčtenější|nejčtenější články|další články|další zprávy|nejnovější články|"
    "poslední články|čtěte také|čtěte dále|mohlo by vás zajímat|mohlo by vás také zajímat|doporučujeme|doporučené články|nepřehlédněte",
    "sk": "súvisiace články|podobné články|najčítanejšie|najčítanejšie články|ďalšie články|ďalšie správy|najnovšie články|čítajte tiež|"
    "čítajte aj|mohlo by vás zaujímať|mohlo by vás zaujať|odporúčame|odporúčané články|neprehliadnite",
    "hu": "kapcsolódó cikkek|kapcsolódó hírek|kapcsolódó|hasonló cikkek|legolvasottabb|legolvasottabb cikkek|legnépszerűbb|további cikkek|"
    "további hírek|friss hírek|legfrissebb hírek|ez is érdekelheti|ez is érdekelhet|ajánlott cikkek|ajánljuk még|olvasta már",
    "ro": "articole similare|articole asemănătoare|articole recomandate|știri similare|cele mai citite|cele mai populare|ultimele știri|"
    "ultimele articole|alte articole|alte știri|mai multe știri|citește și|citeşte şi|citiți și|te-ar putea interesa|"
    "s-ar putea să te intereseze|recomandări|recomandate|nu rata",
    "hr": "povezani članci|povezane vijesti|slični članci|najčitanije|najčitaniji|najnovije vijesti|najnovije vesti|najnovije|više vijesti|"
    "ostali članci|pročitajte i|pročitajte još|možda će vas zanimati|moglo bi vas zanimati|preporučujemo|povezane vesti|ne propustite",
    "sr": "повезани чланци|повезане вести|слични чланци|најчитаније|најновије вести|најновије|остале вести|прочитајте и|прочитајте још|"
    "можда ће вас занимати|препоручујемо",
    "sl": "sorodni članki|povezani članki|podobni članki|najbolj brano|najbolj brani|najbolj brani članki|zadnje novice|najnovejše|drugi članki|"
    "več novic|preberite tudi|preberite še|morda vas zanima|morda vas bo zanimalo|priporočamo|ne spreglejte",
    "bg": "свързани статии|свързани новини|подобни статии|най-четени|най-четено|най-популярни|последни новини|още новини|още статии|"
    "други статии|прочетете още|прочети още|вижте още|може да ви хареса|може да ви интересува|препоръчани|препоръчваме|не пропускайте",
    "ru": "похожие статьи|похожие материалы|похожие новости|материалы по теме|новости по теме|статьи по теме|по теме|читайте также|"
    "читайте ещё|читать также|самое читаемое|самые читаемые|самое популярное|популярные статьи|популярное|последние новости|"
    "главные новости|другие новости|другие статьи|ещё новости|вам может понравиться|вам может быть интересно|вас может заинтересовать|"
    "рекомендуем|рекомендуемые статьи|не пропустите|смотрите также",
    "uk": "схожі статті|схожі матеріали|схожі новини|матеріали за темою|новини за темою|статті за темою|за темою|читайте також|читайте ще|"
    "найпопулярніше|найпопулярніші|найчитаніше|популярні статті|останні новини|головні новини|інші новини|інші статті|більше новин|"
    "вас може зацікавити|вам може сподобатися|рекомендуємо|не пропустіть|дивіться також",
    "el": "σχετικά άρθρα|σχετικές ειδήσεις|παρόμοια άρθρα|δημοφιλή άρθρα|δημοφιλέστερα|τα πιο δημοφιλή|περισσότερες ειδήσεις|"
    "περισσότερα άρθρα|άλλα άρθρα|τελευταία νέα|τελευταίες ειδήσεις|πρόσφατα άρθρα|διαβάστε επίσης|διαβάστε ακόμα|"
    "μπορεί να σας ενδιαφέρει|ίσως σας ενδιαφέρουν|προτεινόμενα|μη χάσετε",
    "tr": "ilgili haberler|ilgili yazılar|ilgili içerikler|benzer haberler|benzer yazılar|en çok okunan|en çok okunanlar|en çok okunan haberler|"
    "popüler haberler|popüler yazılar|son haberler|son dakika haberleri|diğer haberler|diğer yazılar|ilginizi çekebilir|bunlar da ilginizi çekebilir|"
    "bunları da okuyun|ayrıca okuyun|bunu da okuyun|sizin için önerilenler|önerilen haberler|kaçırmayın",
    "et": "seotud artiklid|seotud uudised|sarnased artiklid|loetumad|enim loetud|viimased uudised|veel uudiseid|teised artiklid|loe ka|loe veel|"
    "sulle võib huvi pakkuda|soovitame",
    "lt": "susiję straipsniai|panašūs straipsniai|skaitomiausi|skaitomiausi straipsniai|naujausios naujienos|naujausi straipsniai|kiti straipsniai|"
    "skaitykite taip pat|taip pat skaitykite|jums gali patikti|rekomenduojame",
    "lv": "saistītie raksti|līdzīgi raksti|lasītākie|lasītākais|populārākie|jaunākās ziņas|jaunākie raksti|citi raksti|lasi arī|lasiet arī|"
    "tev varētu patikt|iesakām",
    "ca": "articles relacionats|notícies relacionades|et pot interessar|també et pot interessar|el més llegit|les més llegides|més notícies|"
    "últimes notícies|altres articles|llegeix també",
    "ar": "مقالات ذات صلة|أخبار ذات صلة|مواضيع ذات صلة|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|الأكثر قراءة|الأكثر مشاهدة|الأكثر شعبية|آخر الأخبار|"
    "أحدث الأخبار|قد يعجبك أيضا|قد يهمك أيضا|قد يهمك|مقالات مشابهة|المزيد من الأخبار|موصى به",
    "fa": "مطالب مرتبط|اخبار مرتبط|مقالات مرتبط|پربازدیدترین|پربازدیدها|پرخواننده‌ترین|آخرین اخبار|تازه‌ترین اخبار|بیشتر بخوانید|"
    "همچنین بخوانید|پیشنهاد سردبیر|شاید بپسندید",
    "he": "כתבות נוספות|כתבות קשורות|כתבות דומות|אולי יעניין אותך|אולי יעניין אתכם|הנקראות ביותר|הכי נקראות|הכי נצפים|עוד חדשות|"
    "חדשות אחרונות|מומלצים|קראו גם|קרא גם",
    "hi": "संबंधित खबरें|संबंधित समाचार|संबंधित लेख|यह भी पढ़ें|ये भी पढ़ें|सबसे ज्यादा पढ़ी गई|सबसे अधिक पढ़ा गया|ताजा खबरें|ताज़ा खबरें|अन्य खबरें|और खबरें|"
    "आपको यह भी पसंद आ सकता है|लोकप्रिय खबरें",
    "bn": "সম্পর্কিত খবর|সম্পর্কিত সংবাদ|আরও পড়ুন|আরো পড়ুন|সর্বাধিক পঠিত|সর্বশেষ খবর|আরও খবর|অন্যান্য খবর|জনপ্রিয় খবর",
    "id": "artikel terkait|berita terkait|baca juga|terpopuler|berita terpopuler|paling banyak dibaca|berita terbaru|artikel lainnya|berita lainnya|"
    "rekomendasi untuk anda|anda mungkin juga suka|jangan lewatkan",
    "vi": "bài viết liên quan|tin liên quan|tin cùng chuyên mục|bài viết cùng chuyên mục|đọc nhiều|đọc nhiều nhất|xem nhiều|tin mới nhất|tin mới|"
    "tin khác|các tin khác|có thể bạn quan tâm|đọc thêm|xem thêm",
    "ja": "関連記事|関連ニュース|関連リンク|関連コンテンツ|あわせて読みたい|合わせて読みたい|おすすめ記事|おすすめの記事|おすすめ|人気記事|人気の記事|"
    "よく読まれている記事|アクセスランキング|最新記事|新着記事|最新ニュース|その他の記事|こちらもおすすめ",
    "zh": "相关文章|相关新闻|相关阅读|相关报道|延伸阅读|推荐阅读|为你推荐|猜你喜欢|热门文章|热门新闻|最多阅读|阅读排行|最新文章|最新新闻|更多新闻|其他新闻|"
    "相關文章|相關新聞|相關閱讀|相關報導|延伸閱讀|推薦閱讀|為你推薦|猜你喜歡|熱門文章|熱門新聞|最多閱讀|其他新聞",
    "ko": "관련 기사|관련기사|관련 뉴스|관련뉴스|많이 본 뉴스|많이 본 기사|인기 기사|인기기사|최신 기사|최신 뉴스|추천 기사|추천기사|다른 기사|이 기사도 보세요|함께 보면 좋은 기사",
    "th": "ข่าวที่เกี่ยวข้อง|บทความที่เกี่ยวข้อง|อ่านเพิ่มเติม|ข่าวยอดนิยม|ยอดนิยม|ข่าวล่าสุด|บทความล่าสุด|ข่าวอื่นๆ|คุณอาจสนใจ|แนะนำสำหรับคุณ",
}
_UNSPACED = frozenset({"ja", "zh", "th"})
_KNOWN = frozenset(
    phrase for tongue, said in _PHRASES.items() if tongue not in _UNSPACED for phrase in said.split("|")
)
_SIGNS = frozenset(phrase for tongue in _UNSPACED for phrase in _PHRASES[tongue].split("|"))
_BEHIND = 3  # words of a place or a name: "Most read in Trade"
_COLONS = ":："
_STOPS = (".", "?", "。", "？")
_MARKS = " \t:!?.…·•»«›‹>-–—|#*[]()＞》：！？"
_LONGEST = max(phrase.count(" ") + 1 for phrase in _KNOWN)


@lru_cache(maxsize=4_096)
def heads_other_articles(label: str) -> bool:
    """Whether a short line is what publishers write over other articles: "Related", "Most read", "Most read in Trade".

    One word says it alone only: "Related party transactions" heads a text. What ends as a sentence, or goes on behind a
    colon or with a figure, says something.
    """
    if label.rstrip().endswith(_STOPS):
        return False
    low = label.casefold().replace("’", "'").strip(_MARKS)
    if low in _KNOWN or low in _SIGNS:
        return True
    words = low.split()
    for count in range(2, min(len(words), _LONGEST) + 1):
        said, rest = " ".join(words[:count]), words[count:]
        if said in _KNOWN:
            return len(rest) <= _BEHIND and not any(word[-1] in _COLONS or word[0].isdigit() for word in rest)
    return False
