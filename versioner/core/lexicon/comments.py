"""What stands over what readers wrote under an article: "8 comments", "3 réactions", "댓글 14개", "Commenti dei lettori".

Source: written for this project, from what publishers and their comment systems write there. A heading alone decides nothing: what
stands under it must stand under names (`extract.parts`).
"""

from __future__ import annotations

from functools import lru_cache

from versioner.core.text.caseless import caseless
from versioner.late import re

_HEADINGS = 2_048  # headings and short lines that are remembered: a page's are the same at every look

# Words for what readers write; the second may be an article's own word for what somebody answered.
_COMMENTS = (
    "comments? commentaires? kommentare?r? kommentaren lesermeinung(?:en)? leserkommentare? leserbriefe? comentarios? comentários? "
    "commenti? reacties? komentarz[ey]? komentář[eůi]? komentár(?:e|ov)? komentar(?:ja|jev|ji|a|i|er)? comentari[iu]? kommentti?a? "
    "kommentit hozzászólások hozzászólás kommentaari?d? komentāri komentarai koment[eë]? σχόλι[αο] "
    "комментари(?:и|й|я|ев) коментар(?:і|ів|и|а|я)? yorum(?:lar)? şərh(?:lər)? "
    "(?:ال)?تعليق(?:ات|ا)? תגובות תגובה コメント 评论 評論 留言 댓글 टिप्पणियाँ टिप्पणियां टिप्पणी মন্তব্য கருத்துகள் "
    "கருத்துக்கள் వ్యాఖ్యలు bình\\sluận ความคิดเห็น نظرات نظر دیدگاه(?:‌?ها)? تبصرے maoni komentar tanggapan"
).split()
_ANSWERS = (
    "replies responses réactions? réponses antworten respuestas opiniones risposte antwoorden opmerkingen svar vélemények vélemény "
    "отзыв(?:ы|ов|а)? ответ(?:ы|ов|а) відгук(?:и|ів) (?:ال)?ردود 回應 의견"
).split()
# Books that are laid out for readers, and what those write who sign.
_BOOKS = (
    "guest\\s?books? books?\\sof\\scondolences? condolences tributes memories reasons\\sfor\\ssigning recent\\s(?:signers|signatures|supporters) "
    "gästebuch kondolenzbuch kondolenzen gedenkkerzen livre\\sd['’]or condoléances libro\\sde\\s(?:visitas|condolencias|firmas) condolencias libro\\sdegli\\sospiti "
    "condoglianze livro\\sde\\s(?:visitas|condolências) condolências gastenboek condoleanceregister condoleances gästbok kondoleanser gjestebok gæstebog "
    "vieraskirja księga\\s(?:gości|kondolencyjna) kondolencje kniha\\s(?:hostů|hostí|návštěv) kondolence kniha\\skondolencií vendégkönyv гостевая\\sкнига "
    "соболезнования книга\\sпам['’]яті співчуття taziyeler ziyaretçi\\sdefteri βιβλίο\\sεπισκεπτών συλλυπητήρια سجل\\sالزوار تعازي 留言簿 留言板 芳名帳 방명록"
).split()
# Whose they are, or which of them, before the word and behind it.
_BEFORE = (
    "reader|readers['’]|user|leser|your|vos|ihre|tus|i\\svostri|seus|uw|読者|网友|網友|독자|"
    "top|top\\srated|best|latest|recent|newest|featured|most\\s(?:liked|popular|recent|helpful)|all|neueste|beste|alle|"
    "derniers|meilleurs|últimos|mejores|ultimi|migliori|melhores|laatste|senaste|nyeste|siste|najnowsze|nejnovější|последние|останні|son"
)
# Before the title of what they are about, as blogs head them: 34 responses to “…”, 3 thoughts on “…”.
_THOUGHTS = (
    "thoughts? pings? gedanken? pensées? réflexions? reflexion(?:es)? pensamientos? pensier[io] riflession[ei] pensamentos? gedachten? "
    "tankar tanke tanker przemyśleń przemyśleni[ae] myšlenk[ay] мысл(?:ь|и|ей) думк[аи] düşünce ajatusta"
).split()
_ABOUT = "on|to|for|about|zu|auf|über|sur|à|en|a|sobre|su|em|para|op|over|på|til|om|do|nt\\.|na|k|к|о|до|на|artykułu|записи|üzerine"
_ONE = "\\d[\\d.,]{0,9}|one|two|three|ein|eine|zwei|un|une|deux|una|uno|dos|due|um|uma|dois|een|twee|en|ett|et|to|jeden|jedna|dwa|один|одна"
_BEHIND = (
    "from\\sreaders|by\\sreaders|zum\\sartikel|zu\\sdiesem\\sartikel|des\\slecteurs|de\\slos\\slectores|dei\\slettori|dos\\sleitores|van\\slezers|"
    "czytelników|čtenářů|читателей|читачів|αναγνωστών|okur|للقراء|القراء"
)
# What counts them behind a number, or stands before one.
_COUNTERS = "件(?:の\\s?)?|[条條則篇个個]|개의?|รายการ"


def _over(words: list[str]) -> str:
    return (
        rf"^\W{{0,20}}(?:\d[\d.,\s]{{0,20}})?(?:{_COUNTERS})?\s?(?:(?:{_BEFORE})\s?)?(?:{'|'.join(words)})"
        rf"(?:\s(?:{_BEHIND}))?(?:\s{{0,4}}[(（:：]?\s?\d[\d.,]{{0,20}}\s?(?:{_COUNTERS})?\s?[)）]?)?\W{{0,20}}$"
    )


_OF_A_TITLE = re.compile(
    rf"^\W{{0,20}}(?:{_ONE})\s(?:{'|'.join(_COMMENTS + _ANSWERS + _THOUGHTS)})\s(?:{_ABOUT})\s(?:[^\W\d_]{{1,12}}\s)?[“„\"«‘'‚].{{1,300}}$",
    re.IGNORECASE,
)
_OVER = re.compile(_over(_COMMENTS + _ANSWERS + _BOOKS), re.IGNORECASE)
_LABEL = re.compile(_over(_COMMENTS + _BOOKS), re.IGNORECASE)
# In caseless letters, what one of which stands in every one of those words: to compile an expression takes 3 ms, and most
# headings have none of them.
_STEMS = (
    "回應 留言 評論 评论 댓글 의견 سجل نظر 芳名帳 방명록 book bình ping svar şərh думк мысл ردود コメント guest kniha libro livre livro maoni tanke "
    "yorum σχόλι книга ответ отзыв תגובה تبصرے تعازي تعليق koment księga pensée recent tankar βιβλίο відгук תגובות دیدگاه comment "
    "düşünce gedanke gästbok myšlenk pensier reactie reasons replies thought टिप्पणी মন্তব্য ajatusta gedachte gæstebog kommentt "
    "memories risposte réaction réponses tributes vélemény гостевая коментар antworten comentari gjestebok gästebuch kommentar "
    "kommentit opiniones reflexion responses réflexion tanggapan taziyeler ziyaretçi співчуття వ్యాఖ్యలు antwoorden comentário "
    "gastenboek kommentaar kondolence leserbrief pensamento przemyśleń respuestas riflession комментари टिप्पणियाँ टिप्पणियां "
    "கருத்துகள் condolences hozzászólás kondolencje kondolenzen opmerkingen pensamiento przemyśleni vendégkönyv vieraskirja "
    "ความคิดเห็น condoglianze condoleances condolencias condoléances condolências gedenkkerzen kondoleanser lesermeinung "
    "συλλυπητήρια கருத்துக்கள் kondolenzbuch соболезнования condoleanceregister"
).split()
_NONE = re.compile(r"^\D{0,60}0(?![\d.,])\D{0,60}$")  # "0 comments", "Comments (0)"


@lru_cache(maxsize=_HEADINGS)
def heads_comments(text: str) -> bool:
    """Whether a heading counts or names what readers wrote, and says nothing else; one that counts none heads none."""
    if not _may_name(text):
        return False
    counts = _OVER.match(text) is not None and _NONE.match(text) is None
    return counts or _OF_A_TITLE.match(text) is not None


@lru_cache(maxsize=_HEADINGS)
def labels_comments(text: str) -> bool:
    """Whether a line that is no heading names comments, and says nothing else; "answers" may be a word of the text."""
    return _may_name(text) and _LABEL.match(text) is not None and _NONE.match(text) is None


def _may_name(text: str) -> bool:
    low = caseless(text)
    return any(one in low for one in _STEMS)
