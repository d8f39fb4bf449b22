"""Takes the ``xfail`` off every sentence that passes by now; run as a script, it names those and the new failures."""

import re
import sys

from cases import CASES, HERE, extract
from judging import faults

CASE = re.compile(r"(?m)^(?=\[\[case\]\])")
MARK = re.compile(r"(?m)^xfail = .*\n")


def unmark(passing: set[str]) -> None:
    """Take the mark off the cases of these ids, in their files."""
    for path in sorted(HERE.glob("*.toml")):
        head, *tables = CASE.split(path.read_text("utf-8"))
        ids = (f"{path.stem}-{n:02}" for n in range(1, len(tables) + 1))
        kept = [MARK.sub("", table) if name in passing else table for name, table in zip(ids, tables, strict=True)]
        path.write_text(head + "".join(kept), "utf-8", newline="\n")


def main() -> None:
    """Unmark what passes; write the ids of what passes now and of what fails without a mark."""
    said = extract()
    failing = {name for name, case in CASES.items() if faults(said[name], case)}
    known = {name for name, case in CASES.items() if "xfail" in case}
    unmark(known - failing)
    sys.stdout.writelines(f"passes now: {name}\n" for name in sorted(known - failing))
    sys.stdout.writelines(f"fails: {name}\n" for name in sorted(failing - known))


if __name__ == "__main__":
    main()
