"""The drawings: all there, in the colour asked for, and on whole pixels at every ratio."""

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QPushButton

from ovhsms_gui.gui.kit.icons import STATE_ICONS, Icon, draw_icon, icon, ours, pixmap
from ovhsms_gui.gui.kit.palette import Role, State
from ovhsms_gui.resources import resource

RATIOS = (1.0, 1.25, 1.5, 2.0)
RED = QColor("#C01020")


def blank(side: int, ratio: float) -> QImage:
    image = QImage(round(side * ratio), round(side * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    return image


def coverage(image: QImage) -> list[int]:
    """How much of each pixel is drawn on."""
    return [
        QColor.fromRgba(image.pixel(x, y)).alpha()
        for y in range(image.height())
        for x in range(image.width())
    ]


def test_every_icon_is_a_file_and_every_file_an_icon(qapp: QApplication) -> None:
    files = {path.stem for path in resource("icons/plane.svg").parent.glob("*.svg")}
    assert files == set(Icon)
    assert set(STATE_ICONS) == set(State)
    for name in Icon:
        assert QSvgRenderer(str(resource(f"icons/{name}.svg"))).isValid(), name
        assert max(coverage(pixmap(name, RED, 18).toImage())) > 200, name


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_drawn_icon_is_the_drawing_itself_wherever_it_stands(qapp: QApplication, ratio: float) -> None:
    side = round(18 * ratio)
    plain = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    plain.fill(0)
    painter = QPainter(plain)
    QSvgRenderer(str(resource("icons/calendar.svg"))).render(painter, QRectF(0, 0, side, side))
    painter.end()
    # Places that are no whole device pixels.
    for left, middle in ((3.0, 15.0), (3.3, 15.5), (4.75, 14.2)):
        image = blank(40, ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)  # as a view may have it
        painter.translate(1, 1)
        draw_icon(painter, Icon.CALENDAR, RED, left, middle, 18)
        painter.end()
        x, y = int((left + 1) * ratio), int((middle - 9 + 1) * ratio)
        near = [coverage(image.copy(x + right, y + down, side, side)) for right in (0, 1) for down in (0, 1)]
        assert coverage(plain) in near, (left, middle)


@pytest.mark.parametrize("ratio", RATIOS)
def test_qts_own_widgets_get_as_many_pixels_as_the_screen_has(qapp: QApplication, ratio: float) -> None:
    given = icon(Icon.PLANE).pixmap(QSize(18, 18), ratio)
    assert given.size() == QSize(round(18 * ratio), round(18 * ratio))
    assert given.devicePixelRatio() == pytest.approx(ratio, abs=0.06)


def test_an_icon_has_one_colour_and_follows_the_theme(qapp: QApplication) -> None:
    def colour(drawn: QImage) -> QColor:
        pixels = (drawn.pixelColor(x, y) for x in range(drawn.width()) for y in range(drawn.height()))
        return next(pixel for pixel in pixels if pixel.alpha() == 255)

    assert colour(pixmap(Icon.OK, RED, 40).toImage()).rgb() == RED.rgb()
    before = qapp.palette()
    kept = icon(Icon.OK)
    try:
        for name in ("#102030", "#E0E0F0"):
            changed = qapp.palette()
            changed.setColor(Role.ButtonText, QColor(name))
            changed.setColor(Role.PlaceholderText, QColor("#777777"))
            qapp.setPalette(changed)
            assert colour(kept.pixmap(40, QIcon.Mode.Normal).toImage()).name().upper() == name
            assert colour(kept.pixmap(40, QIcon.Mode.Disabled).toImage()).name() == "#777777"
    finally:
        qapp.setPalette(before)


def test_a_drawing_is_read_once_for_each_look_of_it(qapp: QApplication) -> None:
    assert pixmap(Icon.KEY, RED, 18).cacheKey() == pixmap(Icon.KEY, RED, 18).cacheKey()
    assert pixmap(Icon.KEY, RED, 18).cacheKey() != pixmap(Icon.KEY, RED, 36).cacheKey()


def test_an_icon_in_a_button_is_known_again(qapp: QApplication) -> None:
    button = QPushButton("Send")
    button.setIcon(icon(Icon.PLANE))
    assert ours(button.icon()) is Icon.PLANE
    assert ours(QIcon()) is None
