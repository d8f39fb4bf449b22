"""The files of an installed language model, found without loading it or spaCy."""

import importlib.util
import json
from pathlib import Path

META = "meta.json"


def model_folder(name: str) -> Path | None:
    """Return the folder that spaCy would load *name* from, a package or a path; ``None`` where there is none."""
    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    if spec is None or spec.origin is None:
        return Path(name) if name and (Path(name) / META).is_file() else None
    found = sorted(Path(spec.origin).parent.glob(f"*/{META}"))
    return found[0].parent if found else None


def model_label(name: str, folder: Path) -> str:
    """Return the name and the version of a language model, as the graph records them."""
    meta = json.loads((folder / META).read_text(encoding="utf-8"))
    return f"{name} {meta.get('version', '?')}"
