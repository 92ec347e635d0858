"""What the command ``classroom`` does: each act takes the parsed arguments and gives an exit code."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlencode

from tqdm import tqdm

from widgets.classroom.assignments.assignment import Assignment, make_assignment
from widgets.classroom.assignments.variants import variant_number
from widgets.classroom.bank.bank import Bank, Item
from widgets.classroom.collecting.archive import open_downloads
from widgets.classroom.collecting.response_file import read_response
from widgets.classroom.collecting.roster import Roster, read_roster
from widgets.classroom.collecting.tables import write_table
from widgets.classroom.gradebook.collation import collate
from widgets.classroom.gradebook.feedback_sheets import feedback_sheets
from widgets.classroom.gradebook.grade_files import KINDS, export_grades
from widgets.classroom.gradebook.gradebook import Gradebook
from widgets.classroom.grading.grade import full_answer
from widgets.classroom.grading.marks import read_marks
from widgets.classroom.problems import ClassroomError, IntakeError, Problem
from widgets.packages.formats import NEEDS_FORMS, pack_as
from widgets.packages.package import Extras, Package

DONE, PROBLEMS = 0, 1
PLACE_OF_ASSIGNMENTS = "classroom/assignment.html"


def pick(args: Namespace) -> int:
    """List exercises, or put them together and write the assignment with its bank."""
    bank = _bank(args.bank)
    chosen = _chosen(args, bank)
    if args.title is None:
        _print_items(chosen)
        return DONE
    items = [item["id"] for item in chosen]
    assignment = make_assignment(args.title, items, bank, due=args.due, variants=args.variants)
    folder = _folder(args.output)
    _write(folder / "assignment.json", assignment.to_json().encode())
    _write(folder / _bank_name(assignment), bank.select(items).to_json().encode())
    print("Keep the bank to yourself: it has the keys.")
    print(f"Link for students: {_link(args.site, assignment)}")
    return DONE


def _chosen(args: Namespace, bank: Bank) -> list[Item]:
    if args.items:
        return [bank.item(name) for name in args.items]
    return [item for item in bank.items.values() if _passes(item, args)]


def _passes(item: Item, args: Namespace) -> bool:
    wanted = {"chapter": args.chapter, "bloom": args.bloom, "type": args.type, "use": args.use}
    fits = all(value is None or item[name] == value for name, value in wanted.items())
    lists = args.objective in {None, *item["objectives"]} and args.tag in {None, *item["tags"]}
    return fits and lists and (args.minutes is None or item["minutes"] <= args.minutes)


def _print_items(items: Iterable[Item]) -> None:
    for item in items:
        facts = f"{item['type']}, {item['use']}, {item['points']} points, {item['minutes']} min, {item['bloom']}"
        print(f"{item['id']}  {item['title']}  ({facts}; {', '.join(item['objectives'])})")
    print("To put these together, give them a --title.", file=sys.stderr)


def _link(site: str, assignment: Assignment) -> str:
    return f"{site.rstrip('/')}/{PLACE_OF_ASSIGNMENTS}#{urlencode(assignment.to_link_parameters())}"


def pack(args: Namespace) -> int:
    """Write a package for each learning system asked for, and say what does not go in."""
    assignment, bank = _assignment(args), _bank_of(args)
    folder = _folder(args.output)
    for name in args.to:
        package = pack_as(name, assignment, bank, _extras(name, assignment))
        _write(folder / package.filename, package.content)
        _report(package)
    if args.pdf:
        _write_pdf(assignment, bank, folder)
    return DONE


def _extras(format_name: str, assignment: Assignment) -> Extras:
    if format_name not in NEEDS_FORMS:
        return Extras()
    from widgets.exercise.exercise import Exercise  # noqa: PLC0415 (slow to import, and only these formats need it)
    from widgets.host.site_assets import asset_files  # noqa: PLC0415
    from widgets.my_answers.my_answers import MyAnswers  # noqa: PLC0415

    forms = {name: Exercise(name).static_html() for name in assignment.items}
    forms["my_answers"] = MyAnswers(None).static_html()
    return Extras(forms, {name: text.encode() for name, text in asset_files().items()})


def _report(package: Package) -> None:
    for one in package.left_out:
        print(f"  left out: {one.title} ({one.item_id}): {one.reason}")
    for note in package.notes:
        print(f"  note: {note}")


def _write_pdf(assignment: Assignment, bank: Bank, folder: Path) -> None:
    from widgets.packages.printed.pdf import find_browser, make_pdf  # noqa: PLC0415
    from widgets.packages.printed.printed import worksheet  # noqa: PLC0415

    chromium = find_browser()
    if chromium is None:
        raise ClassroomError(
            "A PDF needs Chromium, and none was found: install it, or set CHROMIUM to its path. "
            "Or open the worksheet of --to printed in any browser, and print it to a file."
        )
    items = [bank.item(name) for name in assignment.items]
    html = worksheet(assignment, items, _extras("printed", assignment))
    _write(folder / f"{assignment.id}.pdf", make_pdf(html, chromium))


def collate_class(args: Namespace) -> int:
    """Grade what came back, and write the files of grades and the list of problems."""
    assignment, bank = _assignment(args), _bank_of(args)
    roster = read_roster(args.roster.read_bytes(), args.roster.name) if args.roster else None
    marks = [read_marks(path.read_bytes(), path.name) for path in args.marks]
    submissions = open_downloads((path.name, path.read_bytes()) for path in _all_files(args.files))
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
    _write_grades(gradebook, _folder(args.output), roster)
    sheets = feedback_sheets(gradebook, bank, marks, with_answers=args.answers)
    _write(_folder(args.output) / sheets.filename, sheets.content)
    _print_summary(gradebook)
    return _exit_code(gradebook.problems)


def _all_files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(inside for inside in path.rglob("*") if inside.is_file()) if path.is_dir() else [path]


def _write_grades(gradebook: Gradebook, folder: Path, roster: Roster | None) -> None:
    own = {"plain", "problems", "item_analysis"}
    for kind in KINDS:
        if kind in own or (roster and roster.kind == kind):
            made = export_grades(gradebook, kind)
            _write(folder / made.filename, made.content)
            for note in made.notes:
                print(f"  {kind}: {note}")
            for one in made.left_out:
                print(f"  left out of {kind}: {one.student}: {one.reason}")


def _print_summary(gradebook: Gradebook) -> None:
    counts = Counter(row.status for row in gradebook.students)
    told = ", ".join(f"{count} {status.replace('_', ' ')}" for status, count in counts.items()) or "nobody"
    print(f"{gradebook.assignment.title}: {told}.")
    _print_problems(gradebook.problems)


def _print_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        if problem.severity != "note":
            print(f"{problem.severity}: {problem.where}: {problem.message} {problem.advice}")


def _exit_code(problems: Iterable[Problem]) -> int:
    return PROBLEMS if any(problem.severity == "error" for problem in problems) else DONE


def check(args: Namespace) -> int:
    """Check response files or, with none, the book's exercises and keys."""
    if not args.files:
        bank = _bank(None)
        print(f"{len(bank.items)} exercises with {len(bank.keys)} keys, edition {bank.edition}: nothing is wrong.")
        return DONE
    submissions = open_downloads((path.name, path.read_bytes()) for path in _all_files(args.files))
    problems = list(submissions.problems)
    for file in submissions.files:
        try:
            response = read_response(file.data)
        except IntakeError as error:
            problems.append(error.as_problem(file.name))
        else:
            print(f"{file.name}: {response.code}, {response.assignment_title}, {len(response.answers)} answers")
    _print_problems(problems)
    return _exit_code(problems)


def variants(args: Namespace) -> int:
    """Write which numbers each student gets, with the answers to them."""
    assignment, bank = _assignment(args), _bank_of(args)
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
    _write(_folder(args.output) / f"variants-{assignment.id}.csv", write_table(rows, for_people=True))
    return DONE


def _assignment(args: Namespace) -> Assignment:
    return Assignment.from_json(args.assignment.read_text("utf-8-sig"))


def _bank_name(assignment: Assignment) -> str:
    return f"{assignment.id}.bank.json"


def _bank_of(args: Namespace) -> Bank:
    """Take the bank that is named, or that lies beside the assignment, or else the book's."""
    beside = args.assignment.with_name(_bank_name(_assignment(args)))
    return _bank(args.bank or (beside if beside.is_file() else None))


def _bank(path: Path | None) -> Bank:
    if path is not None:
        return Bank.from_json(path.read_text("utf-8-sig"))
    from widgets.authoring.bank_maker import make_bank  # noqa: PLC0415 (reads every inventory and explorer)

    return make_bank()


def _folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    print(path)
