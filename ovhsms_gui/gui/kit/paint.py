"""Strokes that the parts share: rounded grounds, the ring of what has the focus, a line of text that gives way."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from ovhsms_gui.gui.kit.measures import RING
from ovhsms_gui.gui.kit.palette import Tone, tone_of

_GAP = 1.5  # px of card between a filled button and its ring
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_MARKED = Qt.TextFlag.TextShowMnemonic
# A rectangle that is a fraction of a pixel too narrow takes nothing of the last letter.
_WHOLE = Qt.TextFlag.TextDontClip
_FLAGS = {align: align | _WHOLE for align in (LEFT, CENTRE)}


def begin(widget: QWidget) -> tuple[QPainter, Tone]:
    """A smooth painter on a widget, and the colours there. The painter ends when it is let go of."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter, tone_of(widget.palette())


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A ground with round corners; its line lies inside `rect`.

    Where there are both, the line is a ground under the other: to fill twice is eight times as fast as to stroke once.
    """
    if line is not None and fill is None:
        inset = width / 2
        painter.setPen(QPen(line, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rect = rect.adjusted(inset, inset, -inset, -inset)
        radius = max(0.0, radius - inset)
        painter.drawRoundedRect(rect, radius, radius)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    if line is not None:
        painter.setBrush(line)
        painter.drawRoundedRect(rect, radius, radius)
        rect = rect.adjusted(width, width, -width, -width)
        radius = max(0.0, radius - width)
    if fill is not None:
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, radius, radius)


def ring(painter: QPainter, rect: QRectF, radius: float, tone: Tone, *, on_fill: bool = False) -> None:
    """Show that this has the focus, at its own edge, so that nothing moves. `on_fill`: set off from a filled ground."""
    if on_fill:
        inner = rect.adjusted(RING, RING, -RING, -RING)
        rounded(painter, inner, radius - RING, None, tone.card, _GAP)
    rounded(painter, rect, radius, None, tone.link, RING)


def mnemonic() -> Qt.TextFlag:
    """How an ampersand before a letter is drawn now: the letter underlined, or as any other."""
    shown = QApplication.style().styleHint(QStyle.StyleHint.SH_UnderlineShortcut)
    return _MARKED if shown else Qt.TextFlag.TextHideMnemonic


def text_width(metrics: QFontMetrics, text: str) -> int:
    """The room of one line in which an ampersand marks a key."""
    return metrics.size(_MARKED, text).width()


def spoken(text: str) -> str:
    """A text without the mark of its key: as it is read, and heard."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def line_of_text(painter: QPainter, rect: QRectF, text: str, align: Qt.AlignmentFlag = LEFT) -> None:
    """One line, LEFT or CENTRE, in the painter's font and pen, cut with an ellipsis where it does not fit."""
    metrics = painter.fontMetrics()
    if text_width(metrics, text) > rect.width() + 1:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()), _MARKED)
    painter.drawText(rect, _FLAGS[align] | mnemonic(), text)


def plain_line(painter: QPainter, rect: QRectF, text: str) -> None:
    """One line of somebody else's words: an ampersand in them is one."""
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, int(LEFT | Qt.TextFlag.TextDontClip), shown)


def clear_of_disabled(widget: QWidget, tone: Tone, ink: QColor) -> QColor:
    """The ink of a text; muted where its widget is grey."""
    return ink if widget.isEnabled() else tone.muted
