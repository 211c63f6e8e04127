"""Small words that stand for one another without a change of what is said: "after" and "following", "tras" and "después de".

Source: written for this project, from style guides' lists of plain words and the dictionaries' own cross-references. Words of the
grammar and a few everyday verbs only: what names a thing, says how sure it is, how much, or who says it is never here, and nor
is a word that in another sense says something else in the same place ("while", "since", "just", "still"; "too warm", "so strict",
"ancak" that is "only", "presso" that is "at").
"""

from __future__ import annotations

# Groups by language; within a group any may take the other's place. "_" is a space.
INTERCHANGED = {
    "en": (
        "before|prior_to|ahead_of", "after|following", "but|however|yet", "also|as_well|additionally", "although|though|even_though", "because_of|owing_to|due_to|on_account_of", "so_that|in_order_that", "to|in_order_to|so_as_to",
        "about|regarding|concerning|with_regard_to", "or_over|or_older|or_above|and_over|and_older|and_above", "near|close_to", "instead_of|rather_than|in_place_of", "such_as|like", "nobody|no_one|no-one", "everybody|everyone", "somebody|someone", "anybody|anyone", "besides|in_addition_to", "whether|whether_or_not", "at_present|currently|at_the_moment",
        "begin|start|commence", "begins|starts|commences", "began|started|commenced", "begun|started|commenced", "buy|purchase", "bought|purchased", "frequently|often", "therefore|thus|hence", "nearly|almost", "within|inside", "upon|on", "amid|amidst", "throughout|all_through",
    ),
    "de": (
        "wegen|aufgrund|auf_grund", "trotz|ungeachtet", "weil|da", "aber|jedoch|allerdings|doch", "auch|ebenfalls|ebenso", "außerdem|zudem|ferner|überdies", "bereits|schon", "deshalb|daher|darum|deswegen", "obwohl|obgleich|obschon", "bevor|ehe", "statt|anstatt|anstelle", "seit|seitdem",
        "beginnt|startet", "begann|startete", "begonnen|gestartet", "oft|häufig", "zurzeit|derzeit|gegenwärtig|momentan", "sofort|umgehend|unverzüglich", "meist|meistens", "hinsichtlich|bezüglich|betreffs", "mithilfe|mit_Hilfe", "sowie|und",
    ),
    "fr": (
        "parce_que|car|puisque", "avant|préalablement_à", "mais|cependant|toutefois|néanmoins|pourtant", "aussi|également", "afin_de|pour", "afin_que|pour_que", "à_cause_de|en_raison_de", "bien_que|quoique", "donc|ainsi|par_conséquent", "près_de|à_proximité_de", "commence|débute", "a_commencé|a_débuté", "souvent|fréquemment", "au_sujet_de|à_propos_de|concernant", "actuellement|à_l’heure_actuelle|en_ce_moment",
        "lors_de|pendant|au_cours_de|durant", "toutefois|cependant", "de_plus|en_outre|par_ailleurs",
    ),
    "es": (
        "tras|después_de", "antes_de|previo_a", "porque|ya_que|puesto_que|dado_que", "pero|sin_embargo|no_obstante", "también|asimismo|además", "para|con_el_fin_de|a_fin_de", "debido_a|a_causa_de", "sobre|acerca_de|respecto_a", "cerca_de|próximo_a", "durante|a_lo_largo_de", "comenzó|empezó|inició", "comienza|empieza|inicia", "comenzará|empezará|iniciará", "a_menudo|con_frecuencia|frecuentemente", "actualmente|en_la_actualidad", "en_lugar_de|en_vez_de", "así_que|por_lo_que|por_tanto|por_ello",
    ),
    "it": (
        "dopo|in_seguito_a", "prima_di|precedentemente_a", "perché|poiché|giacché|dato_che|siccome", "ma|però|tuttavia", "anche|pure|altresì", "per|al_fine_di", "a_causa_di|per_via_di", "durante|nel_corso_di", "inizia|comincia", "iniziò|cominciò", "iniziato|cominciato", "spesso|di_frequente|frequentemente", "attualmente|al_momento", "invece_di|anziché|al_posto_di", "quindi|perciò|dunque|pertanto", "riguardo_a|in_merito_a",
    ),
    "pt": (
        "após|depois_de|na_sequência_de", "antes_de|previamente_a", "porque|pois|já_que|uma_vez_que", "mas|porém|contudo|no_entanto|todavia", "também|igualmente", "para|a_fim_de|com_o_objetivo_de", "devido_a|por_causa_de", "sobre|acerca_de|a_respeito_de", "perto_de|próximo_a|junto_a", "durante|ao_longo_de", "começou|iniciou", "começa|inicia", "começará|iniciará", "frequentemente|com_frequência", "atualmente|neste_momento", "em_vez_de|ao_invés_de|em_lugar_de", "portanto|por_isso|assim",
    ),
    "nl": (
        "omdat|aangezien|doordat", "voordat|alvorens", "maar|echter|doch", "ook|eveneens|tevens", "vanwege|wegens", "na|na_afloop_van", "hoewel|ofschoon", "om_te|teneinde", "over|betreffende|aangaande", "begon|startte", "begint|start", "vaak|dikwijls|geregeld", "momenteel|op_dit_moment|thans", "dus|daarom|derhalve", "nabij|in_de_buurt_van", "sinds|sedert",
    ),
    "sv": ("före|innan", "efter_att_ha|sedan_ha", "därför_att|eftersom", "men|dock", "också|även|likaså", "på_grund_av|till_följd_av", "även_om|fastän|trots_att", "om|angående|gällande", "började|startade|inledde", "börjar|startar|inleder", "ofta|frekvent", "nu|för_närvarande|just_nu", "därför|således|alltså", "nära|i_närheten_av", "i_stället_för|istället_för"),
    "da": ("før|inden|forud_for", "fordi|eftersom|idet", "men|dog", "også|ligeledes", "på_grund_af|som_følge_af", "selv_om|selvom|skønt", "om|angående|vedrørende", "begyndte|startede", "begynder|starter", "ofte|tit|hyppigt", "nu|i_øjeblikket", "derfor|altså|således", "nær|i_nærheden_af|tæt_på", "i_stedet_for|frem_for"),
    "no": ("før|forut_for|i_forkant_av", "fordi|ettersom", "men|dog", "også|likeledes", "på_grunn_av|som_følge_av", "selv_om|skjønt", "om|angående|vedrørende", "begynte|startet", "begynner|starter", "ofte|hyppig", "nå|for_øyeblikket", "derfor|altså|således", "nær|i_nærheten_av|like_ved", "i_stedet_for|istedenfor"),
    "fi": ("koska|sillä", "mutta|kuitenkin", "myös|lisäksi", "vaikka|joskin", "alkoi|käynnistyi", "alkaa|käynnistyy", "usein|monesti", "nyt|tällä_hetkellä|parhaillaan", "siksi|sen_vuoksi|sen_takia"),
    "pl": ("ponieważ|gdyż|bo|bowiem|jako_że", "ale|lecz|jednak", "także|też|również", "z_powodu|ze_względu_na|wskutek", "chociaż|choć|mimo_że", "aby|żeby|by", "rozpoczął|zaczął", "rozpoczęła|zaczęła", "rozpocznie|zacznie", "często|nierzadko", "obecnie|teraz|aktualnie", "dlatego|zatem|więc", "koło|blisko", "zamiast|w_miejsce", "oraz|i"),
    "cs": ("protože|neboť|jelikož|poněvadž", "ale|avšak|však", "také|též|rovněž", "kvůli|v_důsledku|z_důvodu", "ačkoli|ačkoliv|přestože|i_když", "aby|proto_aby", "začal|zahájil", "začala|zahájila", "začne|zahájí", "často|mnohdy", "nyní|teď|v_současnosti|momentálně", "proto|tudíž|tedy", "místo|namísto", "poblíž|nedaleko|blízko"),
    "sk": ("pretože|keďže|lebo", "ale|avšak|však", "tiež|takisto|aj", "kvôli|v_dôsledku", "hoci|aj_keď", "teraz|v_súčasnosti|momentálne", "preto|teda", "namiesto|miesto", "neďaleko|blízko"),
    "ru": ("потому_что|так_как|поскольку|ибо", "но|однако", "также|тоже", "из-за|вследствие|ввиду|по_причине", "хотя|несмотря_на_то_что", "чтобы|для_того_чтобы|с_тем_чтобы", "начался|стартовал", "началась|стартовала", "начнётся|стартует", "часто|нередко", "сейчас|в_настоящее_время|теперь|ныне", "поэтому|потому", "вместо|взамен", "возле|около|рядом_с|близ", "перед_тем_как|прежде_чем", "о|об|обо", "с|со", "в|во"),
    "uk": ("тому_що|бо|оскільки|адже", "але|проте|однак|однак", "також|теж", "через|внаслідок", "хоча|хоч", "щоб|аби|для_того_щоб", "почався|розпочався|стартував", "почалася|розпочалася|стартувала", "часто|нерідко", "зараз|нині|тепер|наразі", "тому|отже", "замість|натомість", "біля|поруч_із|поблизу", "і|й|та", "в|у", "з|із|зі"),
    "hu": ("mert|mivel|ugyanis", "de|azonban|viszont", "szintén|ugyancsak|is", "miatt|következtében", "bár|habár|noha", "hogy|annak_érdekében_hogy", "elkezdődött|megkezdődött", "gyakran|sokszor", "most|jelenleg|pillanatnyilag", "ezért|tehát|így", "helyett|helyében"),
    "tr": ("önce|evvel", "çünkü|zira", "ama|fakat|lakin", "da|de", "nedeniyle|sebebiyle|yüzünden|dolayısıyla", "rağmen|karşın", "için|amacıyla", "başladı|start_aldı", "sık_sık|sıkça", "şimdi|şu_anda|hâlen|halen", "bu_nedenle|bu_yüzden", "hakkında|konusunda|ilgili", "ve|ile"),
    "el": ("πριν|προτού", "επειδή|διότι|γιατί|καθώς", "αλλά|όμως|ωστόσο", "επίσης|ακόμη", "λόγω|εξαιτίας", "αν_και|μολονότι|παρότι", "για_να|προκειμένου_να|ώστε_να", "άρχισε|ξεκίνησε", "αρχίζει|ξεκινά", "συχνά|τακτικά", "τώρα|αυτή_τη_στιγμή", "γι’_αυτό|επομένως|συνεπώς", "αντί|στη_θέση"),
    "ro": ("după|în_urma", "înainte_de|anterior", "pentru_că|deoarece|fiindcă|întrucât", "dar|însă|totuși", "de_asemenea|și", "din_cauza|ca_urmare_a", "deși|cu_toate_că", "pentru_a|ca_să", "a_început|a_debutat", "adesea|deseori|frecvent", "acum|în_prezent|momentan", "de_aceea|prin_urmare|deci", "în_loc_de|în_locul", "lângă|aproape_de"),
    "ca": ("abans_de|previ_a", "perquè|ja_que|atès_que", "però|tanmateix", "també|així_mateix", "a_causa_de|degut_a", "va_començar|va_iniciar", "sovint|freqüentment", "ara|actualment", "a_prop_de|prop_de", "en_lloc_de|en_comptes_de"),
    "id": ("setelah|sesudah|usai", "karena|sebab|lantaran", "tetapi|tapi|namun", "juga|pula", "untuk|guna|agar", "meskipun|walaupun|meski|kendati", "mulai|dimulai", "sering|kerap", "sekarang|saat_ini|kini", "dekat|di_dekat", "tentang|mengenai|soal"),
    "ar": ("لأن|إذ|نظرا_لأن", "لكن|غير_أن|إلا_أن|بيد_أن", "أيضا|كذلك", "بسبب|جراء|نتيجة", "رغم|على_الرغم_من", "كي|لكي", "بعد|عقب|إثر", "بدأ|انطلق|شرع", "بدأت|انطلقت|شرعت", "حاليا|الآن|في_الوقت_الحالي", "لذلك|لذا", "بدلا_من|عوضا_عن", "قرب|بالقرب_من", "حول|بشأن|عن"),
    "he": ("לפני|קודם", "כי|מפני_ש|משום_ש|מכיוון_ש", "אבל|אך|אולם", "גם|כמו_כן", "בגלל|עקב|בשל", "אחרי|לאחר", "למרות|על_אף", "כדי|על_מנת", "החל|התחיל", "החלה|התחילה", "כעת|עכשיו|כרגע", "לכן|על_כן", "במקום|תחת", "ליד|סמוך_ל", "לגבי|בנוגע_ל"),
    "hi": ("के_बाद|के_पश्चात|के_उपरांत", "के_पहले|से_पहले|से_पूर्व", "क्योंकि|चूंकि", "लेकिन|परंतु|किंतु|मगर", "भी|साथ_ही", "की_वजह_से|के_कारण", "हालांकि|यद्यपि", "ताकि|जिससे", "शुरू|आरंभ|प्रारंभ", "अब|फिलहाल|इस_समय", "इसलिए|अतः", "लगभग|करीब|तकरीबन", "के_बजाय|की_जगह|के_स्थान_पर", "के_पास|के_निकट|के_करीब", "के_बारे_में|के_संबंध_में", "और|तथा|एवं"),
    "ja": ("約|およそ|おおよそ", "そのため|このため|したがって", "しかし|だが|ただし"),
    "ko": ("약|대략", "하지만|그러나|그렇지만", "때문에|탓에"),
    "zh": ("大约|大約|约|約", "因为|由于|因為|由於", "但是|不过|然而|不過", "之后|以后|之後|以後", "之前|以前", "目前|当前|現時|當前", "因此|所以", "开始|開始"),
}  # fmt: skip

# What may take the place of a word, and not the other way: it says less, and what was said can still be read in it. Who
# writes "because" for "as" says a cause where there was none.
LOOSER = {"en": {"because": ("as",)}}

# A phrase's last word that has grown together with the article behind it, and the article; "" before an apostrophe.
CONTRACTED_ENDS = {
    "fr": {"de": {"du": "le", "des": "les", "d’": ""}, "à": {"au": "le", "aux": "les"}, "que": {"qu’": ""}},
    "es": {"de": {"del": "el"}, "a": {"al": "el"}},
    "pt": {"de": {"da": "a", "do": "o", "das": "as", "dos": "os"}, "a": {"à": "a", "ao": "o", "às": "as", "aos": "os"}},
    "it": {
        "di": {"del": "il", "dello": "lo", "della": "la", "dei": "i", "degli": "gli", "delle": "le", "dell’": "l’", "d’": ""},
        "a": {"al": "il", "allo": "lo", "alla": "la", "ai": "i", "agli": "gli", "alle": "le", "all’": "l’"},
    },
    "ca": {"de": {"del": "el", "dels": "els", "d’": ""}, "a": {"al": "el", "als": "els"}},
}  # fmt: skip

# What may stand or not without a change of what is said; patterns, as some stand only beside a year or a verb of saying.
OMITTED = {
    "en": (r"(?<=\b(?:said|says|say|added|adds|believes?|believed|thinks?|thought|knows?|knew|hopes?|hoped|announced|warned|argued|insisted|confirmed|feels?|felt)) that(?=\s)", r"(?<=\bin )the year (?=\d{4}\b)"),
    "de": (r"\bim Jahre? (?=\d{4}\b)",), "es": (r"(?<=\ben )el año (?=\d{4}\b)",), "fr": (r"(?<=\ben )l['’]an (?=\d{4}\b)",),
    "nl": (r"(?<=\bin )het jaar (?=\d{4}\b)",), "sv": (r"\bår (?=\d{4}\b)",), "da": (r"(?<=\bi )året (?=\d{4}\b)",), "it": (r"\bnell['’]anno (?=\d{4}\b)",),
}  # fmt: skip

# German prepositions whose noun stands in either of two cases, and what of the noun and its article shows which.
TWO_CASES = {"de": "wegen trotz während statt anstatt dank mangels laut mittels binnen"}
ARTICLES_OF_CASES = {
    "de": {
        "dem": "des", "des": "des", "den": "der", "der": "der", "einem": "eines", "eines": "eines", "diesem": "dieses", "dieses": "dieses", "diesen": "dieser", "dieser": "dieser", "jenem": "jenes", "jenes": "jenes",
        "ihrem": "ihres", "ihres": "ihres", "ihren": "ihrer", "ihrer": "ihrer", "seinem": "seines", "seines": "seines", "seinen": "seiner", "seiner": "seiner", "keinem": "keines", "keines": "keines", "unserem": "unseres", "unseres": "unseres",
    },
}  # fmt: skip
