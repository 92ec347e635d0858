"""Cut the book's typefaces down to what it writes, and fit what stands in for them until they are on the device.

A page never waits for a typeface, and nothing moves when one arrives: the first page that somebody opens is set in a
face of their own, fitted to ours, and the next one in ours (layout.html).
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import fontTools
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from joblib import Memory
from made_once import ROOT
from sphinx.application import Sphinx

PACKAGES = Path(__file__).parents[1] / "node_modules" / "@fontsource-variable"
CACHE = ROOT / "_build" / "typefaces"
FOLDER = "typefaces"
WRITTEN_IN = ("book/*.md", "book/*.bib", "chapters/*.ipynb", "data/**/*.yml", "widgets/**/*.yml")
ALWAYS = [*range(0x20, 0x7F), *map(ord, "–—‘’“”…−")]
"""What the keyboard has, and the marks of good print."""
TYPED = range(0xA0, 0x180)
"""Latin-1 and Latin Extended-A, for names that people type: in files that come where one is written."""
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum"]


@dataclass(frozen=True)
class Typeface:
    """A file of one of the book's faces. The license keeps the uncut one's name, so ours has a name of its own."""

    family: str
    style: str
    weights: tuple[int, int]
    script: str = "latin"
    is_for_typing: bool = False

    @property
    def package(self) -> str:
        """Name the package that it comes from."""
        return {"Book Serif": "source-serif-4", "Book Sans": "source-sans-3"}[self.family]

    @property
    def source(self) -> Path:
        """Tell which of the package's files is cut."""
        return PACKAGES / self.package / "files" / f"{self.package}-{self.script}-wght-{self.style}.woff2"

    @property
    def stem(self) -> str:
        """Name what is made of it, without its ending."""
        use = f"typed-{self.script}" if self.is_for_typing else "written"
        return f"{self.family.lower().replace(' ', '-')}-{self.style}-{use}"


FACES = (
    Typeface("Book Serif", "normal", (400, 600)),
    Typeface("Book Serif", "italic", (400, 400)),
    Typeface("Book Sans", "normal", (400, 700)),
    *(
        Typeface(family, "normal", (400, 400), script, is_for_typing=True)
        for family in ("Book Serif", "Book Sans")
        for script in ("latin", "latin-ext")
    ),
)


@dataclass(frozen=True)
class StandIn:
    """A face that many devices have, by its names there, and how wide its letters are in English, in ems."""

    family: str
    names: tuple[str, ...]
    width: float

    def sources(self, which: str) -> str:
        """Say where a page finds one of its styles."""
        return ",".join(f'local("{name}{which}")' for name in self.names)


# Widths as @capsizecss/metrics has them, for ours too: all weigh each letter by how often English has it.
WIDTHS = {"Book Serif": 479 / 1000, "Book Sans": 418 / 1000}
STAND_INS = {
    "Book Serif": (
        StandIn("Book Serif Georgia", ("Georgia",), 913 / 2048),
        StandIn("Book Serif Noto", ("Noto Serif",), 481 / 1000),
        StandIn("Book Serif Times", ("Times New Roman", "Liberation Serif"), 832 / 2048),
    ),
    "Book Sans": (
        StandIn("Book Sans Arial", ("Arial", "Liberation Sans"), 913 / 2048),
        StandIn("Book Sans Roboto", ("Roboto",), 911 / 2048),
    ),
}
STYLES = {"": "font-weight:400", " Bold": "font-weight:600 700", " Italic": "font-style:italic"}


def written_characters(root: Path) -> list[int]:
    """List what the book's own texts are written with."""
    texts = (path.read_text("utf-8") for pattern in WRITTEN_IN for path in root.glob(pattern) if path.is_file())
    return sorted(set(ALWAYS).union(*(map(ord, set(text)) for text in texts)))


def cut(face: Typeface, characters: Iterable[int]) -> tuple[bytes, list[int]]:
    """Keep of a typeface some characters and weights; give its file, and which of the characters it has."""
    font = TTFont(face.source, recalcTimestamp=False)  # or the file would tell when it was made
    kept = sorted(set(characters) & set(font.getBestCmap()))
    subsetter = Subsetter(Options(hinting=False, layout_features=FEATURES, name_IDs=[0, 13, 14]))
    subsetter.populate(unicodes=kept)
    subsetter.subset(font)
    lightest, boldest = face.weights
    font = instantiateVariableFont(font, {"wght": lightest if lightest == boldest else face.weights})
    font.flavor = "woff2"
    file = io.BytesIO()
    font.save(file)
    return file.getvalue(), kept


def as_ranges(characters: Iterable[int]) -> str:
    """Write characters as CSS does.

    >>> as_ranges([65, 66, 67, 97])
    'U+41-43,U+61'
    """
    runs: list[list[int]] = []
    for character in sorted(characters):
        if runs and runs[-1][1] == character - 1:
            runs[-1][1] = character
        else:
            runs.append([character, character])
    return ",".join(f"U+{first:X}" + (f"-{last:X}" if last > first else "") for first, last in runs)


def face_rule(face: Typeface, address: str, characters: Iterable[int]) -> str:
    """Write the rule for one file."""
    weights = " ".join(dict.fromkeys(map(str, face.weights)))
    return (
        f'@font-face{{font-family:"{face.family}";font-style:{face.style};font-weight:{weights};font-display:swap;'
        f'src:url({address}) format("woff2");unicode-range:{as_ranges(characters)}}}'
    )


def stand_in_rules(family: str, one: StandIn) -> list[str]:
    """Write the rules that make a device's own face as wide and as high as ours."""
    font = TTFont(next(face.source for face in FACES if face.family == family))
    size = WIDTHS[family] / one.width
    line = {"ascent": font["hhea"].ascent, "descent": -font["hhea"].descent, "line-gap": font["hhea"].lineGap}
    fit = [f"{name}-override:{height / font['head'].unitsPerEm / size:.1%}" for name, height in line.items()]
    fit.append(f"size-adjust:{size:.1%}")
    return [
        f'@font-face{{font-family:"{one.family}";{style};src:{one.sources(which)};{";".join(fit)}}}'
        for which, style in STYLES.items()
    ]


def make_typefaces(written: list[int]) -> dict[str, bytes]:
    """Make the files that the site serves, by their names: the faces, their licenses, and the stylesheet."""
    files, rules = {}, []
    done: dict[tuple[str, str], set[int]] = {}
    for face in FACES:
        seen = done.setdefault((face.family, face.style), set())
        content, kept = cut(face, set(TYPED if face.is_for_typing else written) - seen)
        seen.update(kept)
        name = f"{FOLDER}/{face.stem}-{hashlib.sha256(content).hexdigest()[:8]}.woff2"
        files[name] = content
        files[f"{FOLDER}/LICENSE-{face.package}.txt"] = (PACKAGES / face.package / "LICENSE").read_bytes()
        rules.append(face_rule(face, name, kept))
    for family, ones in STAND_INS.items():
        rules += [rule for one in ones for rule in stand_in_rules(family, one)]
    files["typefaces.css"] = "\n".join([*rules, until_then()]).encode()
    return files


def until_then() -> str:
    """Write the rules of a page that does not have our faces, or may have them in a moment (layout.html)."""
    tokens = (ROOT / "widgets" / "host" / "tokens.css").read_text("utf-8")
    stacks = re.findall(r"(--book-(?:serif|sans)): [^,]+, ([^;]+);", tokens)
    without_ours = ";".join(f"{token}:{stack}" for token, stack in stacks)
    return f'html:not([data-typefaces=""]){{{without_ours}}}html[data-typefaces="coming"] body{{visibility:hidden}}'


def put_typefaces(app: Sphinx) -> None:
    """Make the files, and let Sphinx put them beside the other static ones."""
    tools = hashlib.sha256(Path(__file__).read_bytes() + fontTools.version.encode()).hexdigest()[:16]
    make = cast("Callable[..., dict[str, bytes]]", Memory(CACHE / tools, verbose=0).cache(make_typefaces))
    files = make(written_characters(Path(app.srcdir)))
    place = CACHE / "static"
    shutil.rmtree(place, ignore_errors=True)
    for name, content in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    app.config.html_static_path.append(str(place))
    app.add_css_file("typefaces.css")
    first = [f"_static/{name}" for name in files if "-written-" in name]
    app.connect("html-page-context", lambda *told: told[3].update(typefaces=first))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("builder-inited", put_typefaces)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
