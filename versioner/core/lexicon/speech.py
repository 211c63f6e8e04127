"""Verbs of saying and phrases that name a speaker; by language, folded. Source: written for this project."""

from __future__ import annotations

SAYING = {
    "en": "said says say saying told tells tell added adds claimed claims stated states argued argues insisted insists explained explains announced announces reported reports wrote writes warned warns declared noted notes admitted confirmed commented replied",
    "de": "sagte sagt sagten sagen erklärte erklärt erklärten betonte betont teilte meinte meint berichtete berichtet mitgeteilt äußerte warnte schrieb ergänzte behauptete",
    "fr": "dit déclaré déclare déclarait affirmé affirme affirmait expliqué explique indiqué indique ajouté ajoute annoncé précisé précise assuré assure estimé estime souligné",
    "es": "dijo dice dijeron declaró declara afirmó afirma explicó explica indicó indica añadió agregó anunció aseguró asegura señaló informó comentó sostuvo",
    "it": "detto dice disse dichiarato dichiara affermato afferma spiegato spiega aggiunto aggiunge annunciato riferito sottolineato ha_detto",
    "pt": "disse diz disseram declarou declara afirmou afirma explicou explica acrescentou anunciou garantiu informou",
    "nl": "zei zegt zeiden zeggen verklaarde verklaart aldus meldde meldt vertelde liet_weten benadrukte waarschuwde schreef",
    "sv": "sade säger sa uppger berättar förklarade meddelade skriver",
    "da": "sagde siger oplyser fortæller udtaler forklarer skriver", "no": "sa sier opplyser forteller uttaler forklarer skriver",
    "fi": "sanoi sanoo kertoi kertoo totesi toteaa ilmoitti mukaan", "et": "ütles ütleb teatas lisas selgitas sõnul",
    "hu": "mondta mondja közölte elmondta hangsúlyozta jelentette szerint", "pl": "powiedział powiedziała mówi oświadczył oświadczyła poinformował poinformowała podkreślił dodał dodała stwierdził stwierdziła twierdzi",
    "cs": "řekl řekla říká uvedl uvedla prohlásil prohlásila dodal dodala sdělil sdělila", "sk": "povedal povedala hovorí uviedol uviedla vyhlásil dodal", "sl": "dejal dejala je_dejal povedal povedala poudaril", "hr": "rekao rekla kazao kazala izjavio izjavila poručio",
    "sr": "рекао рекла изјавио изјавила казао rekao rekla izjavio", "bg": "каза казва заяви съобщи обяви", "ru": "сказал сказала говорит заявил заявила сообщил сообщила отметил отметила подчеркнул рассказал рассказала добавил добавила",
    "uk": "сказав сказала каже заявив заявила повідомив повідомила зазначив зазначила додав додала", "el": "είπε λέει δήλωσε δηλώνει ανέφερε αναφέρει τόνισε πρόσθεσε", "tr": "dedi diyor söyledi açıkladı belirtti ifade vurguladı ekledi konuştu",
    "ro": "spus declarat declară afirmat afirmă anunțat adăugat transmis", "ca": "dit va_dir diu declarat afirmat explicat", "ar": "قال قالت قالوا يقول تقول أكد أكدت صرح صرحت أعلن أعلنت أضاف أضافت أوضح أوضحت ذكر ذكرت",
    "he": "אמר אמרה אמרו אומר אומרת הודיע הודיעה מסר מסרה הוסיף הוסיפה", "fa": "گفت گفته گفتند می‌گوید افزود اعلام اظهار", "hi": "कहा बताया कहते कहना", "id": "kata mengatakan ujar menyatakan tutur menjelaskan menambahkan", "vi": "nói cho_biết tuyên_bố khẳng_định phát_biểu",
    "lt": "sakė teigė pranešė pareiškė", "lv": "sacīja teica paziņoja norādīja", "sw": "alisema amesema",
    "zh": "说 說 表示 称 稱 指出 告诉 告訴 强调 强調 透露", "ja": "述べ 語っ 話し と話す 明らかに と述べ 説明し コメント", "ko": "말했 밝혔 전했 설명했 강조했 덧붙였 주장했", "th": "กล่าว ระบุ เปิดเผย บอก",
}  # fmt: skip
# Phrases before a speaker.
ACCORDING = {
    "en": "according_to", "de": "laut nach_angaben zufolge so", "fr": "selon d'après", "es": "según de_acuerdo_con", "it": "secondo", "pt": "segundo de_acordo_com conforme", "nl": "volgens", "sv": "enligt", "da": "ifølge", "no": "ifølge",
    "pl": "według zdaniem", "cs": "podle", "sk": "podľa", "hr": "prema", "sl": "po_besedah", "ru": "согласно по_словам по_данным", "uk": "за_словами за_даними", "el": "σύμφωνα_με", "tr": "göre", "ro": "potrivit conform", "ca": "segons", "hu": "szerint", "fi": "mukaan", "id": "menurut", "vi": "theo",
    "ar": "بحسب وفقا حسب", "he": "לפי לדברי", "fa": "به_گفته", "hi": "मुताबिक अनुसार", "zh": "据 據 根据 根據", "ja": "によると によれば", "ko": "따르면",
}  # fmt: skip
# Where the verb follows a speaker at once: the prepositions and articles that go on naming the speaker.
HUNG_ON_SPEAKERS = {
    "de": "in im aus am an von vom der des für bei zur zum", "nl": "in van voor uit op bij te der",
    "sv": "i på för från av vid hos inom", "da": "i på for fra af ved hos inden", "no": "i på for fra av ved hos innen",
}  # fmt: skip
# Between what is said and the verb that its speaker follows: "…, a expliqué la maire", "…, ha detto il sindaco".
HELPING = {
    "fr": "a ont avait avaient", "it": "ha hanno aveva avevano", "es": "ha han había habían", "ca": "ha han va van", "pt": "tem tinha havia",
    "ro": "a au",
}  # fmt: skip
# Words before a person's name.
TITLES = {
    "en": "mr mrs ms miss dr prof sir dame lord lady president minister senator chancellor king queen prince princess pope general judge justice captain sergeant reverend", "de": "herr frau dr prof", "fr": "m mme mlle monsieur madame dr me", "es": "señor señora sr sra don doña dr", "it": "signor signora dott sig",
    "pt": "senhor senhora sr sra dr", "nl": "meneer mevrouw dhr mevr", "pl": "pan pani", "ru": "господин госпожа г-н г-жа", "tr": "bay bayan sayın", "ar": "السيد السيدة الدكتور الرئيس الوزير", "he": "מר גברת", "fa": "آقای خانم دکتر", "hi": "श्री श्रीमती डॉ", "ko": "의장 군수 구청장 총리 감독 선수 변호사 위원장 국장 원장 박사 기자 씨 님 대표 대변인 장관 대통령 의원 교수 시장 회장", "ja": "さん 議長 委員長 総理 大臣 博士 医師 弁護士 署長 校長 院長 課長 部長 局長 所長 理事 記者 町長 村長 区長 官房長官 氏 首相 大統領 社長 知事 市長 議員 教授 容疑者 被告 代表 会長 選手 監督", "zh": "县长 縣長 议长 議長 局长 局長 院长 院長 校长 校長 医生 醫生 律师 律師 记者 記者 博士 委员 委員 代表 主任 书记 書記 镇长 镇長 总理 總理 议员 議員 先生 女士 总统 總統 主席 部长 部長 教授 市长 市長 经理 發言人 发言人 小姐",
    "th": "นาย นาง นางสาว ดร พลเอก", "vi": "ông bà anh chị",
}  # fmt: skip
# Family names where no capital shows one: the commonest, which lead the given name.
SURNAMES = {
    "zh": "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文习習温溫",
    "ko": "김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 홍 전 고 문 손 양 배 백 허 유 남 심 노 하 곽 성 차 주 우 구 민 나 진 지 엄 채 원 천 방 공 현 함 변 염 여 추 도 소 석 선 설 마 길 연 위 표 명 기 반 왕 금 옥 육 인 맹 제 모 탁 국",
    "ja": "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 斉藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 岡本 三浦 金子 藤原 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田 増田 丸山 杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 武田 野口 松井 千葉 菅原 岩崎 久保 木下 佐野 野村 松尾 菊地 市川 杉本 古川 大西 島田 水野 桜井 高野 吉川 山内 西田 飯田 菊池 西川 小松 北村 安田 五十嵐 川口 平田 関 中田 久保田 東 服部 川崎 岩田 土屋 福島 本田 辻 樋口 秋山 田口 永井 山中 中西 吉村 川上 石原 大橋 松岡 馬場 浜田 森本 星野 矢野 浅野 石橋 岸田 安倍 菅 石破",
}  # fmt: skip
