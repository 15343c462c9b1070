"""Marks in the editor: a wave under what forces Unicode, a colour for placeholders, a wave for unknown ones."""

from PySide6.QtGui import QPalette, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ovhsms_gui.gui import look
from ovhsms_gui.gui.compose.marks import Kind, in_units, marks
from ovhsms_gui.gui.kit.palette import blend

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
    formats = {kind: QTextCharFormat() for kind in Kind}
    text = palette.color(look.Role.Text)
    # Halfway to the text's own colour: dark themes leave links as dark as light ones have them.
    known = blend(palette.color(look.Role.Link), text, 0.5)
    unknown = blend(palette.color(look.Role.LinkVisited), text, 0.5)
    formats[Kind.PLACEHOLDER].setForeground(known)
    formats[Kind.UNKNOWN].setForeground(unknown)
    formats[Kind.UNKNOWN].setUnderlineStyle(_WAVE)
    formats[Kind.UNKNOWN].setUnderlineColor(unknown)
    mark = palette.color(look.Role.Highlight)
    formats[Kind.CULPRIT].setUnderlineStyle(_WAVE)
    formats[Kind.CULPRIT].setUnderlineColor(blend(mark, text, 0.7))
    # A wave alone is not seen under a space.
    formats[Kind.CULPRIT].setBackground(blend(mark, palette.color(look.Role.Base), 0.22))
    return formats
