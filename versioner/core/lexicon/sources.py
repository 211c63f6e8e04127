"""How pages offer what they were written from: a link's own words, a label before it, a clause that leads to it.

By language (BCP 47), in lower case and in the notation of `lexicon.phrases`. Source: written for this project from what
newsrooms, aggregators and programs that summarise documents put on their links.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# A link that says nothing else leads to the source.
SHOW: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": (
        "(show|give) me (the |your )?(sources?|original)", "(see|view|read|show|open|check|go to|link to) (the |our )?(original )?(sources?|original)( (document|article|text|report|story|page|material))?",
        "(the )?original source( document)?", "source (article|document|material|text|story|report|link)", "(the )?source of this (article|story|page|summary|text)",
        "(read|see|view) (it )?at the source", "read the (full )?original", "where (this|it) comes from",
    ),
    "de": ("(zeig(en)?( sie)?( mir)? |zur |zum )(die |der |dem )?(original)?quelle( anzeigen| ansehen)?", "zum (original(artikel|text|dokument)?|quell(text|dokument))", "(original)?quelle (anzeigen|ansehen|öffnen|lesen|zeigen)", "original(quelle|(artikel|dokument|text) (lesen|ansehen))"),
    "fr": ("(voir|afficher|consulter|lire|ouvrir|montrer|montrez-moi) (la |les |l['’])?(sources?|original|article original|document original)( originale?)?", "source (originale?|d['’]origine)", "accéder à la source"),
    "es": ("(ver|mostrar|mu[ée]strame|leer|abrir|consultar|ir a) (la |el )?(fuente|original|documento original|art[íi]culo original)( original)?", "fuente original"),
    "pt": ("(ver|mostrar|mostre-me|ler|abrir|consultar|ir para) (a |o )?(fonte|original|documento original|artigo original)( original)?", "fonte original"),
    "it": ("(vedi|mostra|mostrami|leggi|apri|vai) (al)?(la |il |l['’]|a )?(fonte|originale|documento originale|articolo originale)( originale)?", "fonte originale"),
    "ca": ("(mostra|veure|llegir|obrir) (la |l['’])?(font|original)( original)?", "font original"),
    "nl": ("(toon|bekijk|lees|open|naar|laat)( mij| me)? (de |het )?(oorspronkelijke |originele )?(bron|origineel|brondocument|bronartikel)( zien)?", "(oorspronkelijke|originele) bron", "brondocument"),
    "sv": ("(visa|se|läs|öppna|till)( mig)? (käll(an|orna)|original(et|källan|dokumentet|artikeln))", "original(källa|källan)"),
    "da": ("(vis|se|læs|åbn|gå til)( mig)? (kilden|kilderne|original(en|kilden|dokumentet))", "(oprindelig|original) kilde"),
    "no": ("(vis|se|les|åpne|til)( meg)? (kilden|kildene|original(en|kilden|dokumentet))", "(opprinnelig|original) kilde"),
    "fi": ("(näytä|katso|lue|avaa) (lähde|alkuperäinen( lähde| artikkeli)?)", "alkuperäinen lähde"),
    "pl": ("(pokaż|zobacz|czytaj|przejdź do|otwórz) ?(mi )?(źródło|źródła|oryginał)( oryginalne)?", "(źródło oryginalne|oryginalne źródło|dokument źródłowy|artykuł źródłowy)"),
    "cs": ("(zobrazit|ukázat|ukaž mi|přejít na|otevřít|číst) (zdroj|originál|původní zdroj|původní článek)", "původní zdroj"),
    "sk": ("(zobraziť|ukázať|prejsť na) (zdroj|pôvodný zdroj|originál)", "pôvodný zdroj"),
    "hu": ("(forrás|eredeti) (megtekintése|megnyitása|megjelenítése)", "eredeti forrás"),
    "ro": ("(vezi|arată|arată-mi|citește|deschide) (sursa|originalul)( originală)?", "sursa originală"),
    "el": ("(δείτε|εμφάνιση|προβολή|διαβάστε) (την |της )?(πηγή|πηγής)", "(αρχική|πρωτότυπη) πηγή"),
    "tr": ("kaynağı (göster|gör|aç|oku)", "(orijinal|asıl) kaynak", "kaynağa git"),
    "ru": ("(показать|посмотреть|открыть|читать|перейти к) (источник|источнику|оригинал|первоисточник)", "(первоисточник|оригинал (статьи|документа))"),
    "uk": ("(показати|переглянути|відкрити|читати|перейти до) (джерело|джерела|оригінал|першоджерело)", "(першоджерело|оригінал (статті|документа))"),
    "bg": ("(покажи|виж|прочети) (източника|оригинала)", "оригинален източник"),
    "sr": ("(прикажи|погледај) извор", "(prikaži|pogledaj) izvor"),
    "hr": ("(prikaži|pogledaj|otvori) izvor",),
    "id": ("(lihat|tampilkan|buka|baca) sumber( asli| aslinya)?", "sumber asli"),
    "ms": ("(lihat|papar|buka|baca) sumber( asal)?", "sumber asal"),
    "vi": ("(xem|hiển thị|mở|đọc) nguồn( gốc)?", "nguồn gốc"),
    "ja": ("(出典|ソース|情報源|元記事|原文|引用元|一次資料)を(見る|表示|開く|読む|確認(する)?|表示する)", "(元記事|原文|出典)(へ|はこちら)", "一次資料"),
    "zh": ("(查看|显示|顯示|阅读|閱讀|打开)(来源|來源|原文|出处|出處|原始(文件|资料|資料))", "(原文|原始)(链接|連結|来源|來源)", "阅读原文", "閱讀原文"),
    "ko": ("(출처|원문|원본)( )?(보기|열기|읽기|확인)", "원문 링크"),
    "ar": ("(عرض|اعرض|شاهد|اقرأ|افتح)( لي)? (المصدر|الأصل)( الأصلي)?", "المصدر الأصلي"),
    "fa": ("(نمایش|مشاهده|دیدن) منبع( اصلی)?", "منبع اصلی"),
    "he": ("(הצג|הצגת|ראו|קראו)( לי)? (את )?המקור", "המקור המלא"),
    "hi": ("(मूल )?स्रोत (देखें|दिखाएँ|दिखाएं)", "मूल स्रोत"),
    "sw": ("(onyesha|tazama|soma) chanzo", "chanzo asili"),
})  # fmt: skip

# A link's only word, or one with a colon before a link.
NAMED: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": ("sources?", "source link", "via", "(the )?(original|primary) (article|document|report|text|story|post)"), "de": ("quellen?", "original(artikel|dokument|text|bericht)?"), "fr": ("sources?", "(article|document|texte) (original|d['’]origine)"),
    "es": ("fuentes?", "(art[íi]culo|documento|texto) original"), "pt": ("fontes?", "(artigo|documento|texto) original"), "it": ("fonti", "fonte", "(articolo|documento|testo) originale"), "ca": ("fonts?",),
    "nl": ("bron(nen)?", "(oorspronkelijke|originele) (artikel|document)"), "sv": ("källa", "källor"), "da": ("kilder?",), "fi": ("lähde", "lähteet"), "pl": ("źródł[oa]",), "cs": ("zdroje?",), "hu": ("források", "forrás"),
    "ro": ("surs[ăae]", "surse"), "el": ("πηγ[ήέ]ς?", "πηγές"), "tr": ("kaynak(lar)?",), "ru": ("источники?",), "uk": ("джерел[оа]",), "bg": ("източни(к|ци)",), "hr": ("izvori?",), "sr": ("извори?",),
    "id": ("sumber",), "vi": ("nguồn",), "ja": ("出典", "元記事", "情報源", "ソース", "引用元", "参考"), "zh": ("来源", "來源", "出处", "出處", "原文"), "ko": ("출처",), "ar": ("المصدر", "المصادر"), "fa": ("منبع", "منابع"), "he": ("מקור", "מקורות"), "hi": ("स्रोत",), "sw": ("chanzo", "vyanzo"),
})  # fmt: skip

# What a sentence says right before a link to what it, or the whole text, was taken from.
LEADS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": (
        "according to", "as reported by", "(originally|first) published (at|on|by|in)", "(generated|written|produced|created|compiled|drafted|summari[sz]ed|adapted|translated|condensed)( automatically)?( (by|with) (an? )?(ai|machine|software))? from",
        "based on", "(a |an )?(ai |machine )?summary of",
    ),
    "de": ("laut", "zuerst erschienen (bei|in|auf)", "(erstellt|erzeugt|geschrieben|zusammengefasst|übersetzt|verfasst) (aus|nach|auf (der )?grundlage (von|des|der))", "basierend auf", "auf (der )?grundlage (von|des|der)", "zusammenfassung (von|des|der)"),
    "fr": ("selon", "d['’]apr[èe]s", "publi[ée]e? [àa] l['’]origine (sur|par|dans)", "(g[ée]n[ée]r[ée]e?|r[ée]dig[ée]e?|r[ée]sum[ée]e?|traduite?|adapt[ée]e?) ([àa] partir (de|du|des)|d['’]apr[èe]s)", "[àa] partir (de|du|des)", "r[ée]sum[ée] (de|du|des)"),
    "es": ("seg[úu]n", "publicado originalmente en", "(generado|escrito|redactado|resumido|traducido|elaborado|adaptado) (a partir )?de(l)?", "basado en", "a partir de(l)?", "resumen de(l)?"),
    "pt": ("segundo", "de acordo com", "publicado originalmente em", "(gerado|escrito|resumido|traduzido|elaborado) a partir d(e|o|a)", "baseado em", "com base em"),
    "it": ("secondo", "pubblicato originariamente (su|in|da)", "(generato|scritto|riassunto|tradotto|redatto) (da|dal|dalla|a partire da)", "basato su", "tratto (da|dal|dalla)"),
    "nl": ("volgens", "oorspronkelijk (gepubliceerd|verschenen) (op|in|bij)", "(gegenereerd|geschreven|samengevat|vertaald|opgesteld) (uit|op basis van)", "gebaseerd op", "op basis van"),
    "sv": ("enligt", "(genererad|genererat|skriven|skrivet|sammanfattad|översatt) (från|ur|utifrån)", "baserad på", "baserat på", "utifrån"),
    "da": ("ifølge", "(genereret|skrevet|sammenfattet|oversat) (fra|ud fra)", "baseret på"), "no": ("ifølge", "(generert|skrevet|oppsummert|oversatt) (fra|ut fra)", "basert på"),
    "pl": ("według", "(wygenerowan[yeoa]|napisan[yeoa]|opracowan[yeoa]) na podstawie", "na podstawie"), "cs": ("podle", "(vygenerováno|zpracováno|napsáno) (z|podle|na základě)", "na základě"),
    "ru": ("по данным", "согласно", "(создано|написано|подготовлено|составлено) (по|на основе)", "на основе"), "uk": ("за даними", "згідно з", "на основі"),
    "id": ("menurut", "berdasarkan", "(dibuat|ditulis|dirangkum|diringkas) dari"), "vi": ("theo", "dựa trên", "tóm tắt từ"), "tr": ("kaynağına göre",), "fi": ("lähteenä",), "ro": ("potrivit", "conform", "pe baza"),
})  # fmt: skip
