"""Find the student on the list whom a learning system means, also where its file names can be read in several ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from widgets.classroom.collecting.roster import Roster, RosterStudent
from widgets.classroom.collecting.submitter import Submitter


class Senders:
    """Who handed in, among the students of a list: the longest username or name counts, and what is unsure is said.

    Parameters
    ----------
    submitters : iterable of Submitter
        Of all the answers of a class.
    roster : Roster, optional
    """

    def __init__(self, submitters: Iterable[Submitter], roster: Roster | None) -> None:
        self._roster = roster
        known = {submitter.key: submitter for submitter in submitters if submitter.key}
        self._by_name: dict[RosterStudent, set[str]] = defaultdict(set)
        for key, submitter in known.items():
            if roster and not submitter.stem and (student := roster.student_of(submitter)):
                self._by_name[student].add(key)
        firsts = (self._fitting(submitter)[:1] for submitter in known.values() if not submitter.stem)
        self._claims = Counter(student for first in firsts for student in first)

    def _read(self, submitter: Submitter) -> list[RosterStudent]:
        found = map(self._roster.student_of, submitter.readings()) if self._roster and submitter.key else ()
        return list(dict.fromkeys(student for student in found if student))

    def _fitting(self, submitter: Submitter) -> list[RosterStudent]:
        """Give all whom the system may mean, the likeliest first; whom another submitter is called like is no other."""
        found, key = self._read(submitter), submitter.key
        return [student for student in found if submitter.stem or key in self._by_name.get(student, {key})]

    def student_of(self, submitter: Submitter) -> RosterStudent | None:
        """Give the student whom the system most likely means."""
        return next(iter(self._fitting(submitter)), None)

    def unsure(self, submitter: Submitter) -> Sequence[RosterStudent]:
        """Give whom the system may mean where its word alone does not tell: several, or one whom others may be too."""
        fitting = self._fitting(submitter)
        if submitter.stem:
            return fitting if len(fitting) > 1 else ()
        return fitting[:1] if fitting and self._claims[fitting[0]] > 1 else ()
