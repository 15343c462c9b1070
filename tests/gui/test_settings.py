"""The settings dialog: what is chosen holds at once, survives the session, and loses nothing that was typed."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
)

from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.settings import (
    LANGUAGE,
    LONGEST_UNDO,
    OWN_NUMBERS,
    PAGES,
    START_PAGE,
    THEME,
    UNDO_SECONDS,
    WINDOW_SIZE,
)
from ovhsms_gui.core.words import Complaint
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui import language
from ovhsms_gui.gui.kit.measures import px, screen_room
from ovhsms_gui.gui.kit.palette import DARK, LIGHT, application_palette
from ovhsms_gui.gui.kit.theme import Choice, Theme
from ovhsms_gui.gui.window_size import WindowSize
from ovhsms_gui.store.settings import Settings, remembered

from .conftest import Desk, Open, close, guest, said
from .test_accounts import NoVault


def choose(dialog: QDialog, name: str, value: str) -> None:
    box = dialog.findChild(QComboBox, name)
    assert box is not None
    box.setFocus()
    place = box.findData(value)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def open_settings(desk: Desk) -> QDialog:
    desk.click("settingsButton")
    return desk.wait_dialog("settingsDialog")


def banner(desk: Desk) -> str:
    label = desk.find(QLabel, "bannerLabel")
    return label.text() if label.isVisible() else ""


def titles(desk: Desk) -> list[str]:
    pages = desk.find(QListWidget, "pageList")
    return [pages.item(row).text() for row in range(pages.count())]


def test_another_language_is_spoken_at_once_and_nothing_typed_is_lost(desk: Desk, qapp: QApplication) -> None:
    desk.add("Ana 06 39 98 00 12")
    desk.write("Bonjour, à demain")
    desk.find(QPlainTextEdit, "receiverEdit").setPlainText("06 39")
    desk.show_page(0)
    before = desk.parts.window
    try:
        choose(open_settings(desk), "languageBox", "fr")
        assert desk.parts.window is not before
        assert titles(desk) == ["Écrire", "Envois", "Réponses", "Contacts"]
        assert desk.find(QPlainTextEdit, "messageEdit").toPlainText() == "Bonjour, à demain"
        assert desk.find(QPlainTextEdit, "receiverEdit").toPlainText() == "06 39"
        assert len(desk.parts.compose.rows) == 1
        assert desk.parts.window.isVisible()
        choose(desk.wait_dialog("settingsDialog"), "languageBox", "en")
        assert titles(desk) == ["Compose", "Outbox", "Replies", "Contacts"]
    finally:
        language.speak(qapp, "en")
    QTest.keyClick(desk.wait_dialog("settingsDialog"), Qt.Key.Key_Escape)
    desk.find(QPlainTextEdit, "receiverEdit").clear()
    desk.choose_sender("MARTIN")
    desk.confirm()  # the new window's own button
    desk.until(lambda: len(desk.server.world.sent) == 1)


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    language.speak(qapp, "en")


def test_the_settings_stay_open_where_they_are_in_the_other_language(desk: Desk, english_again: None) -> None:
    before = open_settings(desk)
    before.move(before.x() + 40, before.y() + 30)
    place = before.geometry()
    [number] = number_edits(before)
    number.setText("06 39")
    old = desk.parts.window
    choose(before, "languageBox", "fr")
    dialog = desk.wait_dialog("settingsDialog")
    assert dialog is not before
    assert dialog.windowTitle() == "Réglages"
    assert dialog.parentWidget() is desk.parts.window is not old
    assert dialog.geometry() == place
    desk.until(lambda: getattr(QApplication.focusWidget(), "objectName", str)() == "languageBox")
    [number] = number_edits(dialog)
    assert number.text() == "06 39", "what is half typed is no less"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "it would be lost"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.until(lambda: desk.dialog("settingsDialog") is None)
    desk.until(lambda: desk.parts.window.focusWidget() is desk.find(QPushButton, "settingsButton"))


def test_what_is_chosen_from_lists_is_chosen_in_boxes_of_one_width(desk: Desk) -> None:
    dialog = open_settings(desk)
    boxes = [dialog.findChild(QComboBox, name) for name in ("languageBox", "themeBox", "startPageBox")]
    assert len({box.width() for box in boxes if box is not None}) == 1


def test_what_the_window_says_of_this_start_is_said_in_the_other_language_too(
    open_desk: Open, server: DemoServer, english_again: None
) -> None:
    """Nor is what is known of the keyring forgotten."""
    folder = Complaint(
        "Other users of this computer can look into {folder}: take a folder of its own for this program.",
        folder="/tmp",
    )
    desk = open_desk(guest(server), vault=NoVault(), demo=True, notices=(folder,))
    desk.until(lambda: "keyring" in banner(desk).lower())
    words = banner(desk)
    choose(open_settings(desk), "languageBox", "fr")
    shown = {label.text() for label in desk.parts.window.findChildren(QLabel)}
    assert "Démonstration\u00a0: aucun SMS ne part" in shown
    assert "D’autres utilisateurs de cet ordinateur peuvent lire /tmp" in banner(desk)
    assert "trousseau" in banner(desk)
    choose(desk.wait_dialog("settingsDialog"), "languageBox", "en")
    assert banner(desk) == words


def test_no_time_to_take_it_back_is_promised_where_there_is_none(tongue: str, desk: Desk) -> None:
    dialog = open_settings(desk)
    undo, told = dialog.findChild(QSpinBox, "undoTimeBox"), dialog.findChild(QLabel, "undoTimeLabel")
    assert undo is not None
    assert told is not None
    some, none = {
        "fr": ("jusque-là, vous pouvez l’annuler", "part tout de suite, et ne peut pas être annulé"),
        "en": ("until then it can be taken back", "leaves at once, and cannot be taken back"),
    }[tongue]
    for seconds, there, not_there in ((10, some, none), (0, none, some), (5, some, none)):
        undo.setValue(seconds)
        assert there in told.text()
        assert not_there not in told.text()


def test_what_is_chosen_is_there_at_the_next_start(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    dialog = open_settings(desk)
    choose(dialog, "themeBox", "dark")
    undo = dialog.findChild(QSpinBox, "undoTimeBox")
    assert undo is not None
    undo.setValue(25)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    close(desk)
    values = remembered(desk.places.journal)
    assert (THEME.among(values), UNDO_SECONDS.among(values)) == ("dark", 25)
    with closing(Settings(desk.places.journal)) as settings:
        settings.set(UNDO_SECONDS.key, 0)
        settings.set(LANGUAGE.key, "xx")
    again = open_desk(guest(server))
    box = open_settings(again).findChild(QComboBox, "languageBox")
    assert box is not None
    assert box.currentData() == "", "what this version does not speak is the system's choice"


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    before, style = qapp.palette(), qapp.style().objectName()
    made = Theme(qapp, own_look=False)
    yield made
    made.choose(Choice.SYSTEM)
    made.setParent(None)
    made.deleteLater()
    qapp.setStyle(style)
    qapp.setPalette(before)


def test_a_theme_holds_at_once(desk: Desk, theme: Theme, qapp: QApplication) -> None:
    dialog = open_settings(desk)
    label = desk.find(QLabel, "partsLabel")
    for chosen, tone in (("dark", DARK), ("light", LIGHT)):
        choose(dialog, "themeBox", chosen)
        wanted = application_palette(tone).window().color()
        assert qapp.palette().window().color() == wanted
        desk.until(lambda wanted=wanted: label.palette().window().color() == wanted)  # type: ignore[misc]


def test_enter_closes_the_settings_and_throws_nothing_away(desk: Desk) -> None:
    dialog = open_settings(desk)
    undo = dialog.findChild(QSpinBox, "undoTimeBox")
    assert undo is not None
    undo.setValue(40)
    button = dialog.findChild(QPushButton, "settingsCloseButton")
    assert button is not None
    QTest.keyClick(button, Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("settingsDialog") is None)
    assert desk.parts.compose.undo_seconds == 40


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_of_more_time_to_undo_than_there_is_the_most_is_taken(desk: Desk, key: Qt.Key) -> None:
    dialog = open_settings(desk)
    undo = dialog.findChild(QSpinBox, "undoTimeBox")
    assert undo is not None
    dialog.activateWindow()
    desk.until(dialog.isActiveWindow)
    undo.setFocus()
    undo.selectAll()
    QTest.keyClicks(undo, "99")
    QTest.keyClick(undo, key)
    desk.until(lambda: desk.parts.compose.undo_seconds == LONGEST_UNDO)


# ---- the page at the start ---------------------------------------------------------------------------


def test_it_opens_on_the_page_that_was_chosen_and_asks_for_what_that_one_shows(
    open_desk: Open, server: DemoServer
) -> None:
    desk = open_desk(guest(server))
    assert [page.name for page in desk.parts.window.pages] == list(PAGES)
    choose(open_settings(desk), "startPageBox", "contacts")
    assert desk.parts.window.place == 0, "the page that is looked at stays"
    close(desk)
    again = open_desk(guest(server))
    assert again.parts.window.place == 3
    again.until(lambda: again.parts.contacts.shown is not None)
    box = open_settings(again).findChild(QComboBox, "startPageBox")
    assert box is not None
    assert box.currentData() == "contacts"


@pytest.mark.parametrize("kept", [[0, 0, 0], [3000, 3000, 0]], ids=["first start", "larger screen"])
def test_the_foot_of_the_window_is_on_the_screen_below_its_title(desk: Desk, kept: list[int]) -> None:
    preferences = desk.parts.office.preferences
    preferences.put(WINDOW_SIZE, kept)
    window = QMainWindow()
    WindowSize(preferences, window)
    screen = screen_room(window)
    assert px(45) <= window.height() <= screen.height() - px(2)
    assert window.width() <= screen.width()


def test_a_page_that_this_version_does_not_have_is_the_first(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    close(desk)
    with closing(Settings(desk.places.journal)) as settings:
        settings.set(START_PAGE.key, "calls")
    assert open_desk(guest(server)).parts.window.place == 0


# ---- one's own number --------------------------------------------------------------------------------


def number_edits(dialog: QDialog) -> list[QLineEdit]:
    return dialog.findChildren(QLineEdit, "ownNumberEdit")


def test_ones_own_number_is_kept_when_it_can_receive_an_sms_and_forgotten_when_it_is_emptied(
    open_desk: Open, server: DemoServer
) -> None:
    desk = open_desk(guest(server))
    dialog = open_settings(desk)
    [edit] = number_edits(dialog)
    QTest.keyClicks(edit, "06 39 98 00 7")
    assert desk.parts.compose.trial.number("guest") is None
    QTest.keyClicks(edit, "7")
    note = dialog.findChild(QLabel, "ownNumberNote")
    assert note is not None
    assert note.text() == "mobile, France"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    close(desk)
    again = open_desk(guest(server))
    number = again.parts.compose.trial.number("guest")
    assert number is not None
    assert number.e164 == "+33639980077"
    [edit] = number_edits(open_settings(again))
    assert edit.text() == number.shown
    edit.clear()
    assert again.parts.compose.trial.number("guest") is None


def test_what_is_half_typed_changes_nothing_and_is_not_dropped_without_a_word(desk: Desk) -> None:
    desk.parts.office.preferences.put(OWN_NUMBERS, {"guest": "+33639980077", "other": "+33639980078"})
    dialog = open_settings(desk)
    [edit] = number_edits(dialog)
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    close_button = dialog.findChild(QPushButton, "settingsCloseButton")
    assert close_button is not None
    edit.setText("01 99 00 12")
    QTest.mouseClick(close_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "Not saved yet" in said(dialog)
    edit.setText("06 39 98 00 79")
    QTest.mouseClick(close_button, Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.dialog("settingsDialog") is None)
    assert desk.parts.office.preferences.get(OWN_NUMBERS) == {
        "guest": "+33639980079",
        "other": "+33639980078",
    }


def test_with_several_accounts_each_number_says_whose_it_is(open_desk: Open, server: DemoServer) -> None:
    account, keys = guest(server)
    desk = open_desk((account, keys), (Account("b", "Lycée", server.url, "GB", Origin.ENVIRONMENT), keys))
    desk.until(lambda: len(desk.parts.accounts.accounts) == 2)
    dialog = open_settings(desk)
    names = [edit.accessibleName() for edit in number_edits(dialog)]
    assert names == [f"Your own mobile number for tests with {name}:" for name in ("Cabinet Martin", "Lycée")]
    number_edits(dialog)[1].setText("07400 900123")
    assert desk.parts.office.preferences.get(OWN_NUMBERS) == {"b": "+447400900123"}
