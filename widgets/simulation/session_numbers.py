"""What is put into the simulated sessions: each number with its meaning, unit, range and source.

Of the source, the citation key is given, with the figure that the simulated sessions show. The number put in often
differs from that figure, because one session tells less than the whole therapy: it was found by search. CHOICE marks
what no source gives.

The unit, the SD, is for the alliance that of all clients' views in one session, and for distress that of all
clients at the first session; both before growth and change. *Within* means a client's deviation from the client's
own course, in its own SD.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple


class _Scale(NamedTuple):
    unit: str
    low: float
    high: float


SHARE = _Scale("share", 0, 1)
# At the ends something else would have no variance left, of which slopes are told.
INNER_SHARE = _Scale("share", 0.01, 0.99)
CORRELATION = _Scale("correlation", -1, 1)
SHIFT = _Scale("SD", -5, 5)
SPREAD = _Scale("SD", 0, 5)
CARRIED = _Scale("share that reaches the next session", 0, 0.95)
CROSSED = _Scale("SD within, for each SD within one session before", -0.9, 0.9)
READINESS = _Scale("SD of the readiness, for each SD between clients", -3, 3)


def _number(default: float, scale: _Scale, sentence: str, source: str = "CHOICE") -> Any:
    return field(
        default=default,
        metadata={"range": (scale.low, scale.high), "unit": scale.unit, "sentence": sentence, "source": source},
    )


def _correlation(default: float, one: str, other: str, source: str = "CHOICE") -> Any:
    sentence = f"How {one} goes with {other}, between the clients of one therapist."
    return _number(default, CORRELATION, sentence, source)


@dataclass(frozen=True)
class SessionNumbers:
    """Numbers behind simulated sessions, each in its own range; whether all can stand together is not looked at.

    Raises
    ------
    ValueError
        If a number is outside its range; the message names it, its value and the range.
    """

    alliance_stable: float = _number(
        0.86,
        INNER_SHARE,
        "Share of the alliance's variance that stays with the client from session to session.",
        "[critschristoph2011dependability]: rated composites of two sessions correlate .77",
    )
    icc_therapist_alliance: float = _number(
        0.05,
        SHARE,
        "Share of the alliance's variance that lies between therapists.",
        "[imel2013patient]: 1.7 to 6.9%, of ratings",
    )
    growth_mean: float = _number(0.3, SHIFT, "How much the average alliance grows over the whole therapy.")
    growth_sd: float = _number(0.3, SPREAD, "How far clients differ in that growth.")
    common_share: float = _number(0.9, SHARE, "Correlation of goal, task and bond with each other, in one session.")
    distress_stable: float = _number(
        0.8, INNER_SHARE, "Share of the variance of distress at first that is not of the moment."
    )
    fall_mean: float = _number(
        1.09,
        SHIFT,
        "How much the average client's distress falls over the whole therapy.",
        "[gaskell2023effectiveness]: .96 pooled SD, for depression",
    )
    fall_sd: float = _number(0.9, SPREAD, "How far clients differ in that fall.")
    icc_therapist: float = _number(
        0.07,
        SHARE,
        "Share of the variance of that fall that lies between therapists.",
        "[johns2019systematic]: 5% of the fall from the first session to the last",
    )
    alliance_outcome: float = _correlation(
        0.44,
        "the stable alliance",
        "the fall of distress",
        "[fluckiger2018alliance]: the alliance of session 3 correlates .28 with the fall",
    )
    therapist_alliance_outcome: float = _number(
        0.4,
        CORRELATION,
        "Between therapists: how the mean alliance goes with the mean fall of distress.",
        "CHOICE: studies disagree [baldwin2007untangling; uckelstam2020relational]",
    )
    growth_outcome: float = _correlation(0.3, "growth of the alliance", "the fall of distress")
    alliance_autoregression: float = _number(
        0.4, CARRIED, "How much of a better or worse alliance than usual carries over to the next session."
    )
    distress_autoregression: float = _number(
        0.4, CARRIED, "How much of more or less distress than usual carries over to the next session."
    )
    alliance_to_distress: float = _number(
        -0.1,
        CROSSED,
        "How distress moves in the session after a better alliance than usual.",
        "CHOICE of size, below the .16 to .21 of [falkenstrom2019working]; direction [fluckiger2020reciprocal]",
    )
    distress_to_alliance: float = _number(
        -0.1,
        CROSSED,
        "How the alliance moves in the session after more distress than usual.",
        "CHOICE of size; direction [fluckiger2020reciprocal]",
    )
    same_session: float = _number(
        -0.2, CORRELATION, "How alliance and distress of one session go together, within a client."
    )
    rupture_share: float = _number(
        0.3, SHARE, "Share of sessions with a rupture.", "CHOICE within the 20 to 40% that clients report"
    )
    rupture_drop: float = _number(0.5, SPREAD, "How far the alliance drops in a session with a rupture.")
    rupture_transference: float = _number(0.3, READINESS, "How much readier for ruptures transference makes.")
    rupture_countertransference: float = _number(
        0.3, READINESS, "How much readier for ruptures countertransference makes."
    )
    repair_share: float = _number(
        0.5, SHARE, "Chance that a rupture is repaired in the next session, mean over clients."
    )
    repair_gain: float = _number(0.5, SPREAD, "How far a repair lifts the alliance.")
    repair_alliance: float = _number(0.5, READINESS, "How much readier for repair a good stable alliance makes.")
    real_alliance: float = _correlation(
        0.74, "the real relationship", "the stable alliance", "[vaz2023sister]: .66 with the alliance of one session"
    )
    real_outcome: float = _correlation(0.48, "the real relationship", "the fall of distress", "[gelso2018real]: .38")
    transference_alliance: float = _correlation(-0.1, "transference", "the stable alliance")
    transference_real: float = _correlation(-0.2, "transference", "the real relationship")
    transference_outcome: float = _correlation(-0.05, "transference", "the fall of distress")
    transference_countertransference: float = _correlation(0.3, "transference", "countertransference")
    countertransference_alliance: float = _correlation(-0.2, "countertransference", "the stable alliance")
    countertransference_real: float = _correlation(-0.2, "countertransference", "the real relationship")
    countertransference_outcome: float = _correlation(
        -0.2, "countertransference", "the fall of distress", "[hayes2018countertransference]: -.16"
    )
    dropout_share: float = _number(
        0.2, SHARE, "Share of clients who leave before the last planned session.", "about one in five, PMC9856216"
    )
    dropout_alliance: float = _number(
        -0.32,
        CORRELATION,
        "How readiness to leave early goes with the stable alliance.",
        "[sharf2010dropout]: those who leave lie .55 SD lower in one session",
    )

    def __post_init__(self) -> None:
        for parameter in fields(self):
            low, high = parameter.metadata["range"]
            value = getattr(self, parameter.name)
            if not low <= value <= high:
                raise ValueError(f"{parameter.name} is {value}; it must be from {low} to {high}")
