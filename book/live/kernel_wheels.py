"""What a notebook's kernel in a browser brings: JupyterLite's own wheels, and ours that tells it of the book."""

from __future__ import annotations

import json
import re
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from book.live.pure_wheel import PureWheel
from book.wheels.wheel import PURE_TAGS, ROOT, write_record
from widgets.datasets import inventory_ids
from widgets.host.modules import HERE
from widgets.host.picture import COLORS
from widgets.measures import Inventory
from widgets.packages.package import zip_files

JUPYTERLITE = "jupyterlite-pyodide-kernel"
OF_JUPYTERLITE = ("ipykernel", "piplite", "pyodide_kernel")
NAME = "psychotherapy-relationship-kernel"
PRELOADED = ("ipykernel", "comm", "pyodide-kernel", "jedi", "ipython", "micropip", "piplite", NAME)
"""What is loaded with the kernel; it would look for the first seven elsewhere, and wait."""
CODE = Path(__file__).with_name("book_kernel")
METADATA = f"Metadata-Version: 2.1\nName: {NAME}\nVersion: 1\nRequires-Dist: ipython\n"
SETTING = b'get_config().InteractiveShellApp.extensions = ["book_kernel"]\n'
_LIGHT = re.compile(r"--book-(\w+):[^;]*light-dark\((#\w{6}),")
_MIXED = re.compile(r"--picture-(level-\d): color-mix\(in oklab, var\(--picture-accent\) (\d+)%")


def jupyterlite_wheels() -> list[PureWheel]:
    """Give the wheels that JupyterLite's kernel is made of."""
    paths = [Path(str(path.locate())) for path in distribution(JUPYTERLITE).files or [] if path.suffix == ".whl"]
    return [PureWheel(path.name, path.read_bytes()) for path in sorted(paths) if path.name.startswith(OF_JUPYTERLITE)]


def book_kernel_wheel(modules: list[str], sentence: str, forms: dict[str, Any]) -> PureWheel:
    """Pack what tells the kernel of the book, and the setting by which IPython loads it.

    Parameters
    ----------
    modules : list of str
        Names by which libraries are imported that are not on the site.
    sentence : str
        What is said of them where they are not on the device either.
    forms : dict
        Inventory to who rates to what the whole form tells the page.
    """
    stem = f"{NAME.replace('-', '_')}-1"
    about = {"modules": modules, "sentence": sentence, "colors": picture_colors()}
    files: dict[str, bytes] = {
        **{f"book_kernel/{path.name}": path.read_bytes() for path in sorted(CODE.glob("*.py"))},
        "book_kernel/about.json": json.dumps(about, indent=1).encode(),
        "book_kernel/forms.json": json.dumps(forms, ensure_ascii=False).encode(),
        f"{stem}.data/data/etc/ipython/ipython_config.py": SETTING,
        f"{stem}.dist-info/METADATA": METADATA.encode(),
        f"{stem}.dist-info/WHEEL": PURE_TAGS,
        f"{stem}.dist-info/licenses/LICENSE": (ROOT / "LICENSE").read_bytes(),
    }
    record = f"{stem}.dist-info/RECORD"
    return PureWheel(f"{stem}-py3-none-any.whl", zip_files({**files, record: write_record(files, record)}))


def ready_forms() -> dict[str, dict[str, dict[str, Any]]]:
    """Write each inventory's form for each who may rate, without answers, and with no wording that is licensed."""
    from widgets import InventoryForm  # noqa: PLC0415 (slow to import, and mostly not needed)

    def told(name: str, perspective: str) -> dict[str, Any]:
        form = InventoryForm(name, perspective)
        return {"definition": form.definition, "html": form.readable_form(published=True)}

    return {
        name: {perspective: told(name, perspective) for perspective in Inventory.load(name).perspectives}
        for name in inventory_ids()
    }


def picture_colors() -> dict[str, Any]:
    """Give what each stand-in of a picture becomes where no stylesheet reaches: the light colors of the book."""
    light = dict(_LIGHT.findall((HERE / "tokens.css").read_text("utf-8")))
    light["accent"] = light["alliance"]
    for name, percent in _MIXED.findall((HERE / "picture.css").read_text("utf-8")):
        light[name] = _mix(light["accent"], light["page"], int(percent) / 100)
    light["level-6"] = light["accent"]
    return {**{stand_in: light[name] for name, stand_in in COLORS.items()}, "page": light["page"]}


def _mix(color: str, ground: str, share: float) -> str:
    pairs = [(int(color[n : n + 2], 16), int(ground[n : n + 2], 16)) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(share * over + (1 - share) * under):02x}" for over, under in pairs)
