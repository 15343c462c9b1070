"""Chips one after the other, on as many lines as they need: one text, in parts."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.chip import ChipFace, chip_width, draw_chip
from ovhsms_gui.gui.kit.icons import draw_icon
from ovhsms_gui.gui.kit.measures import CHIP, Type, font, px

_GAP = 0.375
_ICON, _BESIDE = 0.9375, 1.3125
_NARROWEST = 8.0
_WRAP = int(Qt.TextFlag.TextWordWrap)


class ChipLine(QLabel):
    """Says all of its chips. What is wider than the whole line is no chip but a sentence that wraps."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._faces: tuple[ChipFace, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_faces(self, *faces: ChipFace) -> None:
        """Other chips."""
        self._faces = faces
        self.setText(" · ".join(face.text for face in faces))
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines."""
        return max((int(rect.bottom()) for _, rect in self._laid(width)), default=0)

    def sizeHint(self) -> QSize:
        """All on one line."""
        width = sum(chip_width(face) + px(_GAP) for face in self._faces)
        return QSize(max(0, width - px(_GAP)), px(CHIP))

    def minimumSizeHint(self) -> QSize:
        """A few words, and then more lines."""
        return QSize(min(px(_NARROWEST), self.sizeHint().width()), px(CHIP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Chip by chip."""
        painter, tone = paint.begin(self)
        for face, rect in self._laid(self.width()):
            if chip_width(face) <= self.width():
                draw_chip(painter, rect, face, tone)
                continue
            pair = tone.states[face.state]
            if face.icon:
                draw_icon(painter, face.icon, pair.ink, 0, rect.y() + px(0.5), px(_ICON))
            painter.setFont(font(Type.CHIP))
            painter.setPen(pair.ink)
            painter.drawText(rect.adjusted(px(_BESIDE), 0, 0, 0), _WRAP, face.text)

    def _laid(self, width: int) -> list[tuple[ChipFace, QRectF]]:
        """Where each stands."""
        metrics = QFontMetrics(font(Type.CHIP))
        at, laid, below = QPointF(0, 0), [], 0.0
        for face in self._faces:
            wide, high = chip_width(face), px(CHIP)
            if wide > width:
                room = QRectF(0, 0, max(1, width - px(_BESIDE)), 1e6).toRect()
                wide, high = width, metrics.boundingRect(room, _WRAP, face.text).height()
            if at.x() and at.x() + wide > width:
                at = QPointF(0, below + px(_GAP))
            laid.append((face, QRectF(at.x(), at.y(), wide, high)))
            below = max(below, at.y() + high)
            at.setX(at.x() + wide + px(_GAP))
        return laid
