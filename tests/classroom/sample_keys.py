"""The keys of the sample items. What is said to nobody but an instructor begins with a word that tests look for."""

from __future__ import annotations

from typing import Any

HIDDEN = "Quokka"
"""Stands in every text of a graded item's key, so that a test can prove that no student gets it."""


def _levels(*texts: str) -> list[dict[str, Any]]:
    return [{"points": points, "text": f"{HIDDEN}: {text}"} for points, text in enumerate(texts)]


def _criterion(name: str, criterion: str, *levels: str) -> dict[str, Any]:
    return {"id": name, "criterion": f"{HIDDEN}: {criterion}", "levels": _levels(*levels)}


PRACTICE: dict[str, dict[str, Any]] = {
    "wa-whose-goal": {
        "correct": "a",
        "feedback": {
            "a": "Yes. The two want *different things* from the work.",
            "b": "Tasks are what the two do. She speaks of what it is for.",
            "c": "Nothing here says that she trusts less.",
        },
    },
    "wa-signs-of-bond": {
        "correct": ["a", "c"],
        "feedback": {
            "a": "To say what is awkward takes trust: that is the bond.",
            "b": "What both want are goals.",
            "c": "To be noticed is to matter: that is the bond.",
            "d": "What helps is a task.",
        },
    },
    "wa-only-one-kind": {
        "correct": "false",
        "feedback": {
            "true": "Bordin spoke of every change that two people work for, teaching among them.",
            "false": "Yes. He meant every therapy, whatever its method.",
        },
    },
    "ao-shared-share": {
        "answers": [0.09, 0.16, 0.25],  # r squared
        "tolerance": 0.005,
        "feedback": {"correct": "Yes, r squared.", "otherwise": "The share is the square of r."},
        "traps": [
            {"answers": [0.3, 0.4, 0.5], "tolerance": 0.001, "say": "That is r itself. Square it."},
            {"answers": [9, 16, 25], "tolerance": 0.5, "say": "That is in percent. Answer between 0 and 1."},
        ],
    },
    "ao-guess-upper-half": {
        "answers": [64],  # 100 * (0.5 + 0.28 / 2)
        "tolerance": 2,
        "feedback": {
            "correct": "That was close: 64 in 100.",
            "otherwise": "It is 64 in 100: half of them would by chance, and 14 more do.",
        },
        "traps": [],
    },
    "wa-match-lines": {
        "pairs": {"p1": "o2", "p2": "o3", "p3": "o1"},
        "feedback": {
            "correct": "All three.",
            "otherwise": "Goals are what for, tasks are how, the bond is with whom.",
            "p1": "What both want is a goal.",
            "p2": "What both do is a task.",
            "p3": "Ease with a person is the bond.",
        },
    },
    "wa-repair-steps": {
        "order": ["b", "d", "c", "a"],
        "feedback": {"correct": "In this order.", "otherwise": "It has to be noticed before it can be named."},
    },
    "wa-score-sheet": {
        "answers": {"goal": 2.0, "task": 4.5, "bond": 14 / 3, "composite": (2.0 + 4.5 + 14 / 3) / 3},
        "tolerance": 0.005,
        "unreversed": {
            "goal": 2.5,
            "task": 3.5,
            "bond": 4.0,
            "composite": 10 / 3,
        },  # (2+4+3+1)/4, (4+1+5+4)/4, (5+2+5)/3
        "feedback": {
            "correct": "All four.",
            "otherwise": "Turn around what is reverse-keyed, then average what is answered.",
            "unreversed": "These are the scores if no item is turned around.",
        },
    },
    "ao-quarter-shared": {
        "conditions": [
            {
                "name": "shared",
                "kind": "readout",
                "equation": "correlation.shared_variance",
                "parameters": ["r"],
                "low": 0.245,
                "high": 0.255,
                "below": "They share less than a quarter. Move r away from zero.",
                "above": "They share more than a quarter. Move r toward zero.",
            }
        ],
        "example": {"r": 0.5, "n": 200},
        "feedback": {"correct": "Yes: .50, or −.50, squared is a quarter."},
    },
    "wa-rate-mina": {
        "ratings": {"t2": 1, "t4": 2, "t6": 3, "t8": 1, "t10": 0, "t12": 0},
        "reasons": {
            "t2": "She complies, and says little.",
            "t4": "“Whatever” steps back from the work.",
            "t6": "She attacks the task and the therapist’s plan.",
            "t8": "She comes nearer, with some holding back.",
            "t10": "She says what she wants.",
            "t12": "She agrees.",
        },
    },
}

GRADED: dict[str, dict[str, Any]] = {
    "wa-late-again": {
        "rationale": f"{HIDDEN}: the point of what they do is a task.",
        "correct": "b",
        "feedback": {"a": f"{HIDDEN} a", "b": f"{HIDDEN} b", "c": f"{HIDDEN} c"},
    },
    "wa-signs-of-tasks": {
        "rationale": f"{HIDDEN}: three lines speak of what they do.",
        "correct": ["a", "c", "e"],
        "feedback": {},
    },
    "wa-rated-by-two": {"rationale": f"{HIDDEN}: two chairs, two views.", "correct": "true", "feedback": {}},
    "ao-upper-half": {
        "rationale": f"{HIDDEN}: 0.5 + 0.28 / 2, whatever n is.",
        "answers": [64, 64, 64],
        "tolerance": 0.5,
        "feedback": {"correct": f"{HIDDEN} yes", "otherwise": f"{HIDDEN} no"},
        "traps": [{"answers": [28, 28, 28], "tolerance": 0.1, "say": f"{HIDDEN} r itself"}],
    },
    "ao-clients-needed": {
        "rationale": f"{HIDDEN}: 120 less 30.",
        "answers": [90],
        "tolerance": 0,
        "feedback": {},
        "traps": [],
    },
    "wa-match-moments": {
        "rationale": f"{HIDDEN}: homework is a task, ends are goals.",
        "pairs": {"p1": "o3", "p2": "o2"},
        "feedback": {},
    },
    "ao-weak-to-strong": {
        "rationale": f"{HIDDEN}: the sign says nothing of the strength.",
        "order": ["b", "c", "a"],
        "feedback": {},
    },
    "wa-score-blanks": {
        "rationale": f"{HIDDEN}: the bond has two answers of four, so that it and the alliance have no score.",
        # goal: 4, 6 less 2, 4 and 4 over four; task: 3, 6 less 3 and 3 over three
        "answers": {"goal": 4.0, "task": 3.0, "bond": None, "composite": None},
        "tolerance": 0.005,
        "unreversed": {"goal": 3.5, "task": 3.0, "bond": None, "composite": None},
        "feedback": {},
    },
    "ao-narrow-studies": {
        "rationale": f"{HIDDEN}: about 330 clients, by Fisher’s z.",
        "conditions": [
            {
                "name": "r",
                "kind": "control",
                "equation": None,
                "parameters": [],
                "low": 0.295,
                "high": 0.305,
                "below": f"{HIDDEN} r below",
                "above": f"{HIDDEN} r above",
            },
            {
                "name": "low",
                "kind": "readout",
                "equation": "correlation.often_as_low_as",
                "parameters": ["r", "n"],
                "low": 0.195,
                "high": 0.205,
                "below": f"{HIDDEN} low below",
                "above": f"{HIDDEN} low above",
            },
        ],
        "example": {"r": 0.3, "n": 340},
        "feedback": {"correct": f"{HIDDEN} yes"},
    },
    "wa-rate-otto": {
        "rationale": f"{HIDDEN}: the second turn confronts.",
        "ratings": {"t2": 1, "t4": 3, "t6": 2, "t8": 0},
        "reasons": {name: f"{HIDDEN} {name}" for name in ("t2", "t4", "t6", "t8")},
    },
    "wa-say-why": {
        "rationale": f"{HIDDEN}: to see whether keying is understood.",
        "model_answer": f"{HIDDEN}: a reverse-keyed item shows whether somebody ticks one column all the way down.",
        "rubric": [
            _criterion("names_reason", "Names a reason", "None.", "One that is half right.", "One that is right."),
            _criterion("is_plain", "Says it plainly", "Not yet.", "Yes."),
        ],
        "marker_note": f"{HIDDEN}: accept any sound reason.",
    },
    "ao-in-plain-words": {
        "rationale": f"{HIDDEN}: to see whether r is understood.",
        "model_answer": f"{HIDDEN}: a better alliance goes a little with a better outcome; we do not know why.",
        "rubric": [_criterion("is_right", "Says what r says", "It does not.", "In part.", "It does.")],
        "marker_note": f"{HIDDEN}: no percentages.",
    },
    "ao-judge-a-claim": {
        "rationale": f"{HIDDEN}: to judge a number.",
        "model_answer": f"{HIDDEN}: a quarter of the variance would need r = .50.\n\nThe syntheses found about .28.",
        "rubric": [
            _criterion("need", "Says what it would need", "No.", "A number.", "The number, and why."),
            _criterion("found", "Says what was found", "No.", "Vaguely.", "Exactly."),
            _criterion("cause", "Keeps cause apart", "No.", "Mentions it.", "Argues it."),
        ],
        "marker_note": f"{HIDDEN}: watch for “percent of outcome”.",
    },
    "wa-two-views": {
        "rationale": f"{HIDDEN}: two chairs.",
        "model_answer": f"{HIDDEN}: perhaps she protects him; perhaps he hopes. Ask both what they saw.",
        "rubric": [
            _criterion("readings", "Gives two readings", "None.", "One.", "Two."),
            _criterion("asks", "Says what to ask", "Nothing.", "A question.", "A question that tells them apart."),
        ],
        "marker_note": f"{HIDDEN}: either reading may be first.",
    },
    **{
        name: {
            "rationale": f"{HIDDEN}: one minute.",
            "model_answer": f"{HIDDEN}: {said}",
            "rubric": [_criterion("seen", "Names what was seen", "Nothing.", "A guess.", "Something seen.")],
            "marker_note": f"{HIDDEN}: a short reply is enough.",
        }
        for name, said in {
            "wa-reply-late": "You kept your coat on.",
            "ao-reply-graph": "It falls, and you are quiet.",
        }.items()
    },
}

KEYS = PRACTICE | GRADED
