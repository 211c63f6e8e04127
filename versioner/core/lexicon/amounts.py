"""How amounts are said beside digits: bounds, parts, loose counts, scales, shares; by language, folded.

Source: written for this project; scales and percent forms that CLDR knows are taken from Babel (`lexicon.cldr`),
number words from CLDR's spell-out rules (`lexicon.numerals`). A phrase is written with its spaces as "_".
"""

from __future__ import annotations

# How a number is bounded: about = near it on either side; nearly = below, close; over / least = above; under / most = below.
BOUNDS = {
    "en": {
        "about": "about around roughly approximately approx some circa ca an_estimated estimated or_so -ish",
        "nearly": "nearly almost close_to just_under approaching just_short_of shy_of just_below",
        "over": "more_than over above upwards_of in_excess_of exceeding beyond greater_than higher_than",
        "least": "at_least no_fewer_than no_less_than not_less_than a_minimum_of minimum or_more",
        "under": "less_than fewer_than under below lower_than",
        "most": "up_to at_most no_more_than not_more_than not_exceed not_exceeding as_many_as as_much_as a_maximum_of maximum or_fewer or_less",
        "just over": "just_over just_above slightly_more_than a_little_more_than a_little_over slightly_over a_bit_more_than",
    },
    "de": {
        "about": "etwa rund ungefähr zirka circa ca gut_und_gern schätzungsweise um_die",
        "nearly": "fast beinahe knapp nahezu annähernd",
        "over": "mehr_als über oberhalb",
        "least": "mindestens wenigstens nicht_weniger_als zumindest",
        "under": "weniger_als unter",
        "most": "höchstens maximal bis_zu nicht_mehr_als",
        "just over": "gut etwas_mehr_als knapp_über etwas_über ein_wenig_mehr_als",
    },
    "fr": {
        "about": "environ quelque près_d' autour_de à_peu_près approximativement une_estimation_de vers",
        "nearly": "presque près_de quasi quasiment pas_loin_de",
        "over": "plus_de plus_d' au-delà_de au-dessus_de dépasse",
        "least": "au_moins au_minimum pas_moins_de",
        "under": "moins_de moins_d' en-dessous_de",
        "most": "jusqu'à au_plus au_maximum pas_plus_de pas_dépasser pas_excéder tout_au_plus",
        "just over": "un_peu_plus_de un_peu_plus_d' à_peine_plus_de",
    },
    "es": {
        "about": "unos unas aproximadamente alrededor_de cerca_de en_torno_a",
        "nearly": "casi",
        "over": "más_de superior_a por_encima_de",
        "least": "al_menos por_lo_menos como_mínimo no_menos_de",
        "under": "menos_de inferior_a por_debajo_de",
        "most": "hasta como_máximo a_lo_sumo no_más_de no_superará no_superarán no_supere no_superen no_excederá no_exceda no_podrá_superar no_podrá_exceder no_puede_superar no_puede_exceder",
        "just over": "poco_más_de algo_más_de un_poco_más_de",
    },
    "it": {
        "about": "circa intorno_a all'incirca approssimativamente",
        "nearly": "quasi",
        "over": "più_di più_della più_del oltre superiore_a",
        "least": "almeno come_minimo non_meno_di",
        "under": "meno_di inferiore_a sotto",
        "most": "fino_a al_massimo non_più_di non_superare non_superi non_supera non_può_superare non_potrà_superare non_deve_superare",
        "just over": "poco_più_di un_po'_più_di",
    },
    "pt": {
        "about": "cerca_de aproximadamente por_volta_de em_torno_de uns umas",
        "nearly": "quase perto_de",
        "over": "mais_de acima_de superior_a",
        "least": "pelo_menos ao_menos no_mínimo",
        "under": "menos_de abaixo_de inferior_a",
        "most": "até no_máximo não_mais_de não_exceder não_ultrapassar não_pode_exceder não_pode_ultrapassar não_poderá_exceder não_deve_exceder não_deve_ultrapassar",
        "just over": "pouco_mais_de um_pouco_mais_de",
    },
    "nl": {
        "about": "ongeveer circa ca rond omstreeks zo'n",
        "nearly": "bijna haast",
        "over": "meer_dan boven",
        "least": "minstens ten_minste tenminste minimaal",
        "under": "minder_dan onder",
        "most": "tot_wel maximaal hoogstens",
        "just over": "ruim iets_meer_dan net_boven",
    },
    "sv": {
        "about": "ungefär omkring cirka runt ca",
        "nearly": "nästan knappt närmare",
        "over": "mer_än över fler_än",
        "least": "minst åtminstone",
        "under": "mindre_än under färre_än",
        "most": "upp_till högst som_mest inte_överstiga inte_överskrida",
        "just over": "drygt lite_mer_än något_mer_än",
    },
    "da": {
        "about": "omkring cirka ca omtrent",
        "nearly": "næsten knap",
        "over": "mere_end over flere_end",
        "least": "mindst",
        "under": "mindre_end under",
        "most": "op_til højst ikke_overstige ikke_overskride",
        "just over": "godt lidt_over lidt_mere_end",
    },
    "no": {
        "about": "omkring cirka ca omtrent rundt",
        "nearly": "nesten knapt",
        "over": "mer_enn over flere_enn",
        "least": "minst",
        "under": "mindre_enn under",
        "most": "opptil høyst opp_til ikke_overstige ikke_overskride",
        "just over": "drøyt godt_over litt_over litt_mer_enn",
    },
    "fi": {
        "about": "noin suunnilleen arviolta",
        "nearly": "lähes melkein vajaa vajaat",
        "over": "yli enemmän_kuin",
        "least": "vähintään ainakin",
        "under": "alle vähemmän_kuin",
        "most": "enintään korkeintaan jopa",
        "just over": "runsas runsaat",
    },
    "pl": {
        "about": "około ok mniej_więcej circa",
        "nearly": "prawie niemal blisko niespełna",
        "over": "ponad więcej_niż powyżej przeszło",
        "least": "co_najmniej przynajmniej",
        "under": "mniej_niż poniżej",
        "most": "do maksymalnie najwyżej nie_przekracza nie_może_przekraczać nie_może_przekroczyć",
        "just over": "nieco_ponad nieco_więcej_niż",
    },
    "cs": {
        "about": "asi kolem přibližně zhruba",
        "nearly": "téměř skoro",
        "over": "více_než přes nad",
        "least": "nejméně alespoň minimálně",
        "under": "méně_než pod",
        "most": "až nejvýše maximálně",
        "just over": "něco_přes o_něco_více_než",
    },
    "sk": {
        "about": "asi okolo približne",
        "nearly": "takmer skoro",
        "over": "viac_ako vyše nad",
        "least": "najmenej aspoň",
        "under": "menej_ako pod",
        "most": "až najviac maximálne",
    },
    "hu": {
        "about": "körülbelül kb mintegy nagyjából",
        "nearly": "majdnem csaknem közel",
        "over": "több_mint felett",
        "least": "legalább",
        "under": "kevesebb_mint alatt",
        "most": "legfeljebb akár",
    },
    "ro": {
        "about": "aproximativ circa vreo în_jur_de",
        "nearly": "aproape",
        "over": "peste mai_mult_de",
        "least": "cel_puțin",
        "under": "sub mai_puțin_de",
        "most": "până_la cel_mult",
    },
    "ru": {
        "about": "около примерно приблизительно порядка",
        "nearly": "почти чуть_менее",
        "over": "более больше свыше",
        "least": "минимум не_менее как_минимум по_меньшей_мере",
        "under": "менее меньше",
        "most": "до максимум не_более",
    },
    "uk": {
        "about": "близько приблизно орієнтовно",
        "nearly": "майже",
        "over": "понад більше",
        "least": "щонайменше принаймні не_менше",
        "under": "менше",
        "most": "до щонайбільше не_більше",
    },
    "el": {
        "about": "περίπου γύρω",
        "nearly": "σχεδόν",
        "over": "πάνω_από περισσότεροι_από περισσότερα_από",
        "least": "τουλάχιστον",
        "under": "λιγότερο_από κάτω_από",
        "most": "έως μέχρι το_πολύ",
    },
    "tr": {
        "about": "yaklaşık aşağı_yukarı civarında kadar",
        "nearly": "neredeyse hemen_hemen",
        "over": "fazla aşkın üzerinde",
        "least": "en_az",
        "under": "altında",
        "most": "en_fazla en_çok",
    },
    "ar": {
        "about": "نحو حوالي قرابة تقريبا",
        "nearly": "زهاء ما_يقرب",
        "over": "أكثر_من يزيد_عن",
        "least": "ما_لا_يقل على_الأقل",
        "under": "أقل_من",
        "most": "حتى ما_لا_يزيد",
    },
    "he": {"about": "כ בערך", "nearly": "כמעט", "over": "יותר_מ מעל", "least": "לפחות", "under": "פחות_מ", "most": "עד"},
    "fa": {
        "about": "حدود تقریبا تقریباً",
        "nearly": "نزدیک",
        "over": "بیش_از",
        "least": "دست_کم حداقل",
        "under": "کمتر_از",
        "most": "تا حداکثر",
    },
    "hi": {
        "about": "लगभग करीब क़रीब",
        "nearly": "तकरीबन",
        "over": "से_अधिक से_ज़्यादा",
        "least": "कम_से_कम",
        "under": "से_कम",
        "most": "अधिकतम तक",
    },
    "id": {
        "about": "sekitar kira-kira kurang_lebih",
        "nearly": "hampir",
        "over": "lebih_dari",
        "least": "sedikitnya setidaknya minimal",
        "under": "kurang_dari",
        "most": "hingga sampai maksimal",
    },
    "vi": {
        "about": "khoảng chừng độ",
        "nearly": "gần",
        "over": "hơn trên",
        "least": "ít_nhất tối_thiểu",
        "under": "dưới chưa_đến",
        "most": "tối_đa lên_đến đến",
    },
}  # fmt: skip
BOUNDS_INSIDE = {
    "zh": {"about": "大约 大約 约 約 左右 上下", "nearly": "近 接近 将近 將近 几乎", "over": "超过 超過 逾 多", "least": "至少", "under": "不到 不足 低于", "most": "最多 至多 高达"},
    "ja": {"about": "約 およそ 程度 前後 ほど", "nearly": "近く ほぼ", "over": "超", "least": "以上 少なくとも", "under": "未満", "most": "以下 最大"},
    "ko": {"about": "약 가량 정도 쯤", "nearly": "거의 가까이", "over": "넘 초과", "least": "이상 최소 적어도", "under": "미만", "most": "이하 최대"},
    "th": {"about": "ประมาณ ราว", "nearly": "เกือบ", "over": "มากกว่า กว่า", "least": "อย่างน้อย", "under": "น้อยกว่า", "most": "สูงสุด ไม่เกิน"},
}  # fmt: skip

# Parts of a whole by name. "1/3": words that mean it alone; plural forms take the number before them.
PARTS = {
    "en": "1/2=half|halves 1/3=third|thirds 1/4=quarter|quarters",
    "de": "1/2=hälfte|halb|halbe|halben|halber|halbes 1/3=drittel|dritteln 1/4=viertel|vierteln 1/5=fünftel|fünfteln 1/6=sechstel|sechsteln 1/7=siebtel|siebteln 1/8=achtel|achteln 1/10=zehntel|zehnteln 1/20=zwanzigstel 1/100=hundertstel",
    "fr": "1/2=moitié|demi|demie 1/3=tiers 1/4=quart|quarts",
    "es": "1/2=mitad|medio|media 1/3=tercio|tercios 1/4=cuarto|cuartos",
    "it": "1/2=metà|mezzo|mezza 1/3=terzo|terzi 1/4=quarto|quarti",
    "pt": "1/2=metade|meio|meia 1/3=terço|terços 1/4=quarto|quartos",
    "nl": "1/2=helft|half|halve 1/3=derde 1/4=kwart 2/3=tweederde 2/5=tweevijfde 3/5=drievijfde 3/4=driekwart",
    "sv": "1/2=hälften|halv|halva 1/3=tredjedel|tredjedelar 1/4=fjärdedel|fjärdedelar|kvart 1/5=femtedel|femtedelar 1/10=tiondel|tiondelar",
    "da": "1/2=halvdelen|halv|halve 1/3=tredjedel|tredjedele 1/4=fjerdedel|fjerdedele|kvart 1/5=femtedel 1/10=tiendedel",
    "no": "1/2=halvparten|halv|halve 1/3=tredel|tredjedel|tredeler 1/4=firedel|fjerdedel|kvart 1/5=femdel 1/10=tidel",
    "fi": "1/2=puolet|puoli|puolta 1/3=kolmannes|kolmasosa|kolmanneksen|kolmannesta 1/4=neljännes|neljäsosa|neljänneksen 1/5=viidennes|viidesosa",
    "et": "1/2=pool|poole 1/3=kolmandik 1/4=veerand",
    "hu": "1/2=fele|felét|fél 1/3=harmada|harmad|harmadát 1/4=negyede|negyed|negyedét 1/5=ötöd|ötöde",
    "pl": "1/2=połowa|połowy|połowę|pół 1/3=trzecia|trzecią 1/4=ćwierć|czwarta",
    "cs": "1/2=polovina|poloviny|polovinu|půl 1/3=třetina|třetiny|třetinu 1/4=čtvrtina|čtvrtiny|čtvrtinu|čtvrt 1/5=pětina|pětiny|pětinu 1/10=desetina|desetinu",
    "sk": "1/2=polovica|polovice|polovicu|pol 1/3=tretina|tretiny|tretinu 1/4=štvrtina|štvrtiny|štvrtinu 1/5=pätina",
    "ru": "1/2=половина|половины|половину|половиной|пол 1/3=треть|трети|третью 1/4=четверть|четверти",
    "uk": "1/2=половина|половини|половину|пів 1/3=третина|третини|третину 1/4=чверть|чверті",
    "bg": "1/2=половина|половината 1/3=третина 1/4=четвърт",
    "el": "1/2=μισό|μισά|μισοί|μισή|ήμισυ 1/3=τρίτο 1/4=τέταρτο",
    "tr": "1/2=yarısı|yarım|yarı|buçuk 1/4=çeyrek|çeyreği 1/3=üçte-bir",
    "ro": "1/2=jumătate|jumătatea 1/3=treime|treimi 1/4=sfert|sferturi",
    "ca": "1/2=meitat|mig|mitja 1/3=terç|terços 1/4=quart|quarts",
    "ar": "1/2=نصف 1/3=ثلث 1/4=ربع 1/5=خمس",
    "he": "1/2=חצי|מחצית 1/3=שליש 1/4=רבע",
    "fa": "1/2=نیم|نصف|نیمی 1/3=یک‌سوم 1/4=ربع|یک‌چهارم",
    "hi": "1/2=आधा|आधे|आधी 1/3=तिहाई 1/4=चौथाई",
    "id": "1/2=setengah|separuh 1/3=sepertiga 1/4=seperempat",
    "vi": "1/2=nửa",
    "hr": "1/2=polovica|polovice|polovina|pola 1/3=trećina|trećine 1/4=četvrtina|četvrtine",
    "sr": "1/2=половина|половине|пола 1/3=трећина 1/4=четвртина",
    "sl": "1/2=polovica|polovico|pol 1/3=tretjina|tretjine 1/4=četrtina|četrtine",
    "lt": "1/2=pusė|pusę 1/3=trečdalis|trečdalį 1/4=ketvirtadalis|ketvirtis",
    "lv": "1/2=puse|pusi 1/3=trešdaļa 1/4=ceturtdaļa",
}
# Counts said in a word, and loose ones, whose value is only their order of magnitude.
COUNTS = {
    "en": "2=both|twice|pair|couple|double 12=dozen 20=score 1=once|single 3=thrice|triple|trio 2=twins|duo",
    "de": "12=dutzend 2=beide|beiden|zweimal|doppelt|paar 3=dreimal|dreifach 1=einmal",
    "fr": "12=douzaine 10=dizaine 15=quinzaine 20=vingtaine 30=trentaine 40=quarantaine 50=cinquantaine 60=soixantaine 100=centaine 1000=millier",
    "es": "12=docena 10=decena 100=centenar 1000=millar 15=quincena 2=ambos|ambas|doble",
    "it": "12=dozzina 10=decina 20=ventina 30=trentina 100=centinaio 1000=migliaio 2=entrambi|entrambe",
    "pt": "12=dúzia 10=dezena 100=centena 1000=milhar 2=ambos|ambas",
    "nl": "12=dozijn|twaalftal 10=tiental 2=beide",
    "sv": "12=dussin 10=tiotal 2=båda 3=trio",
    "da": "12=dusin 2=begge", "no": "12=dusin 2=begge",
    "fi": "12=tusina|tusinan|tusinaa 2=molemmat", "pl": "12=tuzin|tuzina|tuziny|tuzinów|tuzinem 2=oba|obie|oboje 1.5=półtora|półtorej", "ru": "500000=полмиллиона 500000000=полмиллиарда 12=дюжина|дюжину|дюжины|дюжин|дюжиной 2=оба|обе|двое 3=трое 4=четверо 1.5=полтора|полторы 10=десяток|десятка",
    "uk": "12=дюжина 500000=півмільйона 2=обидва|обидві|двоє 3=троє 4=четверо", "cs": "12=tucet|tuctu 2=oba|obě 2.5=půltřetí 1.5=půldruhého", "el": "12=ντουζίνα", "tr": "12=düzine",
    "hu": "12=tucat 500000=félmillió|félmilliós", "ro": "12=duzină 2=ambii|ambele", "hi": "12=दर्जन 1.5=डेढ़ 2.5=ढाई",
}  # fmt: skip
LOOSE = {
    "en": "10=tens|dozens|scores 100=hundreds 1000=thousands 1000000=millions 1000000000=billions",
    "de": "10=dutzende|dutzenden 100=hunderte|hunderten 1000=tausende|tausenden",
    "fr": "10=dizaines|douzaines|vingtaines 100=centaines 1000=milliers",
    "es": "10=decenas|docenas 100=cientos|centenares 1000=miles|millares",
    "it": "10=decine|dozzine 100=centinaia 1000=migliaia",
    "pt": "10=dezenas|dúzias 100=centenas 1000=milhares",
    "nl": "10=tientallen 100=honderden 1000=duizenden",
    "sv": "10=tiotals|dussintals 100=hundratals 1000=tusentals", "da": "10=snesevis 100=hundredvis|hundreder 1000=tusindvis|tusinder",
    "no": "10=titalls|dusinvis 100=hundrevis|hundrevis 1000=tusenvis", "fi": "10=kymmeniä|kymmenet 100=satoja|sadat 1000=tuhansia|tuhannet",
    "pl": "10=dziesiątki|kilkadziesiąt 100=setki|kilkaset 1000=tysiące", "cs": "10=desítky 100=stovky 1000=tisíce", "sk": "10=desiatky 100=stovky 1000=tisíce",
    "ru": "10=десятки|десятков 100=сотни|сотен 1000=тысячи", "uk": "10=десятки 100=сотні 1000=тисячі", "el": "10=δεκάδες 100=εκατοντάδες 1000=χιλιάδες",
    "tr": "10=onlarca 100=yüzlerce 1000=binlerce", "hu": "10=tucatnyi 100=százak 1000=ezrek", "ro": "10=zeci 100=sute 1000=mii", "ar": "10=عشرات 100=مئات 1000=آلاف",
    "he": "10=עשרות 100=מאות 1000=אלפי", "fa": "10=ده‌ها 100=صدها 1000=هزاران", "hi": "10=दर्जनों 100=सैकड़ों 1000=हजारों|हज़ारों", "id": "10=puluhan 100=ratusan 1000=ribuan",
}  # fmt: skip

# More forms of number words than CLDR spells: inflected, colloquial, connected.
MORE = {
    "ar": "1=واحدا|الواحد 2=اثنان|اثنين|اثنتين|اثنتان 3=ثلاث|الثلاثة 4=أربع|الأربعة 5=خمس 6=ست 7=سبع 8=ثماني|ثمان 9=تسع 10=عشر 20=عشرين 30=ثلاثين 40=أربعين 50=خمسين 60=ستين 70=سبعين 80=ثمانين 90=تسعين 100=مئة 200=مئتان|مئتين|مائتين 300=ثلاثمئة|ثلاثمائة 400=أربعمئة|أربعمائة 500=خمسمئة|خمسمائة 1000=آلاف|ألفا",
    "he": "2=שתיים|שניים|שני|שתי 3=שלושת 4=ארבעת 5=חמשת 6=ששת|ששה 7=שבעת 8=שמונת 9=תשעת 10=עשרת",
    "es": "16=dieciseis 100=ciento 1000=mil", "pt": "1000=mil 100=cento", "ca": "1000=mil", "gl": "1=un|unha 2=dous|dúas 3=tres 4=catro 5=cinco 6=seis 7=sete 8=oito 9=nove 10=dez 100=cen 1000=mil",
    "fr": "70=septante 80=huitante|octante|quatre-vingts 90=nonante 200=deux-cents 100=cents 71=soixante-et-onze|soixante-onze 1000=mille",
    "it": "3=tré 1000=mille 2000=duemila 3000=tremila 4000=quattromila 5000=cinquemila 6000=seimila 7000=settemila 8000=ottomila 9000=novemila 10000=diecimila 12000=dodicimila 15000=quindicimila 20000=ventimila 25000=venticinquemila 30000=trentamila 40000=quarantamila 50000=cinquantamila 60000=sessantamila 70000=settantamila 80000=ottantamila 90000=novantamila 100000=centomila 200000=duecentomila 300000=trecentomila 500000=cinquecentomila", "de": "2=zwo|zweier 3=dreier 100=hundert 1000=tausend", "nl": "100=honderd 1000=duizend",
    "en": "100=hundred 1000=thousand", "sv": "1=en|ett 100=hundra 1000=tusen 20=tjugu", "da": "1=én|ét 50=halvtreds 60=tres 70=halvfjerds 80=firs 90=halvfems 100=hundrede|hundred 1000=tusind",
    "no": "1=en|et|ett|én 2=to 7=syv 20=tyve 30=tredve 100=hundre 1000=tusen", "fi": "100=sata|sataa 1000=tuhat|tuhatta", "et": "100=sada 1000=tuhat",
    "hu": "2=két|kettőt 100=száz 1000=ezer", "pl": "100=sto|stu 200=dwieście|dwustu 300=trzysta|trzystu 400=czterysta|czterystu 500=pięćset|pięciuset 600=sześćset 700=siedemset 800=osiemset 900=dziewięćset 1000=tysiąc|tysiące|tysięcy 2=dwoje 3=troje 4=czworo",
    "cs": "2=dvou|dvěma|dvoje 3=tří|třem|třemi 4=čtyř|čtyřem|čtyřmi 5=pěti 6=šesti 7=sedmi 8=osmi 9=devíti 10=deseti 100=sto|sta|set 1000=tisíc|tisíce|tisíců 200=dvě-stě 300=tři-sta",
    "sk": "2=dvoch|dvaja|dvom|dvojica|dvojicu|dvojice 3=troch|traja|trojica|trojicu|trojice 4=štyroch|štyria|štvorica|štvoricu|štvorice 5=piatich|piati 6=šiestich 7=siedmich 8=ôsmich 9=deviatich 10=desiatich 100=sto 1000=tisíc",
    "sl": "1=en|eden 2=dveh 3=treh|trije 4=štirih|štirje 5=petih 100=sto 1000=tisoč", "hr": "2=dvoje|dvojica|dvojicu|dvojice|dvojici|dvojicom|dviju 3=troje|trojica|trojicu|trojice|trojici|trojicom 4=četvero|četvorica|četvoricu|četvorice|četvorici 5=petero|petorica|petoricu|petorice|petorici 6=šestorica|šestoricu|šestorice 7=sedmorica|sedmoricu 8=osmorica|osmoricu 100=sto 1000=tisuću|tisuća|tisuće",
    "sr": "2=двоје|двојица|двојицу|двојице|dvojica|dvojicu|dvojice 3=троје|тројица|тројицу|тројице|trojica|trojicu|trojice 4=четворо|четворица|четворицу|četvorica|četvoricu 5=петорица|петорицу|petorica|petoricu 6=шесторица|шесторицу 100=сто 1000=хиљаду|хиљада|хиљаде 1=jedan 2=dva|dve 3=tri 4=četiri 5=pet 6=šest 7=sedam 8=osam 9=devet 10=deset",
    "bg": "100=сто 200=двеста 300=триста 1000=хиляда|хиляди 10=десетима 7=седмина 8=осмина", "mk": "100=сто 1000=илјада|илјади 2=двајца 3=тројца 4=четворица",
    "ru": "2=двое|двоих 3=трёх|трём|тремя|трое|троих 4=четырёх|четырём|четверо|четверых 5=пятеро 6=шестеро 7=семеро 100=сто|ста 200=двести|двухсот 300=триста|трёхсот 400=четыреста 500=пятьсот|пятисот 600=шестьсот 700=семьсот 800=восемьсот 900=девятьсот 1000=тысяча|тысячи|тысяч|тысячу",
    "uk": "2=двох|двома|двоє 3=трьох|трьома|троє 4=чотирьох|четверо 5=п'ять|п'яти|п'ятьох 6=шести|шістьох 7=семи 8=восьми 9=дев'ять|дев'яти 10=десяти 15=п'ятнадцять 19=дев'ятнадцять 50=п'ятдесят 90=дев'яносто 100=сто 200=двісті 500=п'ятсот 1000=тисяча|тисячі|тисяч",
    "be": "1=адзін 2=двух 3=трох 4=чатырох 100=сто 1000=тысяча|тысячы|тысяч",
    "el": "1=ένας|έναν|μια|μίας|ενός 3=τρεις|τριών 4=τεσσάρων|τέσσερις 7=εφτά 8=οχτώ 9=εννιά 100=εκατό 200=διακόσια|διακόσιοι|διακόσιες 300=τριακόσια|τριακόσιοι 1000=χίλια|χίλιοι|χιλιάδες",
    "tr": "1000=bin 100=yüz", "ro": "1=un|o 6=șase 7=șapte 16=șaisprezece 17=șaptesprezece 60=șaizeci 70=șaptezeci 14=paisprezece 100=sută|sute 1000=mie|mii",
    "lt": "100=šimtas|šimtai|šimtų 1000=tūkstantis|tūkstančiai|tūkstančių 10=dešimt", "lv": "100=simts|simti|simtu 1000=tūkstotis|tūkstoši|tūkstošu 3=trīs|trijiem|trim 2=divu|diviem",
    "fa": "1=یکی 2=دوتا 100=صد 200=دویست 300=سیصد 400=چهارصد 500=پانصد 1000=هزار", "hi": "5=पांच 6=छः|छे 9=नौ 15=पंद्रह 100=सौ 1000=हजार|हज़ार 100000=लाख 10000000=करोड़|करोड",
    "ur": "1=ایک 2=دو 3=تین 4=چار 5=پانچ 6=چھ 7=سات 8=آٹھ 9=نو 10=دس 11=گیارہ 12=بارہ 20=بیس 30=تیس 40=چالیس 50=پچاس 100=سو 1000=ہزار 100000=لاکھ 10000000=کروڑ",
    "bn": "1=এক|একজন|একটি|একটা 2=দুই|দুজন|দুইজন|দুইটি|দুইটা 3=তিন|তিনজন|তিনটি|তিনটা 4=চার|চারজন|চারটি|চারটা 5=পাঁচ|পাঁচজন|পাঁচটি|পাঁচটা 6=ছয়|ছয়জন|ছয়টি|ছয়টা 7=সাত|সাতজন|সাতটি|সাতটা 8=আট|আটজন|আটটি|আটটা 9=নয়জন|নয়টি|নয়টা 10=দশ|দশজন|দশটি|দশটা 11=এগারো|এগারোজন|এগারোটি|এগারোটা 12=বারো|বারোজন|বারোটি|বারোটা 20=বিশ|বিশজন|বিশটি|বিশটা 30=ত্রিশ|ত্রিশজন|ত্রিশটি|ত্রিশটা 40=চল্লিশ|চল্লিশজন|চল্লিশটি|চল্লিশটা 50=পঞ্চাশ|পঞ্চাশজন|পঞ্চাশটি|পঞ্চাশটা 100=শত 1000=হাজার 100000=লাখ 10000000=কোটি",
    "id": "100=ratus 1000=ribu 10=puluh", "ms": "8=lapan 100=ratus 1000=ribu 10=puluh", "vi": "1=mốt 4=tư 5=lăm|nhăm 10=mươi 100=trăm 1000=nghìn|ngàn 12=tá",
    "fil": "1=isa|isang 2=dalawa|dalawang 3=tatlo|tatlong 4=apat 5=lima|limang 6=anim 7=pito|pitong 8=walo|walong 9=siyam 10=sampu|sampung 100=daan 1000=libo|libong",
    "sw": "1=mmoja 2=wawili|mbili|miwili|viwili|mawili 3=watatu|tatu|mitatu|vitatu|matatu 4=wanne|nne|minne|vinne|manne 5=watano|tano|mitano|vitano|matano 6=sita 7=saba 8=wanane|minane|vinane|manane 9=tisa 10=kumi 100=mia 1000=elfu", "is": "1=einn|ein|eitt 2=tveir|tvær|tveimur 3=þremur|þriggja 4=fjórum 100=hundrað 1000=þúsund",
    "hy": "100=հարյուր 1000=հազար", "ka": "100=ასი 1000=ათასი", "ga": "1=amháin|aon 2=beirt|dhá 3=triúr|trí 4=ceathrar|ceithre 5=cúigear|cúig 6=sé 7=seacht 8=ocht 9=naoi 10=deich",
    "cy": "100=cant 1000=mil", "ta": "100=நூறு 1000=ஆயிரம் 100000=லட்சம் 10000000=கோடி", "af": "100=honderd 1000=duisend", "lb": "2=zwee|zwou 3=dräi 4=véier 5=fënnef",
}  # fmt: skip
# Words that are an article, or a person left unnamed, as often as the number one (and "no" where it is also nought).
ARTICLES = frozenset(
    "one a an ein eine einen einer eines einem eins un une una uno um uma en ett et én ei egy bir một o ένα μία μια ένας ένασ unu jeden jedna jedno jeden один одна одно один один un' een één 'n еден една едно един jedan yksi üks једна један एक یک ایک এক satu".split()
)
# Scales beyond CLDR's, as they are written after digits; the short ones stand close to them.
SCALES = {
    "*": "3=k 6=m|mn|mln|mio 9=bn|b|bln|mrd|mld|md 12=tn|trn",
    "en": "2=hundred 3=thousand|thousands 6=million|millions|mill 9=billion|billions 12=trillion|trillions 5=lakh|lakhs|lac 7=crore|crores|cr",
    "de": "3=tausend|tsd 6=million|millionen|mio 9=milliarde|milliarden|mrd 12=billion|billionen|bio", "fr": "3=mille|milliers 6=million|millions 9=milliard|milliards|mds|md 12=billion|billions",
    "es": "3=mil 6=millón|millones|mill|mdd 9=mil_millones|millardo|millardos 12=billón|billones", "it": "3=mila|mille 6=milione|milioni|mln 9=miliardo|miliardi|mld",
    "pt": "3=mil 6=milhão|milhões|mi 9=mil_milhões|bilhão|bilhões|bi 12=trilhão|trilhões", "ca": "3=mil 6=milió|milions 9=mil_milions", "nl": "3=duizend 6=miljoen|mln 9=miljard|mld 12=biljoen",
    "sv": "3=tusen 6=miljon|miljoner|mn|milj 9=miljard|miljarder|mdr|mdkr", "da": "3=tusind 6=million|millioner|mio 9=milliard|milliarder|mia", "no": "3=tusen 6=million|millioner|mill 9=milliard|milliarder|mrd",
    "fi": "3=tuhat|tuhatta|tuhannen 6=miljoona|miljoonaa|miljoonan|miljoonaan|miljoonasta|miljoonalla|miljoonaksi|miljoonia|miljoonien|milj 9=miljardi|miljardia|miljardin|miljardiin|miljardista|miljardilla|miljardiksi|miljardeja|miljardien|mrd", "et": "3=tuhat|tuhande 6=miljon|miljonit|mln 9=miljard|miljardit",
    "hu": "3=ezer 6=millió|milliós|m 9=milliárd|mrd", "pl": "3=tysiąc|tysiące|tysięcy|tys 6=milion|miliony|milionów|mln 9=miliard|miliardy|miliardów|mld 12=bilion|biliony",
    "cs": "3=tisíc|tisíce|tis 6=milion|miliony|milionů|milionu|mil 9=miliarda|miliardy|miliard|mld", "sk": "3=tisíc|tis 6=milión|milióny|miliónov|mil 9=miliarda|miliardy|miliárd|mld",
    "sl": "3=tisoč 6=milijon|milijona|milijoni|milijonov|mio 9=milijarda|milijardi|milijarde|milijard", "hr": "3=tisuća|tisuće 6=milijun|milijuna|milijuni 9=milijarda|milijarde|milijardi",
    "sr": "3=хиљада|хиљаде|hiljada 6=милион|милиона|miliona 9=милијарда|милијарде|милијарди|milijardi", "bs": "3=hiljada|hiljade 6=milion|miliona 9=milijarda|milijardi", "bg": "3=хиляди|хил 6=милион|милиона|млн 9=милиард|милиарда|млрд",
    "mk": "3=илјади 6=милион|милиони 9=милијарда|милијарди", "ru": "3=тысяча|тысячи|тысяч|тыс 6=миллион|миллиона|миллионов|млн 9=миллиард|миллиарда|миллиардов|млрд 12=триллион|триллиона|трлн",
    "uk": "3=тисяча|тисячі|тисяч|тис 6=мільйон|мільйона|мільйони|мільйонів|млн 9=мільярд|мільярда|мільярди|мільярдів|млрд", "be": "3=тысяч|тыс 6=мільён|мільёна|мільёнаў|млн 9=мільярд|мільярда|мільярдаў|млрд",
    "el": "3=χιλιάδες|χιλ 6=εκατομμύριο|εκατομμύρια|εκατ|εκ 9=δισεκατομμύριο|δισεκατομμύρια|δισ|δισ.", "tr": "3=bin 6=milyon|mn 9=milyar|mr 12=trilyon", "az": "3=min 6=milyon|mln 9=milyard|mlrd",
    "ro": "3=mii|mie 6=milion|milioane|mil 9=miliard|miliarde|mld", "lt": "3=tūkstantis|tūkstančiai|tūkstančių|tūkst 6=milijonas|milijonai|milijonų|mln 9=milijardas|milijardai|milijardų|mlrd",
    "lv": "3=tūkstoši|tūkstošu 6=miljons|miljoni|miljonu|milj 9=miljards|miljardi|miljardu", "ar": "3=ألف|آلاف|ألفا 6=مليون|ملايين|مليونا 9=مليار|مليارات 12=تريليون", "he": "3=אלף|אלפים 6=מיליון|מיליוני 9=מיליארד|מיליארדי",
    "fa": "3=هزار 6=میلیون 9=میلیارد 12=تریلیون", "hi": "3=हजार|हज़ार 5=लाख 6=मिलियन 7=करोड़|करोड 9=अरब|बिलियन", "ur": "3=ہزار 5=لاکھ 6=ملین 7=کروڑ 9=ارب", "bn": "3=হাজার 5=লাখ|লক্ষ 7=কোটি", "ta": "3=ஆயிரம் 5=லட்சம் 7=கோடி",
    "id": "3=ribu|rb 6=juta|jt 9=miliar|milyar 12=triliun", "ms": "3=ribu 6=juta 9=bilion 12=trilion", "vi": "3=nghìn|ngàn 6=triệu 9=tỷ|tỉ", "fil": "3=libo|libong 6=milyon|milyong 9=bilyon|bilyong", "sw": "3=elfu 5=laki 6=milioni 9=bilioni 12=trilioni",
    "is": "3=þúsund 6=milljón|milljónir|milljóna 9=milljarður|milljarðar|milljarða", "sq": "3=mijë 6=milion|milionë 9=miliard|miliardë", "hy": "3=հազար 6=միլիոն 9=միլիարդ", "ka": "3=ათასი 6=მილიონი 9=მილიარდი",
    "zh": "2=百 3=千 4=万|萬 8=亿|億 12=兆|万亿|萬億", "ja": "2=百 3=千 4=万 8=億 12=兆", "ko": "2=백 3=천 4=만 8=억 12=조", "th": "3=พัน 4=หมื่น 5=แสน 6=ล้าน 9=พันล้าน", "gl": "3=mil 6=millón|millóns", "af": "3=duisend 6=miljoen 9=miljard",
}  # fmt: skip
# Languages that say the scale before the figure: "milioni 35".
SCALE_FIRST = frozenset({"sw"})
PERCENT = {
    "en": "percent per_cent pct pc", "de": "prozent vom_hundert", "fr": "pourcent pour_cent", "es": "por_ciento porciento", "it": "percento per_cento", "pt": "por_cento porcento", "ca": "per_cent", "gl": "por_cento",
    "nl": "procent", "af": "persent", "sv": "procent", "da": "procent pct", "no": "prosent", "is": "prósent", "fi": "prosenttia prosentin prosentti", "et": "protsenti protsent", "hu": "százalék százaléka százalékos",
    "pl": "procent procenta procentów proc", "cs": "procent procenta procento", "sk": "percent percenta percento", "sl": "odstotkov odstotka odstotki odstotek", "hr": "posto postotak", "sr": "посто одсто posto odsto", "bs": "posto",
    "bg": "процента на_сто", "mk": "проценти", "ru": "процент процента процентов", "uk": "відсоток відсотка відсотки відсотків", "be": "працэнтаў", "el": "τοις_εκατό", "tr": "yüzde", "az": "faiz", "ro": "la_sută procente",
    "lt": "procentas procentai procentų proc", "lv": "procents procenti procentu", "ar": "بالمئة بالمائة في_المئة", "he": "אחוז אחוזים", "fa": "درصد", "hi": "प्रतिशत फीसदी फ़ीसदी", "ur": "فیصد", "bn": "শতাংশ", "ta": "சதவீதம் சதவிகிதம்",
    "id": "persen", "ms": "peratus", "vi": "phần_trăm", "fil": "porsyento", "sw": "asilimia", "sq": "përqind", "hy": "տոկոս", "ka": "პროცენტი", "ko": "퍼센트 프로", "ja": "パーセント", "zh": "百分之", "th": "เปอร์เซ็นต์ ร้อยละ",
}  # fmt: skip
POINTS = {
    "en": "percentage_point percentage_points pp ppt", "de": "prozentpunkte prozentpunkten prozentpunkt", "fr": "points_de_pourcentage point_de_pourcentage", "es": "puntos_porcentuales punto_porcentual", "it": "punti_percentuali punto_percentuale",
    "pt": "pontos_percentuais ponto_percentual", "nl": "procentpunt procentpunten", "sv": "procentenheter procentenhet", "da": "procentpoint", "no": "prosentpoeng", "fi": "prosenttiyksikköä", "pl": "punktu_procentowego punkty_procentowe punktów_procentowych pkt_proc",
    "cs": "procentního_bodu procentní_body procentních_bodů", "ru": "процентных_пункта процентных_пунктов процентный_пункт", "uk": "відсоткових_пунктів", "hu": "százalékpont százalékponttal",
}  # fmt: skip

# What stands between a share and its whole: "one in eight", "un locataire sur trois".
AMONG = frozenset(
    ["in", "von", "sur", "su", "av", "na", "из", "ud", "af", "em", "z", "ze", "cada", "of", "op", "de"]
)

# What follows a part and no place in a row: "a third of", "un cinquième des".
PARTED = frozenset(
    "of and more less fewer higher lower bigger smaller the as van von av af dei degli delle dello della do dos das".split()
)

# What joins an amount to what it counts, or to its currency.
OF = frozenset(["de", "d'", "di", "des", "of", "del", "da"])

# "one in every eight".
EACH = frozenset({"every", "each", "cada", "ogni", "jedem", "elke"})

# What is glued to a figure to make it an ordinal, by language.
ORDINAL_SIGNS = {"en": ("st", "nd", "rd", "th"), "fr": ("er", "re", "e", "ème", "ère", "nd", "nde"), "nl": ("e", "de", "ste"), "sv": ("a", "e"), "ca": ("r", "n", "t", "è", "a")}  # fmt: skip

# The same in any language.
ANY_ORDINAL = frozenset("º ª ος η ο й го му м я е ой ый".split())

# What behind "800m" says that metres are meant.
NOT_MILLIONS = frozenset(
    "race sprint freestyle hurdles relay deep high tall long wide away from below above final backstroke butterfly dash walk run and of in at to north south east west".split()
)

# What joins the parts of one number in words: "two hundred and five", "treinta y dos".
JOINS = frozenset("and und et y e en och og ja i și και - va và linh lẻ le".split())

# Characters that count things right behind a figure in Chinese, Japanese and Korean.
COUNTERS = "人名円元歳岁年个個件台本枚回度倍隻艘架辆輛명개원년살"
# Of those that count one thing, the one by which both are known: people, years of age, things.
COUNTED_ALIKE = {"名": "人", "歳": "岁", "個": "个"}

# What joins the ends of a range in words ("20 to 25 minutes"), and before what the same word leads from one figure to another.
RANGES = {
    "en": ("to", "from"), "de": ("bis", "von vom"), "fr": ("à", "de du"), "es": ("a", "de del desde"), "it": ("a", "da dal dai"), "pt": ("a", "de do desde"), "nl": ("tot", "van"),
    "sv": ("till", "från"), "da": ("til", "fra"), "no": ("til", "fra"), "pl": ("do", "od z"),
}  # fmt: skip

# What leads to the two ends of a range and what joins them: "between 20 and 25 minutes".
BETWEEN = {
    "en": ("between", "and"), "de": ("zwischen", "und"), "fr": ("entre", "et"), "es": ("entre", "y"), "it": ("tra fra", "e"), "pt": ("entre", "e"), "nl": ("tussen", "en"), "sv": ("mellan", "och"), "da": ("mellem", "og"), "no": ("mellom", "og"),
}  # fmt: skip

# What has no price, in any of the languages that tell drift.
FREE = frozenset(
    "free kostenlos kostenfrei gratis umsonst gratuit gratuite gratuits gratuites gratuitement gratuito gratuita gratuitos "
    "gratuitas gratuitamente kosteloos bezpłatny bezpłatna bezpłatne bezpłatnie darmowy kostnadsfri kostnadsfritt".split()
)
