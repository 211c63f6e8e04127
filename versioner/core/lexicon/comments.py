"""What stands over what readers wrote under an article: "8 comments", "3 réactions", "댓글 14개", "Commenti dei lettori".

Source: written for this project, from what publishers and their comment systems write there. A heading alone decides nothing: what
stands under it must stand under names (`extract.parts`).
"""

from __future__ import annotations

from versioner.late import re

# Words for what readers write.
_WORDS = (
    "comments? replies responses commentaires? réactions? réponses kommentare?r? kommentaren antworten lesermeinung(?:en)? "
    "leserkommentare? leserbriefe? comentarios? respuestas opiniones comentários? commenti? risposte reacties? antwoorden "
    "opmerkingen svar komentarz[ey]? komentář[eůi]? komentár(?:e|ov)? komentar(?:ja|jev|ji|a|i|er)? comentari[iu]? kommentti?a? "
    "kommentit hozzászólások hozzászólás vélemények vélemény kommentaari?d? komentāri komentarai koment[eë]? σχόλι[αο] "
    "комментари(?:и|й|я|ев) отзыв(?:ы|ов|а)? ответ(?:ы|ов|а) коментар(?:і|ів|и|а|я)? відгук(?:и|ів) yorum(?:lar)? şərh(?:lər)? "
    "(?:ال)?تعليق(?:ات|ا)? (?:ال)?ردود תגובות תגובה コメント 评论 評論 留言 回應 댓글 의견 टिप्पणियाँ टिप्पणियां टिप्पणी মন্তব্য கருத்துகள் "
    "கருத்துக்கள் వ్యాఖ్యలు bình\\sluận ความคิดเห็น نظرات نظر دیدگاه(?:‌?ها)? تبصرے maoni komentar tanggapan"
).split()
# Whose they are, before the word and behind it.
_BEFORE = "reader|readers['’]|user|leser|your|vos|ihre|tus|i\\svostri|seus|uw|読者|网友|網友|독자"
_BEHIND = (
    "from\\sreaders|by\\sreaders|zum\\sartikel|zu\\sdiesem\\sartikel|des\\slecteurs|de\\slos\\slectores|dei\\slettori|dos\\sleitores|van\\slezers|"
    "czytelników|čtenářů|читателей|читачів|αναγνωστών|okur|للقراء|القراء"
)
# What counts them behind a number, or stands before one.
_COUNTERS = "件(?:の\\s?)?|[条條則篇个個]|개의?|รายการ"

_OVER = re.compile(
    rf"^\W{{0,20}}(?:\d[\d.,\s]{{0,20}})?(?:{_COUNTERS})?\s?(?:(?:{_BEFORE})\s?)?(?:{'|'.join(_WORDS)})"
    rf"(?:\s(?:{_BEHIND}))?(?:\s{{0,4}}[(（:：]?\s?\d[\d.,]{{0,20}}\s?(?:{_COUNTERS})?\s?[)）]?)?\W{{0,20}}$",
    re.IGNORECASE,
)


def heads_comments(text: str) -> bool:
    """Whether a heading counts or names what readers wrote, and says nothing else."""
    return _OVER.match(text) is not None
