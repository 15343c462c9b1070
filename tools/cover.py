"""Says which lines and branches the tests did not reach, room by room, and fails where that is more than was agreed.

`make cover` runs it over what it measured. What is agreed is the table `tool.cover` in pyproject.toml; a line that no
test can reach is excused beside it, with the reason: `# pragma: no cover - Windows`.
"""

import sys
import tomllib
from pathlib import Path

from coverage import Coverage

from tools.mutants import modules

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Print what is missing; exit status 1 when a room is below its floor."""
    floors = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["cover"]
    measured = Coverage(config_file=str(ROOT / "pyproject.toml"))
    measured.load()
    below = []
    for room, floor in floors.items():
        print(f"\n{room}", flush=True)
        paths = [str(path) for path in modules(ROOT) if path.relative_to(ROOT).parts[1] == room]
        reached = measured.report(include=paths)
        if reached < floor:
            below.append(f"{room}: {reached:.2f} % is less than {floor} %")
    print("\n" + "\n".join(below or ["Every room is as well covered as was agreed."]))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
