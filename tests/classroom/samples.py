"""Sample items of all twelve types, with their keys, for the tests of everything that shows, packs or grades them.

People in them are invented. Two items of each type, one for practice and one graded; free responses are always graded.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.classroom.sample_keys import KEYS
from widgets.classroom.assignments.assignment import Assignment, make_assignment
from widgets.classroom.bank.bank import Bank
from widgets.classroom.grading.grade import full_answer
from widgets.datasets import case_responses
from widgets.measures import Inventory

CHAPTERS = {"working_alliance": "The working alliance", "alliance_and_outcome": "Alliance and outcome"}
OBJECTIVES = {
    "wa-1": "Tell goals, tasks and bond apart in what a client says.",
    "wa-2": "Score an alliance inventory, its reverse-keyed items and its blanks.",
    "ao-1": "Say what a correlation means in other units.",
    "ao-2": "Judge a claim about how much the alliance explains.",
}
WEAK_TO_STRONG = [
    {"value": 0, "label": "none"},
    {"value": 1, "label": "weak"},
    {"value": 2, "label": "clear"},
    {"value": 3, "label": "strong"},
]


def _item(item_id: str, kind: str, use: str, title: str, prompt: str, **rest: Any) -> dict[str, Any]:
    outcome = item_id.startswith("ao-")
    common = {
        "id": item_id,
        "version": 1,
        "chapter": "alliance_and_outcome" if outcome else "working_alliance",
        "type": kind,
        "use": use,
        "title": title,
        "points": 1,
        "minutes": 2,
        "objectives": ["ao-1"] if outcome else ["wa-1"],
        "bloom": "understand",
        "tags": ["sample"],
        "source": "Written for the tests. The people are invented.",
        "citations": [],
        "prompt": prompt,
    }
    return {**common, **rest}


def _listed(**texts: str) -> list[dict[str, str]]:
    return [{"id": name, "text": text} for name, text in texts.items()]


def _sheet(answers: dict[str, float]) -> list[dict[str, Any]]:
    inventory = Inventory.load("practice_alliance_short")
    statements = inventory.wording("client")
    return [
        {
            "item": item.id,
            "number": number,
            "statement": statements[item.id],
            "answer": answers.get(item.id),
            "reverse_keyed": item.reverse_keyed,
        }
        for number, item in enumerate(inventory.items, 1)
    ]


def _scored(item_id: str, use: str, title: str, answers: dict[str, float]) -> dict[str, Any]:
    return _item(
        item_id,
        "score_inventory",
        use,
        title,
        "This is an invented client’s sheet after session 3. Score it, *as the rule says*.",
        inventory="practice_alliance_short",
        perspective="client",
        sheet=_sheet(answers),
        scale={
            "minimum": 1,
            "maximum": 5,
            "anchors": [
                [1, "Hardly ever"],
                [2, "Now and then"],
                [3, "About half the time"],
                [4, "Mostly"],
                [5, "Nearly always"],
            ],
        },
        asks=[
            {"id": "goal", "label": "Goal"},
            {"id": "task", "label": "Task"},
            {"id": "bond", "label": "Bond"},
            {"id": "composite", "label": "Alliance"},
        ],
        rule=(
            "Turn a reverse-keyed answer around: 6 minus the answer. A part is the mean of its answered items, and "
            "needs 3 of its 4. The alliance is the mean of the three parts. Reverse-keyed are items 4, 5 and 6."
        ),
        points=4,
        minutes=8,
        objectives=["wa-2"],
        bloom="apply",
    )


def _turns(rated: str, *texts: str) -> list[dict[str, Any]]:
    """Alternate therapist and client; ``rated`` has an x for every turn that is to be rated."""
    return [
        {"id": f"t{n}", "speaker": ("client", "therapist")[n % 2], "text": text, "rate": mark == "x"}
        for n, (mark, text) in enumerate(zip(rated, texts, strict=True), 1)
    ]


EXAMPLE = dict(Inventory.load("practice_alliance_short").worked_example.responses)  # type: ignore[union-attr]
NOOR = case_responses("Noor", "practice_alliance_short").loc[(3, "client")].dropna().to_dict()
OPTIONS = _listed(o1="Bond", o2="Goals", o3="Tasks", o4="None of the three parts")

CHOICES = [
    _item(
        "wa-whose-goal",
        "single_choice",
        "practice",
        "Whose goal is it?",
        'Invented Mina says: "You keep hoping that I sleep better. I want my *job* back."\n\n'
        "Which part of the alliance does she speak about?",
        choices=_listed(a="Goals", b="Tasks", c="Bond"),
        shuffle=True,
    ),
    _item(
        "wa-late-again",
        "single_choice",
        "graded",
        "Late again",
        "Invented Otto says: \"Writing down my thoughts at <9 o'clock> & at noon? I don't see the point.\"\n\n"
        "Which part of the alliance does he doubt?",
        choices=_listed(a="Goals", b="Tasks", c="Bond"),
        shuffle=True,
    ),
    _item(
        "wa-signs-of-bond",
        "multiple_choice",
        "practice",
        "Signs of a bond",
        "Which of these lines of invented clients speak of the *bond*?\n\n"
        "- Choose every one that does.\n- Leave the others.",
        choices=_listed(
            a="“I can say the awkward thing in here.”",
            b="“We both want me back at work.”",
            c="“She noticed that it was a hard day.”",
            d="“The breathing helps me.”",
        ),
        shuffle=True,
        points=2,
    ),
    _item(
        "wa-signs-of-tasks",
        "multiple_choice",
        "graded",
        "Signs of agreed tasks",
        "Which of these lines of invented clients speak of *tasks*?",
        choices=_listed(
            a="“I know why we do the two-chair work.”",
            b="“He likes me, I think.”",
            c="“The homework fits my week.”",
            d="“I want to be less angry.”",
            e="“We changed the exercise together.”",
        ),
        shuffle=True,
        points=3,
    ),
    _item(
        "wa-only-one-kind",
        "true_false",
        "practice",
        "Only one kind of therapy?",
        "The alliance, as Bordin meant it, belongs to psychodynamic therapy alone.",
    ),
    _item(
        "wa-rated-by-two",
        "true_false",
        "graded",
        "Rated by two",
        "Client and therapist can rate the same session differently.",
    ),
]

NUMBERS = [
    _item(
        "ao-shared-share",
        "numeric",
        "practice",
        "How much is shared?",
        "At a correlation of {r}, what share of their variance do two measures have in common? "
        "Answer as a number between 0 and 1, with two decimals.",
        unit="",
        decimals=2,
        variants=[{"r": 0.3}, {"r": 0.4}, {"r": 0.5}],
        bloom="apply",
    ),
    _item(
        "ao-upper-half",
        "numeric",
        "graded",
        "The upper half",
        "Of {n} clients with an alliance above the median, and a correlation of 0.28, how many percent end above the "
        "median of outcome?",
        unit="%",
        decimals=0,
        variants=[{"n": 100}, {"n": 200}, {"n": 300}],
        bloom="apply",
    ),
    _item(
        "ao-clients-needed",
        "numeric",
        "graded",
        "Clients that remain",
        "A study begins with 120 clients. A quarter leaves. How many remain?",
        unit="clients",
        decimals=0,
        variants=[],
        bloom="apply",
    ),
    _item(
        "ao-guess-upper-half",
        "numeric",
        "practice",
        "Guess first",
        "The alliance and outcome correlate by .28. Of the clients whose alliance is in the *upper* half, how many in "
        "100 end above the median of outcome?",
        unit="%",
        decimals=0,
        variants=[],
        reveal={"explorer": "shared_variance", "at": {"r": 0.28, "n": 200}, "readout": "upper"},
        bloom="evaluate",
    ),
]

MATCHES = [
    _item(
        "wa-match-lines",
        "match",
        "practice",
        "Match the lines",
        "Which part of the alliance does each line speak of?",
        prompts=_listed(p1="“We want the same thing.”", p2="“I see why we do this.”", p3="“I feel at ease with her.”"),
        options=OPTIONS,
        points=3,
    ),
    _item(
        "wa-match-moments",
        "match",
        "graded",
        "Match the moments",
        "Which part of the alliance is strained?",
        prompts=_listed(p1="They argue about homework.", p2="They steer by different ends."),
        options=OPTIONS,
        points=2,
    ),
]

ORDERS = [
    _item(
        "wa-repair-steps",
        "order",
        "practice",
        "Steps of a repair",
        "Put these steps of a repair into the order in which the chapter tells them.",
        steps=_listed(
            a="Agree on what to change.", b="Notice the strain.", c="Explore it together.", d="Name it aloud."
        ),
        ends=["First", "Last"],
        points=4,
    ),
    _item(
        "ao-weak-to-strong",
        "order",
        "graded",
        "From weak to strong",
        "Put these correlations into order, from the weakest link to the strongest.",
        steps=_listed(a="r = −.60", b="r = .10", c="r = .28"),
        ends=["Weakest", "Strongest"],
        points=3,
        objectives=["ao-1", "ao-2"],
    ),
]

SHEETS = [
    _scored("wa-score-sheet", "practice", "Score a sheet", EXAMPLE),
    _scored(
        "wa-score-blanks",
        "graded",
        "Score a sheet with blanks",
        {
            "goal_1": 4,
            "goal_2": 2,
            "goal_3": 4,
            "goal_4": 4,
            "task_1": 3,
            "task_2": 3,
            "task_3": 3,
            "bond_1": 5,
            "bond_2": 1,
        },
    ),
]

EXPLORERS = [
    _item(
        "ao-quarter-shared",
        "set_explorer",
        "practice",
        "A quarter shared",
        "Set the correlation so that the two share a quarter of their variance.",
        explorer="shared_variance",
        start={"r": 0.1, "n": 200},
        controls=[{"name": "r", "minimum": -0.95, "maximum": 0.95}, {"name": "n", "minimum": 20, "maximum": 1000}],
        points=2,
        bloom="apply",
    ),
    _item(
        "ao-narrow-studies",
        "set_explorer",
        "graded",
        "Studies that agree",
        "At r = .30, set the number of clients so that studies would seldom find less than .20.",
        explorer="shared_variance",
        start={"r": 0.28, "n": 100},
        controls=[{"name": "r", "minimum": -0.95, "maximum": 0.95}, {"name": "n", "minimum": 20, "maximum": 1000}],
        points=2,
        bloom="analyze",
    ),
]

QUESTION = "How strong is the rupture marker in this turn of the client?"
TRANSCRIPTS = [
    _item(
        "wa-rate-mina",
        "rate_transcript",
        "practice",
        "Rate Mina’s turns",
        "An invented session. Rate each turn of the client.",
        question=QUESTION,
        scale=WEAK_TO_STRONG,
        turns=_turns(
            ".x.x.x.x.x.x",
            "How was the week with the diary?",
            "Fine. I did what you said.",
            "What was it like to do it?",
            "It was all right, I suppose. *Whatever* helps.",
            "I notice that you look away as you say it.",
            "Because it is pointless! You never ask what I want from this.",
            "I am glad that you say so. I have pushed my plan.",
            "Well. A bit, yes.",
            "What would you want from our hour?",
            "I would like to talk about the job.",
            "Then let us do that first.",
            "Good. That is what I came for.",
        ),
        points=6,
        minutes=12,
        bloom="evaluate",
    ),
    _item(
        "wa-rate-otto",
        "rate_transcript",
        "graded",
        "Rate Otto’s turns",
        "An invented session. Rate each turn of the client.",
        question=QUESTION,
        scale=WEAK_TO_STRONG,
        turns=_turns(
            ".x.x.x.x",
            "Shall we look at the list?",
            "If you like.",
            "You sound tired of it.",
            "I have told you twice that lists make me feel <small>.",
            "You have, and I missed it.",
            "Yes. It happens.",
            "May we find another way?",
            "I would like that.",
        ),
        points=4,
        minutes=8,
        bloom="evaluate",
    ),
]

TEXTS = [
    _item(
        "wa-say-why",
        "short_text",
        "graded",
        "Say why",
        "Why does an alliance inventory have reverse-keyed items? Answer in two or three sentences.",
        words={"least": 20, "most": 80},
        points=3,
        objectives=["wa-2"],
    ),
    _item(
        "wa-reply-late",
        "reply",
        "graded",
        "Late once more",
        "You are Otto's therapist.\n\nHe comes ten minutes late, and sits down in his coat.\n\n"
        "Otto: “We don't have to talk about it.”\n\nWrite what you say.",
        words={"least": 5, "most": 40},
        points=2,
        bloom="apply",
    ),
    _item(
        "ao-reply-graph",
        "reply",
        "graded",
        "The falling line",
        "You are Mina's therapist, and show her the line of her answers, which falls.\n\n"
        "Mina says nothing.\n\nWrite what you say.",
        words={"least": 5, "most": 40},
        points=2,
        bloom="apply",
    ),
    _item(
        "ao-in-plain-words",
        "short_text",
        "graded",
        "In plain words",
        "Tell a colleague what r = .28 says, without the word “percent”.",
        words={"least": 15, "most": 60},
        points=2,
    ),
    _item(
        "ao-judge-a-claim",
        "essay",
        "graded",
        "Judge a claim",
        "“The alliance explains a quarter of outcome.”\n\nJudge this claim:\n\n"
        "- what would it need?\n- what has been found?",
        words={"least": 150, "most": 500},
        points=6,
        minutes=30,
        objectives=["ao-1", "ao-2"],
        bloom="evaluate",
    ),
    _item(
        "wa-two-views",
        "essay",
        "graded",
        "Two views of one session",
        "Invented Mina and her therapist rate one session differently. Give two readings, and say what you would ask.",
        words={"least": 120, "most": 400},
        points=4,
        minutes=25,
        bloom="create",
    ),
]

ITEMS = [*CHOICES, *NUMBERS, *MATCHES, *ORDERS, *SHEETS, *EXPLORERS, *TRANSCRIPTS, *TEXTS]
"""Every sample item, in an order that mixes the two chapters."""


def sample_bank() -> Bank:
    """Give the instructor's bank of the sample items, with every key; ``for_students`` gives the other."""
    return Bank.of(deepcopy(ITEMS), deepcopy(KEYS), CHAPTERS, OBJECTIVES)


def sample_assignment() -> Assignment:
    """Give an assignment of all sample items, in which students get different numbers."""
    bank = sample_bank()
    return make_assignment("Week 3: the alliance & its <numbers>", bank.items, bank, due="2026-12-01", variants=True)


def answers_with_full_marks(bank: Bank, variants: dict[str, int] | None = None) -> dict[str, dict[str, Any]]:
    """Answer every item of an instructor's bank as its key does; a free response by its model answer."""
    numbers = variants or {}
    return {
        name: full_answer(item, bank.key(name), numbers.get(name, 0)) or {"text": bank.key(name)["model_answer"]}
        for name, item in bank.items.items()
    }
