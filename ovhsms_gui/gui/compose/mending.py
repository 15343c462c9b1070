"""The line under the counter that names what makes the message dearer, says what mending saves, and mends it."""

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
from ovhsms_gui.gui.compose.parts import each
from ovhsms_gui.gui.compose.remark import Remark
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.kit.buttons import give_menu
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.speech import call
from ovhsms_gui.gui.messages import translate

_NAMED = 4
_KINDS_IN_MENU = 12


class Mending(Remark):
    """Reads ComposeState, changes the text in its editor, where it can be undone."""

    def __init__(self, state: ComposeState, edit: MessageEdit) -> None:
        self._all = look.button("", "replaceButton", "")
        self._some = look.button("", "replaceSomeButton", "")
        super().__init__("culpritLabel", self._all, self._some)
        self._some.setText(self.tr("Choose…"))
        self._some.setAccessibleName(self.tr("Choose… which of them to simplify"))
        self._state = state
        self._edit = edit
        self._can: tuple[Mark, ...] = ()  # of those in the text as it stands
        self.plain: Plan | None = None  # what would leave without them, where that is less
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
        self.plain = then if self._can else None
        self.setVisible(bool(culprits))
        self._all.setVisible(bool(self._can))
        self._all.setToolTip(look.tip("\n".join(map(self._change, counted(self._can)[:_KINDS_IN_MENU]))))
        self._some.setVisible(len(self._can) > 1)
        if not culprits:
            return
        self._call(self._state.plan.sms - then.sms)
        names = ", ".join(map(self._name, culprits[:_NAMED]))
        if len(culprits) > _NAMED:
            names += " …"
        self.say(*self._sentence(names, then))

    def _call(self, saved: int) -> None:
        """By what a press saves."""
        words = self.tr("Sim&plify (saves {saved})") if saved > 0 else self.tr("Sim&plify")
        self._all.setText(words.format(saved=messages.sms(saved)))
        call(self._all, self.tr("the characters that make the message dearer"))

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

    def _sentence(self, names: str, then: Plan) -> tuple[str, State]:
        """Why it costs what the counter says; where only some messages cost more, also how much."""
        now = self._state.plan
        if not now.counted:
            return names, State.TRANSIT
        if each(then) < each(now):
            return self.tr("Because of {names}.").format(names=names), State.WARNING
        if then.measure.parts < now.measure.parts:
            words = self.tr("Up to {now} each instead of {then} because of {names}.").format(
                names=names,
                now=messages.sms(now.measure.parts),
                then=messages.figure(then.measure.parts),
            )
            return words, State.WARNING
        if then.sms < now.sms:
            words = self.tr("Some messages take more SMS because of {names}.")
            return words.format(names=names), State.WARNING
        words = self.tr("Because of {names} only {per} characters fit into an SMS.")
        if then.measure.encoding != now.measure.encoding:
            words = self.tr("Because of {names} only {per} characters fit into an SMS instead of {then}.")
        per, than = now.measure.per_part, then.measure.per_part
        return words.format(names=names, per=per, then=than), State.TRANSIT

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
