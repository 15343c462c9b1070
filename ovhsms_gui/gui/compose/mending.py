"""The line under the editor that names what makes the message dearer, says what mending saves, and mends it."""

import unicodedata
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.text import Culprit
from ovhsms_gui.gui import characters, look, messages
from ovhsms_gui.gui.compose.edits import LONGEST_TEXT, MessageEdit
from ovhsms_gui.gui.compose.marks import Mark, counted, marks, mendable, mended, removable
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
        self._can: tuple[Mark, ...] = ()  # of those in the text as it stands
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
        self._edit.mend(self._can)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _fill_menu(self) -> None:
        """One of them, the one at the caret if there is any; or all of one kind."""
        self._menu.clear()
        found = self._can
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
        change = self._change(culprit).replace("&", "&&")
        text = words.format(change=change, n=messages.figure(culprit.count))
        self._menu.addAction(text).setData(meant)

    def _change(self, culprit: Culprit) -> str:
        nothing = self.tr("nothing")
        return f"{_shown(culprit)} → {culprit.replacement or nothing}"

    @Slot(QAction)
    def _on_some(self, action: QAction) -> None:
        self._edit.mend(action.data())
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show(self) -> None:
        found = marks(self._state.draft.text)
        culprits = counted(found)
        self._can, then = self._mended(found)
        self.setVisible(bool(culprits))
        self._all.setVisible(bool(self._can))
        self._all.setToolTip(look.tip("\n".join(map(self._change, counted(self._can)[:_KINDS_IN_MENU]))))
        self._some.setVisible(len(self._can) > 1)
        if not culprits:
            return
        names = ", ".join(map(self._name, culprits[:_NAMED]))
        if len(culprits) > _NAMED:
            names += " …"
        self.say(*self._sentence(names, then))

    def _mended(self, found: tuple[Mark, ...]) -> tuple[tuple[Mark, ...], Plan]:
        """What is to be replaced, and the plan with it. What would merely be gone stays, unless that saves more."""
        mild, all_ = mendable(found), removable(found)
        kept = self._plan(mild)
        if len(all_) > len(mild):
            less = self._plan(all_)
            if less.draft.text.strip() and (less.sms, less.measure.parts) < (kept.sms, kept.measure.parts):
                return all_, less
        return mild, kept

    def _plan(self, wanted: tuple[Mark, ...]) -> Plan:
        plan, draft = self._state.plan, self._state.draft
        if not (wanted and plan.counted):
            return plan
        return make_plan(plan.receivers, replace(draft, text=mended(draft.text, wanted)), plan.context)

    def _sentence(self, names: str, mended_plan: Plan) -> tuple[str, State]:
        """What these characters cost, and whether they do already."""
        plan = self._state.plan
        if not plan.counted:
            return names, State.TRANSIT
        now = plan.measure
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
