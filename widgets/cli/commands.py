"""What the command ``classroom`` does: each act takes the parsed arguments and gives an exit code."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm

from widgets.authoring.key_tells import key_tells, tells_weigh
from widgets.classroom.assignments.assignment import Assignment
from widgets.classroom.assignments.variants import variant_number
from widgets.classroom.bank.bank import Bank
from widgets.classroom.collecting.archive import open_downloads
from widgets.classroom.collecting.intake import read_submission
from widgets.classroom.collecting.roster import Roster, read_roster
from widgets.classroom.collecting.tables import write_table
from widgets.classroom.gradebook.collation import collate
from widgets.classroom.gradebook.decision_text import tell_decision
from widgets.classroom.gradebook.double_marking import Agreement, place_of
from widgets.classroom.gradebook.feedback_sheets import HtmlSheets, SheetWriter, feedback_sheets
from widgets.classroom.gradebook.grade_files import KINDS, export_grades
from widgets.classroom.gradebook.gradebook import Gradebook
from widgets.classroom.grading.grade import full_answer
from widgets.classroom.grading.marks import read_marks
from widgets.classroom.problems import ClassroomError, Problem, name_some, show
from widgets.classroom.words import writing_in, written_language
from widgets.cli.files import (
    DONE,
    PROBLEMS,
    bank_of_assignment,
    count_words,
    list_files,
    list_handed_in,
    make_folder,
    open_assignment,
    open_bank,
    write_file,
)
from widgets.packages.feedback_pdf import PdfSheets
from widgets.packages.formats import FORMATS, NEEDS_FORMS, pack_as
from widgets.packages.package import Extras, Package


def pack(args: Namespace) -> int:
    """Write a package for each learning system asked for, and say what does not go in."""
    if not args.to and not args.pdf:
        raise ClassroomError(f"Say what to pack for: --to with one or more of {', '.join(FORMATS)}, or --pdf.")
    assignment, bank = open_assignment(args), bank_of_assignment(args)
    folder = make_folder(args.output)
    for name in args.to:
        with writing_in(args.language):
            package = pack_as(name, assignment, bank, _extras(name, assignment, args.site))
        write_file(folder / package.filename, package.content)
        _report(package)
    if args.pdf:
        with writing_in(args.language):
            _write_pdf(assignment, bank, folder, args.site)
    return DONE


def _extras(format_name: str, assignment: Assignment, site: str) -> Extras:
    if format_name not in NEEDS_FORMS:
        return Extras(site=site)
    from widgets.exercise.exercise import Exercise  # noqa: PLC0415 (slow to import, and only these formats need it)
    from widgets.host.site_assets import asset_files  # noqa: PLC0415
    from widgets.my_answers.my_answers import MyAnswers  # noqa: PLC0415

    language = written_language()
    forms = {name: Exercise(name, language=language).static_html() for name in assignment.items}
    forms["my_answers"] = MyAnswers(None, language=language).static_html()
    return Extras(forms, {name: text.encode() for name, text in asset_files().items()}, site)


def _report(package: Package) -> None:
    for one in package.left_out:
        print(f"  left out: {one.title} ({one.item_id}): {one.reason}")
    for note in package.notes:
        print(f"  note: {note}")


def _write_pdf(assignment: Assignment, bank: Bank, folder: Path, site: str) -> None:
    from widgets.packages.printed.pdf import find_browser, make_pdf  # noqa: PLC0415
    from widgets.packages.printed.printed import worksheet  # noqa: PLC0415
    from widgets.packages.printed.versions import versions_of  # noqa: PLC0415

    chromium = find_browser()
    if chromium is None:
        raise ClassroomError(
            "A PDF needs Chromium, and none was found: install it, or set CHROMIUM to its path. "
            "Or open the worksheet of --to printed in any browser, and print it to a file."
        )
    items = [bank.item(name) for name in assignment.items]
    extras = _extras("printed", assignment, site)
    for version in versions_of(assignment.id):
        html = worksheet(assignment, items, extras, version)
        write_file(folder / f"{assignment.id}-{version.letter}.pdf", make_pdf(html, chromium))


def collate_class(args: Namespace) -> int:
    """Grade what came back, and write the files of grades and the list of problems."""
    handed_in = list_handed_in(args)
    assignment, bank = open_assignment(args), bank_of_assignment(args, [path for _, path in handed_in])
    roster = read_roster(args.roster.read_bytes(), args.roster.name) if args.roster else None
    marks = [read_marks(path.read_bytes(), path.name) for path in args.marks]
    submissions = open_downloads((name, path.read_bytes()) for name, path in handed_in)
    decided = [each.place for given in marks for each in given.decisions]
    _check_accepted(args.accept, [*(file.name for file in submissions.files), *map(place_of, marks), *decided])
    with tqdm(total=len(submissions.files), desc="grading", unit="file", disable=not sys.stderr.isatty()) as bar:
        gradebook = collate(
            assignment,
            bank,
            submissions,
            roster,
            marks,
            combine=args.way,
            accept=frozenset(args.accept),
            progress=lambda done, _of: bar.update(done - bar.n),
        )
    _write_grades(gradebook, make_folder(args.output), roster)
    writers: list[SheetWriter] = [HtmlSheets(), *([PdfSheets()] if args.pdf else [])]
    for writer in writers:
        with writing_in(args.language):
            sheets = feedback_sheets(gradebook, bank, with_answers=args.answers, writer=writer)
        write_file(make_folder(args.output) / sheets.filename, sheets.content)
    _print_summary(gradebook)
    return _exit_code(gradebook.problems)


def _check_accepted(accepted: Iterable[str], known: list[str]) -> None:
    there = name_some([show(name) for name in known], 5) or "no file"
    for name in accepted:
        if name not in known:
            raise ClassroomError(f"--accept {show(name)}: nothing of that name was handed in; there is {there}.")


def _write_grades(gradebook: Gradebook, folder: Path, roster: Roster | None) -> None:
    own = {"plain", "problems", "item_analysis", *(["decisions"] if gradebook.decisions else [])}
    for kind in KINDS:
        if kind in own or (roster and roster.kind == kind):
            made = export_grades(gradebook, kind)
            write_file(folder / made.filename, made.content)
            for note in made.notes:
                print(f"  {kind}: {note}")
            for one in made.left_out:
                print(f"  left out of {kind}: {one.student}: {one.reason}")


def _print_summary(gradebook: Gradebook) -> None:
    counts = Counter(row.status for row in gradebook.students)
    told = ", ".join(f"{count} {status.replace('_', ' ')}" for status, count in counts.items()) or "nobody"
    print(f"{gradebook.assignment.title}: {told}.")
    _print_decisions(gradebook)
    _print_agreements(gradebook.agreements)
    _print_problems(gradebook.problems)


def _print_decisions(gradebook: Gradebook) -> None:
    for each in (listed.decision for listed in gradebook.decisions if listed.state == "counts"):
        print(f"decided by {each.by}: {tell_decision(each, gradebook.by_id)} ({each.reason})")


def _print_agreements(agreements: Iterable[Agreement]) -> None:
    for one in agreements:
        kappa = "none (too few, or all the same level)" if one.kappa is None else f"{one.kappa:.2f}"
        who = " and ".join(one.markers)
        told = f"weighted kappa {kappa}, the same level in {one.equal:.0%} of {one.n}"
        print(f"{one.item_id}, {one.criterion_id}: {who}: {told}")


def _print_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        if problem.severity != "note":
            print(f"{problem.severity}: {problem.where}: {problem.message} {problem.advice}")


def _exit_code(problems: Iterable[Problem]) -> int:
    return PROBLEMS if any(problem.severity == "error" for problem in problems) else DONE


def check(args: Namespace) -> int:
    """Check response files or, with none, the exercises and keys of the book or of a bank."""
    return _check_submissions(args.files) if args.files else _check_bank(args.bank)


def _check_bank(path: Path | None) -> int:
    """Say what is wrong with a bank; of what an instructor has keyed, habits that tell the key are a warning."""
    bank = open_bank(path)
    severity = tells_weigh(is_own=path is not None)
    problems = [_tell_problem(tell, severity) for tell in key_tells(bank)]
    counted = f"{count_words(len(bank.items), 'exercise')} with {count_words(len(bank.keys), 'key')}"
    print(f"{counted}, edition {bank.edition}: {'look at this.' if problems else 'nothing is wrong.'}")
    _print_problems(problems)
    return _exit_code(problems)


def _tell_problem(tell: str, severity: str) -> Problem:
    advice = "Reword or swap choices until reading is the only way to find the right ones."
    return Problem("key_tells", "the keys can be guessed", f"{tell}.", advice, severity)


def _check_submissions(paths: Iterable[Path]) -> int:
    submissions = open_downloads((name, path.read_bytes()) for name, path in list_files(paths))
    problems = list(submissions.problems)
    for file in submissions.files:
        read = read_submission(file)
        if isinstance(read, Problem):
            problems.append(replace(read, where=file.name))
        else:
            answers = count_words(len(read.answers), "answer")
            print(f"{file.name}: {read.code}, {read.assignment_title}, {answers}")
    _print_problems(problems)
    return _exit_code(problems)


def variants(args: Namespace) -> int:
    """Write which numbers each student gets, with the answers to them."""
    assignment, bank = open_assignment(args), bank_of_assignment(args)
    roster = read_roster(args.roster.read_bytes(), args.roster.name)
    varied = [bank.item(name) for name in assignment.items if bank.item(name).get("variants")]
    if not assignment.variants or not varied:
        raise ClassroomError("This assignment gives everybody the same numbers; nothing differs between students.")
    rows: list[list[str | float | None]] = [["Student", "Code", "Exercise", "Variant", "Numbers", "Answer"]]
    for student in roster.students:
        code = student.best_code
        for item in varied:
            number = variant_number(assignment.id, code, item["id"], len(item["variants"]))
            answer = full_answer(item, bank.key(item["id"]), number) or {}
            numbers = ", ".join(f"{name} = {value:g}" for name, value in item["variants"][number].items())
            rows.append([student.full_name, code, item["id"], number + 1, numbers, str(answer.get("text", ""))])
    write_file(make_folder(args.output) / f"variants-{assignment.id}.csv", write_table(rows, for_people=True))
    return DONE
