"""The words with which whoever publishes a page speaks of itself: "we", "our", "this paper"; by language, folded.

Written from the grammars' tables of the first person plural; in Chinese, Japanese and Korean with what papers and sites call
themselves. Left out is what means something else as often (Italian "ci", Swedish "vår" is a spring as well).
"""

from __future__ import annotations

OURS = {
    "en": "we us our ours",
    "de": "wir uns unser unsere unseren unserem unserer unseres",
    "fr": "nous notre nos",
    "es": "nosotros nos nuestra nuestro nuestras nuestros",
    "it": "noi nostra nostro nostre nostri",
    "pt": "nosso nossa nossos nossas nós conosco",
    "nl": "wij ons onze",
    "sv": "vi oss våra vårt",
    "da": "vi os vores",
    "no": "vi oss våre vårt",
    "fi": "me meidän meitä meille meihin",
    "pl": "my nas nam nami nasz nasza nasze naszego naszej naszych naszym naszą",
    "cs": "my nás nám námi náš naše našeho našemu naší naším našich našimi",
    "ru": "мы нас нам нами наш наша наше наши нашу нашего нашей нашем наших нашим",
    "uk": "ми нас нам нами наш наша наше наші нашу нашого нашої нашій нашому наших нашим",
    "el": "εμείς εμάς μας",
    "tr": "biz bizi bize bizim bizimle bültenimize bültenimiz kanalımıza uygulamamızı",
    "ar": "نحن لنا لدينا نشرتنا تطبيقنا قناتنا صفحتنا موقعنا حسابنا",
    "he": "אנחנו לנו אותנו שלנו אלינו",
    "fa": "ما",
    "hi": "हम हमें हमारा हमारी हमारे",
    "bn": "আমরা আমাদের",
    "ta": "நாங்கள் எங்கள் எங்களது",
    "ur": "ہم ہمیں ہمارا ہماری ہمارے",
    "sw": "sisi wetu yetu zetu letu kwetu",
    "hr": "mi nas nam nama naš naša naše naši našu našeg naših našem",
    "bg": "ние нас ни наш наша наше наши нашия нашата нашето нашите",
    "id": "kami",
    "vi": "chúng_tôi",
    "ro": "noi nouă nostru noastră noștri noastre",
    "hu": "mi nekünk minket hírlevelünkre hírlevelünk csatornánkat oldalunkat",
    "zh": "我们 我們 本报 本報 本站 本刊 本网 本網 本台",
    "ja": "私たち 弊社 当社 弊紙 本紙 当サイト 当紙 当メディア",
    "ko": "우리 저희 본지 본보 본사",
    "th": "ของเรา กับเรา ติดตามเรา",
}

# Phrases by which lines turn to a reader (`lexicon.calls`, "itself") that say no more than "please" and "your": whoever speaks.
ANYBODYS = frozenset("구독하세요 하세요 해주세요 してください ください 会員登録 ของคุณ".split())
