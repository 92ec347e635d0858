"""What the page needs to play a session: what is written, the numbers of the model, its equations and the form."""

from __future__ import annotations

from typing import Any

from widgets.equations import session_turn
from widgets.inventory_form.definition import define as define_form
from widgets.session.tree_namespace import write_tree
from widgets.simulation import session_model
from widgets.simulation.session_course import SEEDS
from widgets.simulation.session_forms import PERSPECTIVES, session_form
from widgets.simulation.session_script import Script

CLIENTS = 200
"""With so many clients of the same sort the same replies are tried."""
EQUATIONS = ("land_chance", "next_part", "next_strain", "client_view", "therapist_view", "form_mark")


def define(script: Script) -> dict[str, Any]:
    """Gather what ``course.js`` calls a definition."""
    model, inventory = session_model.session_model(), session_form()
    return {
        "id": script.id,
        "title": script.title,
        "client": script.client,
        "therapist": script.therapist,
        "about": script.about,
        "longest": script.longest,
        "person": {**script.person, "welcomes": script.person.get("welcomes", {})},
        "first": next(iter(script.turns)),
        "turns": {name: _turn(turn) for name, turn in script.turns.items()},
        "endings": dict(script.endings),
        "kinds": model["kinds"],
        # A page's state is written with its names sorted, and chance goes by place.
        "order": list(model["kinds"]),
        "numbers": session_model.model_numbers(),
        "equations": {name: write_tree(getattr(session_turn, name)) for name in EQUATIONS},
        "states": {"parts": list(session_model.PARTS), "strains": list(session_model.STRAINS)},
        "places": {
            name.lower(): getattr(session_model, name)
            for name in ("BEFORE", "VIEWS", "MARKS", "LAND", "NOISE", "WELCOME")
        },
        "strained": session_model.STRAINED,
        "seeds": SEEDS,
        "clients": CLIENTS,
        "form": {
            **define_form(inventory, [], {}),
            "raters": list(PERSPECTIVES),
            "statements": {item.id: item.wording["client"] for item in inventory.items},
            "anchors": {str(step): anchor for step, anchor in sorted(inventory.response_scale.anchors.items())},
        },
    }


def _turn(turn: Any) -> dict[str, Any]:
    return {
        "scene": turn.scene,
        "says": dict(turn.says),
        "brings": dict(turn.brings),
        "replies": [vars(reply) for reply in turn.replies.values()],
    }
