"""Marks in the editor: a wave under what makes it dearer, a colour for placeholders, a wave for unknown ones."""

from PySide6.QtGui import QFont, QPalette, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ovhsms_gui.gui.compose.marks import Kind, in_units, marks
from ovhsms_gui.gui.kit.palette import State, tone_of

_WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


class Highlighter(QSyntaxHighlighter):
    """Formats each line by itself: no mark goes over the end of one."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        super().__init__(document)
        self._unknown: frozenset[str] = frozenset()
        self._formats = _formats(palette)

    def set_unknown(self, names: frozenset[str]) -> None:
        """The placeholders that no receiver has anything for, as `key` compares names."""
        if names != self._unknown:
            self._unknown = names
            self.rehighlight()

    def set_palette(self, palette: QPalette) -> None:
        """Take the colours anew."""
        self._formats = _formats(palette)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Called by Qt for each line that changed."""
        text = text.replace("\u2028", "\n")
        units = in_units(text)
        for mark in marks(text, self._unknown):
            start, end = units(mark.start), units(mark.end)
            # Over the placeholder's own format: its default may hold such characters.
            shape = QTextCharFormat(self.format(start))
            shape.merge(self._formats[mark.kind])
            self.setFormat(start, end - start, shape)


def _formats(palette: QPalette) -> dict[Kind, QTextCharFormat]:
    """The inks; the grounds are `grounds`'."""
    formats = {kind: QTextCharFormat() for kind in Kind}
    tone = tone_of(palette)
    wrong, dear = tone.states[State.NEGATIVE].ink, tone.states[State.WARNING].ink
    for kind, ink in ((Kind.PLACEHOLDER, tone.link), (Kind.UNKNOWN, wrong), (Kind.DEFAULT, dear)):
        formats[kind].setForeground(ink)
        formats[kind].setFontWeight(QFont.Weight.Medium)
    for kind, ink in ((Kind.UNKNOWN, wrong), (Kind.DEFAULT, dear), (Kind.CULPRIT, dear)):
        formats[kind].setUnderlineStyle(_WAVE)
        formats[kind].setUnderlineColor(ink)
    return formats
