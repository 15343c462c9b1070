"""Pages of parts, dressed as the program is."""

from array import array
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.kit.gallery import TONES, Sample
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.theme import Theme

OpenPage = Callable[..., Sample]


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the kit's style and colours; as it was afterwards."""
    style, face = qapp.style().objectName(), qapp.font()
    theme = Theme(qapp)
    yield qapp
    # No event loop has run that would: each page still there takes its part of every change of style.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.deleteLater()
    qapp.setStyle(style)
    qapp.setPalette(QPalette())
    qapp.setFont(face)


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
