"""Words with which a sentence begins that goes on from the one before: "he", "they", "her"; by language, folded.

Written from the grammars' tables of personal and possessive pronouns of the third person. Left out is what is an article, a
conjunction or the polite "you" as well ("sie", "o"), and what needs nobody before it ("it", "this").
"""

from __future__ import annotations

PERSONS = {
    "en": "he she they his her their",
    "de": "er ihm seine seiner seinem",
    "fr": "elle elles ils",
    "es": "él ella ellos ellas",
    "it": "lui egli lei ella loro",
    "pt": "ele ela eles elas",
    "nl": "hij zij zijn haar hun",
    "sv": "han hon hans hennes deras",
    "da": "han hun hans hendes deres",
    "no": "han hun hans hennes deres",
    "fi": "hän hänen heidän",
    "pl": "on ona oni jego",
    "cs": "on ona oni jeho její",
    "hr": "on ona oni njegov njegova",
    "bg": "той тя те",
    "ru": "он она они его её",
    "uk": "він вона вони його її",
    "el": "αυτός αυτή αυτοί",
    "hu": "ők",
    "ro": "el ea ei",
    "tr": "onlar onun",
    "id": "dia mereka",
    "ar": "هو هي هم",
    "he": "הוא היא הם",
    "fa": "او آنها",
    "hi": "उन्होंने उसने उन्हें",
    "ur": "انہوں اس",
    "bn": "তিনি তারা তাঁর",
    "ta": "அவர் அவர்கள்",
    "sw": "yeye wao",
    "zh": "他 她 他们 她们",
    "ja": "彼は 彼女は 同氏は",
    "ko": "그는 그녀는 그들은",
    "th": "เขา เธอ พวกเขา",
}
