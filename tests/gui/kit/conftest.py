"""Pages of parts, dressed as the program is."""

from array import array
from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.kit.gallery import TONES, Sample
from ovhsms_gui.gui.kit.measures import px

OpenPage = Callable[..., Sample]


@pytest.fixture
def open_page(dressed: QApplication, qtbot: QtBot) -> OpenPage:
    """The page of all parts, as large as it asks to be."""

    kept: list[Sample] = []

    def opened(name: str = "light", *, narrow: bool = False) -> Sample:
        page = Sample(TONES[name], narrow=narrow)
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(page.sizeHint().expandedTo(QSize(px(70), px(56))))
        page.show()
        dressed.processEvents()
        return page

    return opened


def picture(widget: QWidget, ratio: float = 1.0) -> QImage:
    """What is seen of it on a screen with so many device pixels to one of Qt's."""
    image = QImage(widget.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    widget.render(image)
    return image


def pixels(image: QImage) -> "array[int]":
    """Its pixels as numbers, row after row. A copy: what constBits() gives is gone with the image."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return array("I", bytes(plain.constBits()))
