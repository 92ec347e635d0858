"""A scene to reply to: write or speak, mark what can be seen in it, and compare."""

from __future__ import annotations

from typing import Any

import pandas as pd
import traitlets

from widgets.host import HostedWidget
from widgets.reply.agreement import compare_marks
from widgets.reply.criteria import SceneError
from widgets.reply.definition import MOST_LETTERS, define
from widgets.reply.marks import check_marks
from widgets.reply.scenes import Scene
from widgets.translations import ENGLISH


class Reply(HostedWidget):
    """Reply to an invented client's minute, in a notebook or on the page.

    Write what you would say, mark by yes or no what can be seen in it, and see what the authors wrote, with what speaks
    for and against it. Then try the same minute again, more withdrawn or more confronting. Nobody's reply is the key.

    Parameters
    ----------
    scene : str or Scene
        Name of one of the book's scenes, or a scene of your own (``Scene.from_file``).
    difficulty : str
        ``"as_it_is"``, ``"more_withdrawn"`` or ``"more_confronting"``.
    language : str
        Of all that is around the scene's own texts, which stay in English.

    Raises
    ------
    KeyError
        If there is no such scene.
    SceneError
        If there is no such difficulty, or if marks or a text do not fit the scene.

    Examples
    --------
    >>> reply = Reply("the_spoon")
    >>> reply.text = "You put the spoon down."
    >>> reply.samples.index.name
    'reply'
    """

    kept = ("difficulty", "text", "replies", "marks", "later", "partner")

    difficulty = traitlets.Unicode(help="In which difficulty the moment is shown.").tag(sync=True)
    text = traitlets.Unicode(help="The reply that is being written.").tag(sync=True)
    replies: Any = traitlets.Dict(help="The replies that were kept, by their ids.").tag(sync=True)
    marks: Any = traitlets.Dict(help="By reply and criterion, whether it is met, as the reader marked it.").tag(
        sync=True
    )
    later: Any = traitlets.Dict(help="The reader's marks of own replies, a day later.").tag(sync=True)
    partner: Any = traitlets.Dict(help="Replies and marks from a partner's file.").tag(sync=True)

    def __init__(self, scene: str | Scene, difficulty: str = "as_it_is", *, language: str = ENGLISH) -> None:
        self.scene = Scene.load(scene) if isinstance(scene, str) else scene
        super().__init__(language, definition=define(self.scene), difficulty=difficulty)

    @traitlets.validate("difficulty")
    def _check_difficulty(self, proposal: dict[str, Any]) -> str:
        difficulty: str = proposal["value"]
        if difficulty not in self.scene.versions:
            known = ", ".join(map(repr, self.scene.versions))
            raise SceneError(f"there is no difficulty {difficulty!r}; choose one of {known}")
        return difficulty

    @traitlets.validate("text")
    def _check_text(self, proposal: dict[str, Any]) -> str:
        text: str = proposal["value"]
        if len(text) > MOST_LETTERS:
            raise SceneError(f"text: has {len(text):,} letters; a reply has at most {MOST_LETTERS:,}, so shorten it")
        return text

    @traitlets.validate("marks", "later")
    def _check_marks(self, proposal: dict[str, Any]) -> dict[str, dict[str, bool]]:
        return check_marks(proposal["value"], self.scene, proposal["trait"].name)

    @property
    def tries(self) -> pd.DataFrame:
        """Give the replies that were kept, oldest first, (replies, columns): what was written, and each first mark."""
        rows = {
            name: {**reply, **self.marks.get(name, {})}
            for name, reply in sorted(self.replies.items(), key=lambda pair: pair[1]["written"])
        }
        columns = ["difficulty", "text", "written", "spoken", *self.scene.marked]
        return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("reply")

    @property
    def samples(self) -> pd.DataFrame:
        """Give the authors' replies with their marks, (replies, columns)."""
        rows = {one.id: {"text": one.text, **one.marks} for one in self.scene.replies}
        return pd.DataFrame.from_dict(rows, orient="index").rename_axis("reply")

    @property
    def agreement(self) -> pd.DataFrame:
        """Give how far the reader's marks agree with the authors' and with a partner's, a row each."""
        others = {"authors": self.definition["samples"], "partner": self.partner.get("marks", {})}
        rows = {who: vars(compare_marks(self.marks, marks)) for who, marks in others.items()}
        table = pd.DataFrame.from_dict(rows, orient="index").astype({"kappa": float}).rename_axis("with")
        return table.assign(share=table["same"] / table["marks"].where(table["marks"] > 0))

    def storage_name(self) -> str:
        """Name the place on the reader's device where replies and marks are kept."""
        return f"reply-{self.scene.id}"

    def describe(self, *, published: bool) -> dict[str, Any]:
        """Give what the readable form shows: moment, criteria and the authors' replies, as a sheet for class."""
        del published
        scene = self.scene
        return {
            "scene": scene,
            "about": ", ".join([self.words[f"kind_{scene.kind}"], self.words[f"setting_{scene.setting}"]]),
            "difficulties": {name: self.words[f"difficulty_{name}"] for name in scene.versions},
            "chairs_told": {name: self.words[f"chairs_{name}"] for name in scene.versions},
            "labels": {"yes": self.words["yes"], "no": self.words["no"]},
            "longest": MOST_LETTERS,
        }

    def __repr__(self) -> str:
        difficulty = f", {self.difficulty!r}" if self.difficulty != "as_it_is" else ""
        return f"Reply({self.scene.id!r}{difficulty})"
