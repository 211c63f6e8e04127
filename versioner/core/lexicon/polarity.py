"""Words that turn or weaken a statement: negation, modality, hedging; by language, folded.

Source: written for this project from the grammars' closed classes (negative particles, pronouns and adverbs; modal
verbs in the forms that news uses; adverbs of likelihood and hearsay), by hand. A missed word costs a kind, never a
fact: what no table knows is `wording`, and that is substantive.
"""

from __future__ import annotations

# Denied comparisons that name a limit, and deny nothing: "not before May", "no more than ten"; patterns.
LIMITS = {
    "en": r"(?:not|no|never) (?:(?:more|less|fewer|later|earlier|longer|older|younger|higher|lower|sooner|shorter) than|before|until|exceed(?:ing)?|(?:under|over|below|above)(?= [\p{Sc}\p{N}]))|no (?:(?!before|until)\p{L}++ ){1,3}+(?:before|until)\b",
    "de": r"nicht (?:vor(?= (?:\p{N}|dem|der|den|ende|mitte|anfang|herbst|frühjahr|frühling|sommer|winter|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|\p{Lu}))|(?:unter|über)(?= \p{N})|(?:mehr|weniger|später|früher|länger|eher|älter|jünger|höher) als|überschreiten|übersteigen)|keine?[nmrs]? (?:(?!vor)\p{L}++ ){1,3}+vor(?= (?:\p{N}|dem \p{N}|ende|mitte|anfang))",
    "fr": r"aucune? (?:(?!avant)\p{L}++ ){1,3}+avant|pas (?:avant|dépasser|excéder|(?:plus|moins) (?:de|tard|tôt)|au[- ]delà)",
    "es": r"ningun[oa]? (?:(?!antes)\p{L}++ ){1,3}+antes de|ningún (?:(?!antes)\p{L}++ ){1,3}+antes de|no (?:(?:podrá|puede|debe|deberá) )?(?:superar|exceder)|no (?:superará|supere|exceda|antes de|después de|más (?:de|tarde)|menos de|superior(?:es)? a|inferior(?:es)? a)",
    "it": r"nessun[oa]? (?:(?!prima)\p{L}++ ){1,3}+prima d|non (?:(?:può|potrà|deve) )?superare|non (?:superi|supera|prima d|dopo|oltre|più (?:di|tardi)|meno di|superior[ei] a|inferior[ei] a)",
    "pt": r"nenhuma? (?:(?!antes)\p{L}++ ){1,3}+antes d|não (?:(?:pode|poderá|deve) )?(?:exceder|ultrapassar)|não (?:antes d|depois d|mais (?:de|tarde)|menos de|superior(?:es)? a|inferior(?:es)? a)",
    "nl": r"geen (?:(?!vóór|voor)\p{L}++ ){1,3}+(?:vóór|voor(?= (?:\p{N}|eind|begin)))|(?:niet|geen) (?:vóór|(?:voor|onder|boven)(?= \p{N})|(?:meer|minder|later|eerder|langer|ouder|jonger) dan)",
    "sv": r"ing(?:en|et|a) (?:(?!före)\p{L}++ ){1,3}+(?:före|förrän)|inte (?:överstiga|överskrida|före|förrän|(?:mer|mindre|senare|tidigare|längre|fler|färre) än)",
    "da": r"ing(?:en|et) (?:(?!før)\p{L}++ ){1,3}+før|ikke (?:overstige|overskride|før|(?:mere|mindre|senere|tidligere|længere|flere|færre) end)",
    "no": r"ing(?:en|et) (?:(?!før)\p{L}++ ){1,3}+før|ikke (?:overstige|overskride|før|(?:mer|mindre|senere|tidligere|lengre|flere|færre) enn)",
    "pl": r"żad(?:en|na|ne|nych) (?:(?!przed)\p{L}++ ){1,3}+przed|nie (?:przekracza|może przekraczać|może przekroczyć|wcześniej|później|więcej|mniej|dłużej|przed)",
}  # fmt: skip

# Particles, pronouns, adverbs and prepositions that deny.
NEGATION = {
    "en": "not no never none nobody nothing neither nor nowhere without cannot hardly barely scarcely unable "
    "denied denies deny denying refused refuses refuse rejected rejects reject failed fails fail "
    "n't ain't",
    "de": "nicht kein keine keinen keiner keinem keines keinerlei nie niemals niemand niemanden niemandem nichts ohne weder nirgends "
    "kaum keineswegs keinesfalls mitnichten nein verneint verneinte dementiert dementierte bestritt bestreitet",
    "fr": "ne n' n pas jamais aucun aucune aucuns aucunes rien personne sans ni nul nulle nullement guère plus non",
    "es": "no nunca jamás nadie nada ningún ninguno ninguna ningunos sin tampoco ni apenas",
    "it": "non no mai nessuno nessuna nessun niente nulla senza né neanche nemmeno neppure",
    "pt": "não nunca jamais ninguém nada nenhum nenhuma nenhuns nenhumas sem tampouco nem",
    "ca": "no mai ningú res cap sense tampoc ni gens",
    "gl": "non nunca xamais ninguén nada ningún ningunha sen tampouco nin",
    "ro": "nu niciodată nimeni nimic niciun nicio fără nici",
    "nl": "niet geen nooit niemand niets zonder noch nergens nauwelijks nee",
    "af": "nie geen nooit niemand niks sonder nóg",
    "sv": "inte ej icke ingen inget inga aldrig ingenting utan varken knappast nej",
    "da": "ikke ej ingen intet aldrig ingenting uden hverken næppe nej",
    "no": "ikke ei ingen intet aldri ingenting uten verken neppe nei ikkje",
    "is": "ekki enginn engin ekkert aldrei án hvorki varla nei",
    "fi": "ei en et emme ette eivät älä älkää kukaan mikään mitään koskaan ilman eikä enkä etkä emmekä ettekä eivätkä tuskin",
    "et": "ei mitte pole polnud keegi miski kunagi ilma ega ära",
    "hu": "nem ne sem se soha sose senki semmi nincs nincsenek nélkül sincs aligha",
    "pl": "nie nigdy nikt nikogo nikomu nic niczego żaden żadna żadne żadnego żadnej żadnych bez ani",
    "cs": "ne nikdy nikdo nikoho nic ničeho žádný žádná žádné žádného žádných bez ani není nejsou nebyl nebyla nebylo nebyli nebude nebudou nemá nemají",
    "sk": "nie nikdy nikto nikoho nič žiadny žiadna žiadne žiadnych bez ani",
    "sl": "ne ni niso nikoli nihče nič noben nobena nobeno brez niti nisem nisi nismo niste nima nimajo",
    "hr": "ne nije nisu nisam nismo nikad nikada nitko ništa nijedan nijedna bez niti nema nemaju neće",
    "sr": "не није нису нисам никад никада нико ништа ниједан ниједна без нити нема неће ne nije nisu nikad nikada niko ništa nijedan bez niti nema neće",
    "bs": "ne nije nisu nikad nikada niko ništa nijedan bez niti nema neće",
    "bg": "не няма нямаше никога никой нищо никакъв никаква никакви без нито",
    "mk": "не нема никогаш никој ништо ниеден без ниту",
    "ru": "не нет ни никогда никто никого никому ничего ничто никакой никакая никакие никаких без нельзя вряд",
    "uk": "не ні немає ніколи ніхто нікого нічого ніякий жоден жодна жодного жодних без",
    "be": "не няма ні ніколі ніхто нічога ніякі без",
    "el": "δεν δε μη μην όχι ποτέ κανείς κανένας καμία κανένα τίποτα τίποτε χωρίς ούτε μήτε ουδέποτε ουδείς",
    "tr": "değil değildir değildi yok yoktu hiç hiçbir kimse asla olmadan ne hayır",
    "az": "deyil yox heç heçbir",
    "lt": "ne nebe niekada niekas nieko joks jokia jokio be nei nėra nebuvo",
    "lv": "ne nav nebija nekad neviens nekas neko nekāds bez nedz",
    "sq": "nuk s' mos kurrë askush asgjë asnjë pa as jo",
    "ga": "ní níl níor cha nach gan riamh",
    "cy": "ni nid nad heb byth neb dim",
    "ar": "لا لم لن ليس ليست ليسوا غير دون بدون عدم ما كلا أبدا قط نفى نفت ينفي تنفي",
    "he": "לא אין אינו אינה אינם אינן בלי ללא אל אף מעולם שום איננו בלתי הכחיש הכחישה",
    "fa": "نه نیست نیستند هیچ هرگز بدون نبود نبودند ندارد ندارند نشد نشدند نکرد نکردند",
    "hi": "नहीं न मत ना बिना कभी नही बगैर",
    "ur": "نہیں نہ مت بغیر بنا",
    "bn": "না নয় নেই নি ছাড়া কখনো",
    "ta": "இல்லை அல்ல இல்லாமல்",
    "id": "tidak tak bukan tanpa belum jangan tiada pernah",
    "ms": "tidak tak bukan tanpa belum jangan tiada",
    "vi": "không chưa chẳng chả đừng chớ chẳng-hề",
    "fil": "hindi wala walang huwag di",
    "sw": "si hapana bila kamwe hakuna hawaku haku",
    "hy": "չէ ոչ երբեք առանց չի չեն",
    "ko": "안 못",
    "ka": "არ არა ვერ ნუ არასოდეს გარეშე",
}

# Words that deny only beside another which does (and what that is), and the words behind which they never do: "ne sert plus", but "plus de
# choix", "en plus"; "personne ne vient", but "une personne". By language.
DENY_BESIDE = {
    "fr": (frozenset(["plus", "personne"]), frozenset(["ne", "n", "sans", "ni"])),
    "ca": (frozenset(["cap", "gens"]), frozenset(["no", "sense", "ni"])),
}
NO_DENIAL_BEHIND = frozenset(
    "le la les de d en au un une cette chaque toute quelque autre même première seule pas et jamais non moins al el els les per qualsevol tot".split()
)

# Verbs and words of duty, leave, ability and likelihood; and of how much of a thing is meant.
MODALITY = {
    "en": "may might must shall should will would can could ought needs need required obliged mandatory optional allowed permitted "
    "forbidden prohibited likely unlikely possible impossible possibly probably probable certain certainly perhaps maybe allegedly reportedly "
    "apparently purportedly supposedly presumably suspected alleged expected planned intends plans all some most only always every often sometimes rarely "
    "few many several both either each partly mostly mainly entirely completely fully nearly almost seems seem appears appear 'll 'd won't",
    "de": "kann können könnte könnten konnte konnten muss müssen müsste müssten musste mussten soll sollen sollte sollten darf dürfen dürfte dürften "
    "durfte durften will wollen wollte wollten mag möchte möchten wird werden würde würden verboten erlaubt pflicht freiwillig wahrscheinlich vermutlich möglicherweise "
    "vielleicht angeblich mutmaßlich mutmaßliche mutmaßlichen offenbar anscheinend wohl sicher nur immer alle einige manche viele wenige oft selten meist voraussichtlich "
    "teilweise vollständig möglich unmöglich",
    "fr": "peut peuvent pouvait pouvaient pourra pourront pourrait pourraient doit doivent devait devaient devra devront devrait devraient faut fallait faudra faudrait "
    "veut veulent voudrait interdit interdite autorisé autorisée obligatoire facultatif probablement probable peut-être possible impossible éventuellement sans-doute "
    "apparemment prétendument présumé présumée soi-disant seulement uniquement toujours tous toutes souvent parfois certains certaines quelques plusieurs beaucoup "
    "serait seraient aurait auraient",
    "es": "puede pueden podía podían podrá podrán podría podrían debe deben debía debían deberá deberán debería deberían quiere quieren querría prohibido prohibida permitido permitida "
    "obligatorio obligatoria opcional probablemente probable quizá quizás posiblemente posible imposible presuntamente presunto presunta supuestamente supuesto aparentemente "
    "solo sólo siempre todos todas algunos algunas muchos pocos varias varios habría habrían sería serían",
    "it": "può possono poteva potevano potrà potranno potrebbe potrebbero deve devono doveva dovevano dovrà dovranno dovrebbe dovrebbero vuole vogliono vorrebbe vietato vietata permesso "
    "obbligatorio obbligatoria facoltativo probabilmente probabile forse possibile impossibile presunto presunta presumibilmente apparentemente solo soltanto sempre tutti tutte alcuni "
    "alcune molti pochi sarebbe sarebbero avrebbe avrebbero",
    "pt": "pode podem podia podiam poderá poderão poderia poderiam deve devem devia deviam deverá deverão deveria deveriam quer querem proibido proibida permitido permitida obrigatório obrigatória "
    "opcional provavelmente provável talvez possivelmente possível impossível supostamente suposto alegadamente aparentemente só somente apenas sempre todos todas alguns algumas muitos poucos seria "
    "seriam teria teriam precisa precisam",
    "ca": "pot poden podia podien podrà podran podria podrien ha-de deu deuen hauria haurien prohibit permès obligatori probablement potser possiblement presumptament només sempre tots totes alguns",
    "gl": "pode poden podería debe deben debería prohibido permitido obrigatorio probablemente quizais supostamente só sempre todos algúns",
    "ro": "poate pot putea putut trebuie trebuia ar ar-putea ar-trebui interzis permis obligatoriu probabil posibil poate-fi presupus doar numai întotdeauna toți toate unii",
    "nl": "kan kunnen kon konden zou zouden moet moeten moest moesten mag mogen mocht zal zullen wil willen wilde hoeft verboden toegestaan verplicht vrijwillig waarschijnlijk misschien mogelijk "
    "vermoedelijk vermoedelijke naar-verluidt blijkbaar alleen slechts altijd alle sommige veel weinig vaak soms onmogelijk",
    "af": "kan kon moet moes mag sal sou wil verbied toegelaat verplig waarskynlik miskien moontlik net altyd alle sommige",
    "sv": "kan kunde måste ska skall skulle bör borde får fick vill ville behöver förbjudet tillåtet obligatoriskt frivilligt sannolikt troligen kanske möjligen möjligt påstås misstänks enligt-uppgift "
    "tydligen bara endast alltid alla vissa många få ofta ibland lär",
    "da": "kan kunne skal skulle må måtte bør burde vil ville behøver forbudt tilladt obligatorisk frivillig sandsynligvis måske muligvis formentlig angiveligt tilsyneladende kun bare altid alle nogle mange få ofte",
    "no": "kan kunne skal skulle må måtte bør burde vil ville får fikk trenger forbudt tillatt obligatorisk frivillig sannsynligvis kanskje muligens trolig antakelig angivelig tilsynelatende kun bare alltid alle noen mange få ofte",
    "is": "getur gæti má mátti verður skal mun myndi ætti bannað leyfilegt líklega kannski sennilega meintur aðeins bara alltaf allir sumir",
    "fi": "voi voivat voisi voisivat voitiin täytyy täytyisi pitää pitäisi piti saa saavat saisi aikoo pakko kielletty sallittu pakollinen vapaaehtoinen todennäköisesti luultavasti ehkä mahdollisesti "
    "mahdollista väitetysti ilmeisesti vain ainoastaan aina kaikki jotkut monet usein harvoin kannattaa",
    "et": "võib võivad võiks peab peavad peaks tohib saab saavad saaks keelatud lubatud kohustuslik tõenäoliselt võib-olla ilmselt väidetavalt ainult alati kõik mõned",
    "hu": "lehet lehetett lehetne kell kellett kellene szabad tilos tud tudja tudna akar akarja akarna fog fogja köteles kötelező engedélyezett valószínűleg talán állítólag feltehetően esetleg csak mindig mindenki "
    "minden néhány sok kevés gyakran",
    "pl": "może mogą mógł mogła mogło mogli mogłyby mógłby mogłaby mogłoby musi muszą musiał musiała musieli powinien powinna powinno powinni powinny trzeba należy wolno można chce chcą będzie będą zakazany zabroniony "
    "dozwolony obowiązkowy dobrowolny prawdopodobnie chyba rzekomo rzekomy rzekoma podobno domniemany możliwe tylko zawsze wszyscy wszystkie niektórzy niektóre często miałby miałaby",
    "cs": "může mohou mohl mohla mohli mohlo mohl-by musí museli musel musela smí nesmí má mají měl měla měli by lze nelze chce chtějí bude budou zakázáno povoleno povinný dobrovolný pravděpodobně možná údajně údajný zřejmě prý "
    "patrně pouze jen jenom vždy všichni všechny někteří často",
    "sk": "môže môžu mohol mohla mohli musí musia musel má majú mal mala by možno nemožno chce chcú bude budú zakázané povolené povinný pravdepodobne asi údajne údajný zrejme vraj iba len vždy všetci niektorí často",
    "sl": "lahko mora morajo moral morala sme smejo naj bi treba hoče bo bodo prepovedano dovoljeno obvezno verjetno morda domnevno domnevni menda samo le vedno vsi nekateri",
    "hr": "može mogu mogao mogla mora moraju morao treba trebao trebala smije smiju želi hoće će bi zabranjeno dopušteno obvezno vjerojatno možda navodno navodni samo uvijek svi neki",
    "sr": "може могу могао мора морају треба сме жели хоће ће би забрањено дозвољено обавезно вероватно можда наводно само увек сви неки može mogu mora moraju treba sme želi hoće će bi zabranjeno dozvoljeno verovatno možda navodno samo uvek svi neki",
    "bs": "može mogu mora moraju treba smije želi će bi zabranjeno dozvoljeno vjerovatno možda navodno samo uvijek svi neki",
    "bg": "може могат можеше трябва трябваше бива ще би иска искат забранено разрешено задължително вероятно може-би предполагаемо твърди само винаги всички някои",
    "mk": "може можат мора мораат треба ќе би сака забрането дозволено веројатно можеби наводно само секогаш сите некои",
    "ru": "может могут мог могла могли могло можно возможно должен должна должно должны надо нужно необходимо следует обязан обязана обязаны обязательно хочет хотят будет будут бы запрещено разрешено добровольно вероятно наверное "
    "видимо якобы предположительно предполагаемый предполагаемая похоже только лишь всегда все некоторые часто невозможно",
    "uk": "може можуть міг могла могли можна можливо повинен повинна повинно повинні мусить мусять треба потрібно слід зобов'язаний буде будуть б би заборонено дозволено ймовірно мабуть нібито імовірно тільки лише завжди всі деякі хоче хочуть має мають",
    "be": "можа могуць павінен павінна павінны трэба будзе будуць бы забаронена дазволена верагодна магчыма нібыта толькі заўсёды ўсе некаторыя",
    "el": "μπορεί μπορούν μπορούσε μπορούσαν πρέπει έπρεπε θα οφείλει οφείλουν επιτρέπεται απαγορεύεται υποχρεωτικό υποχρεωτικά προαιρετικό θέλει θέλουν πιθανόν πιθανώς πιθανότατα ίσως δυνατόν φέρεται φέρονται φερόμενος φερόμενη μόνο πάντα "
    "όλοι όλες μερικοί συχνά ενδέχεται",
    "tr": "gerekir gerekiyor gerek gerekli lazım zorunda zorunlu mecbur yasak serbest isteğe olabilir olası muhtemelen belki herhalde iddiaya sözde galiba sadece yalnızca yalnız daima hep her bütün tüm bazı birçok çok az mümkün imkânsız imkansız",
    "az": "bilər lazımdır gərək məcburi qadağan ehtimal bəlkə guya yalnız həmişə bütün bəzi",
    "lt": "gali galėtų galėjo turi turėtų privalo reikia draudžiama leidžiama privaloma tikriausiai galbūt turbūt neva tariamai tik visada visi kai-kurie",
    "lv": "var varēja varētu vajag vajadzētu jābūt drīkst aizliegts atļauts obligāti iespējams varbūt domājams šķietami tikai vienmēr visi daži",
    "sq": "mund duhet do ndalohet lejohet detyrueshme ndoshta mundësisht gjoja vetëm gjithmonë të-gjithë disa",
    "ga": "caithfidh féadfaidh ba-cheart b'fhéidir amháin i-gcónaí",
    "cy": "gall gallai rhaid dylai efallai bob-amser pawb",
    "ar": "قد ربما يمكن يمكنها يمكنه يجب يتعين ينبغي سوف لعل محتمل يحتمل المحتمل مزعوم المزعوم المزعومة يزعم يزعمون ممنوع محظور مسموح يسمح إلزامي اختياري فقط دائما جميع كل بعض معظم يستطيع تستطيع يريد تريد",
    "he": "יכול יכולה יכולים עשוי עשויה עשויים עלול עלולה חייב חייבת חייבים צריך צריכה צריכים מותר אסור חובה אולי כנראה ייתכן לכאורה חשוד החשוד רק תמיד כל חלק רוב מסוגל רוצה אפשר אי-אפשר",
    "fa": "باید نباید شاید ممکن ممکنه می‌تواند می‌توانند می‌توانست احتمالا احتمالاً گویا ظاهرا ظاهراً خواهد خواهند مجاز ممنوع اجباری اختیاری فقط تنها همیشه همه برخی بعضی متهم ادعایی",
    "hi": "सकता सकती सकते चाहिए शायद संभवतः संभव होगा होगी होंगे कथित कथित-तौर अनिवार्य वैकल्पिक मना अनुमति ज़रूरी जरूरी केवल सिर्फ सिर्फ़ हमेशा सभी कुछ अधिकांश अक्सर संभावना पड़ेगा पड़ता",
    "ur": "سکتا سکتی سکتے چاہیے شاید ممکن ہوگا ہوگی مبینہ لازمی اختیاری منع اجازت صرف ہمیشہ سب کچھ",
    "bn": "পারে পারেন উচিত হয়তো সম্ভবত হবে অভিযুক্ত বাধ্যতামূলক নিষিদ্ধ অনুমতি শুধু কেবল সবসময় সব কিছু",
    "ta": "முடியும் வேண்டும் கூடாது கூடும் ஒருவேளை மட்டும் எப்போதும் அனைத்து சில",
    "id": "dapat bisa mungkin harus wajib boleh dilarang akan ingin mau perlu sebaiknya diduga kabarnya konon barangkali kemungkinan hanya selalu semua beberapa sering mustahil",
    "ms": "boleh mungkin mesti wajib perlu harus dilarang akan mahu dipercayai didakwa kemungkinan hanya sentiasa semua beberapa sering mustahil dapat",
    "vi": "có-thể phải nên cần sẽ muốn được-phép cấm bắt-buộc chắc có-lẽ hình-như được-cho-là nghi chỉ luôn luôn-luôn tất-cả mọi một-số nhiều ít thường",
    "fil": "maaaring puwede pwede dapat kailangan bawal marahil siguro umano lamang lang lagi lahat ilan",
    "sw": "lazima huenda inaweza anaweza wanaweza labda inasemekana tu daima wote baadhi",
    "hy": "կարող պետք գուցե միայն միշտ բոլոր",
    "ka": "შეიძლება უნდა ალბათ თითქოს მხოლოდ ყოველთვის ყველა ზოგი",
}

# Of these the words that say of how much or how often a thing holds, not how surely: by language, as `MODALITY` has them.
HOW_MUCH = {
    "en": "all some most only every few many several both either each partly mostly mainly entirely completely fully nearly almost always often sometimes rarely",
    "de": "nur immer alle einige manche viele wenige oft selten meist teilweise vollständig", "fr": "seulement uniquement toujours tous toutes souvent parfois certains certaines quelques plusieurs beaucoup",
    "es": "solo sólo siempre todos todas algunos algunas muchos pocos varios varias", "it": "solo soltanto sempre tutti tutte alcuni alcune molti pochi", "pt": "só somente apenas sempre todos todas alguns algumas muitos poucos",
    "ca": "només sempre tots totes alguns", "gl": "só sempre todos algúns", "ro": "doar numai întotdeauna toți toate unii", "nl": "alleen slechts altijd alle sommige veel weinig vaak soms", "af": "net altyd alle sommige",
    "sv": "bara endast alltid alla vissa många få ofta ibland", "da": "kun bare altid alle nogle mange få ofte", "no": "kun bare alltid alle noen mange få ofte", "is": "aðeins bara alltaf allir sumir", "fi": "vain ainoastaan aina kaikki jotkut monet usein harvoin",
    "et": "ainult alati kõik mõned", "hu": "csak mindig mindenki minden néhány sok kevés gyakran", "pl": "tylko zawsze wszyscy wszystkie niektórzy niektóre często", "cs": "pouze jen jenom vždy všichni všechny někteří často",
    "sk": "iba len vždy všetci niektorí často", "sl": "samo le vedno vsi nekateri", "hr": "samo uvijek svi neki", "sr": "само увек сви неки samo uvek svi neki", "bs": "samo uvijek svi neki", "bg": "само винаги всички някои", "mk": "само секогаш сите некои",
    "ru": "только лишь всегда все некоторые часто", "uk": "тільки лише завжди всі деякі", "be": "толькі заўсёды ўсе некаторыя", "el": "μόνο πάντα όλοι όλες μερικοί συχνά", "tr": "sadece yalnızca yalnız daima hep her bütün tüm bazı birçok çok az",
    "lt": "tik visada visi", "lv": "tikai vienmēr visi daži", "sq": "vetëm gjithmonë disa", "ar": "فقط دائما جميع كل بعض معظم", "he": "רק תמיד כל חלק רוב", "fa": "فقط تنها همیشه همه برخی بعضی", "hi": "केवल सिर्फ सिर्फ़ हमेशा सभी कुछ अधिकांश अक्सर",
    "id": "hanya selalu semua beberapa sering", "ms": "hanya sentiasa semua beberapa sering", "vi": "chỉ luôn luôn-luôn tất-cả mọi một-số nhiều ít thường", "zh": "只 仅 僅 总是 總是 全部 所有 部分 一些", "ja": "だけ のみ すべて 全て 一部 常に", "ko": "모두 모든 일부 항상 만",
}  # fmt: skip

# Forms that differ in number or gender only, after the noun: what binds and how much is meant is the same. By language, families apart.
AGREE = {
    "en": "need needs|seem seems|appear appears",
    "de": "kann können|konnte konnten|könnte könnten|muss müssen|musste mussten|müsste müssten|soll sollen|sollte sollten|darf dürfen|durfte durften|dürfte dürften|will wollen|"
    "möchte möchten|wird werden|würde würden|mutmaßlich mutmaßliche mutmaßlichen|alle allen aller alles|einige einigen einiger|manche manchen mancher|viele vielen vieler|wenige wenigen",
    "fr": "peut peuvent|pouvait pouvaient|pourra pourront|pourrait pourraient|doit doivent|devait devaient|devra devront|devrait devraient|veut veulent|interdit interdite|"
    "autorisé autorisée|présumé présumée|tous toutes tout toute|certains certaines|serait seraient|aurait auraient",
    "es": "puede pueden|podía podían|podrá podrán|podría podrían|debe deben|debía debían|deberá deberán|debería deberían|quiere quieren|prohibido prohibida|permitido permitida|"
    "obligatorio obligatoria|presunto presunta|todos todas todo toda|algunos algunas|varios varias|habría habrían|sería serían",
    "it": "può possono|poteva potevano|potrà potranno|potrebbe potrebbero|deve devono|doveva dovevano|dovrà dovranno|dovrebbe dovrebbero|vuole vogliono|vietato vietata|"
    "obbligatorio obbligatoria|presunto presunta|tutti tutte tutto tutta|alcuni alcune|sarebbe sarebbero|avrebbe avrebbero",
    "pt": "pode podem|podia podiam|poderá poderão|poderia poderiam|deve devem|devia deviam|deverá deverão|deveria deveriam|quer querem|proibido proibida|permitido permitida|"
    "obrigatório obrigatória|todos todas todo toda|alguns algumas|seria seriam|teria teriam|precisa precisam",
    "ca": "pot poden|podia podien|podrà podran|podria podrien|tots totes tot tota", "nl": "kan kunnen|kon konden|moet moeten|moest moesten|mag mogen|zal zullen|wil willen|vermoedelijk vermoedelijke",
    "pl": "może mogą|mógł mogła mogło mogli|mógłby mogłaby mogłoby mogłyby|musi muszą|musiał musiała musieli|powinien powinna powinno powinni powinny|chce chcą|będzie będą|"
    "rzekomy rzekoma|wszyscy wszystkie|niektórzy niektóre|miałby miałaby", "cs": "může mohou|mohl mohla mohli mohlo|musí musejí|musel musela|má mají|měl měla měli|chce chtějí|bude budou|všichni všechny|někteří některé",
    "sk": "môže môžu|mohol mohla mohli|musí musia|má majú|mal mala|chce chcú|bude budú|všetci všetky", "ru": "может могут|мог могла могли могло|должен должна должно должны|обязан обязана обязаны|хочет хотят|будет будут|"
    "предполагаемый предполагаемая", "uk": "може можуть|міг могла могли|повинен повинна повинно повинні|буде будуть|хоче хочуть|має мають", "el": "μπορεί μπορούν|μπορούσε μπορούσαν|οφείλει οφείλουν|θέλει θέλουν|"
    "φέρεται φέρονται|φερόμενος φερόμενη|όλοι όλες", "fi": "voi voivat|voisi voisivat|saa saavat", "hr": "može mogu|mogao mogla|mora moraju|smije smiju", "he": "יכול יכולה יכולים|עשוי עשויה עשויים|עלול עלולה|חייב חייבת חייבים|צריך צריכה צריכים|"
    "חשוד החשוד", "hi": "सकता सकती सकते|होगा होगी होंगे|पड़ता पड़ेगा", "ro": "toți toate",
}  # fmt: skip
# Of these the forms that say as often something else ("sur toute la ligne", "sobre todo"): they count only in the place of the others.
AGREE_WEAKLY = {
    "fr": "tout toute",
    "es": "todo toda",
    "it": "tutto tutta",
    "pt": "todo toda",
    "ca": "tot tota",
    "de": "alles",
}

# Scripts without spaces, and Korean, whose endings carry it: found inside the run of letters.
NEGATION_INSIDE = {
    "zh": "没有 沒有 并未 並未 尚未 不能 不会 不會 不是 不再 不得 否认 否認 拒绝 拒絕 不 没 沒 未 无 無 非 否 别 勿",
    "ja": "ませんでした ません なかった なければ なく ない 否定 拒否 不可 ぬ まい ずに 未 非 無 不",
    "ko": "않 못하 못했 못한 없 아니 아닌 부인 거부 불가",
    "th": "ไม่ได้ ไม่ใช่ ไม่มี ไม่เคย ไม่ มิได้ มิ ปราศจาก ปฏิเสธ อย่า",
    "lo": "ບໍ່ ບໍ ຢ່າ",
    "km": "មិន ពុំ ឥត កុំ",
    "my": "မ မဟုတ် မရှိ",
}
MODALITY_INSIDE = {
    "zh": "可能 也许 也許 或许 或許 大概 必须 必須 应该 應該 应当 應當 可以 可能会 能够 能夠 允许 允許 禁止 不得 需要 据称 據稱 据说 據說 涉嫌 疑似 预计 預計 将会 將會 将 將 只 仅 僅 总是 總是 全部 所有 部分 一些 会 會 能",
    "ja": "かもしれない だろう でしょう べき なければならない しなければ 必要 可能性 可能 とみられる とみられ 見られる 見通し 予定 らしい ようだ とされる とされ 疑い 許可 禁止 義務 任意 おそらく 恐らく たぶん 必ず だけ のみ すべて 全て 一部 常に ことができ",
    "ko": "수 있 수 없 해야 하여야 할 것 것으로 보인 것으로 알려 것으로 전해 아마 가능 의무 금지 허용 허가 예정 추정 혐의 의혹 반드시 모두 모든 일부 항상 만 듯 전망",
    "th": "อาจจะ อาจ น่าจะ คง ต้อง ควร สามารถ ห้าม อนุญาต จะ คาดว่า เชื่อว่า ถูกกล่าวหา เท่านั้น เพียง เสมอ ทั้งหมด ทุก บาง",
    "lo": "ອາດ ຕ້ອງ ຄວນ ສາມາດ ຈະ ຫ້າມ",
    "km": "អាច ត្រូវ គួរ នឹង ហាម",
    "my": "နိုင် ရမယ် သင့်",
}

# What turns a verb into its opposite inside it, behind its stem.
NEGATIVE_INFIXES = {"tr": "ma me mı mi mu mü", "az": "ma mə"}

# What turns a word into its opposite when it is put before it (or into it).
NEGATIVE_PREFIXES = {
    "en": "un in im il ir dis non mis", "de": "un nicht in", "fr": "in im il ir non dé dés mal", "es": "in im i no des", "it": "in im ir il s dis non",
    "pt": "in im i des não", "nl": "on niet in", "sv": "o icke in", "da": "u ikke in", "no": "u ikke in", "is": "ó", "fi": "epä ei", "et": "eba mitte",
    "hu": "nem", "pl": "nie", "cs": "ne", "sk": "ne", "sl": "ne", "hr": "ne", "sr": "не ne", "bs": "ne", "bg": "не", "mk": "не", "ru": "не без бес", "uk": "не без", "be": "не",
    "el": "α αν μη", "lt": "ne nebe", "lv": "ne", "ro": "ne in", "ca": "in im des", "fa": "ن نا نمی‌ بی", "hi": "अ अन बे ना", "id": "tak", "ms": "tak", "ar": "لا",
    "he": "אי", "hy": "չ ան", "sw": "ha",
}  # fmt: skip
