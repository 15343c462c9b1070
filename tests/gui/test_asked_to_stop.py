"""Who answers STOP, in whatever spelling: it is seen and offered, and nobody is left out without a word."""

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ovhsms_gui.gui import language
from ovhsms_gui.gui.kit.label import Label
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.messages import moment
from ovhsms_gui.store.optouts import OptOuts

from .conftest import Desk, said
from .lanes import settle
from .test_contacts import press
from .test_replies import ANA, SERVICE, choose, contact, edit, faces, open_page, press_send, reply
from .test_settings import choose as pick
from .test_settings import open_settings

NOTICE = "askedToStopNotice"


def reply_in_sight(desk: Desk, text: str) -> None:
    """Ana, who is looked at, writes: that may be read before anybody could count it as unread."""
    desk.server.world.reply(SERVICE, ANA, text, desk.server._clock())
    desk.parts.replies.refresh()


def own_list(desk: Desk) -> frozenset[str]:
    with closing(OptOuts(desk.places.journal)) as kept:
        return frozenset(kept.among([ANA]))


@pytest.mark.parametrize("text", ["STOP", "Arrêtez svp", "Stop SMS !"])
def test_it_is_offered_and_done_by_a_click(desk: Desk, text: str) -> None:
    reply(desk, text)
    open_page(desk)
    choose(desk)
    desk.until(desk.find(QWidget, NOTICE).isVisible)
    [face] = faces(desk)
    assert face.chip is not None
    assert face.chip.text == "STOP"
    assert not own_list(desk)
    desk.click("replyOptOutButton")
    desk.until(lambda: not desk.find(QWidget, NOTICE).isVisible())
    assert own_list(desk) == {ANA}
    desk.type(edit(desk), "C’est noté")
    plan = desk.parts.replies.answering.plan
    assert plan is not None
    assert plan.blocked


def test_the_closed_box_says_why_and_the_keyboard_is_where_a_press_does_nothing(desk: Desk) -> None:
    window = desk.parts.window
    window.activateWindow()
    desk.until(window.isActiveWindow)
    reply(desk, "Arrêtez svp")  # STOP itself would be on OVHcloud's list too, and stay there
    open_page(desk)
    choose(desk)
    desk.until(desk.find(QWidget, NOTICE).isVisible)
    away, back = desk.find(QPushButton, "replyOptOutButton"), desk.find(QPushButton, "replyOptInButton")
    away.setFocus()
    QTest.keyClick(away, Qt.Key.Key_Space)
    desk.until(back.isVisible)
    messages = desk.find(QWidget, "threadView")
    desk.until(messages.hasFocus)
    QTest.keyClick(messages, Qt.Key.Key_Space)
    settle(desk.parts.office, desk.qtbot)
    assert own_list(desk) == {ANA}
    assert not edit(desk).isEnabled()
    assert "nothing is sent" in edit(desk).placeholderText()
    QTest.keyClick(messages, Qt.Key.Key_Tab)
    assert back.hasFocus()
    QTest.keyClick(back, Qt.Key.Key_Space)
    press(desk.wait_dialog("optInDialog"), "optInNowButton")
    desk.until(lambda: window.focusWidget() is edit(desk))
    assert not own_list(desk)
    assert edit(desk).placeholderText() == "Your answer"


def test_a_press_too_many_on_the_way_back_leaves_all_as_it_is(desk: Desk) -> None:
    reply(desk, "Je préfère le téléphone")
    open_page(desk)
    choose(desk)
    desk.parts.replies.leave_out(ANA)
    back = desk.find(QPushButton, "replyOptInButton")
    desk.until(back.isVisible)
    with closing(OptOuts(desk.places.journal)) as kept:
        since = kept.since([ANA])
    assert since is not None
    back.setFocus()
    QTest.keyClick(back, Qt.Key.Key_Space)
    dialog = desk.wait_dialog("optInDialog")
    settle(desk.parts.office, desk.qtbot)
    asked = said(dialog)
    assert "Opt in 06 39 98 00 21?" in asked
    assert f"Opted out on {moment(since)}." in asked
    focus = dialog.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Space)
    desk.until(lambda: desk.dialog("optInDialog") is None)
    settle(desk.parts.office, desk.qtbot)
    assert own_list(desk) == {ANA}


def test_nobody_has_to_ask_for_it_in_words(desk: Desk) -> None:
    window = desk.parts.window
    window.activateWindow()
    desk.until(window.isActiveWindow)
    reply(desk, "Je préfère le téléphone")
    open_page(desk)
    choose(desk)
    away, back = desk.find(QPushButton, "threadOptOutButton"), desk.find(QPushButton, "replyOptInButton")
    desk.until(away.isVisible)
    assert not desk.find(QWidget, NOTICE).isVisible()
    away.setFocus()
    QTest.keyClick(away, Qt.Key.Key_Space)
    yes = desk.wait_dialog("optOutDialog").findChild(QPushButton, "optOutNowButton")
    assert yes is not None
    yes.click()
    desk.until(back.isVisible)
    assert own_list(desk) == {ANA}
    assert not away.isVisible()
    assert window.focusWidget() is desk.find(QWidget, "threadView")


def test_whoever_did_not_ask_for_it_is_asked_about_and_enter_leaves_them(desk: Desk) -> None:
    reply(desk, "Je préfère le téléphone")
    open_page(desk)
    choose(desk)
    away = desk.find(QPushButton, "threadOptOutButton")
    desk.until(away.isVisible)
    away.click()
    dialog = desk.wait_dialog("optOutDialog")
    asked = said(dialog)
    assert "Opt out 06 39 98 00 21?" in asked
    assert "scheduled" in asked
    assert "“Opt in…”" in asked
    focus = dialog.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("optOutDialog") is None)
    settle(desk.parts.office, desk.qtbot)
    assert not own_list(desk)
    assert away.isVisible()


def test_the_page_wants_no_room_for_what_it_does_not_say(desk: Desk) -> None:
    open_page(desk)
    page = desk.parts.window.pages.replies.widget
    assert page.chosen.minimumSizeHint().height() < px(16)


def test_it_says_who_asks_and_what_that_would_mean_and_the_rest_in_the_tip(desk: Desk) -> None:
    reply(desk, "Arrêtez svp")
    open_page(desk)
    choose(desk)
    notice = desk.find(QWidget, NOTICE)
    desk.until(notice.isVisible)
    assert [label.text() for label in notice.findChildren(Label)] == [
        "06 39 98 00 21 asks for STOP",
        "No message would go to this number then.",
    ]
    out, as_is = desk.find(QPushButton, "replyOptOutButton"), desk.find(QPushButton, "replyLetBeButton")
    assert "OVHcloud" in notice.toolTip()
    assert out.accessibleDescription() == notice.toolTip()
    assert not as_is.isFlat()
    desk.parts.contacts.keep(contact(ANA, "Ana Duval"))
    desk.until(lambda: notice.findChildren(Label)[0].text() == "Ana Duval asks for STOP")
    desk.parts.contacts.erase([contact(ANA)])
    desk.until(lambda: desk.parts.replies.talk is None)
    assert notice.findChildren(Label)[0].text() == ""


@pytest.mark.parametrize("text", ["L’arrêt de bus est loin", "Stop à 15 h devant la pharmacie ?", "OUI"])
def test_what_only_looks_like_it_is_none(desk: Desk, text: str) -> None:
    reply(desk, text)
    open_page(desk)
    choose(desk)
    desk.until(lambda: not desk.parts.replies.answering.busy)
    assert not desk.find(QWidget, NOTICE).isVisible()
    assert [face.chip.text for face in faces(desk) if face.chip is not None] == []


def shown(desk: Desk, count: int) -> None:
    """The conversation, when so much was said in it."""
    open_page(desk)
    choose(desk)
    desk.until(lambda: len(desk.parts.replies.talk.said if desk.parts.replies.talk else ()) == count)


@pytest.mark.parametrize("after", ["merci", "Pardon, je me suis trompée"])
def test_it_is_offered_whatever_is_written_afterwards(desk: Desk, after: str) -> None:
    reply(desk, "STOP", ago=60)
    reply(desk, after)
    shown(desk, 2)
    desk.until(desk.find(QWidget, NOTICE).isVisible)
    [face] = faces(desk)
    assert face.chip is not None
    assert face.chip.text == "STOP"


def test_who_takes_it_back_is_not_asked_about_any_more(desk: Desk) -> None:
    reply(desk, "STOP", ago=60)
    reply(desk, "START")
    shown(desk, 2)
    assert not desk.find(QWidget, NOTICE).isVisible()
    assert not own_list(desk)


def test_it_can_be_let_be_until_they_ask_again(desk: Desk) -> None:
    reply(desk, "STOP", ago=60)
    reply(desk, "Pardon, je me suis trompée", ago=30)
    shown(desk, 2)
    desk.until(desk.find(QWidget, NOTICE).isVisible)
    desk.click("replyLetBeButton")
    desk.until(lambda: not desk.find(QWidget, NOTICE).isVisible())
    assert not own_list(desk)
    desk.until(lambda: [face.chip for face in faces(desk)] == [None])
    reply_in_sight(desk, "STOP")
    desk.until(desk.find(QWidget, NOTICE).isVisible)


def test_an_answer_does_not_go_to_who_was_left_out_while_it_was_asked_about(desk: Desk) -> None:
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    desk.type(edit(desk), "Jeudi à 11 h 15")
    dialog = press_send(desk)
    desk.parts.replies.leave_out(ANA)
    desk.until(lambda: desk.parts.replies.answering.opted_out)
    button = dialog.findChild(QPushButton, "answerSendButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(desk.parts.office, desk.qtbot)
    assert not desk.server.world.sent
    assert edit(desk).toPlainText() == "Jeudi à 11 h 15"


def test_what_is_being_answered_stands_there_in_another_language_too(desk: Desk, qapp: QApplication) -> None:
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    desk.type(edit(desk), "C’est noté")
    try:
        pick(open_settings(desk), "languageBox", "fr")
        assert edit(desk).toPlainText() == "C’est noté"
    finally:
        language.speak(qapp, "en")
