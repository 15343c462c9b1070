"""The line that names what makes receivers' values dear, shows what each would become, and replaces it in the list."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ovhsms_gui.core.checks import dear_in
from ovhsms_gui.core.findings import called, short
from ovhsms_gui.core.placeholders import key
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.compose.marks import dear, marks, mendable, mended, removable
from ovhsms_gui.gui.compose.remark import Remark
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.kit.buttons import give_menu

_SHOWN = 12  # what is not shown is not replaced
_LOOKED_AT = 200  # people, on each key stroke


@dataclass(frozen=True, slots=True)
class _Change:
    """What a receiver has for a placeholder, and what could stand for it."""

    row: Row
    who: str
    name: str
    before: str
    after: str


class ValueMending(Remark):
    """Reads ComposeState; changes its receivers, one by one or all that are shown."""

    def __init__(self, state: ComposeState) -> None:
        self._button = look.button("", "replaceValuesButton", "")
        super().__init__("dearValuesLabel", self._button)
        self._state = state
        self._button.setText(self.tr("Simplify"))
        heard = self.tr("Simplify in the list what is put in for receivers")
        self._button.setAccessibleName(heard)
        self._button.setToolTip(look.tip(heard))
        self._menu = QMenu(self)
        self._menu.setObjectName("replaceValuesMenu")
        give_menu(self._button, self._menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.triggered.connect(self._on_chosen)
        state.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        plan = self._state.plan
        self.setVisible(bool(plan.dear))
        if not plan.dear:
            return
        self._button.setVisible(any(_changes(plan, _LOOKED_AT)))
        size = plan.dear[0]
        words = self.tr("{now} instead of {then} for {who} because of {what}.")
        people = sum(len(one.rows) for one in plan.dear)
        if people > 1:
            words = self.tr("{now} instead of {then} for {people}, such as {who} ({what}).")
        row = size.rows[0]
        self.say(
            words.format(
                who=called(row, plan.region),
                what=dear_in(plan, row),
                people=messages.people(people),
                now=messages.sms(size.measure.parts),
                then=messages.figure(plan.plain(size).parts),
            )
        )

    @Slot()
    def _fill_menu(self) -> None:
        self._menu.clear()
        changes = tuple(islice(_changes(self._state.plan), _SHOWN))
        for change in changes:
            self._add(
                self.tr("{before} → {after} ({name}, {who})").format(
                    before=short(change.before), after=short(change.after), name=change.name, who=change.who
                ),
                (change,),
            )
        if len(changes) > 1:
            self._menu.addSeparator()
            self._add(self.tr("All of these"), changes)

    def _add(self, words: str, changes: tuple[_Change, ...]) -> None:
        self._menu.addAction(words.replace("&", "&&")).setData(changes)

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        places = {id(row): place for place, row in enumerate(self._state.plan.receivers.rows)}
        self._state.fill_in(
            (places[id(change.row)], change.name, change.after)
            for change in action.data()
            if id(change.row) in places  # else it was changed meanwhile
        )


def _changes(plan: Plan, most: int | None = None) -> Iterator[_Change]:
    """Values of the first people that plain letters can say. Lazily: there may be thousands."""
    typed = {key(place.name): place.name for place in reversed(plan.template.places)}
    for row in islice((row for size in plan.dear for row in size.rows), most):
        for name, value in zip(plan.template.keys, row.values(plan.template.keys), strict=True):
            found = marks(value or "")
            after = next(
                filter(_plain, (mended(value or "", some(found)) for some in (mendable, removable))), ""
            )
            if value and dear(found) and after:
                yield _Change(row, called(row, plan.region), typed[name], value, after)


def _plain(value: str) -> bool:
    return bool(value.strip()) and not dear(marks(value))
