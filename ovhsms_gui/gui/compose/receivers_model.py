"""The receivers as a table. Reads the list's rows; copies none."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal, Slot

from ovhsms_gui.core.fields import NAME as NAME_FIELD
from ovhsms_gui.core.fields import PHONES, field_of
from ovhsms_gui.core.numbers import Number
from ovhsms_gui.core.placeholders import key
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.titled import NOWHERE, Index, Role, TitledModel

NUMBER, NAME, FIRST_FIELD = range(3)
_LOOKED_AT = 20  # times what is shown


@dataclass(frozen=True, slots=True)
class Field:
    """A placeholder of the text, as it is spelled there first. `default`: None where it stands without one."""

    name: str
    default: str | None = None


def fields_of(plan: Plan) -> tuple[Field, ...]:
    """Those that get a column: all but the name and the phone, which have theirs, unless some row says them besides."""
    found: dict[str, Field] = {}
    for place in plan.template.places:
        wanted = key(place.name)
        shown = wanted == NAME_FIELD or (
            wanted not in plan.merge.columns and (field_of(wanted) == NAME_FIELD or wanted in PHONES)
        )
        if not shown:
            before = found.get(wanted, Field(place.name, place.default))
            found[wanted] = replace(before, default=None) if place.default is None else before
    return tuple(found.values())


class ReceiversModel(TitledModel):
    """Number, name, the fields that the text uses, verdict in words. All but the verdict can be corrected."""

    corrected = Signal(object, object, str)  # row, NUMBER or NAME or a field's name, and what was typed there

    def __init__(self, rows: ReceiverList, parent: QObject | None = None) -> None:
        super().__init__(parent=parent)
        self._rows = rows
        self._shown = len(rows)
        self._fields: tuple[Field, ...] = ()
        self._entitle()

    @property
    def verdict(self) -> int:
        """The column that says whether somebody gets the message."""
        return len(self.titles) - 1

    def column_of(self, name: str) -> int:
        """The column of a placeholder."""
        names = [key(field.name) for field in self._fields]
        if key(name) in names:
            return FIRST_FIELD + names.index(key(name))
        return NUMBER if key(name) in PHONES else NAME

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
        self.titles = (self.tr("Number"), self.tr("Name"), *names, self.tr("Check"))

    def is_missing(self, index: Index) -> bool:
        """Whether a cell has to be filled in, or its person gets nothing."""
        field, value = self._field(index)
        return field is not None and field.default is None and value is None and self._gets(index.row())

    def _field(self, index: Index) -> tuple[Field | None, str | None]:
        """Of a cell that has one, with what is put in for it; None for nothing."""
        if not FIRST_FIELD <= index.column() < self.verdict or index.row() >= len(self._rows):
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
            if column == NUMBER:
                return _one_line(row.number.shown)
            if column == NAME:
                return self._names(index.row())
            if column < self.verdict:
                return self._told(index)
            return " ".join(self._verdict(row.number))
        if role == Role.EditRole:
            return {NUMBER: row.number.raw, NAME: row.name}.get(column, self._field(index)[1] or "")
        if role == Role.AccessibleTextRole and column >= FIRST_FIELD:
            return self._verdict(row.number)[1] if column == self.verdict else self._said(index)
        if role == Role.ToolTipRole:
            typed = self.tr("Typed as: {raw}").format(raw=_one_line(row.number.raw, 200))
            hint = self.tr("Double-click or F2: correct it") if column != self.verdict else ""
            told = (self._verdict(row.number)[1], self._names(index.row()), self._said(index), typed, hint)
            return "\n".join(filter(None, told))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be corrected can be edited."""
        flags = super().flags(index)
        return flags if index.column() == self.verdict else flags | Qt.ItemFlag.ItemIsEditable

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
            return _one_line(value or "")
        if self.is_missing(index):
            return self.tr("⚠ missing")
        return f"({_one_line(field.default)})" if field.default and self._gets(index.row()) else ""

    def _said(self, index: Index) -> str:
        """The same in words."""
        field, value = self._field(index)
        if field is None or value is not None:
            return _one_line(value or "", 200)
        if self.is_missing(index):
            return self.tr("{name} is missing: fill it in").format(name=field.name)
        return self.tr("no {name}: “{default}” is sent").format(name=field.name, default=field.default or "")

    def _names(self, place: int) -> str:
        """Whose number it is; several people may have given the same."""
        first, *others = self._rows.names(place)
        if not others:
            return first
        return self.tr("{name} (also: {others})").format(name=first, others=", ".join(others))

    def _verdict(self, number: Number) -> tuple[str, str]:
        if number.e164 in self._rows.out:
            return "⊘", self.tr("opted out, gets nothing")
        return messages.verdict(number)

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
            self.dataChanged.emit(self.index(0, 0), self.index(self._shown - 1, self.verdict))

    @Slot()
    def renew(self) -> None:
        """Announce that anything may have changed."""
        self.beginResetModel()
        self._shown = len(self._rows)
        self.endResetModel()


def _one_line(text: str, longest: int = 60) -> str:
    """Pasted junk must not blow up a cell."""
    start = text[
        : _LOOKED_AT * longest
    ]  # megabytes on one line would be gone through each time a cell is painted
    flat = " ".join(start.split())
    return flat if len(flat) <= longest and start == text else flat[: longest - 1] + "…"
