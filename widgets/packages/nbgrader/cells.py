"""What an exercise's cells say in a notebook: the question, the place of the answer, what a marker needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.bank.bank import Item, Key
from widgets.classroom.bank.markup import fill_slots, write_number
from widgets.classroom.words import read_words, tell_number
from widgets.exercise_types.score_inventory.answer import NO_SCORE
from widgets.packages.nbgrader.markdown import escape, inline_markdown, to_markdown, write_table

WORDS = read_words(__file__)


def opening(assignment: Assignment, items: Sequence[Item]) -> str:
    """Write the first cell: what this is, and how it is answered and handed in."""
    parts = [f"# {escape(assignment.title)}"]
    if assignment.due:
        parts.append(WORDS["due"].format(due=escape(assignment.due)))
    points, minutes = (tell_number(sum(item[name] for item in items)) for name in ("points", "minutes"))
    parts.append(WORDS["total"].format(exercises=len(items), points=points, minutes=minutes))
    parts += [WORDS[name] for name in ("how_to_answer", "how_to_check", "how_to_hand_in")]
    if assignment.variants and any(item.get("variants") for item in items):
        parts.append(WORDS["same_numbers"])
    return "\n\n".join(parts)


def describe_item(number: int, item: Item, chapter: str = "") -> str:
    """Write what an exercise asks; ``chapter`` says which chapter its prompt speaks of."""
    points, minutes = tell_number(item["points"]), tell_number(item["minutes"])
    about = WORDS["about"].format(use=WORDS[item["use"]], points=points, minutes=minutes)
    first, *_ = item.get("variants") or [{}]
    prompt = [to_markdown(fill_slots(item["prompt"], first)), *([chapter] if chapter else [])]
    view = _VIEWS.get(item["type"])
    heading = f"## {number}. {escape(item['title'])}"
    return "\n\n".join([heading, f"*{about}*", *prompt, WORDS[f"asks_{item['type']}"], *(view(item) if view else [])])


def _list(parts: Iterable[dict[str, str]]) -> str:
    return "\n".join(f"- **{part['id']}**: {inline_markdown(part['text'])}" for part in parts)


def _choices(item: Item) -> list[str]:
    return [_list(item["choices"])]


def _match(item: Item) -> list[str]:
    return [_list(item["prompts"]), WORDS["options"], _list(item["options"])]


def _steps(item: Item) -> list[str]:
    first, last = (escape(end) for end in item["ends"])
    return [_list(item["steps"]), WORDS["ends"].format(first=first, last=last)]


def _sheet(item: Item) -> list[str]:
    anchors = dict(map(tuple, item["scale"]["anchors"]))
    rows = [
        [
            str(line["number"]),
            escape(line["statement"]) or WORDS["licensed"].format(number=line["number"]),
            WORDS["left_blank"] if line["answer"] is None else write_number(line["answer"]),
            escape(anchors.get(line["answer"], "")),
        ]
        for line in item["sheet"]
    ]
    head = [WORDS[name] for name in ("number", "statement", "answer", "meaning")]
    return [write_table(head, rows), inline_markdown(item["rule"])]


def _explorer(item: Item) -> list[str]:
    start = ", ".join(f"`{name}={write_number(value)}`" for name, value in item["start"].items())
    named = [WORDS["explorer_labels"].format(labels=item["labels"])] if "labels" in item else []
    return [WORDS["explorer"].format(name=item["explorer"]), WORDS["explorer_start"].format(start=start), *named]


def _transcript(item: Item) -> list[str]:
    turns = [f"- {_rated(turn)}*{_speaker(turn)}:* {inline_markdown(turn['text'])}" for turn in item["turns"]]
    scale = [f"- **{write_number(step['value'])}**: {escape(step['label'])}" for step in item["scale"]]
    return ["\n".join(turns), to_markdown(item["question"]), "\n".join(scale)]


def _rated(turn: Item) -> str:
    return f"**{turn['id']}** " if turn["rate"] else ""


def _speaker(turn: Item) -> str:
    return WORDS.get(turn["speaker"]) or escape(turn["speaker"])


def _words(item: Item) -> list[str]:
    return [WORDS["words_wanted"].format(**item["words"])]


_VIEWS: dict[str, Callable[[Item], list[str]]] = {
    "single_choice": _choices,
    "multiple_choice": _choices,
    "match": _match,
    "order": _steps,
    "score_inventory": _sheet,
    "set_explorer": _explorer,
    "rate_transcript": _transcript,
    "short_text": _words,
    "essay": _words,
    "reply": _words,
}


def starting_point(name: str, item: Item) -> str:
    """Write the cell in which a student answers, as it is before they do."""
    if item["type"] in _LINES:
        lines = [f'    "{part}": None,  # {hint}' for part, hint in _LINES[item["type"]](item)]
        return "\n".join([f"{name} = {{", *lines, "}"])
    return f"{name} = None  # {_hint(item)}"


def _hint(item: Item) -> str:
    """Say how an answer is written, by an example that knows nothing of the key: the first choices, the shown order."""
    if item["type"] == "numeric":
        return WORDS["hint_number_of" if item["unit"] else "hint_number"].format(unit=item["unit"])
    if item["type"] == "true_false":
        return WORDS["hint_true_false"]
    ids = [f'"{part["id"]}"' for part in item["steps" if item["type"] == "order" else "choices"]]
    examples = {"single_choice": ids[0], "multiple_choice": f"[{', '.join(ids[:2])}]", "order": f"[{', '.join(ids)}]"}
    return WORDS["hint_example"].format(example=examples[item["type"]])


def _pair_lines(item: Item) -> list[tuple[str, str]]:
    ids = [f'"{option["id"]}"' for option in item["options"]]
    return [(prompt["id"], WORDS["hint_one_of"].format(options=", ".join(ids))) for prompt in item["prompts"]]


def _score_lines(item: Item) -> list[tuple[str, str]]:
    return [(ask["id"], WORDS["hint_score"].format(label=ask["label"], none=NO_SCORE)) for ask in item["asks"]]


def _control_lines(item: Item) -> list[tuple[str, str]]:
    ends = [(part["name"], write_number(part["minimum"]), write_number(part["maximum"])) for part in item["controls"]]
    return [(name, WORDS["hint_control"].format(low=low, high=high)) for name, low, high in ends]


def _turn_lines(item: Item) -> list[tuple[str, str]]:
    steps = ", ".join(write_number(step["value"]) for step in item["scale"])
    return [(turn["id"], WORDS["hint_one_of"].format(options=steps)) for turn in item["turns"] if turn["rate"]]


_LINES: dict[str, Callable[[Item], list[tuple[str, str]]]] = {
    "match": _pair_lines,
    "score_inventory": _score_lines,
    "set_explorer": _control_lines,
    "rate_transcript": _turn_lines,
}


def marker_text(key: Key) -> str:
    """Write what a marker needs; nbgrader takes all of it out of what students get."""
    rubric = [
        [inline_markdown(criterion["criterion"]), tell_number(level["points"]), inline_markdown(level["text"])]
        for criterion in key["rubric"]
        for level in criterion["levels"]
    ]
    head = [WORDS[name] for name in ("criterion", "points", "level")]
    parts = [("model_answer", to_markdown(key["model_answer"])), ("rubric", write_table(head, rubric))]
    parts += [(name, to_markdown(key[name])) for name in ("marker_note", "rationale") if key.get(name)]
    return "\n\n".join([WORDS["marker_only"], *(f"**{WORDS[name]}**\n\n{text}" for name, text in parts)])
