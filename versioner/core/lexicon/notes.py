"""How publishers note a correction, by language (BCP 47).

`LABELS` stand before a note, in the notation of `lexicon.phrases`. `SAYS` are regular expressions over the first
words of a block, in lower case: a sentence by which a text speaks of its own correction. Each needs the text to
mean itself ("this article", "we wrote"), for "an earlier version of the bill" is news, and "the correction of
the market" too. `GENERAL` are words that are said of every correction, whatever it corrects.

Collected by hand from the corrections columns and style guides of newspapers and agencies of these languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LABELS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": (
        "(an |important )?(correction|corrections|clarification|clarifications|retraction|erratum|errata|corrigendum|amplification)( and clarification| and clarifications| notice| note)?",
        "(editor's|editors'|editor’s|editors’|editorial|editors) note", "note (from|to|by) (the )?(editor|editors|readers)", "note to readers", "correction appended", "(for|setting) the record( straight)?", "publisher(’s|'s) note",
    ),
    "fr": ("(rectificatif|rectification|erratum|mise au point|précision|précisions|correctif|correction)", "(note de la rédaction|note de (correction|rectification)|ndlr|nota bene de la rédaction)", "droit de réponse"),
    "de": ("(korrektur|korrekturhinweis|berichtigung|richtigstellung|klarstellung|gegendarstellung|präzisierung)", "(anmerkung|hinweis|anm.) (der|d.) (redaktion|red.)", "anm. d. red.", "in eigener sache"),
    "es": ("(fe de erratas|fe de errata|fe de errores|corrección|rectificación|aclaración|precisión|correcciones)", "nota (de la redacción|del editor|de redacción|de los editores)", "nota de (corrección|rectificación|aclaración)"),
    "ca": ("(fe d'errates|fe d’errates|correcció|rectificació|aclariment)", "nota de la redacció"),
    "gl": ("(fe de erros|corrección|rectificación|aclaración)", "nota da redacción"),
    "pt": ("(correção|correcção|errata|retificação|esclarecimento|erramos|erro nosso)", "nota (da redação|do editor|da redacção|de redação)", "nota de (correção|retificação|esclarecimento)"),
    "it": ("(errata corrige|correzione|rettifica|precisazione|chiarimento)", "nota (della redazione|del direttore|dell'editore|dell’editore)", "nota di (correzione|rettifica|errata)", "ndr"),
    "nl": ("(correctie|rectificatie|verduidelijking|rechtzetting|verbetering|aanvulling)( en aanvulling)?", "(noot|opmerking) (van )?(de )?redactie", "naschrift( redactie)?"),
    "af": ("(regstelling|verheldering)", "redaksionele nota"),
    "sv": ("(rättelse|förtydligande|korrigering)", "(redaktionens anmärkning|redaktionens kommentar|red. anm.)"),
    "da": ("(rettelse|præcisering|berigtigelse|korrektion)", "(redaktionens note|red. bemærkning|redaktionel note)"),
    "no": ("(rettelse|retting|presisering|korrigering|beriktigelse)", "(redaksjonens merknad|red.anm.|redaksjonell merknad)"),
    "is": ("(leiðrétting|árétting)", "athugasemd ritstjórnar"),
    "fi": ("(oikaisu|korjaus|täsmennys|tarkennus)", "toimituksen huomautus"),
    "et": ("(parandus|täpsustus|õiendus|vabandus)", "toimetuse märkus"),
    "lv": ("(labojums|precizējums|atsaukums)", "redakcijas piezīme"),
    "lt": ("(patikslinimas|pataisymas|paneigimas|atitaisymas)", "redakcijos pastaba"),
    "pl": ("(sprostowanie|korekta|poprawka|wyjaśnienie|errata|uściślenie)", "od redakcji", "(przypis|nota) (redakcji|redakcyjna)"),
    "cs": ("(oprava|opravujeme|upřesnění|omluva|errata)", "(poznámka redakce|pozn. red.)"),
    "sk": ("(oprava|upresnenie|opravujeme|ospravedlnenie)", "(poznámka redakcie|pozn. red.)"),
    "hu": ("(helyesbítés|helyreigazítás|pontosítás|korrekció)", "(szerkesztőségi megjegyzés|a szerk.)"),
    "ro": ("(erată|corectură|rectificare|precizare|corecție)", "nota redacției"),
    "bg": ("(поправка|корекция|уточнение|опровержение)", "(бележка на редакцията|от редакцията)"),
    "hr": ("(ispravak|ispravka|pojašnjenje|demanti)", "napomena (redakcije|uredništva)"),
    "sr": ("(исправка|разјашњење|ispravka|demanti)", "напомена редакције"),
    "sl": ("(popravek|pojasnilo)", "opomba uredništva"),
    "el": ("(διόρθωση|διευκρίνιση|επανόρθωση|παρόραμα|διορθώσεις)", "σημείωση (της σύνταξης|του συντάκτη|σύνταξης)"),
    "tr": ("(düzeltme|tekzip|açıklama ve düzeltme|düzeltme ve özür)", "(editörün notu|editör notu|yayın notu)"),
    "ru": ("(поправка|исправление|уточнение|опровержение|коррекция)", "(от редакции|примечание редакции|прим. ред.)"),
    "uk": ("(виправлення|уточнення|спростування|поправка)", "(від редакції|примітка редакції)"),
    "be": ("(выпраўленне|удакладненне|папраўка)", "ад рэдакцыі"),
    "ar": ("(تصحيح|تصويب|توضيح|استدراك|تنويه)", "ملاحظة (المحرر|التحرير|من المحرر)"),
    "fa": ("(تصحیح|اصلاحیه|توضیح|تکذیبیه)", "یادداشت (سردبیر|ویراستار)"),
    "ur": ("(تصحیح|وضاحت)", "ادارتی نوٹ"),
    "he": ("(תיקון|הבהרה|תיקון טעות|הבהרה ותיקון)", "הערת (המערכת|העורך)"),
    "hi": ("(सुधार|स्पष्टीकरण|भूल सुधार|शुद्धिपत्र|संशोधन)", "संपादक की टिप्पणी"),
    "bn": ("(সংশোধনী|সংশোধন|ভুল সংশোধন)", "সম্পাদকের নোট"),
    "ta": ("(திருத்தம்|விளக்கம்)",),
    "th": ("(แก้ไขข้อผิดพลาด|แก้ไขข้อมูล|ชี้แจง|แก้คำผิด)", "หมายเหตุบรรณาธิการ"),
    "vi": ("(đính chính|cải chính|thông tin lại|đính chính và xin lỗi)", "(lời tòa soạn|ghi chú của tòa soạn)"),
    "id": ("(ralat|koreksi|klarifikasi|hak jawab)", "catatan redaksi"),
    "ms": ("(pembetulan|pembetulan berita|penjelasan)", "nota (editor|pengarang)"),
    "sw": ("(marekebisho|masahihisho)", "maelezo ya mhariri"),
    "zh": ("(更正|勘误|勘誤|更正启事|更正啟事|澄清|更正声明|更正聲明|更正与澄清)", "(编者按|編者按|编者注|編者註|编辑注)"),
    "ja": ("(訂正|お詫びと訂正|おわびと訂正|訂正とお詫び|訂正とおわび|修正|訂正しておわびします)", "(編集部注|編集部より|編注)"),
    "ko": ("(정정|정정보도|바로잡습니다|정정합니다|알려드립니다|반론보도)", "편집자 ?주"),
    "cy": ("(cywiriad|eglurhad)",),
    "eu": ("(zuzenketa|argipena)",),
})  # fmt: skip

# A page's own word for what is new on it; a label only before a colon or with a date or hour.
UPDATES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": ("(update|updated|corrected|amended|clarified|edited to add)",),
    "fr": ("(mise à jour|mis à jour|corrigé|ajout)",),
    "de": ("(update|aktualisierung|aktualisiert|korrigiert|nachtrag|ergänzung)",),
    "es": ("(actualización|corregido|actualizado)",),
    "pt": ("(atualização|corrigido|atualizado)",),
    "it": ("(aggiornamento|corretto|aggiornato)",),
    "nl": ("(update|gecorrigeerd|aangepast|bijgewerkt)",),
    "sv": ("(uppdatering|rättad|rättat)",),
    "da": ("(opdatering|rettet)",),
    "no": ("(oppdatering|rettet)",),
    "fi": ("(päivitys|korjattu)",),
    "pl": ("(aktualizacja|poprawiono)",),
    "cs": ("(aktualizace|opraveno)",),
    "tr": ("(güncelleme|düzeltildi)",),
    "el": ("(ενημέρωση|διορθώθηκε)",),
    "ru": ("(обновление|исправлено|дополнение)",),
    "uk": ("(оновлення|виправлено)",),
    "zh": ("(更新|已更正)",),
    "ja": ("(更新|訂正済み)",),
    "ko": ("(업데이트|수정)",),
    "ar": ("(تحديث|تم التصحيح)",),
})  # fmt: skip

# Words that announce a remark of whatever kind; a newsroom's style books use them before a correction too.
WEAK = (
    "note", "n\\.? ?b\\.?", "nota bene", "please note", "hinweis", "anmerkung", "bemerkung", "remarque", "à noter", "nota", "aviso",
    "avviso", "observação", "opmerking", "let op", "obs", "notis", "merk", "bemærk", "huomio", "huomautus", "märkus", "piezīme",
    "pastaba", "uwaga", "poznámka", "megjegyzés", "notă", "napomena", "opomba", "σημείωση", "примечание", "примітка", "забележка",
    "not", "ملاحظة", "הערה", "注", "注意", "注記", "참고", "catatan", "lưu ý", "หมายเหตุ",
)  # fmt: skip

# How what a law grants a reader begins, where privacy policies list it under the same word as a newsroom's note:
# "Correction: the right to request that …", "Rectification : vous pouvez demander …" (GDPR, article 16).
GRANTED = (
    "(?:you have |you have the |the |your |a )?right (?:to|of)", "you (?:may|can|have|are entitled)", "(?:to )?(?:request|ask)", "(?:das |ihr |sie haben das )?recht(?: auf|,)",
    "sie (?:können|haben|dürfen)", "(?:le |un |votre |vous avez le )?droit (?:de|à|d[’'])", "vous (?:pouvez|avez|disposez)", "(?:el |su |tiene |tiene el )?derecho (?:a|de)", "(?:usted )?puede",
    "(?:il |ha il )?diritto (?:di|a|alla)", "puoi|può", "(?:o |tem o )?direito (?:de|a|à)", "você pode|pode", "(?:het |u hebt het |u heeft het )?recht (?:om|op|te)", "u kunt",
    "(?:rätten|rätt|du har rätt) (?:till|att)", "du kan", "(?:retten|rett|ret|du har ret|du har rett) til", "(?:masz )?prawo (?:do|żądania)", "możesz", "(?:máte )?právo",
    "(?:вы имеете )?право", "(?:ви маєте )?право", "(?:haklarınız|hakkınız|hakkı)",
)  # fmt: skip

# What holds one thing against another, as a newsroom's note does and a list of rights does not: "until 3 May, not 3 June".
CONTRASTED = r"[,;–—] ?(?:and |und |et |y |e |en |och |og |i |a |а |та )?(?:not|nicht|non|no|não|niet|inte|ikke|nie|ne|не)(?!\p{L})"
# Whose rights those are: of what is held of them, be it under "article 16".
PERSONAL = r"data|information|records?|daten|angaben|données|informations|datos|dati|dados|gegevens|uppgifter|oplysninger|opplysninger|dan(?:e|ych)|údaj\p{L}*|данн\p{L}+|даних|дані|veri\p{L}*"

_EN_SELF = r"(?:this (?:article|story|report|post|piece|page|column|item|text|obituary|review|graphic|chart|newsletter|podcast|interview|guide|feature|blog|video|live blog)|(?:this|the) (?:headline|caption|photo caption|article))"
_EN_DONE = r"(?:amended|corrected|updated|edited|revised|clarified|changed|modified|removed|republished)"
_FR_SELF = r"(?:cet article|ce texte|cette (?:page|dépêche|version|tribune|infographie)|cet? (?:reportage|papier|entretien)|le titre de cet article)"
_ES_SELF = r"(?:est[ae] (?:noticia|art[íi]culo|nota|informaci[óo]n|texto|pieza|publicaci[óo]n|historia|p[áa]gina|versi[óo]n|reportaje|cr[óo]nica)|el titular)"
_PT_SELF = r"(?:est[ae]|ess[ae]) (?:mat[ée]ria|artigo|reportagem|texto|not[íi]cia|p[áa]gina|publica[çc][ãa]o|conte[úu]do|t[íi]tulo)"
_IT_SELF = r"quest[oa'’] ?(?:articolo|testo|pagina|notizia|pezzo|titolo|versione)"
_DE_SELF = r"(?:dieser|diesem|dieses|diese|der|des|die) (?:artikels?|text(?:es)?|beitrag(?:s|es)?|meldung|bericht(?:s|es)?|seite|überschrift|version|fassung)"
_NL_SELF = r"(?:dit|het) (?:artikel|bericht|verhaal|stuk|nieuwsbericht)|deze (?:pagina|tekst|versie|column)"
_PL_SELF = r"(?:ten|tego|tym|w tym|niniejszy) (?:artykuł\w*|tek[sś]\w+|materia[łl]\w*|wpis\w*)"
_RU_SELF = r"(?:эт[аоуи]\w*|данн\w+|этого|настоящ\w+) (?:стать\w+|материал\w*|текст\w*|новост\w+|публикаци\w+|заметк\w+)|(?:материал|текст|статья|новость) (?:был|была|исправ|обнов)"
_UK_SELF = r"(?:ц\w+|даного) (?:статт\w+|матеріал\w*|текст\w*|новин\w+|публікаці\w+)"
_CS_SELF = r"(?:tento|tohoto|v tomto|tato|této|v této) (?:člán\w+|text\w*|zpráv\w+)"

# language -> (a word without which nothing is looked for, the expressions)
SAYS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": (
        rf"{_EN_SELF}(?:[’']s (?:headline|caption|text))? (?:was|has been|have been|has since been|is being) (?:\w+ ){{0,2}}{_EN_DONE}",
        r"(?:an? |the )?(?:earlier|previous|original|initial|prior|first) versions? of (?:this|the) (?:article|story|report|post|piece|page|column|headline|caption|item|graphic|chart|newsletter|text|obituary|review|guide|interview|feature)",
        r"(?:due to|because of|owing to|through|as a result of) an? (?:editing|production|reporting|transcription|typing|typographical|translation|technical|research|editorial|copy ?editing|conversion|arithmetical|calculation) (?:error|mistake|slip)s?\b.{0,120}\b(?:this|we|our|earlier|previous|article|story|report|headline|incorrectly|wrongly|mis\w+)",
        r"^\W*we (?:have|’ve|'ve) (?:now |since |also )?(?:corrected|amended|clarified)\b",
        r"^\W*we (?:have|’ve|'ve) (?:now |since |also )?(?:updated|changed|edited|revised|removed) (?:this|the|our|an?|its) (?:\w+ ){0,4}(?:article|story|report|post|piece|headline|caption)\b",
        r"^\W*(?:we (?:originally|initially|previously|wrongly|incorrectly|mistakenly) (?:reported|stated|said|wrote|published|gave|identified))",
        r"^\W*contrary to what (?:we|was|an earlier|this article)\b.{0,60}\b(?:wrote|reported|stated|said|written|version|article)",
        r"^\W*(?:corrects|adds|recasts|removes|refiles|clarifies|updates)\b.{0,80}\b(?:paragraph|para|headline|byline|spelling|story|dateline)",
        r"^\W*(?:corrected|amended|clarified) (?:on|at|by|to) ",
    ),
    "fr": (
        rf"{_FR_SELF} (?:a [ée]t[ée]|vient d[’']être) (?:\w+ )?(?:modifi[ée]e?|corrig[ée]e?|mise? [àa] jour|actualis[ée]e?|rectifi[ée]e?|amend[ée]e?|pr[ée]cis[ée]e?)",
        r"une (?:premi[èe]re|pr[ée]c[ée]dente|version (?:pr[ée]c[ée]dente|ant[ée]rieure|initiale)) ?(?:version )?de (?:cet article|ce texte|cette|notre)",
        r"^\W*contrairement [àa] ce (?:que|qui|qu[’'])\b.{0,60}\b(?:nous|avions|article|[ée]crit|indiqu|annonc|publi|affirm|mentionn|version)",
        r"^\W*(?:suite|en raison|[àa] la suite|[àa] cause) [àd][’'e ]{1,2}une erreur\b.{0,120}\b(?:nous|article|version|texte|titre)",
        r"^\W*nous avons (?:corrig|rectifi|modifi[ée] cet|pr[ée]cis[ée] )",
        r"^\W*une erreur s[’']est gliss[ée]e",
    ),
    "de": (
        rf"(?:{_DE_SELF}) (?:wurde|ist|haben wir) (?:\S+ ){{0,5}}?(?:geändert|korrigiert|aktualisiert|berichtigt|überarbeitet|ergänzt|angepasst|präzisiert|richtiggestellt)",
        r"in (?:einer|der) (?:früheren|ersten|ursprünglichen|vorherigen|älteren|vorigen) (?:version|fassung)(?: (?:dieses|des|unseres) (?:artikels|textes|beitrags|berichts)| dieser (?:meldung|seite)|,| (?:hieß|stand|hatten|haben|war|wurde|schrieben))",
        r"^\W*(?:anders als|entgegen) (?:\S+ ){0,3}?(?:berichtet|gemeldet|geschrieben|dargestellt|angegeben|behauptet|vermeldet)\b",
        r"^\W*(?:aufgrund|wegen|durch) eine[sr] (?:\S*fehlers?|versehens|verwechslung)\b.{0,120}\b(?:wir|artikel|text|version|fassung|beitrag|ursprünglich)",
        r"^\W*wir haben (?:\S+ ){0,6}?(?:korrigiert|berichtigt|richtiggestellt|präzisiert)\b",
        r"^\W*wir (?:hatten|haben) (?:zunächst|ursprünglich|fälschlich\w*|irrtümlich\w*) ",
    ),
    "es": (
        rf"{_ES_SELF} (?:ha sido|fue|se ha|se|est[áa] siendo) (?:\w+ )?(?:corregid[oa]|modificad[oa]|actualizad[oa]|editad[oa]|rectificad[oa]|corrigi[óo]|modific[óo]|actualiz[óo])",
        r"(?:una|en una|la) (?:versi[óo]n (?:anterior|previa|inicial)|primera versi[óo]n|versi[óo]n original) de (?:est[ae]|la (?:noticia|nota|informaci[óo]n))",
        r"^\W*(?:por|debido a) un error (?:de (?:edici[óo]n|redacci[óo]n|transcripci[óo]n|traducci[óo]n)|nuestro|en)\b.{0,120}\b(?:noticia|art[íi]culo|nota|informaci[óo]n|versi[óo]n|public|escrib|afirm|dijimos)",
        r"^\W*(?:hemos|se ha) corregido\b", r"^\W*(?:a diferencia|contrariamente a|en contra) (?:de )?lo (?:que )?(?:publicad|escrib|inform|dijimos|afirm|publicamos|se public)",
    ),
    "ca": (r"aquest(?:a)? (?:article|notícia|informació|text) (?:ha estat|s'ha|s’ha) (?:corregi|modifica|actualitza)\w*", r"una versió anterior d'aquest"),
    "pt": (
        rf"{_PT_SELF} (?:foi|est[áa] sendo|tinha sido) (?:\w+ )?(?:corrigid[oa]|atualizad[oa]|alterad[oa]|modificad[oa]|editad[oa])",
        r"(?:uma|a|na|numa|em uma) (?:vers[ãa]o (?:anterior|pr[ée]via|inicial|original)|primeira vers[ãa]o) (?:dest|dess|do (?:texto|artigo)|da (?:mat[ée]ria|reportagem|not[íi]cia))",
        r"^\W*(?:ao )?contr[áa]ri\w+ (?:d?o que|ao que)\b.{0,60}\b(?:inform|public|escrev|diss|afirm|mat[ée]ria|texto)",
        r"^\W*(?:por|devido a) um erro de (?:edi[çc][ãa]o|reda[çc][ãa]o|digita[çc][ãa]o|tradu[çc][ãa]o)", r"^\W*corrigimos\b", r"\bfoi corrigid[oa] (?:[àa]s|em|no dia|para)\b",
        r"^\W*(?:o texto|o artigo|a mat[ée]ria|a reportagem|a not[íi]cia) foi (?:corrigid|retificad)[oa]\W*$",
    ),
    "it": (
        rf"{_IT_SELF} [èe] stat[oa] (?:\w+ )?(?:corrett|modificat|aggiornat|rettificat|rivist)[oa]",
        r"(?:una|in una|la) (?:versione precedente|precedente versione|prima versione) di quest",
        r"^\W*(?:contrariamente a|diversamente da) quanto (?:\w+ ){0,3}?(?:scritto|riportato|pubblicato|indicato|affermato)", r"^\W*abbiamo corretto\b",
        r"^\W*(?:per|a causa di) un (?:errore|refuso)\b.{0,120}\b(?:articolo|versione|abbiamo|testo|scritto)",
    ),
    "nl": (
        rf"(?:{_NL_SELF}) (?:is|werd|hebben we) (?:\S+ ){{0,6}}?(?:aangepast|gecorrigeerd|gewijzigd|bijgewerkt|verbeterd|geüpdatet|aangevuld|gerectificeerd)",
        r"in een (?:eerdere|vorige|oudere|eerste) versie (?:van (?:dit|het|deze)|stond|werd|schreven|is)", r"^\W*(?:door|vanwege) een (?:\S*fout|vergissing)\b.{0,120}\b(?:artikel|bericht|versie|we|wij|stond)",
        r"^\W*anders dan (?:\S+ ){0,3}?(?:gemeld|geschreven|bericht|vermeld|stond)", r"^\W*(?:we|wij) hebben (?:\S+ ){0,6}?(?:gecorrigeerd|aangepast|rechtgezet)\b",
        r"\bis aangepast (?:nadat|omdat|met|op|om|na)\b",
    ),
    "af": (r"hierdie (?:artikel|berig) is (?:reggestel|gewysig|bygewerk)", r"in ’?n vorige weergawe van hierdie"),
    "sv": (r"(?:den här |denna )(?:artikeln?|texten?|nyheten?) har (?:\w+ )?(?:rättats|korrigerats|uppdaterats|ändrats)", r"(?:i )?en tidigare version av (?:artikeln|texten|den här|denna)", r"^\W*artikeln har (?:rättats|korrigerats|uppdaterats|ändrats)", r"^\W*vi har rättat\b", r"^\W*(?:på grund av|till följd av) ett (?:\w*fel|misstag)\b.{0,100}\b(?:artikel|version|text|vi)"),
    "da": (r"(?:denne |i denne )?(?:artikel|artiklen|tekst|historie)n? (?:er|blev) (?:\S+ ){0,4}?(?:rettet|opdateret|ændret|korrigeret|præciseret)", r"(?:i )?en tidligere (?:version|udgave) af (?:artiklen|denne|historien)", r"^\W*vi har (?:rettet|korrigeret)\b", r"^\W*(?:på grund af|som følge af) en (?:\w*fejl)\b.{0,100}\b(?:artikel|version|vi)", r"^\W*artiklen er (?:rettet|opdateret|ændret)", r"^\W*(?:rettet|korrigeret) (?:kl|d|den)\b"),
    "no": (r"(?:denne )?(?:artikkelen|saken|teksten) (?:er|ble|har blitt) (?:\S+ ){0,4}?(?:rettet|oppdatert|endret|korrigert|presisert)", r"(?:i )?en tidligere versjon av (?:artikkelen|saken|denne)", r"^\W*vi har (?:rettet|korrigert)\b"),
    "is": (r"fréttin (?:hefur verið|var) (?:uppfærð|leiðrétt)", r"í fyrri útgáfu"),
    "fi": (r"(?:tätä |tämän )?(?:artikkelia|juttua|jutun|uutista|artikkelin|tekstiä)(?: on| otsikkoa on)? (?:\S+ ){0,3}?(?:korjattu|päivitetty|muutettu|täsmennetty|tarkennettu|muokattu)", r"(?:jutun|artikkelin|uutisen) (?:aiemmassa|aikaisemmassa|alkuperäisessä) versiossa", r"^\W*(?:juttua|artikkelia) korjattu", r"^\W*korjattu (?:kello|klo|\d)", r"^\W*olemme korjanneet"),
    "et": (r"(?:artiklit|uudist|lugu) on (?:parandatud|täiendatud|muudetud)", r"artikli varasemas versioonis"),
    "lv": (r"(?:raksts|ziņa) (?:ir |tika )?(?:labot|precizēt|papildināt)\w*", r"raksta iepriekšējā versijā"),
    "lt": (r"(?:straipsnis|tekstas) (?:buvo )?(?:pataisytas|patikslintas|atnaujintas)", r"ankstesnėje straipsnio versijoje"),
    "pl": (rf"(?:{_PL_SELF}) (?:został\w*|był\w*)? ?(?:\w+ )?(?:poprawion\w+|zaktualizowan\w+|zmienion\w+|skorygowan\w+|sprostowan\w+)", r"(?:poprzedniej|wcześniejszej|pierwotnej|pierwszej) wersji (?:tego |niniejszego )?(?:artykuł|tekst|materiał)", r"^\W*(?:artykuł|tekst|materiał) (?:został )?(?:poprawiony|zaktualizowany|zmieniony)", r"^\W*poprawiliśmy\b", r"^\W*(?:z powodu|na skutek|wskutek|przez) błęd\w+\b.{0,100}\b(?:artyku|tekst|wersj|podaliśmy)", r"^\W*wbrew temu, co (?:\S+ ){0,3}?(?:napisali|podali|informowali)"),
    "cs": (rf"(?:{_CS_SELF}) (?:byl\w?|jsme) (?:\S+ ){{0,3}}?(?:opraven\w?|aktualizován\w?|upraven\w?|změněn\w?|doplněn\w?|upřesněn\w?|opravili)", r"(?:v )?(?:předchozí|původní|dřívější|první) verz[ie] (?:tohoto |článku|textu|této)", r"^\W*článek (?:byl )?(?:opraven|aktualizován|upraven)", r"^\W*opravili jsme\b"),
    "sk": (r"(?:tento |v tomto )?(?:článok|článku|text|správa) (?:bol[ao]?|sme) (?:\S+ ){0,3}?(?:opraven\w+|aktualizovan\w+|upraven\w+|opravili)", r"(?:v )?(?:predchádzajúcej|pôvodnej) verzii (?:tohto |článku|textu)"),
    "hu": (r"(?:cikkünk(?:et|ben|)|a cikk(?:et|ben|)|írásunk(?:at|ban|)) (?:\S+ ){0,4}?(?:javítottuk|frissítettük|módosítottuk|pontosítottuk|korrigáltuk)", r"(?:cikkünk|a cikk|írásunk) (?:korábbi|eredeti|előző) (?:változat|verzió)"),
    "ro": (r"(?:acest articol|articolul|acest text|această știre) a fost (?:\w+ )?(?:corectat|modificat|actualizat|rectificat)", r"(?:într-o|o) versiune (?:anterioară|precedentă|inițială) a (?:acestui|articolului)"),
    "bg": (r"(?:тази|този|в тази|статията|текстът|материалът) (?:\S+ ){0,2}?(?:е|беше|бе) (?:\S+ )?(?:коригиран|поправен|обновен|променен|актуализиран)\w*", r"(?:в )?(?:предишна|по-ранна|първоначалната|предходна) версия на (?:тази|този|статията|текста)"),
    "hr": (r"(?:ovaj|u ovom|članak|tekst) (?:\S+ ){0,2}?(?:je|bio) (?:\S+ )?(?:ispravljen|ažuriran|izmijenjen)", r"(?:u )?(?:ranijoj|prethodnoj|prvotnoj) verziji (?:ovog|članka|teksta)"),
    "sr": (r"(?:овај|текст|чланак) (?:\S+ ){0,2}?је (?:\S+ )?(?:исправљен|ажуриран|измењен)", r"(?:у )?(?:ранијој|претходној) верзији (?:овог|чланка|текста)"),
    "sl": (r"(?:ta članek|članek|besedilo) (?:\S+ ){0,2}?(?:je bil|smo) (?:\S+ )?(?:popravljen|posodobljen|spremenjen|popravili)", r"(?:v )?(?:prejšnji|prvotni) različici (?:tega|članka)"),
    "el": (r"(?:το|αυτό το|στο|η|το παρόν) (?:άρθρο|κείμενο|ρεπορτάζ|είδηση|δημοσίευμα) (?:\S+ ){0,2}?(?:διορθώθηκε|ενημερώθηκε|τροποποιήθηκε|έχει διορθωθεί|έχει ενημερωθεί|επικαιροποιήθηκε)", r"(?:σε |μια )?(?:προηγούμενη|αρχική|παλαιότερη) (?:έκδοση|εκδοχή) (?:του|αυτού|της)", r"^\W*διορθώσαμε\b"),
    "tr": (r"(?:bu|söz konusu) (?:haber|makale|yazı|metin|içerik)\w* (?:\S+ ){0,6}?(?:düzeltil\w+|güncellen\w+|değiştiril\w+)", r"(?:bu )?(?:haberin|makalenin|yazının|metnin) (?:önceki|ilk|daha önceki|eski) (?:(?:sürüm|versiyon)\w*|hali(?:n\w*)?\b)", r"^\W*haberimiz\w* (?:\S+ ){0,6}?(?:düzelt|güncelle)\w+"),
    "ru": (rf"(?:{_RU_SELF})\b.{{0,40}}?(?:исправлен\w*|обновл[её]н\w*|измен[её]н\w*|скорректирован\w*|уточн[её]н\w*|дополнен\w*|внесен\w*|отредактирован\w*)", r"(?:в )?(?:предыдущей|первоначальной|ранней|более ранней|первой|прежней) верси[ияе] (?:этого|этой|данного|данной|нашего|материала|статьи|текста|новости|заметки)", r"^\W*(?:мы исправили|исправлена ошибка|исправлена неточность)", r"^\W*(?:из-за|вследствие|по причине) (?:\S+ )?ошибки\b.{0,100}\b(?:стать|материал|текст|верси|мы)", r"^\W*вопреки тому, что (?:мы|сообщалось|было написано)"),
    "uk": (rf"(?:{_UK_SELF})\b.{{0,40}}?(?:виправлено|оновлено|змінено|уточнено|відредаговано|виправлений|оновлений)", r"(?:у |в )?(?:попередній|початковій|першій|ранішій) версії (?:цього|цієї|матеріалу|статті|тексту|новини)", r"^\W*ми виправили\b"),
    "be": (r"(?:гэты|у гэтым) (?:артыкул|матэрыял|тэкст)\w*\b.{0,40}?(?:выпраўлен|абноўлен|зменен)\w*", r"(?:у )?папярэдняй версіі"),
    "ar": (r"(?:تم|جرى) (?:تصحيح|تعديل|تحديث|تصويب) (?:هذا|هذه)?\s?(?:ال)?(?:مقال|خبر|تقرير|قصة|نص|مادة|عنوان)", r"(?:في |ورد في )?(?:نسخة|صيغة|إصدار) (?:سابقة|سابق|أولى|أقدم) (?:من|لـ?) ?(?:هذا|هذه|المقال|الخبر|التقرير)", r"^\W*(?:بسبب|نتيجة) خطأ (?:تحريري|في التحرير|مطبعي|في الترجمة)", r"^\W*خلاف\w* لما (?:ورد|ذكرنا|نشرناه|جاء)", r"^\W*صحّ?حنا\b"),
    "fa": (r"این (?:مقاله|خبر|گزارش|مطلب|متن) (?:\S+ ){0,6}?(?:اصلاح|تصحیح|به‌روز|ویرایش)", r"(?:در )?نسخه (?:قبلی|پیشین|اولیه)(?:‌ی)? این"),
    "ur": (r"اس (?:خبر|مضمون|رپورٹ) (?:\S+ ){0,6}?(?:تصحیح|درست|اپ ڈیٹ)",),
    "he": (r"(?:הכתבה|הידיעה|המאמר|כתבה זו|ידיעה זו|הכותרת) (?:\S+ ){0,2}?(?:תוקנה|עודכנה|תוקן|עודכן|שונתה)", r"ב?גרסה (?:קודמת|מוקדמת|ראשונה) של (?:כתבה|הכתבה|הידיעה|ידיעה|מאמר|המאמר)", r"^\W*תיקנו\b"),
    "hi": (r"इस (?:लेख|खबर|ख़बर|रिपोर्ट|समाचार|स्टोरी) (?:\S+ ){0,8}?(?:सुधार|संशोधित|ठीक|अपडेट|अद्यतन)", r"(?:इस )?(?:लेख|खबर|ख़बर|रिपोर्ट) के (?:पिछले|पुराने|पहले) (?:संस्करण|वर्जन)"),
    "bn": (r"এই (?:প্রতিবেদন|নিবন্ধ|সংবাদ|খবর)\S* (?:\S+ ){0,6}?(?:সংশোধন|হালনাগাদ)", r"(?:প্রতিবেদনের|নিবন্ধের) আগের সংস্করণে"),
    "th": (r"(?:บทความ|ข่าว|รายงาน)(?:นี้|ชิ้นนี้).{0,30}?(?:แก้ไข|ปรับปรุง)", r"ฉบับก่อนหน้า"),
    "vi": (r"bài (?:viết|báo) này (?:đã )?(?:được )?(?:đính chính|sửa|cập nhật|chỉnh sửa)", r"(?:trong )?phiên bản (?:trước|trước đó|đầu tiên) của bài"),
    "id": (r"(?:artikel|berita|tulisan) ini (?:telah|sudah) (?:\w+ )?(?:diperbaiki|dikoreksi|diperbarui|diubah|diralat|disunting)", r"(?:dalam |pada )?versi (?:sebelumnya|awal|terdahulu) (?:dari )?(?:artikel|berita|tulisan)"),
    "ms": (r"(?:artikel|berita) ini telah (?:dibetulkan|dikemas ?kini|dipinda|diperbetulkan)", r"versi (?:terdahulu|sebelum ini) (?:artikel|berita)"),
    "sw": (r"(?:makala|habari) (?:hii|hizi) (?:imerekebishwa|zimerekebishwa|imesahihishwa)",),
    "zh": (r"(?:本文|本报道|本報道|本報導|此文|该文|這篇(?:文章|報導)|这篇(?:文章|报道)|本稿|文章).{0,16}?(?:已(?:经|經)?(?:作出?|被|做)?(?:更正|修正|修改|更新|订正|訂正)|(?:更正|勘误|勘誤)于)", r"(?:本文|此文|文章|报道|報導|本报道|本報導)的?(?:早前|此前|先前|较早|較早|之前|早期|最初|初始|上一)(?:的)?(?:版本|一版)", r"(?:早前|此前|先前|较早|較早|之前)(?:的)?版本(?:误|誤|错|錯|称|稱|中|将|將)", r"^\W*(?:由于|由於|因)(?:编辑|編輯|编校|編校|翻译|翻譯|排版).{0,4}(?:错误|錯誤|失误|失誤|疏忽)"),
    "ja": (r"(?:この|本|当)(?:記事|稿|ページ|文章|見出し)(?:は|を|の一部を|の見出しを|の内容を)?.{0,30}?(?:修正|訂正|更新|変更)(?:しました|されました|した|済|いたしました|され)", r"(?:以前|当初|前|初出時|最初|配信時|公開時)の?(?:記事|版|バージョン|稿)(?:では|で|には|に)", r"(?:記事|見出し|本文)に(?:誤り|間違い)が(?:あり|ござい)", r"(?:編集|入力|翻訳)(?:上の|の)?(?:ミス|誤り|手違い).{0,40}(?:訂正|修正|お詫び|おわび)"),
    "ko": (r"(?:이|본|해당) (?:기사|글|보도|제목)(?:는|은|를|을|의|에서)?.{0,30}?(?:수정|정정|업데이트|바로잡)", r"(?:이전|앞선|초기|처음) (?:버전|기사|보도)(?:에서|에는|은|는)", r"(?:편집|제작|번역)(?:상의?| 과정의?) ?(?:오류|실수|착오)"),
    "cy": (r"cafodd (?:yr |y )?(?:erthygl|stori) (?:hon )?ei (?:chywiro|diweddaru|newid)", r"fersiwn (?:gynharach|blaenorol) o'r (?:erthygl|stori)"),
    "ga": (r"leasaíodh an t-alt seo",),
    "eu": (r"artikulu hau (?:zuzendu|eguneratu) (?:da|dugu)", r"artikulu honen aurreko bertsio"),
    "eo": (r"ĉi tiu artikolo estis (?:korektita|ĝisdatigita)",),
})  # fmt: skip

# Beginnings of the words without one of which no expression of `SAYS` can hold: what is looked for first.
TRIGGERS = """
amended corrected updated edited revised clarified changed modified removed republished version versions error mistake slip contrary corrects adds recasts originally initially wrongly incorrectly
removes refiles clarifies updates modifié corrigé mis mise actualisé rectifi amendé précisé contrairement erreur avons première précédente geändert korrigiert
aktualisiert berichtigt überarbeitet ergänzt angepasst präzisiert richtiggestellt fassung anders entgegen aufgrund wegen durch wir corregid modificad actualizad editad
rectificad corrigi modific actualiz versión error hemos corregido diferencia contrariamente corregi modifica actualitza versió corrigid atualizad alterad modificad
editad versão contrári erro corrigimos corrett modificat aggiornat rettificat rivist versione diversamente abbiamo errore refuso aangepast gecorrigeerd gewijzigd
bijgewerkt verbeterd geüpdatet aangevuld gerectificeerd versie fout hebben reggestel gewysig bygewerk weergawe rättat korrigerat uppdaterat ändrat tidigare rettet
opdateret ændret korrigeret præciseret tidligere oppdatert endret korrigert presisert uppfærð leiðrétt útgáfu korjattu päivitetty muutettu täsmennetty tarkennettu
muokattu versiossa korjanneet parandatud täiendatud muudetud versioonis labot precizēt papildināt versijā pataisytas patikslintas atnaujintas versijoje poprawion
zaktualizowan zmienion skorygowan sprostowan wersji poprawiliśmy błęd wbrew opraven aktualizován upraven změněn doplněn upřesněn opravili verzi verze aktualizovan
verzii javítottuk frissítettük módosítottuk pontosítottuk korrigáltuk változat verzió corectat modificat actualizat rectificat versiune коригиран поправен обновен
променен актуализиран версия ispravljen ažuriran izmijenjen verziji исправљен ажуриран измењен верзији popravljen posodobljen spremenjen popravili različici
διορθώθηκε ενημερώθηκε τροποποιήθηκε διορθωθεί ενημερωθεί επικαιροποιήθηκε έκδοση εκδοχή διορθώσαμε düzelt güncelle değiştiril sürüm versiyon hali исправлен обновл
измен скорректирован уточн дополнен внесен отредактирован верси исправили исправлена ошибки вопреки виправлено оновлено змінено уточнено відредаговано виправлений
оновлений версії виправили выпраўлен абноўлен зменен версіі diperbaiki dikoreksi diperbarui diubah diralat disunting versi dibetulkan dikemas dipinda diperbetulkan
slips precedente precédente premiere versao versoes previa door vanwege vergissing grund följd misstag følge fejl powodu skutek wskutek przez halin
imerekebishwa zimerekebishwa imesahihishwa chywiro diweddaru newid fersiwn leasaíodh zuzendu eguneratu bertsio korektita ĝisdatigita đính sửa cập chỉnh phiên
"""
# Scripts in which words are not parted, or change at their beginnings: looked for within the text.
_SIGNS = (
    "تصحيح|تعديل|تحديث|تصويب|نسخة|صيغة|إصدار|خطأ|خلاف|صح|اصلاح|تصحیح|به‌روز|ویرایش|نسخه|درست|اپ ڈیٹ|תוק|עודכ|שונתה|גרסה|תיקנו|सुधार|संशोधित|ठीक|अपडेट|अद्यतन|संस्करण|वर्जन|"
    "সংশোধন|হালনাগাদ|সংস্করণে|แก้ไข|ปรับปรุง|ฉบับก่อนหน้า|更正|修正|修改|更新|订正|訂正|勘误|勘誤|版本|一版|错误|錯誤|失误|失誤|疏忽|変更|記事|版|バージョン|稿|誤り|間違い|ミス|手違い|"
    "수정|정정|업데이트|바로잡|버전|기사|보도|오류|실수|착오"
)
SIGNS = tuple(_SIGNS.split("|"))

# Said of every correction, whatever it corrects.
_GENERAL = """
earlier previous original version versions article articles headline caption paragraph sentence corrected correct correction clarification clarify clarified
updated update amended amendment edited editor editors changed change number wrongly incorrectly incorrect mistake stated reported should published publication
because reflect modifié modifiée corrigé corrigée précédente première chiffre erreur rectificatif rédaction indiquait donnait geändert korrigiert korrektur
aktualisiert berichtigt früheren fassung artikel fehler angegeben redaktion artículo corregido modificado actualizado anterior versión redacción corretto aggiornato
articolo precedente versione noticia corrección informaba matéria corrigida corrigido reportagem anterior versão correção aangepast gecorrigeerd eerdere versie
artikeln rättelse tidigare artiklen rettelse rettet tidligere artikkelen korjattu oikaisu artikkelin versiossa artykuł artykułu sprostowanie poprzedniej wersji
podaliśmy článek článku oprava předchozí verzi статья статье материал материале исправлено исправлен предыдущей версии ошибка поправка уточнение виправлено
попередній версії статті διόρθωση άρθρο προηγούμενη έκδοση düzeltme haberin önceki sürümünde
"""
GENERAL = frozenset(_GENERAL.split())
