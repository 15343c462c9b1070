"""`python -m ovhsms_gui.gui.kit --shot` keeps pictures, on a screen with any device pixel ratio."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from ovhsms_gui.gui.kit.palette import DARK, LIGHT


@pytest.mark.parametrize("ratio", ["1", "1.25"])
def test_a_picture_of_each_theme_is_kept(tmp_path: Path, ratio: str) -> None:
    command = [sys.executable, "-m", "ovhsms_gui.gui.kit", "--shot", str(tmp_path)]
    told = {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": ratio}
    done = subprocess.run(
        command, env=os.environ | told, check=False, capture_output=True, text=True, timeout=100
    )
    assert done.returncode == 0, done.stderr
    kept = {path.stem: QImage(str(path)) for path in tmp_path.glob("*.png")}
    themes = ("light", "dark", "high-light", "high-dark")
    assert set(kept) == {f"kit-{theme}{ending}" for theme in themes for ending in ("", "-narrow")}
    for name, tone in (("kit-light", LIGHT), ("kit-dark", DARK)):
        image = kept[name]
        assert image.pixelColor(3, image.height() - 3) == tone.rail
        assert f"{name}.png {image.width()} x {image.height()}" in done.stdout
        assert image.width() >= 1000 * float(ratio)
