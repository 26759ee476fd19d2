"""A filled example of each type of question. What they say is what the bundled decks say, with the same quotations."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from coldwar_quiz.authoring.scalars import Word
from coldwar_quiz.authoring.writing import Fields

_MEMO, _HISTORY = "beria-memorandum", "heller-nekrich-1985"
_FIRST_QUARTER = "first quarter of this year, 84,034 people defected"
_ARRESTED = "arrested by Marshal Zhukov at a 26 June CPSU Presidium meeting"


def _quotes(*quotes: tuple[str, str, str]) -> list[dict[str, str]]:
    return [{"source": Word(source), "where": Word(where), "quote": quote} for source, where, quote in quotes]


_ALL: tuple[dict[str, Any], ...] = (
    {
        "id": Word("reason-for-reporting"),
        "type": Word("choice"),
        "prompt": "What, by its first sentence, had lately raised the matter of Beria's memorandum of May 1953?",
        "answer": "Stories in the Western press",
        "distractors": [
            "Debate in the party Presidium",
            "Appeals by East German leaders",
            "Strikes in the East Berlin works",
        ],
        "explanation": "Beria begins with the press of the other side. A discussion in the Presidium is what the "
        "archive's summary supposes; the memorandum itself does not mention it.",
        "evidence": _quotes((_MEMO, "opening", "in recent days the press of the American-English bloc")),
    },
    {
        "id": Word("grounds-given"),
        "type": Word("select"),
        "prompt": "Tick every reason that Beria's memorandum of May 1953 gives for the rise in departures from "
        "the GDR.",
        "answer": ["Peasants' reluctance to enter cooperatives", "Young people's wish to avoid armed service"],
        "distractors": ["Higher production norms for workers", "The dispute with the Evangelical Church"],
        "explanation": "Peasants and young people are named. Higher norms tempt because of the strikes in June, but "
        "they were decreed only after the memorandum.",
        "evidence": _quotes(
            (_MEMO, "causes", "various groups of peasants to avoid entering into agricultural industry cooperatives"),
            (_MEMO, "causes", "youth to avoid serving in the GDR armed forces"),
        ),
    },
    {
        "id": Word("mvd-spelt-out"),
        "type": Word("typed"),
        "prompt": "What do the Russian initials MVD stand for in English?",
        "answer": "Ministry of Internal Affairs",
        "accept": ["Interior Ministry", "Ministry of the Interior"],
        "explanation": "The archive's notes spell the Russian words out. The ministry that Beria headed in 1953 is not "
        "to be taken for that of foreign affairs.",
        "evidence": _quotes(
            ("memorandum-archive-notes", "notes", "Ministerstvo Vnutrennykh Del', Ministry of Internal Affairs")
        ),
    },
    {
        "id": Word("scarce-supplies"),
        "type": Word("cloze"),
        "prompt": "The memorandum of May 1953 ends its causes with a lack of {{food|foodstuffs}} and "
        "{{merchandise|goods}} in the GDR.",
        "explanation": "Supplies come last in the published excerpt. The causes before them are wishes and fears: of "
        "peasants, of businessmen, of the young.",
        "evidence": _quotes((_MEMO, "causes", "food and merchandise available to the inhabitants")),
    },
    {
        "id": Word("blame-on-propaganda"),
        "type": Word("true-false"),
        "prompt": "Beria's memorandum of May 1953 puts the rise in departures down to hostile propaganda alone.",
        "answer": Word("false"),
        "correction": "Not to propaganda alone; Beria adds causes inside the GDR.",
        "explanation": "False: Beria writes that it is not only propaganda. It is easily taken for true, because his "
        "opening scolds the Western press.",
        "evidence": _quotes((_MEMO, "causes", "is explained not only by increased hostile propaganda")),
    },
    {
        "id": Word("beria-removed"),
        "type": Word("date"),
        "prompt": "On what day was Beria arrested, according to the editors' headnote to his letter?",
        "answer": Word("1953-06-26"),
        "explanation": "At a meeting of the party's Presidium on 26 June 1953. The newspapers told of it two weeks "
        "later, on 10 July (Heller and Nekrich, p. 523), and that day is the one often remembered.",
        "evidence": _quotes(("letter-headnote", "headnote", _ARRESTED)),
        "when": Word("1953-06-26"),
    },
    {
        "id": Word("first-quarter-departures"),
        "type": Word("number"),
        "prompt": "How many people left the GDR in the first quarter of 1953, according to Beria's memorandum?",
        "answer": Word("84034"),
        "unit": "people",
        "explanation": "These are the first three months alone, and yet more than in either half of the year before. "
        "The figures for those halves, 57,234 and 78,831, are easily put in its place.",
        "evidence": _quotes((_MEMO, "figures", _FIRST_QUARTER)),
        "when": Word("1953-01/1953-03"),
    },
    {
        "id": Word("summer-events"),
        "type": Word("order"),
        "prompt": "Put these events of the summer of 1953 in order, earliest first.",
        "answer": [
            "Workers of East Berlin respond to higher norms",
            "Beria is arrested",
            "Newspapers announce Beria's arrest",
            "The armistice in Korea is signed",
        ],
        "explanation": "16 June, 26 June, 10 July and 27 July 1953. The arrest was kept from the public for two "
        "weeks, so that its announcement is easily placed too early.",
        "evidence": _quotes(
            (_HISTORY, "p-522", "On June 16 the workers of East Berlin responded"),
            ("letter-headnote", "headnote", _ARRESTED),
            (_HISTORY, "p-523", "On July 10, 1953, Soviet newspapers announced Beria's arrest"),
            (_HISTORY, "p-519", "On July 27, 1953, the armistice was signed in Korea"),
        ),
        "when": Word("1953-06/1953-07"),
    },
    {
        "id": Word("motives-by-group"),
        "type": Word("match"),
        "prompt": "Match those who left the GDR with the motive that Beria's memorandum of May 1953 gives them.",
        "answer": [
            ("Various groups of peasants", "Unwillingness to enter cooperatives"),
            ("Small and middle-size businessmen", "Fear that property would be confiscated"),
        ],
        "distractors": ["Anger at higher production norms"],
        "explanation": "Peasants wished to stay out of cooperatives, businessmen feared for what they owned. Anger at "
        "the norms belongs to the strikes of June.",
        "evidence": _quotes(
            (_MEMO, "causes", "desire of various groups of peasants to avoid entering into"),
            (_MEMO, "causes", "their personal property and assets will be confiscated"),
        ),
    },
    {
        "id": Word("reading-a-police-count"),
        "type": Word("card"),
        "prompt": "Why might a count of departures made by the GDR's own police be too low?",
        "answer": "It holds only those whom the police noticed leaving.",
        "points": [
            "People who slipped away unnoticed are missing.",
            "The state that counted had reason to keep the figure down.",
        ],
        "explanation": "Beria's figures are those of the East German police. Heller and Nekrich (p. 521) give "
        "182,000 for all of 1952, far more than the memorandum's two half-years together.",
        "evidence": _quotes(
            (_MEMO, "figures", "data from the Central administration of the GDR national police"),
            (_HISTORY, "p-521", "as opposed to 182,000 during all of 1952"),
        ),
    },
)

EXAMPLES: Mapping[str, Fields] = MappingProxyType({str(fields["type"]): fields for fields in _ALL})
"""By type, in the order in which the deck format describes them."""
