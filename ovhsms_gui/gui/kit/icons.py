"""Icons: drawings of ours, tinted by the colour beside them, sharp at every device pixel ratio."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer

from ovhsms_gui.gui.kit.palette import Role, State
from ovhsms_gui.resources import resource


class Icon(StrEnum):
    """Every drawing in `resources/icons`, by the name of its file."""

    ACCOUNT = "account"
    ARROW_RIGHT = "arrow-right"
    CALENDAR = "calendar"
    CHECK = "check"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_LEFT = "chevron-left"
    CHEVRON_RIGHT = "chevron-right"
    CHEVRON_UP = "chevron-up"
    CLOCK = "clock"
    CLOSE = "close"
    CONTACTS = "contacts"
    DRAFT = "draft"
    ERROR = "error"
    EXPORT = "export"
    EXTERNAL = "external"
    FIELD = "field"
    FILE = "file"
    GROUP = "group"
    IMPORT = "import"
    INFO = "info"
    KEY = "key"
    OK = "ok"
    OUTBOX = "outbox"
    PERSON_ADD = "person-add"
    PHONE = "phone"
    PLANE = "plane"
    PLUS = "plus"
    REFRESH = "refresh"
    REPLIES = "replies"
    REPLY = "reply"
    SEARCH = "search"
    SETTINGS = "settings"
    STOP = "stop"
    TEXTS = "texts"
    TRANSIT = "transit"
    TRASH = "trash"
    UNDO = "undo"
    UNKNOWN = "unknown"
    WARNING = "warning"
    WRITE = "write"


STATE_ICONS = {
    State.POSITIVE: Icon.OK,
    State.TRANSIT: Icon.TRANSIT,
    State.WARNING: Icon.WARNING,
    State.NEGATIVE: Icon.ERROR,
    State.UNKNOWN: Icon.UNKNOWN,
}


def pixmap(name: Icon, colour: QColor, side: int) -> QPixmap:
    """A square of `side` device pixels. Kept by Qt's own cache, so that an SVG is read once for each look of it."""
    key = f"ovhsms/{name}/{side}/{colour.rgba():08x}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(resource(f"icons/{name}.svg"))).render(painter, QRectF(0, 0, side, side))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), colour)
    painter.end()
    made = QPixmap.fromImage(image)
    QPixmapCache.insert(key, made)
    return made


def draw_icon(painter: QPainter, name: Icon, colour: QColor, left: float, middle: float, side: float) -> None:
    """Draw it from `left`, `middle` being its vertical centre, all in device-independent pixels.

    It has as many pixels as the device has there, so nothing is scaled.
    """
    ratio = painter.deviceTransform().m11()
    drawn = pixmap(name, colour, max(1, round(side * ratio)))
    drawn.setDevicePixelRatio(ratio)
    painter.drawPixmap(QPointF(left, middle - side / 2), drawn)


class _Engine(QIconEngine):
    """Draws one icon wherever Qt wants a QIcon, in the colour of the text beside it."""

    def __init__(self, name: Icon, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._name, self._role = name, role

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role)

    def iconName(self) -> str:
        return _PREFIX + self._name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        left = rect.x() + (rect.width() - side) / 2
        draw_icon(painter, self._name, self._colour(mode), left, rect.y() + rect.height() / 2, side)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        side = min(size.width(), size.height())
        made = pixmap(self._name, self._colour(mode), max(1, round(side * scale)))
        made.setDevicePixelRatio(scale)
        return made

    def _colour(self, mode: QIcon.Mode) -> QColor:
        return QGuiApplication.palette().color(_MODES.get(mode, self._role))


_MODES = {QIcon.Mode.Disabled: Role.PlaceholderText, QIcon.Mode.Selected: Role.HighlightedText}
_PREFIX = "ovhsms:"


def icon(name: Icon, role: QPalette.ColorRole = Role.ButtonText) -> QIcon:
    """For actions, menus and Qt's own buttons: in the colour that the theme has for `role` now."""
    return QIcon(_Engine(name, role))


def ours(shown: QIcon) -> Icon | None:
    """Which of ours a QIcon is."""
    name = shown.name()
    return Icon(name.removeprefix(_PREFIX)) if name.startswith(_PREFIX) else None
