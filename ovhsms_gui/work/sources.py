"""Sources stay unread: to call before most of the program is imported."""

import sys

import PySide6.QtCore  # noqa: F401 - what is changed here comes with it


def leave_unread() -> None:
    """Spare the start a tenth of its work and 8 MB.

    WORKAROUND: PySide reads and keeps the source of every module that is imported after it, to see whether it may use
    the feature switches (snake_case, true_property). Nothing here does. Seen with PySide6 6.11.3; where it works
    otherwise, nothing is changed. https://doc.qt.io/qtforpython-6/developer/feature-motivation.html
    """
    switches = sys.modules.get("shibokensupport.feature")
    if hasattr(switches, "_mod_uses_pyside"):
        setattr(switches, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 - no attribute that types know
