"""The line under the editor that names what makes the message dearer, says what mending saves, and mends it."""

import unicodedata
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.text import Culprit
from ovhsms_gui.gui import characters, look, messages
from ovhsms_gui.gui.compose.edits import LONGEST_TEXT, MessageEdit
from ovhsms_gui.gui.compose.marks import Mark, counted, marks, mendable, mended
from ovhsms_gui.gui.compose.remark import Remark
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.kit.buttons import give_menu
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.messages import translate

_NAMED = 4
_KINDS_IN_MENU = 12


class Mending(Remark):
    """Reads ComposeState, changes the text in its editor, where it can be undone."""

    def __init__(self, state: ComposeState, edit: MessageEdit) -> None:
        self._all = look.button("", "replaceButton", "")
        self._some = look.button("", "replaceSomeButton", "")
        super().__init__("culpritLabel", self._all, self._some)
        self._all.setText(self.tr("Sim&plify"))
        self._all.setAccessibleName(self.tr("Simplify the characters that make the message dearer"))
        self._some.setText(self.tr("Some"))
        self._some.setAccessibleName(self.tr("Some: simplify only some of them"))
        self._state = state
        self._edit = edit
        self._found: tuple[Mark, ...] = ()  # in the text as it stands
        self._menu = QMenu(self)
        self._menu.setObjectName("replaceMenu")
        give_menu(self._some, self._menu)
        edit.too_long.connect(self._on_too_long)
        self._all.clicked.connect(self._on_all)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.triggered.connect(self._on_some)
        state.changed.connect(self._show)
        self._show()

    @Slot(object)
    def _on_too_long(self, length: int) -> None:
        self.say(
            self.tr(
                "The pasted text has {n} characters; the longest possible message has {most}. "
                "It was not inserted, and what stood here is unchanged."
            ).format(n=messages.figure(length), most=messages.figure(LONGEST_TEXT))
        )
        self.show()

    @Slot()
    def _on_all(self) -> None:
        self._edit.mend(mendable(self._found))
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _fill_menu(self) -> None:
        """One of them, the one at the caret if there is any; or all of one kind."""
        self._menu.clear()
        found = mendable(self._found)
        if not found:
            return
        caret = self._edit.caret()
        here = next((mark for mark in found if mark.end >= caret), found[0])
        words = (
            self.tr("Only this one: {change}") if here.start <= caret else self.tr("Only the next: {change}")
        )
        if here.end < caret:
            words = self.tr("Only the first: {change}")
        self._add(words, here.culprit, (here,))
        self._menu.addSeparator()
        for culprit in counted(found)[:_KINDS_IN_MENU]:
            words = self.tr("{change}, once") if culprit.count == 1 else self.tr("{change}, {n} times")
            self._add(words, culprit, tuple(mark for mark in found if mark.text == culprit.char))

    def _add(self, words: str, culprit: Culprit, meant: tuple[Mark, ...]) -> None:
        nothing = self.tr("nothing")
        change = f"{_shown(culprit)} → {culprit.replacement or nothing}"
        text = words.format(change=change.replace("&", "&&"), n=messages.figure(culprit.count))
        self._menu.addAction(text).setData(meant)

    @Slot(QAction)
    def _on_some(self, action: QAction) -> None:
        self._edit.mend(action.data())
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show(self) -> None:
        self._found = marks(self._state.draft.text)
        culprits = counted(self._found)
        can = mendable(self._found)
        self.setVisible(bool(culprits))
        self._all.setVisible(bool(can))
        self._some.setVisible(len(can) > 1)
        if not culprits:
            return
        names = ", ".join(map(self._name, culprits[:_NAMED]))
        if len(culprits) > _NAMED:
            names += " …"
        self.say(*self._sentence(names))

    def _sentence(self, names: str) -> tuple[str, State]:
        """What these characters cost, and whether they do already."""
        plan, draft = self._state.plan, self._state.draft
        if not plan.counted:
            return names, State.TRANSIT
        now = plan.measure
        text = mended(draft.text, self._found)
        mended_plan = make_plan(plan.receivers, replace(draft, text=text), plan.context)
        then = mended_plan.measure
        saved = plan.sms - mended_plan.sms
        if saved > 0 and then.parts == now.parts:
            words = self.tr("{names}: simplifying saves {saved}.")
            return words.format(names=names, saved=messages.sms(saved)), State.WARNING
        if then.parts < now.parts:
            words = self.tr("{now} each instead of {then} because of {names}.")
            if saved > 0:
                words = self.tr("{now} each instead of {then} because of {names}. Simplifying saves {saved}.")
            if plan.varies and saved > 0:
                words = self.tr(
                    "Up to {now} each instead of {then} because of {names}. Simplifying saves {saved}."
                )
            words = words.format(
                names=names,
                now=messages.sms(now.parts),
                then=messages.figure(then.parts),
                saved=messages.sms(saved),
            )
            return words, State.WARNING
        words = self.tr("Because of {names} only {per} characters fit into an SMS.")
        if then.encoding != now.encoding:
            words = self.tr("Because of {names} only {per} characters fit into an SMS instead of {then}.")
        return words.format(names=names, per=now.per_part, then=then.per_part), State.TRANSIT

    def _name(self, culprit: Culprit) -> str:
        name = _shown(culprit)
        if culprit.count == 1:
            return name
        return self.tr("{name} ({n} times)").format(name=name, n=messages.figure(culprit.count))


def _shown(culprit: Culprit) -> str:
    sign = culprit.char if culprit.char.isprintable() and not culprit.char.isspace() else ""
    if not sign:
        return characters.called(culprit)
    if unicodedata.name(sign[0], "").startswith("LATIN") and len(sign) == 1:
        return messages.quoted(sign)  # a letter that anybody can read is its own name
    words = translate("Mending", "{sign} {name}")
    return words.format(sign=messages.quoted(sign), name=characters.called(culprit))
