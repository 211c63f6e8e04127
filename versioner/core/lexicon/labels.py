"""What pages write before a date: published, updated, checked; and over the history of their own changes.

By language (BCP 47), in lower case and in the notation of `lexicon.phrases`: `(a|b)`, `[ab]`, and `?` for what may be missing.
Collected by hand from the date lines of newspapers, authorities and the common publishing systems (WordPress,
Drupal, TYPO3, MediaWiki) in their own translations.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# The text was changed then.
UPDATED: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": (
        "(date )?((this )?(page|article|story|document|policy|entry|content|text|version) (was |has been )?)?(last|latest|most recent(ly)?) (up-?dated?|modified|changed?|revised|revision|edited|edit|amended|amendment|modification)",
        "up-?dated?( on| at)?", "modified( on)?", "edited( on)?", "revised( on)?", "amended( on)?",
        "date (updated|modified|changed|of (last )?(revision|change|update))", "updated date", "revision date",
        "(this )?(page|article|story|document|policy) (was|has been) (updated|modified|changed|edited|revised)( on)?",
    ),
    "fr": (
        "(date de )?(derni[eè]re )?(mise [aà] jour|modification|actualisation|r[ée]vision)( le)?", "mis [aà] jour( le)?", "mise [aà] jour( le)?", "mises [aà] jour le", "[aà] jour (du|au)",
        "modifi[ée]e?( le)?", "actualis[ée]e?( le)?", "maj( le)?",
    ),
    "de": (
        "(zuletzt |letztmals |letzte )?(aktualisiert|ge[äa]ndert|bearbeitet|überarbeitet|aktualisierung|[äa]nderung|bearbeitung)( am| vom)?",
        "(daten)?stand( vom)?", "(letztes )?update( vom| am)?", "fassung vom",
    ),
    "es": (
        "(fecha de )?([úu]ltima )?(actualizaci[óo]n|modificaci[óo]n)", "actualizad[oa]( el| a)?", "modificad[oa]( el)?",
    ),
    "ca": ("(darrera|última) actualització", "actualitzat( el| a)?", "modificat( el)?"),
    "gl": ("última actualización", "actualizado( o)?"),
    "pt": ("(data da )?[úu]ltima (atualiza[çc][ãa]o|modifica[çc][ãa]o|altera[çc][ãa]o)", "atualizad[oa]( em| a| às)?", "modificad[oa]( em)?", "atualização", "alterado( em)?"),
    "it": ("(data )?(ultimo |ultima )(aggiornamento|modifica)", "aggiornat[oa]( il| al| alle)?", "aggiornamento( del)?", "modificat[oa]( il)?"),
    "nl": ("(laatst |het laatst )?(bijgewerkt|gewijzigd|aangepast|geüpdatet|geactualiseerd)( op| om)?", "laatste (update|wijziging|aanpassing|bewerking)", "update( op)?"),
    "af": ("laas (opgedateer|gewysig)( op)?", "opgedateer( op)?"),
    "sv": ("(senast )?(uppdaterad|uppdaterat|uppdaterades|ändrad|ändrat)( den)?", "senaste (uppdatering|ändring)"),
    "da": ("(senest |sidst )?(opdateret|ændret|rettet|redigeret)( den| d.| kl.)?", "seneste (opdatering|ændring)"),
    "no": ("(sist )?(oppdatert|endret|redigert)( den)?", "siste (oppdatering|endring)"),
    "is": ("(síðast )?uppfært( þann)?", "síðast breytt"),
    "fi": ("(viimeksi |sivu )?(päivitetty|muokattu|muutettu)( viimeksi)?", "viimeisin (päivitys|muutos)", "päivitys"),
    "et": ("(viimati )?(uuendatud|muudetud)", "viimane uuendus"),
    "lv": ("(pēdējo reizi )?(atjaunināts|atjaunots|labots|precizēts)", "pēdējās izmaiņas"),
    "lt": ("(paskutinį kartą )?(atnaujinta|pakeista|redaguota)", "paskutinis atnaujinimas", "atnaujinimo data"),
    "pl": ("(data )?(ostatni(ej|a) )?(aktualizacj[ai]|modyfikacj[ai]|zmian[ay])", "(ostatnio )?(zaktualizowan[oay]|zmodyfikowan[oay]|zmienion[oay]|aktualizowan[oay])"),
    "cs": ("(poslední |datum )?(aktualizace|změna|úprava)", "(naposledy )?(aktualizováno|upraveno|změněno|aktualizován)"),
    "sk": ("(posledná |dátum )?(aktualizácia|zmena|úprava)", "(naposledy )?(aktualizované|upravené|zmenené)"),
    "hu": ("(utolsó |utoljára )?(frissítés|frissítve|módosítás|módosítva)", "utolsó módosítás"),
    "ro": ("(ultima |data )?(actualizare|modificare)", "(ultima dată )?(actualizat|modificat)( la| pe| în)?"),
    "bg": ("(последна |последно )?(актуализация|актуализирано|обновено|обновена|промяна|редактирана|редакция)",),
    "hr": ("(zadnja |zadnje |posljednja |posljednje )?(izmjena|promjena|ažurirano|ažuriranje|izmijenjeno|ažurirana)",),
    "sr": ("(poslednja |poslednje )?(izmena|ažurirano|promena)", "(последња |последње )?(измена|ажурирано|промена)"),
    "sl": ("(zadnja |zadnjič )?(sprememba|posodobitev|posodobljeno|spremenjeno)",),
    "mk": ("(последна )?(промена|ажурирано|измена)",),
    "sq": ("(përditësuar|ndryshuar)( më)?", "përditësimi i fundit"),
    "el": ("(τελευταία |ημερομηνία )?(ενημέρωση|ενημερώθηκε|τροποποίηση|επικαιροποίηση|αναθεώρηση)( στις)?", "τελευταία φορά ενημερώθηκε"),
    "tr": ("(son )?(güncelleme|güncellenme|güncellendi|güncellenmiştir|değişiklik|düzenleme|değiştirilme)( tarihi)?",),
    "az": ("(son )?(yenilənmə|yeniləndi|dəyişiklik)( tarixi)?",),
    "ru": ("(дата )?(последнее |последнего |последняя |последней )?(обновлен[оа]|обновлени[ея]|обновлён|изменени[ея]|редакция|редактировани[ея]|правка|изменен[оа]?)",),
    "uk": ("(дата )?(останнє |останнього |остання |востаннє )?(оновлен[оаи]|оновлення|зміна|зміни|змінено|редагування|редаговано)",),
    "be": ("(апошняе |дата )?(абнаўленне|абноўлена|змена|зменена)",),
    "ar": ("(آخر |تاريخ )?(تحديث|التحديث|تعديل)", "(تم |جرى )?(التحديث|تحديثه|تعديله|تحديثها)( في| بتاريخ)?", "حُدّ?ث( في)?"),
    "fa": ("(آخرین |تاریخ )?(به[‌ ]?روزرسانی|بروزرسانی|ویرایش|تغییر)", "به[‌ ]?روز( شده| شد)( در)?"),
    "ur": ("(آخری )?(اپ ڈیٹ|تازہ کاری|ترمیم)",),
    "he": ("(עודכן|עודכנה)( לאחרונה)?( ב| בתאריך)?", "עדכון אחרון", "תאריך עדכון"),
    "hi": ("(अंतिम |आखिरी )?(अपडेट|अपडेटेड|अद्यतन|संशोधन)( किया गया| तिथि)?", "अद्यतित"),
    "mr": ("(शेवटचे )?(अपडेट|अद्ययावत|अद्यतनित)( केले)?",),
    "gu": ("(છેલ્લે )?(અપડેટ|સુધારેલ)( કર્યું)?",),
    "pa": ("(ਆਖਰੀ )?(ਅਪਡੇਟ|ਅੱਪਡੇਟ)",),
    "te": ("(చివరిగా )?(నవీకరించబడింది|అప్‌డేట్|అప్డేట్)( చేయబడింది)?",),
    "kn": ("(ಕೊನೆಯ )?(ನವೀಕರಿಸಲಾಗಿದೆ|ಅಪ್‌ಡೇಟ್|ನವೀಕರಣ)",),
    "ml": ("(അവസാനം )?(പുതുക്കിയത്|അപ്ഡേറ്റ്)( ചെയ്തത്)?",),
    "bn": ("(সর্বশেষ |শেষ )?(আপডেট|হালনাগাদ|সম্পাদনা)",),
    "ta": ("(கடைசியாக )?(புதுப்பிக்கப்பட்டது|மாற்றப்பட்டது)",),
    "th": ("(ปรับปรุง|อัปเดต|อัพเดท|แก้ไข)(ล่าสุด|ครั้งล่าสุด)?(เมื่อ)?",),
    "vi": ("(lần |ngày )?(cập nhật|sửa đổi|chỉnh sửa)( lần cuối| mới nhất| gần nhất| cuối)?( lúc| vào| ngày)?",),
    "id": ("(terakhir )?(diperbarui|diperbaharui|diubah|dimutakhirkan|disunting)( pada)?", "pembaruan terakhir"),
    "ms": ("(kali terakhir )?(dikemas ?kini|kemas ?kini)( pada| terakhir)?",),
    "sw": ("(ilisasishwa|imesasishwa|imehaririwa)( mwisho)?", "mwisho kusasishwa"),
    "fil": ("(huling )?(na-?update)( noong)?",),
    "zh": ("(最后|最後|最近|上次|本页|本頁)?(更新|修改|修订|修訂|编辑|編輯)(于|於|日期|时间|時間|在)?",),
    "ja": ("(最終)?(更新|改訂|改定|修正|編集)(日時|日|時刻)?",),
    "ko": ("(최종|마지막|최근)? ?(업데이트|수정|갱신|입력수정)(일시|일자|일|됨|한 날짜)?",),
    "ka": ("(ბოლო )?(განახლება|განახლებულია|ცვლილება)",),
    "hy": ("(վերջին )?(թարմացում|թարմացվել է|փոփոխություն)",),
    "cy": ("(diweddarwyd( ddiwethaf)?|newidiwyd)( ar)?",),
    "ga": ("(nuashonraithe|nuashonrú deireanach)",),
    "eu": ("(azken )?(eguneratzea|eguneratua)",),
    "eo": ("(laste )?(ĝisdatigita|ŝanĝita)",),
})  # fmt: skip

# It was first shown then.
PUBLISHED: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": ("(first |originally |date )?(published|generated|posted|created|issued|released)( on| at)?", "(publication|publish|published|release|issue|posted) date", "date of publication"),
    "fr": ("(date de )?publication", "publi[ée]e?( le)?", "mise? en ligne( le)?", "cr[ée][ée]e?( le)?", "paru( le)?"),
    "de": ("(erst)?ver[öo]ffentlicht( am)?", "erschienen( am)?", "erstellt( am)?", "publiziert( am)?", "ver[öo]ffentlichung(sdatum)?", "(artikel|beitrag|meldung|nachricht) vom", "übersetzung veröffentlicht( am)?", "eingestellt am", "online seit"),
    "es": ("publicad[oa]( el| a)?", "(fecha de )?publicaci[óo]n", "creado( el)?"),
    "ca": ("publicat( el)?", "data de publicació"),
    "gl": ("publicado( o)?",),
    "pt": ("publicad[oa]( em| a| às)?", "(data de )?publica[çc][ãa]o", "criado( em)?"),
    "it": ("pubblicat[oa]( il| alle)?", "(data di )?pubblicazione"),
    "nl": ("gepubliceerd( op| om)?", "geplaatst( op)?", "publicatie(datum)?", "verschenen( op)?"),
    "af": ("gepubliseer( op)?",),
    "sv": ("publicera(d|t|des)( den)?", "publiceringsdatum"),
    "da": ("(offentliggjort|udgivet|publiceret|oprettet)( den| d.| kl.)?",),
    "no": ("(publisert|offentliggjort|utgitt)( den)?",),
    "is": ("(birt|útgefið)( þann)?",),
    "fi": ("julkaistu", "julkaisupäivä"),
    "et": ("(avaldatud|lisatud)",),
    "lv": ("(publicēts|publicēta)",),
    "lt": ("(paskelbta|publikuota|paskelbimo data)",),
    "pl": ("(data )?(publikacj[ai]|utworzeni[ae])", "(opublikowan[oay]|dodan[oay])( dnia)?"),
    "cs": ("(datum )?(publikováno|zveřejněno|vydáno|publikace|vytvořeno|zveřejnění)",),
    "sk": ("(dátum )?(publikované|zverejnené|vydané|zverejnenia)",),
    "hu": ("(megjelent|közzétéve|közzététel( dátuma)?|létrehozva)",),
    "ro": ("(publicat( la| pe| în)?|data publicării)",),
    "bg": ("(публикуван[оа]|дата на публикуване)",),
    "hr": ("(objavljeno|objavljen)",),
    "sr": ("(objavljeno|објављено)",),
    "sl": ("(objavljeno|datum objave)",),
    "sq": ("(publikuar|botuar)( më)?",),
    "el": ("(δημοσιεύθηκε|δημοσιεύτηκε|δημοσίευση|ημερομηνία δημοσίευσης)( στις)?",),
    "tr": ("(yayın(lanma|landı)?|yayım(lanma|landı)?|oluşturulma|giriş)( tarihi)?",),
    "az": ("(dərc edilib|yayımlanıb)",),
    "ru": ("(дата )?(опубликован[оа]?|публикаци[яи]|размещено|создан[оа])",),
    "uk": ("(дата )?(опублікован[оа]?|публікаці[яї]|розміщено|створено)",),
    "be": ("(апублікавана|дата публікацыі)",),
    "ar": ("(تاريخ )?(النشر|نشر)( في| بتاريخ)?", "(نُشر|نشرت|تم النشر)( في| بتاريخ)?"),
    "fa": ("(تاریخ )?(انتشار|منتشر شده)( در)?",),
    "ur": ("(شائع|تاریخ اشاعت)",),
    "he": ("(פורסם|פורסמה)( ב| בתאריך)?", "תאריך פרסום"),
    "hi": ("(प्रकाशित|प्रकाशन तिथि)",),
    "mr": ("(प्रकाशित|प्रकाशन दिनांक)",),
    "gu": ("પ્રકાશિત",),
    "pa": ("ਪ੍ਰਕਾਸ਼ਿਤ",),
    "te": ("(ప్రచురించబడింది|ప్రచురణ)",),
    "kn": ("(ಪ್ರಕಟಿಸಲಾಗಿದೆ|ಪ್ರಕಟಣೆ)",),
    "ml": ("(പ്രസിദ്ധീകരിച്ചത്|പ്രസിദ്ധീകരിച്ചു)",),
    "sw": ("(imechapishwa|ilichapishwa|iliyochapishwa)( mnamo)?",),
    "fil": ("(inilathala|nailathala)( noong)?",),
    "bn": ("(প্রকাশিত|প্রকাশ)",),
    "ta": ("(வெளியிடப்பட்டது|பதிவு)",),
    "th": ("(เผยแพร่|เผยแพร่เมื่อ|วันที่เผยแพร่)",),
    "vi": ("(ngày )?(đăng|xuất bản|đăng tải)( lúc| ngày)?",),
    "id": ("(diterbitkan|dipublikasikan|terbit)( pada)?",),
    "ms": ("(diterbitkan|disiarkan)( pada)?",),
    "zh": ("(发布|發布|发表|發表|刊登|创建|出版)(于|於|日期|时间|時間|在)?",),
    "ja": ("(公開|掲載|投稿|配信|作成|発行)(日時|日)?",),
    "ko": ("(게시|발행|입력|등록|작성)(일시|일자|일|됨)?",),
    "cy": ("cyhoeddwyd( ar)?",),
    "ga": ("foilsithe",),
    "eu": ("argitaratua",),
})  # fmt: skip

# From then on terms or rules hold: a fact of theirs, and the day by which their readers tell one text from the next.
IN_FORCE: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": ("effective( (date|from|as of|since|on))?", "date effective", "(in|takes?|comes? into) (effect|force)( (from|as of|since|on))?", "entry into force"),
    "de": ("gültig (ab|seit)( dem)?", "gültigkeit ab", "in kraft (seit|ab|getreten am)( dem)?", "wirksam (ab|seit)( dem)?", "inkrafttreten"),
    "fr": ("(version )?en vigueur( (depuis|à compter du|à partir du|le|au))?( le)?", "date d'(entrée en vigueur|effet)", "entrée en vigueur( le)?"),
    "es": ("en vigor( desde)?( el)?", "vigente desde( el)?", "(fecha de )?entrada en vigor", "fecha de vigencia"),
    "pt": ("em vigor (desde|a partir de)", "(data de )?(entrada em vigor|vigência)", "vigente desde"),
    "it": ("in vigore (dal|da)", "(data di )?(entrata in vigore|decorrenza)", "valido dal"),
    "nl": ("geldig (vanaf|sinds)", "(datum van )?inwerkingtreding", "ingangsdatum", "van kracht (vanaf|sinds)"),
    "sv": ("gäller (från|från och med)", "giltig från", "ikraftträdande"),
    "da": ("gælder fra", "gyldig fra", "ikrafttræden"),
    "no": ("gjelder fra", "gyldig fra", "ikrafttredelse"),
    "fi": ("voimassa( alkaen)?", "voimaantulo"),
    "pl": ("obowiązuje od", "(data wejścia|wejście) w życie", "wchodzi w życie"),
    "cs": ("(účinnost|platnost) od", "účinné od", "datum účinnosti"),
    "ru": ("действует с", "(дата )?вступлени[яе] в силу", "вступает в силу"),
    "uk": ("діє з", "(дата )?набрання чинності", "набирає чинності"),
    "tr": ("yürürlük tarihi", "geçerlilik tarihi"),
    "zh": ("生效日期", "生效时间", "生效日"),
    "ja": ("施行日", "発効日", "制定日"),
    "ko": ("시행일", "시행일자", "발효일", "시행 일자"),
    "ar": ("تاريخ (السريان|النفاذ|سريان المفعول)", "ساري المفعول (من|اعتبارا من)"),
    "id": ("berlaku (sejak|mulai)", "tanggal berlaku"),
})  # fmt: skip

# Somebody looked at it then, or its figures are of then: no word on when the text was changed.
CHECKED: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": ("((all |the )?(data|figures|information|numbers|status|prices|situation) )?(correct |accurate |current )?as (of|at|on)", "status( of)?", "still current( at| as of)?", "(page )?(last|next) review(ed)?( date)?( on)?", "reviewed( on)?", "last (checked|verified)"),
    "fr": ("v[ée]rifi[ée]e?( le)?", "(donn[ée]es |chiffres |informations )?arr[êe]t[ée]e?s? (au|le)", "(situation|[ée]tat|donn[ée]es|chiffres) (au|du|en date du)"),
    "de": ("(zuletzt )?gepr[üu]ft( am)?", "(alle )?(angaben|daten|zahlen) (mit )?stand( vom)?"),
    "es": ("([úu]ltima )?revisi[óo]n", "revisado( el)?", "(datos|cifras|situaci[óo]n|informaci[óo]n) (actualizad[oa]s? )?(a|al|del|el|a fecha de)"),
    "pt": ("(dados|n[úu]meros|informa[çc][ãa]o|situa[çc][ãa]o) (atualizad[oa]s? )?(a|em|de|à data de)",),
    "it": ("(dati|cifre|situazione|informazioni) (aggiornat[aei] )?(al|a|del)",),
    "nl": ("(stand van zaken|gegevens|cijfers|peildatum|stand)( per| op| van)?",),
    "sv": ("(uppgifter|siffror|l[äa]get|status) (per|den)",),
    "da": ("(oplysninger|tal|status) (pr|per|den)",),
    "no": ("(opplysninger|tall|status) (per|pr|den)",),
    "pl": ("(dane|stan|wed[łl]ug stanu)( na)?( dzie[ńn])?",),
    "cs": ("(údaje|stav|data) (k|ke dni)",),
    "ru": ("(данные )?по состоянию на", "данные на"),
    "uk": ("(дані )?станом на",),
    "zh": ("截至", "数据截至", "數據截至"),
})  # fmt: skip

# Over a list of dates, each with what was changed then.
HISTORY: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": (
        "(all )?(updates|changes|amendments|revisions|corrections|edits) to this (page|article|document|story|guidance|guide|policy|publication)",
        "(page|change|version|revision|document|update|edit|amendment|editing|publication|correction) (history|log)", "history of (changes|updates|revisions|this (page|document))",
        "(see|show|view|read) (all )?(updates|changes|the (change )?history|corrections)", "change ?log", "what has changed", "(list|record) of (changes|updates|amendments|corrections)",
        "updates and corrections", "corrections? and clarifications?", "corrections", "revisions",
    ),
    "fr": ("historique des (modifications|versions|mises [aà] jour|changements)", "journal des modifications", "(voir|afficher) (toutes )?les (modifications|mises [aà] jour)"),
    "de": ("(änderungs|versions|bearbeitungs|aktualisierungs|korrektur)(historie|verlauf|verzeichnis|protokoll|chronik|geschichte)", "(alle )?(änderungen|aktualisierungen)( an(zeigen| dieser seite| diesem (artikel|dokument))| dieser seite| dieses artikels| an dieser seite)", "was hat sich geändert", "korrekturen"),
    "es": ("historial de (cambios|versiones|revisiones|modificaciones|actualizaciones)", "registro de (cambios|modificaciones)", "ver (todos )?los cambios", "(cambios|actualizaciones) de esta página"),
    "pt": ("hist[óo]rico de (altera[çc][õo]es|vers[õo]es|atualiza[çc][õo]es|revis[õo]es)", "registo de altera[çc][õo]es"),
    "it": ("cronologia delle (modifiche|revisioni|versioni)", "storico( delle)? (modifiche|versioni|aggiornamenti)", "registro delle modifiche"),
    "nl": ("(wijzigings|versie|revisie|bewerkings)(geschiedenis|historie|log)", "(alle )?wijzigingen( op deze pagina| aan dit artikel| in dit artikel)"),
    "sv": ("(ändrings|versions|revisions)(historik|logg)", "ändringar på (sidan|denna sida)"),
    "da": ("(ændrings|versions|revisions)(historik|log)", "ændringer på (siden|denne side)"),
    "no": ("(endrings|versjons|revisjons)(historikk|logg)", "endringer på (siden|denne siden)"),
    "fi": ("(muutos|versio|päivitys)historia", "muutokset tällä sivulla"),
    "pl": ("historia (zmian|wersji|aktualizacji|modyfikacji)", "rejestr zmian"),
    "cs": ("historie (změn|verzí|úprav)", "přehled změn"),
    "sk": ("história (zmien|verzií|úprav)",),
    "hu": ("(változás|módosítás|verzió)(ok )?(napló|történet|előzmények)",),
    "ro": ("istoricul? (modificărilor|versiunilor|actualizărilor)",),
    "el": ("ιστορικό (αλλαγών|εκδόσεων|ενημερώσεων|αναθεωρήσεων)",),
    "tr": ("(değişiklik|sürüm|güncelleme|düzenleme) (geçmişi|günlüğü)",),
    "ru": ("история (изменений|правок|версий|обновлений)", "(журнал|список) изменений"),
    "uk": ("історія (змін|версій|редагувань|оновлень)",),
    "ar": ("سجل (التغييرات|التعديلات|التحديثات)",),
    "he": ("היסטוריית (שינויים|עדכונים|גרסאות)",),
    "zh": ("(修订|修訂|更新|版本|修改|变更|變更)(历史|歷史|记录|紀錄|記錄|日志|日誌)",),
    "ja": ("(更新|改訂|変更|修正|改定)(履歴|記録|ログ)",),
    "ko": ("(변경|수정|개정|업데이트) ?(이력|내역|기록)",),
})  # fmt: skip

# Before the newest line of a page's own history, in a block of its own.
LATEST: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": ("latest (update|change)s?", "what['’]s (new|changed)", "change made", "reason for (change|update|revision)", "summary of changes?", "change note"),
    "fr": ("derni[eè]res? (mises? [aà] jour|modifications?)",),
    "de": ("letzte (änderung|aktualisierung)(en)?", "was ist neu", "änderungsgrund"),
    "es": ("[úu]ltimos? cambios?", "motivo del cambio"),
    "nl": ("laatste wijziging(en)?",),
    "ja": ("更新内容", "変更内容"),
    "zh": ("更新内容", "更新說明", "更新说明"),
})  # fmt: skip

# What stands where a date should and says that there is none: people's words, and those of a program that had no date.
NO_DATE: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "": ("n/?a", "null", "nil", "none", "nan", "undefined", "invalid date", "tb[acd]", "(dd|mm)[./-](mm|dd)[./-]yyyy", "yyyy[./-]mm[./-]dd"),
    "en": ("never", "unknown", "pending", "not (yet )?(available|applicable|set|known|given|updated)( yet)?", "not yet", "no date", "date unknown"),
    "de": ("nie(mals)?", "unbekannt", "noch (nicht|nie)", "keine angaben?", "k. ?a.", "ohne datum", "kein datum"),
    "fr": ("jamais", "inconnue?", "non (disponible|communiqu[ée]e?|renseign[ée]e?)", "pas encore", "sans date"),
    "es": ("nunca", "desconocid[oa]", "no disponible", "a[úu]n no", "todav[íi]a no", "sin fecha"),
    "pt": ("nunca", "desconhecid[oa]", "n[ãa]o disponível", "ainda n[ãa]o", "sem data"),
    "it": ("mai", "sconosciut[oa]", "non disponibile", "non ancora", "senza data"),
    "nl": ("nooit", "onbekend", "nog niet", "niet beschikbaar", "geen datum"),
    "sv": ("aldrig", "okänt", "ännu inte", "saknas"),
    "da": ("aldrig", "ukendt", "endnu ikke"),
    "no": ("aldri", "ukjent", "ikke ennå"),
    "fi": ("ei koskaan", "ei tiedossa", "tuntematon"),
    "pl": ("nigdy", "nieznana", "brak( daty| danych)?", "jeszcze nie"),
    "cs": ("nikdy", "neznámé", "zatím ne"),
    "tr": ("hiç", "bilinmiyor", "henüz yok"),
    "ru": ("никогда", "неизвестно", "нет данных", "ещ[её] нет"),
    "uk": ("ніколи", "невідомо", "ще ні"),
    "ja": ("なし", "未定", "不明", "未更新"),
    "zh": ("无", "無", "暂无", "暫無", "未知"),
    "ko": ("없음", "미정"),
    "ar": ("غير متوفر", "غير معروف"),
})  # fmt: skip

# The same without words: marks, and templates that were never filled in. Regular expressions.
NO_DATE_MARKS = (
    r"-+", r"[–—―−]", r"…", r"\.{3}", r"\?{1,3}", r"\{\{[^{}]{0,60}\}\}", r"\$\{[^{}]{0,60}\}", r"\[object object\]", r"\[(?:insert )?date\]",
)  # fmt: skip

# Words that may stand beside a label and its date and say nothing themselves: links, small words, zones, the hour, that it is a date.
_FURNITURE = """
see show view read all full more hide updates update updated changes history page this article story the of and by at on from to in time
version edition print
gmt utc bst est edt et cst cdt ct mst mdt mt pst pdt pt cet cest eet eest msk ist jst kst hkt sgt aest aedt nzst nzdt wib wat cat eat sast z h hrs hours local
a am p pm m noon midnight o'clock uhr um am vom den der le la à les du el los al a las de del da do das dos às as hs h ore alle il lo ora
om op klo kl kl. klokka kello o godz godz. ob v o ve saat в г г. года ч у о о́ року р р. στις ώρα alle klukkan в на la ora ore ora
date datum fecha data dato dátum дата ημερομηνία tarih tanggal תאריך تاريخ التاريخ تاریخ तारीख 日付 日期 날짜 uur мск
सुबह दोपहर शाम रात बजे पूर्वाह्न अपराह्न صباحا صباحاً مساء مساءً ظهرا ظهراً صبح عصر بعدازظهر утра дня вечера ночи
ngày lúc pukul jam pada น เวลา เมื่อ วันที่ 于 於 在 日 時 时 點 点 分 일 시 분 오전 오후 午前 午後 上午 下午 الساعة في بتاريخ ساعة م ص ה ב בשעה שעה
d թ noong mnamo saa kl am
"""
FURNITURE = frozenset(_FURNITURE.casefold().split())
