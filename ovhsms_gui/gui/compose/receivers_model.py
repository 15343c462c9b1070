"""The receivers as a table. Reads the list's rows; copies none."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal, Slot

from ovhsms_gui.core.fields import NAME as NAME_FIELD
from ovhsms_gui.core.fields import PHONES, field_of
from ovhsms_gui.core.national import written
from ovhsms_gui.core.numbers import Number
from ovhsms_gui.core.placeholders import key
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.receivers import ReceiverList, Row
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.kit.cells import FACE
from ovhsms_gui.gui.kit.chip import ChipFace, state_face
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.titled import NOWHERE, Index, Role, TitledModel, one_line

NUMBER, NAME, FIRST_FIELD = range(3)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Field:
    """A placeholder of the text, as it is spelled there first. `default`: None where it stands without one."""

    name: str
    default: str | None = None


def fields_of(plan: Plan) -> tuple[Field, ...]:
    """Those that get a column: all but the name and the phone, which have theirs, unless some row says them besides.

    Spellings of one field share it, unless somebody has several.
    """
    found: dict[str, Field] = {}
    for place in plan.template.places:
        wanted = key(place.name)
        shown = wanted == NAME_FIELD or (
            wanted not in plan.merge.columns and (field_of(wanted) == NAME_FIELD or wanted in PHONES)
        )
        if not shown:
            if (meant := field_of(wanted)) not in plan.merge.several:
                wanted = meant
            before = found.get(wanted, Field(place.name, place.default))
            found[wanted] = replace(before, default=None) if place.default is None else before
    return tuple(found.values())


class ReceiversModel(TitledModel):
    """Number, name, the fields that the text uses, and in how many SMS it goes to whom: all but this can be corrected.

    Only what is not as usual carries a word, beside the name.
    """

    corrected = Signal(object, object, str)  # row, NUMBER or NAME or a field's name, and what was typed there

    def __init__(self, rows: ReceiverList, parent: QObject | None = None) -> None:
        super().__init__(parent=parent)
        self._rows = rows
        self._shown = len(rows)
        self._fields: tuple[Field, ...] = ()
        self._plan: Plan | None = None
        self._region = ""
        self._entitle()

    @property
    def sms(self) -> int:
        """The column that says how many SMS somebody gets."""
        return len(self.titles) - 1

    @property
    def fields(self) -> range:
        """The columns of the text's fields."""
        return range(FIRST_FIELD, self.sms)

    def show_plan(self, plan: Plan, region: str) -> None:
        """Show what is to be sent to whom; numbers of `region` are written as people there write them.

        It may change how many SMS everybody gets, at each key: the view looks at those in sight.
        """
        if plan.counted:  # else it is not known which of the fields somebody has
            self.set_fields(fields_of(plan))
        if region != self._region:
            self._region = region
            self.refresh()
        self._plan = plan

    def column_of(self, name: str) -> int:
        """The column of a placeholder."""
        names, wanted = [key(field.name) for field in self._fields], key(name)
        for spellings, meant in ((names, wanted), (list(map(field_of, names)), field_of(wanted))):
            if meant in spellings:
                return FIRST_FIELD + spellings.index(meant)
        return NUMBER if wanted in PHONES else NAME

    def set_fields(self, fields: tuple[Field, ...]) -> None:
        """Have a column for each of these; those that were there before stay where they are."""
        before, same = self._fields, 0
        while same < min(len(before), len(fields)) and before[same].name == fields[same].name:
            same += 1
        after = 0
        while (
            after < min(len(before), len(fields)) - same
            and before[-1 - after].name == fields[-1 - after].name
        ):
            after += 1
        if len(before) > same + after:
            self.beginRemoveColumns(NOWHERE, FIRST_FIELD + same, FIRST_FIELD + len(before) - after - 1)
            self._entitle((*before[:same], *before[len(before) - after :]))
            self.endRemoveColumns()
        if len(fields) > same + after:
            self.beginInsertColumns(NOWHERE, FIRST_FIELD + same, FIRST_FIELD + len(fields) - after - 1)
            self._entitle(fields)
            self.endInsertColumns()
        if fields != self._fields:  # another default
            self._entitle(fields)
            self.refresh()

    def _entitle(self, fields: tuple[Field, ...] = ()) -> None:
        self._fields = fields
        names = (field.name for field in fields)
        self.titles = (self.tr("Number"), self.tr("Name"), *names, self.tr("SMS"))

    def is_missing(self, index: Index) -> bool:
        """Whether a cell has to be filled in, or its person gets nothing."""
        field, value = self._field(index)
        return field is not None and field.default is None and value is None and self._gets(index.row())

    def _field(self, index: Index) -> tuple[Field | None, str | None]:
        """Of a cell that has one, with what is put in for it; None for nothing."""
        if not FIRST_FIELD <= index.column() < self.sms or index.row() >= len(self._rows):
            return None, None
        field = self._fields[index.column() - FIRST_FIELD]
        [value] = self._rows.row(index.row()).values((key(field.name),))
        return field, value

    def _gets(self, place: int) -> bool:
        number = self._rows.row(place).number.e164
        return number is not None and number not in self._rows.out

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Rows announced to the views so far."""
        return 0 if parent.isValid() else self._shown

    def says(self, index: Index, role: int) -> object:
        """Text for people and for screen readers; the long form as a tooltip."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows.row(index.row())
        column = index.column()
        if role == Role.DisplayRole:
            return self._shown_in(index, row)
        if role == FACE:
            return self._face(index, row.number)
        if role == Role.TextAlignmentRole and column == self.sms:
            return _RIGHT
        if role == Role.EditRole:
            return {NUMBER: self._number(row), NAME: row.name}.get(column, self._field(index)[1] or "")
        if role == Role.AccessibleTextRole:
            return self._heard(index, row)
        if role == Role.ToolTipRole:
            typed = self.tr("Typed as: {raw}").format(raw=one_line(row.number.raw, 200))
            hint = self.tr("Double-click or F2: correct it") if column != self.sms else ""
            told = (self._verdict(row.number), self._names(index.row()), self._said(index), typed, hint)
            return "\n".join(filter(None, told))
        return None

    def _number(self, row: Row) -> str:
        """As it is understood here: what was typed under another account may be another country's number here."""
        return written(row.number, self._region)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """Called by Qt. The title of figures stands over them."""
        if (
            role == Role.TextAlignmentRole
            and section == self.sms
            and orientation == Qt.Orientation.Horizontal
        ):
            return _RIGHT
        return super().headerData(section, orientation, role)

    def _shown_in(self, index: Index, row: Row) -> str:
        column = index.column()
        if column == NUMBER:
            return one_line(self._number(row))
        if column == NAME:
            return self._names(index.row())
        if column < self.sms:
            return self._told(index)
        plan = self._plan
        ready = plan is not None and plan.counted and plan.draft.text and self._gets(index.row())
        return messages.figure(plan.line(row).parts) if plan is not None and ready else ""

    def _heard(self, index: Index, row: Row) -> str:
        """What is seen in a cell, and what its chip says."""
        if index.column() in self.fields:
            return self._said(index)
        shown = self._shown_in(index, row)
        if index.column() == NAME and self._exception(row.number) is not None:
            return ", ".join(filter(None, (shown, self._verdict(row.number))))
        return shown

    def _face(self, index: Index, number: Number) -> ChipFace | None:
        if index.column() == NAME:
            return self._exception(number)
        if index.column() in self.fields and self.is_missing(index):
            return state_face(self.tr("to fill in"), State.NEGATIVE)
        return None

    def _exception(self, number: Number) -> ChipFace | None:
        """What is not as usual about a number; who gets nothing has the colour of the finding about them."""
        nobody = self._plan is not None and not self._plan.people
        nothing = State.NEGATIVE if nobody else State.WARNING
        if number.e164 in self._rows.stopped:
            return state_face(self.tr("answered STOP"), nothing, icon=Icon.STOP)
        if number.e164 in self._rows.out:
            return state_face(self.tr("opted out"), nothing, icon=Icon.STOP)
        if number.e164 in self._rows.asking:
            return state_face(self.tr("STOP received"), State.WARNING, icon=Icon.STOP)
        if number.problem is not None:
            return state_face(messages.problem(number.problem), nothing)
        if words := messages.doubtful(number):
            return state_face(words, State.WARNING)
        if number.country != self._region:
            return ChipFace(messages.country(number.country)) if number.country else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be corrected can be edited."""
        flags = super().flags(index)
        return flags if index.column() == self.sms else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Hand on what was typed; whoever owns the list decides what becomes of it."""
        typed = str(value).strip()
        if role != Role.EditRole or typed == str(index.data(Role.EditRole)).strip():
            return False
        if index.column() == NUMBER and not typed:
            return False
        field, _ = self._field(index)
        self.corrected.emit(index.row(), index.column() if field is None else field.name, typed)
        return True

    def _told(self, index: Index) -> str:
        """What is put in here, on one line."""
        field, value = self._field(index)
        if field is None or value is not None:
            return one_line(value or "")
        return f"({one_line(field.default)})" if field.default and self._gets(index.row()) else ""

    def _said(self, index: Index) -> str:
        """The same in words."""
        field, value = self._field(index)
        if field is None or value is not None:
            return one_line(value or "", 200)
        if self.is_missing(index):
            return self.tr("{name} is missing: fill it in").format(name=field.name)
        return self.tr("no {name}: “{default}” is sent").format(name=field.name, default=field.default or "")

    def _names(self, place: int) -> str:
        """Whose number it is; several people may have given the same."""
        first, *others = self._rows.names(place)
        if not others:
            return first
        return self.tr("{name} (also: {others})").format(name=first, others=", ".join(others))

    def _verdict(self, number: Number) -> str:
        if number.e164 in self._rows.stopped:
            return self.tr("answered STOP, gets nothing")
        if number.e164 in self._rows.out:
            return self.tr("opted out, gets nothing")
        if number.e164 in self._rows.asking:
            return self.tr("STOP received")
        return messages.verdict(number)[1]

    @Slot()
    def grow(self) -> None:
        """Announce rows that were added at the end."""
        now = len(self._rows)
        if now > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, now - 1)
            self._shown = now
            self.endInsertRows()

    @Slot()
    def refresh(self) -> None:
        """Announce that rows may say more than before: others were merged into them."""
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(self._shown - 1, self.sms))

    @Slot()
    def renew(self) -> None:
        """Announce that anything may have changed."""
        self.beginResetModel()
        self._shown = len(self._rows)
        self.endResetModel()
