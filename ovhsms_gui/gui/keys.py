"""Keys that do the same wherever they are pressed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

# Not Ctrl+Z, which takes back what was typed, nor any other key of a text box.
UNDO_KEY = QKeySequence(Qt.Key.Key_F8)
