"""Family names of China, Japan and Korea, which stand first, and the words that begin as they do and name nobody.

The commonest families are `speech.SURNAMES`; more of Japan are written down from what its tables of common family names list.
Words and endings are written from dictionaries and grammars: a name's two or three signs may begin a noun ("高速路", "서울시").
Patterns for `lexicon.bylines`, to stand in a group or, where they are single signs, in a class.
"""

from __future__ import annotations

from versioner.core.lexicon.speech import SURNAMES

_MORE_JAPANESE = (
    "森下 森川 西山 大谷 平井 平田 中井 片山 黒田 吉岡 松永 松村 奥村 大久保 高山 小池 小西 小田 小沢 小澤 岩本 岩井 川村 川島 川田 永田 長田 北川 "
    "荒木 荒井 星 金田 富田 塚本 篠原 須藤 早川 大川 大森 大島 大石 大山 大田 内藤 松原 松下 関口 今村 望月 岡 岡崎 岡村 飯塚 堀 堀内 児玉 三宅 三上 "
    "津田 萩原 白石 白井 町田 沢田 澤田 桑原 稲垣 榎本 石塚 石黒 杉浦 熊谷 鎌田 柳沢 若林 水谷 福井 藤原 藤岡 藤川 吉野 宮田 宮川 根本 梅田 竹田 竹中 "
    "神田 神谷 相馬 安達 足立 浅井 浅田 秋元 天野 荻野 尾崎 海老原 柏木 栗原 栗田 黒木 河合 河村 古賀 後藤田 坂口 桜田 笹川 志村 下田 新田 須田 瀬戸 "
    "関根 高井 高島 高松 滝沢 玉井 田辺 田代 寺田 戸田 富永 豊田 永野 成田 西尾 西岡 野崎 橋口 畑中 花田 林田 樋口 平山 平川 広瀬 細川 堀田 本間 前川 "
    "牧野 増井 松浦 三木 三好 南 宮内 向井 村井 村山 守屋 柳田 矢島 山岸 山根 山村 湯浅 横田 吉沢 吉本 若松 渡部 渡邉 齋藤 齊藤 髙橋 阿久津"
)
_JAPANESE = sorted({*SURNAMES["ja"].split(), *_MORE_JAPANESE.split()}, key=lambda one: (-len(one), one))
JA_FAMILIES = "|".join(one for one in _JAPANESE if len(one) > 1)
# Those of a single sign begin too many nouns: only before a space.
JA_SHORT = "".join(one for one in _JAPANESE if len(one) == 1)
KO_FAMILIES = "|".join(SURNAMES["ko"].split())
ZH_FAMILY = f"(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|[{SURNAMES['zh']}])"
# Words that begin as a family's name does.
ZH_WORDS = "|".join(
    (
        "高速 高铁 高鐵 高校 高中 高级 高級 高层 高層 高温 高溫 高考 高空 高端 高科 高度 高原 高峰 黄金 黃金 黄色 黃色 黄河 黃河 黄山 黃山 黄海 马上 馬上 马路 馬路 马来 馬來 马拉 馬拉 "
        "金融 金额 金額 金属 金屬 金牌 石油 石化 石家 方面 方案 方式 方便 方法 方向 周末 周边 周邊 周年 周一 周二 周三 周四 周五 周六 周日 周围 周圍 周期 江苏 江蘇 江西 江南 江北 林业 林業 林地 林区 "
        "夏季 夏天 夏日 白天 白色 白宫 白宮 万元 萬元 万人 萬人 万名 万亿 常务 常務 常见 常委 常州 武汉 武漢 武器 武装 武裝 易燃 任务 任務 任何 任命 任期 段时 雷电 雷雨 温州 温度 溫度 温暖 溫暖 文化 文物 文明 "
        "文件 文章 文旅 文学 文學 康复 康養 毛利 秦岭 史上 史料 孔雀 陆地 陸地 陆军 陸軍 陆续 陸續 熊猫 熊貓 徐州 宋代 宋朝 唐代 唐朝 唐山 韩国 韓國 董事 程序 程度 沈阳 瀋陽 曾经 曾經 曾任 曾在 苏州 蘇州 苏联 "
        "叶片 余人 余名 余元 余额 餘額 杜绝 杜絕 田园 田園 田径 田徑 田间 范围 范畴 顾客 顧客 顾问 顧問 孟加 龙头 龍頭 龙舟 龍舟 龙卷 习惯 習慣 王国 王國 王朝 陈述 陳述 陈列 陳列 孙女 孫女 孙子 孫子 胡同 何时 何時 何处 "
        "何處 何人 郑州 鄭州 谢谢 謝謝 于是 萧条 蕭條 许可 許可 许多 許多 易见 徐徐 乔迁 侯车 汤圆 钱包 錢包 姜黄"
    ).split()
)
KO_WORDS = "|".join(
    (
        "서비스 이벤트 전기차 지난해 이번주 지난주 문화재 전국적 한국인 노동자 소방서 소비자 지역구 기자단 정치권 이용자 지하철 장마철 선거구 인터뷰 조선소 기자회 전국민 원자력 반도체 "
        "유가족 공무원 연구원 이스라 우크라 전문가 오피니 고속도 황금연 오늘의 주가지 이틀째 진행중 고등학 여자부 남자부 인천항 강원도 전라도 제주도 안내문 공지사 홍보실 유권자 조합원 이재민"
    ).split()
)
# What ends a Korean word that is no name: particles behind a consonant or a vowel as each demands ("김지은" is a name, "서울은" is
# none), plurals, cities and offices.
_CLOSED = "".join(f"{chr(code + 1)}-{chr(code + 27)}" for code in range(0xAC00, 0xD7A4, 28))
KO_ENDS = rf"[에들시의째께청당부]|에서|부터|까지|보다|처럼|에게|으로|하는|했다|한다|됐다|된다|이다|하고|라고|[{_CLOSED}][은이을과]|(?![{_CLOSED}])\p{{Hangul}}[는가를와]"
ZH_ENDS = "路周市省区區县縣局部馆館站节節季镇鎮街网網报報社院校党黨店厂廠者员員率额額"
JA_ENDS = "社部局班庁省党会課室紙誌県府市町村区系園館院校駅港"
