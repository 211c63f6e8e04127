"""What pages say of themselves that is another number at every look: how long is left, how often they were read, which day it is.

Regular expressions over a line whose numbers are masked by `#`, by language (BCP 47); case does not matter.
Collected by hand: shares, views and countdowns as newspapers, forums, shops and boards of vacancies write them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# How long is left of something whose end the page says elsewhere.
LEFT: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": ("# (?:days?|hours?|hrs?|min(?:ute)?s?|weeks?) (?:left|remaining|to go)",),
    "de": ("noch # (?:tage?n?|stunden?|minuten?|wochen?)",),
    "fr": ("(?:plus que|il (?:vous )?reste|encore) # (?:jours?|heures?|minutes?|semaines?)",),
    "es": ("(?:quedan?|faltan?) # (?:d[íi]as?|horas?|minutos?|semanas?)",),
    "pt": ("(?:restam?|faltam?) # (?:dias?|horas?|minutos?|semanas?)",),
    "it": ("(?:mancano|manca|restano) # (?:giorn[oi]|or[ae]|minut[oi]|settiman[ae])", "# giorni (?:rimanenti|rimasti)"),
    "nl": ("nog # (?:dag(?:en)?|uur|uren|minuten|we[e]?k(?:en)?)",),
    "sv": ("# (?:dag(?:ar)?|timm(?:e|ar)) kvar",),
    "da": ("# (?:dage?|timer?) tilbage",),
    "no": ("# (?:dager?|timer?) igjen",),
    "fi": ("# (?:päivää|tuntia) jäljellä",),
    "pl": ("(?:zostało|pozostało|jeszcze) # (?:dni|dzień|godzin[ya]?|minut[ya]?)",),
    "cs": ("zbýv(?:á|ají) # (?:dn[íůy]|den|hodin[ya]?)",),
    "ru": ("осталось # (?:дн(?:ей|я)|день|час(?:ов|а)?)",),
    "uk": ("залишил(?:ося|ось) # (?:дн(?:ів|і)|день|годин[иа]?)",),
    "tr": ("# (?:gün|saat) kaldı", "son # (?:gün|saat)"),
    "ja": ("(?:残り|あと) ?# ?(?:日|時間)",),
    "zh": ("(?:还剩|剩余|仅剩) ?# ?(?:天|小时|日)",),
    "ko": ("# ?(?:일|시간) 남",),
    "ar": ("(?:متبقي|باقي|تبقى) # (?:يوما?|أيام|ساعة|ساعات)",),
})  # fmt: skip

# How long it takes to read.
READING: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": ("(?:(?:reading|read) time|time to read|read) ?[:|] ?#",), "de": ("(?:lesezeit|lesedauer) ?[:|]? ?(?:ca\\.? |etwa )?#",), "fr": ("temps de lecture ?[:|]? ?(?:environ )?#",), "es": ("tiempo (?:estimado )?de lectura ?[:|]? ?#",),
    "it": ("tempo di lettura ?[:|]? ?#",), "pt": ("tempo (?:estimado )?de leitura ?[:|]? ?#",), "nl": ("leestijd ?[:|]? ?#",), "hu": ("olvasási idő ?[:|]? ?#",),
    "pl": ("# min(?:ut[ay]?)?\\.? czytania", "czas czytania ?[:|]? ?#"), "tr": ("# d(?:akika|k)\\.? okuma", "okuma süresi ?[:|]? ?#"), "sv": ("# min(?:uter)?\\.? (?:läsning|lästid)", "lästid ?[:|]? ?#"), "da": ("# min(?:utter)?\\.? (?:læsning|læsetid)", "læsetid ?[:|]? ?#"), "no": ("# min(?:utter)?\\.? lesetid", "lesetid ?[:|]? ?#"),
    "fi": ("# min(?:uutin)?\\.? lukuaika", "lukuaika ?[:|]? ?#"), "cs": ("# min(?:ut[ay]?)?\\.? čtení", "(?:doba|čas) čtení ?[:|]? ?#"), "ru": ("# мин(?:ут[аы]?)?\\.? (?:на чтение|чтения)", "время (?:на )?чтени[яе] ?[:|]? ?#"), "uk": ("# хв(?:илин[аи]?)?\\.? (?:читання|на читання)", "час (?:на )?читання ?[:|]? ?#"),
    "ja": ("約?# ?分で読め", "読了時間[:：]? ?約? ?#"), "zh": ("阅读(?:约|时间|时长)[:：]? ?约? ?# ?分钟",), "ko": ("읽는 시간 ?# ?분",), "ar": ("# (?:دقائق|دقيقة) (?:قراءة|للقراءة)",),
})  # fmt: skip

# How often it was read or passed on.
OFTEN: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": ("(?:viewed|read|shared|downloaded|visited) # times", "# (?:updates|replies)"),
    "de": ("# ?(?:mal|x) (?:geteilt|gelesen|angesehen|aufgerufen|heruntergeladen)",),
    "fr": ("(?:partagé|lu|vu|consulté|téléchargé)e? # fois",),
    "es": ("(?:compartid|le[íi]d|vist|descargad)[oa] # veces",),
    "pt": ("(?:partilhad|compartilhad|lid|vist)[oa] # vezes",),
    "it": ("(?:condivis|lett|vist|scaricat)[oa] # volte",),
    "nl": ("# keer (?:gedeeld|gelezen|bekeken|gedownload)",),
    "sv": ("(?:delad|läst|visad) # gånger",),
    "da": ("(?:delt|læst|vist) # gange",),
    "no": ("(?:delt|lest|vist) # ganger",),
    "pl": ("(?:udostępniono|przeczytano|wyświetlono|pobrano) # raz[ya]?",),
    "ru": ("(?:прочитано|просмотрено) # раза?",),
    "tr": ("# kez (?:paylaşıldı|okundu|görüntülendi|izlendi)",),
    "ja": ("# ?回(?:シェア|閲覧|読まれ|表示|再生)",),
    "zh": ("(?:已|共)?(?:阅读|浏览|分享|点击|播放)(?:了|数|量)?[:：]? ?# ?次?", "在线人数[:：]? ?#"),
    "ko": ("조회(?:수)? ?[:：]? ?#",),
    "ar": ("تم(?:ت)? (?:ال)?(?:مشاركة|قراءة|مشاهدة)(?:ته|تها)? # (?:مرة|مرات)",),
})  # fmt: skip

# A sentence in which a page counts its own readers; any other may tell how often something was read.
OF_ITSELF: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": ("this (?:page|article|story|post|item) (?:has been|was) (?:viewed|read|shared|visited|accessed) # times", "# (?:people|readers|others|users|visitors) are (?:now |currently )?(?:reading|viewing|looking at|watching) this", "# (?:people )?(?:have|has) (?:already )?signed[.!,]? (?:let['’]?s|help|next|our goal|the goal)"),
    "de": ("(?:dieser (?:artikel|beitrag|text)|diese seite) wurde (?:bisher |bereits |schon )?# ?mal (?:geteilt|gelesen|angesehen|aufgerufen|besucht)", "# (?:leser(?:innen)?(?: und leser)?|personen|menschen|nutzer|besucher) (?:sehen sich|lesen|schauen sich) (?:gerade |aktuell |derzeit )?diese[nrs]? (?:artikel|seite|beitrag|text)"),
    "fr": ("(?:cet article|cette page) a (?:déjà )?été (?:lue?|vue?|consultée?|partagée?) # fois", "# (?:personnes|lecteurs|internautes) (?:lisent|consultent|regardent) (?:actuellement |en ce moment )?(?:cet article|cette page)"),
    "es": ("(?:este art[íi]culo|esta (?:p[áa]gina|noticia)) (?:ha sido|fue) (?:le[íi]d[oa]|vist[oa]|visitad[oa]|compartid[oa]) # veces", "# (?:personas|lectores|usuarios) est[áa]n (?:ahora )?(?:leyendo|viendo) est[ea] (?:noticia|art[íi]culo|p[áa]gina|nota)"),
    "pt": ("(?:este artigo|esta p[áa]gina) (?:j[áa] )?foi (?:lid[oa]|vist[oa]|visitad[oa]) # vezes", "# (?:pessoas|leitores) est[ãa]o (?:agora )?(?:a ler|lendo|a ver|vendo) est[ea] (?:artigo|not[íi]cia|p[áa]gina|mat[ée]ria)"),
    "it": ("(?:questo articolo|questa pagina) è stat[oa] (?:lett[oa]|vist[oa]|visitat[oa]|condivis[oa]) # volte", "# (?:persone|lettori|utenti) stanno (?:ora )?(?:leggendo|guardando) quest[oa]"),
    "nl": ("(?:dit artikel|deze pagina) (?:is|werd) (?:al )?# keer (?:gelezen|bekeken|gedeeld|bezocht)", "# (?:mensen|lezers|bezoekers) (?:lezen|bekijken) (?:nu |op dit moment )?(?:dit artikel|deze pagina|dit verhaal)"),
    "pl": ("(?:ten artykuł|tę stronę|ta strona) (?:przeczytano|wyświetlono|odwiedzono|został[ao]? (?:przeczytany|wyświetlon[ya]|odwiedzona)) # raz[ya]?", "# (?:osób|osoby|czytelników|internautów) czyta (?:teraz |właśnie )?(?:ten|tę)", "(?:ten artykuł|tę stronę) czyta (?:teraz |właśnie )?#"),
    "ja": ("この(?:記事|ページ)は ?# ?回(?:読まれ|閲覧され|表示され|シェアされ)", "(?:現在|いま|今)?、? ?# ?(?:人|名)が(?:この|本)(?:記事|ページ)を(?:読んで|閲覧して|見て)い"),
    "zh": ("(?:本文|本页|此文|该页面)(?:已|已被|被)?(?:阅读|浏览|分享|访问)(?:了)? ?# ?次", "(?:现在|目前)?有? ?# ?(?:人|位读者)(?:正在|在)(?:阅读|浏览|看)(?:本|此|这)"),
    "sv": ("# (?:personer|läsare|besökare) läser (?:just nu )?(?:artikeln|den här|sidan)",),
    "da": ("# (?:personer|læsere) læser (?:lige nu )?(?:artiklen|denne)",),
    "no": ("# (?:personer|lesere) leser (?:nå )?(?:artikkelen|denne|saken)",),
    "cs": ("# (?:lidí|čtenářů) (?:právě |nyní )?čte (?:tento|tuto)", "(?:článek|tuto stránku) (?:právě |nyní )?čte # "),
    "ru": ("(?:сейчас )?(?:эту|этот|эту же) (?:статью|страницу|материал|новость) (?:сейчас )?(?:читают?|смотрят?) # ", "# (?:человека?|читател(?:ей|я)) (?:сейчас )?читают? (?:эту|этот)"),
    "uk": ("(?:зараз )?(?:цю|цей) (?:статтю|сторінку|матеріал|новину) (?:зараз )?(?:читає|читають) # ",),
    "tr": ("(?:şu (?:anda|an) )?# kişi (?:şu (?:anda|an) )?bu (?:haberi|yazıyı|sayfayı|makaleyi) (?:okuyor|görüntülüyor|inceliyor)",),
    "ar": ("# (?:شخص[اً]{0,2}|قارئ[اً]{0,2}|أشخاص) (?:يقرأ|يقرأون|يقرؤون|يشاهدون|يتصفحون) (?:الآن )?(?:هذا|هذه)",),
    "ko": ("# ?명이 (?:지금 )?이 (?:기사|글|페이지)를? ?(?:읽고|보고)",),
})  # fmt: skip

# What stands before the day of the look: "Today is Tuesday, 3 November 2026".
TODAY_IS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": ("today is", "today’s date is", "today's date", "current date"), "de": ("heute ist", "heutiges datum"), "fr": ("nous sommes le", "aujourd'hui", "aujourd’hui"), "es": ("hoy es",), "pt": ("hoje é",), "it": ("oggi è",),
    "nl": ("vandaag is het", "vandaag is"), "pl": ("dziś jest", "dzisiaj jest"), "cs": ("dnes je",), "ru": ("сегодня",), "uk": ("сьогодні",), "tr": ("bugün",), "ar": ("اليوم",), "ja": ("今日は", "本日は"), "zh": ("今天是",), "ko": ("오늘은",),
})  # fmt: skip


def either(said: Mapping[str, tuple[str, ...]]) -> str:
    """One regular expression for what all languages say."""
    return "|".join(dict.fromkeys(one for phrases in said.values() for one in phrases))
