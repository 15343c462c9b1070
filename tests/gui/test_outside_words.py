"""Names, files and OVHcloud's words are text wherever they are shown: a picture in one is not loaded."""

import http.client
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, Qt
from PySide6.QtGui import QAction, QHelpEvent, QTextDocument
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
    QWidget,
)

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import Service
from ovhsms_gui.gui import look
from ovhsms_gui.gui.choice import ChoiceDialog
from ovhsms_gui.gui.kit.label import muted
from ovhsms_gui.store.contacts import Contacts

from .conftest import Open, guest

PICTURE = "\ufffc"  # what stands for a picture in a document


@pytest.fixture
def called() -> Iterator[tuple[str, list[bytes]]]:
    """A name with a picture in it, and what was asked of the place that has the picture."""
    heard: list[bytes] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            heard.append(self.rfile.readline())

    with socketserver.TCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"<img src=http://127.0.0.1:{server.server_address[1]}/x>", heard
        server.shutdown()
        thread.join()


def pictures(text: str) -> bool:
    """Qt would show a picture if it were left to guess what the text is."""
    if not GuiQt.mightBeRichText(text):
        return False
    document = QTextDocument()
    document.setHtml(text)
    return PICTURE in document.toPlainText()


def tips(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(min(model.rowCount(), 50)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            yield str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")


def loaded() -> list[str]:
    """Everything in sight of which Qt would make a picture: labels, tooltips, those of cells and of actions."""
    found: list[str] = []
    for widget in QApplication.allWidgets():
        texts = [widget.toolTip(), widget.whatsThis(), *(action.toolTip() for action in tipped(widget))]
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            texts.append(widget.text())
        if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
            texts += tips(widget.model())
        name = f"{type(widget).__name__} {widget.objectName()}"
        found += [f"{name}: {text}" for text in texts if pictures(text)]
    return found


def tipped(widget: QWidget) -> list[QAction]:
    return list(widget.actions()) if isinstance(widget, QMenu) and widget.toolTipsVisible() else []


def cells(view: QAbstractItemView) -> list[str]:
    model = view.model()
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [str(model.index(row, column).data()) for row in rows for column in columns]


def point_at_all(view: QAbstractItemView) -> None:
    """The pointer rests on every cell of the first row."""
    for column in range(view.model().columnCount()):
        place = view.visualRect(view.model().index(0, column)).center()
        event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), event)
        QApplication.processEvents()


@pytest.mark.qt_log_ignore(r"does not support raise\(\)")  # of the tooltips
@pytest.mark.expects_log
def test_no_name_from_outside_is_markup(
    open_desk: Open,
    server: DemoServer,
    tmp_path: Path,
    called: tuple[str, list[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name, heard = called
    monkeypatch.setitem(http.client.responses, 460, name)  # OVHcloud's own words
    with server.world.lock:
        first = server.world.services["sms-ab12345-1"]
        first.senders[name] = "enable"
        server.world.services[name] = Service(name, 5.0, senders={"MARTIN": "enable"})
    desk = open_desk(guest(server, name=name))

    with closing(Contacts(desk.places.journal)) as book:
        book.take([Row(parse("+33639980012", "FR"), name)])
    desk.add("06 39 98 00 12")
    desk.write(f"Bonjour {name}")
    desk.parts.compose.texts.save(name, name)
    receivers = desk.find(QTableView, "receiverView")
    receivers.model().setData(receivers.model().index(0, 1), name)
    desk.until(lambda: any(name in cell for cell in cells(receivers)))
    point_at_all(receivers)
    assert loaded() == []

    file = tmp_path / "<img src=x>.csv"
    file.write_text(f'Nom;Mobile\n"{name.replace(chr(34), chr(34) * 2)}";06 39 98 00 13\nZoé;12\n')
    desk.parts.window.pages.compose.widget.left.import_file(file)
    dialog = desk.wait_dialog("importDialog")
    take = dialog.findChild(QPushButton, "importTakeButton")
    assert take is not None
    desk.until(take.isEnabled)
    preview = dialog.findChild(QTableView, "importPreview")
    assert preview is not None
    assert any(name in cell for cell in cells(preview))
    point_at_all(preview)
    assert loaded() == []
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    desk.until(lambda: not desk.parts.compose.busy)
    assert loaded() == []

    box = desk.find(QComboBox, "accountBox")
    box.setCurrentIndex(next(i for i in range(box.count()) if "sms-ab12345-1" in box.itemText(i)))
    box.activated.emit(box.currentIndex())
    desk.choose_sender("MARTIN")
    desk.until(lambda: desk.find(QPushButton, "sendButton").isEnabled())
    server.faults.add(Fault(FaultKind.STATUS, "POST", "/sms/*/jobs", value=460))
    desk.click("sendButton")
    confirm = desk.wait_dialog("confirmDialog")
    assert loaded() == []
    send = confirm.findChild(QPushButton, "confirmSendButton")
    assert send is not None
    QTest.mouseClick(send, Qt.MouseButton.LeftButton)
    label = desk.find(QLabel, "outboxStateLabel")
    QTest.keyClick(desk.parts.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: "refused" in label.text())
    outbox = desk.find(QTableView, "outboxView")
    point_at_all(outbox)
    assert loaded() == []

    for key in (Qt.Key.Key_4, Qt.Key.Key_1):
        QTest.keyClick(desk.parts.window, key, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        assert loaded() == []
    desk.click("accountsButton")
    desk.wait_dialog("accountsDialog")
    assert loaded() == []
    assert heard == []


MAKERS: dict[str, Callable[[str], str]] = {
    "tip": look.tip,
    "wrapped": lambda text: look.tip(text, wrap=True),
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
@pytest.mark.parametrize(
    "name",
    ["<img src='//host/share/x.png'>", "a<br>b", "<b>Zoé", "<!-- -->", "1 < 2 & 3 > 2", "<a\nhref='x'>y</a>"],
)
def test_a_tooltip_says_what_was_written(make: Callable[[str], str], name: str) -> None:
    made = make(name)
    assert not pictures(made)
    if GuiQt.mightBeRichText(made):
        document = QTextDocument()
        document.setHtml(made)
        made = document.toPlainText()
    assert made.split() == name.split()


def test_what_is_no_markup_stays_as_it_is() -> None:
    assert look.tip("Zoé & Ana <3\n2 > 1") == "Zoé & Ana <3\n2 > 1"
    assert look.tip("") == look.tip("", wrap=True) == ""


def test_questions_and_labels_are_text(qtbot: object, called: tuple[str, list[bytes]]) -> None:
    name, heard = called
    box = ChoiceDialog("question", name, None)
    box.ask(name, name)
    box.open()
    QApplication.processEvents()
    assert loaded() == []
    for label in (look.label(name), muted(name)):
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == name
    box.reject()
    assert heard == []
