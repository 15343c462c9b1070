"""`make demo`: opens the window, or plays the tour where there is no screen."""

import os
import subprocess
import sys
from pathlib import Path

from ovhsms_gui.screen import missing_screen


def main() -> int:
    """Run the demo; its exit status."""
    command = [sys.executable, "-m", "ovhsms_gui", "--demo"]
    if not missing_screen() and os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        return subprocess.run(command, check=False).returncode
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "demo-tour").resolve()
    print("There is no screen here, so the demo plays the main job by itself and takes pictures.", flush=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    status = subprocess.run([*command, "--tour", str(folder)], check=False, env=environment).returncode
    print(f"Pictures and report: {folder}")
    report = folder / "report.txt"
    if report.is_file():
        print(report.read_text(encoding="utf-8").strip().splitlines()[-1])
    return status


if __name__ == "__main__":
    sys.exit(main())
