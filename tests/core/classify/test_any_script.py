"""An edit at any place of a sentence in any script is judged: nothing that only came or only went is a mistake."""

import pytest

from tests.told import told_between
from versioner.core.model import Block, BlockKind, Document, Significance
from versioner.core.text.words import tokens

SENTENCES = {
    "th": "นายกเทศมนตรีสมชาย ใจดี กล่าวว่าประตูน้ำ 9 บานจะปิดในเดือนมีนาคม",
    "lo": "ທ່ານ ບຸນມີ ກ່າວວ່າ ປະຕູນ້ຳ 9 ບານ ຈະປິດໃນເດືອນມີນາ",
    "km": "លោក សុខ បាននិយាយថា ទ្វារទឹក ៩ នឹងបិទនៅខែមីនា",
    "my": "ဦးအောင် က ရေတံခါး ၉ ခု ကို မတ်လတွင် ပိတ်မည်ဟု ပြောသည်။",
    "ja": "佐藤市長は、九つの水門を三月に閉じると述べた。",
    "zh": "王海波市长表示，九座水闸将于三月关闭。",
    "ko": "김민수 시장은 수문 9개를 3월에 닫는다고 말했다.",
    "ar": "قالت رئيسة البلدية ليلى حداد إن تسع بوابات ستغلق في مارس.",
    "he": "ראש העיר דנה כהן אמרה כי תשעה שערים ייסגרו במרץ.",
    "fa": "شهردار لیلا احمدی گفت که نه دریچه در ماه مارس بسته می‌شود.",
    "hi": "महापौर सीमा वर्मा ने कहा कि नौ द्वार मार्च में बंद होंगे।",
    "ka": "მერმა ნინო ბერიძემ თქვა, რომ ცხრა კარი მარტში დაიხურება.",
    "el": "Η δήμαρχος Άννα Παππά είπε ότι εννέα πύλες θα κλείσουν τον Μάρτιο.",
    "ru": "Мэр Анна Волкова сказала, что девять ворот закроют в марте.",
    "tr": "Belediye başkanı Ayşe Kaya dokuz kapının martta kapanacağını söyledi.",
    "en": "Mayor Ann Wren said that nine gates would be closed in March.",
    "xx": "Ann Wren: 9 -> ¤ 𝟗 ٩ ९ ๙",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_what_only_came_or_only_went_is_judged_wherever_it_stood(language):
    sentence = SENTENCES[language]
    cut = tokens(sentence)
    for n in range(len(cut)):
        for size in (1, 3):
            shorter = "".join(cut[:n] + cut[n + size :])
            for before, after in ((sentence, shorter), (shorter, sentence)):
                change = _change(before, after, language)
                assert change.significance in set(Significance)
                assert "".join(shorter.split()) == "".join(sentence.split()) or change.sections


def _change(before, after, language):
    old, new = (
        Document(language=language, blocks=(Block(kind=BlockKind.PARAGRAPH, text=text),))
        for text in (before, after)
    )
    return told_between(old, new)
