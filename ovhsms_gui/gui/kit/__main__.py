"""`python -m ovhsms_gui.gui.kit`: every part in a window; with --shot DIR as pictures, without a screen."""

import argparse
import os
import sys
from pathlib import Path

_SIZES = {"": (80, 62), "-narrow": (64, 62)}  # line heights


def main() -> int:
    """Show the parts, or keep pictures of them; the exit status."""
    options = argparse.ArgumentParser(prog="python -m ovhsms_gui.gui.kit", description=__doc__)
    options.add_argument("--shot", metavar="DIR", type=Path, help="save pictures there and end")
    options.add_argument("--points", metavar="N", type=float, help="size of the font")
    args = options.parse_args()
    if args.shot is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QCursor  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only once the platform is chosen

    from ovhsms_gui.gui.kit.gallery import TONES, Gallery, Sample  # noqa: PLC0415
    from ovhsms_gui.gui.kit.measures import px  # noqa: PLC0415
    from ovhsms_gui.gui.kit.palette import application_palette  # noqa: PLC0415
    from ovhsms_gui.gui.kit.theme import Theme  # noqa: PLC0415

    app = QApplication(sys.argv[:1])
    if args.points:
        face = app.font()
        face.setPointSizeF(args.points)
        app.setFont(face)
    theme = Theme(app)
    if args.shot is None:
        window = Gallery()
        window.resize(px(82), px(50))
        window.show()
        return app.exec()
    args.shot.mkdir(parents=True, exist_ok=True)
    for name, tone in TONES.items():
        for ending, (width, height) in _SIZES.items():
            app.setPalette(application_palette(tone))  # that icons of Qt's own widgets go by
            page = Sample(tone, narrow=bool(ending))
            page.resize(px(width), px(height))
            QCursor.setPos(-9, -9)
            page.show()
            page.toast.say("Message erased", "Bring it back")
            app.processEvents()
            picture, place = page.grab(), args.shot / f"kit-{name}{ending}.png"
            picture.save(str(place))
            print(f"{place.name} {picture.width()} x {picture.height()}")
            page.close()
    theme.deleteLater()
    return 0


if __name__ == "__main__":
    sys.exit(main())
