"""The import dialog's upper part: which column and which row is what, and how the file is read."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QFormLayout, QMenu, QSizePolicy, QWidget

from ovhsms_gui.files.charsets import ENCODINGS
from ovhsms_gui.files.contents import Format, Table
from ovhsms_gui.files.mapping import Mapping, key_rows
from ovhsms_gui.files.separated import SEPARATORS
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.imports import words
from ovhsms_gui.gui.imports.state import ImportState
from ovhsms_gui.gui.kit.buttons import give_menu
from ovhsms_gui.gui.kit.dropdown import Dropdown
from ovhsms_gui.gui.kit.measures import MARGIN, airy, px
from ovhsms_gui.gui.kit.sheet import named

_NOTHING = -1
_TITLES = 60  # characters of a header in its box
_BETWEEN = 1.5  # line heights beside the other column
_SPARE = 4  # pixels beside a text in its box


class _Box(Dropdown):
    """Takes the room there is, whatever its entries: Qt's policy for that makes the list of each box at once."""

    def sizeHint(self) -> QSize:
        """What is chosen; a few characters at least."""
        metrics = self.fontMetrics()
        letters = self.minimumContentsLength() * metrics.horizontalAdvance("X")  # as Qt measures them
        least = self.minimumSizeHint()
        more = metrics.horizontalAdvance(self.currentText()) + _SPARE - letters
        return QSize(least.width() + max(0, more), least.height())


class Choices(QWidget):
    """Tells the state what is chosen; `show_state` when it has changed."""

    def __init__(self, state: ImportState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        # In the order in which Tab goes through them.
        self._number = self._box("importNumberBox", self.tr("Column with the numbers"))
        self._more = look.button("", "importMoreButton", self.tr("Other columns with numbers"))
        self._several = self._box("importSeveralBox", self.tr("Of several numbers in a row"))
        self._first = self._box("importNameBox", self.tr("Column with the name"))
        self._second = self._box("importSecondNameBox", self.tr("A second column of the name"))
        self._header = self._box("importHeaderBox", self.tr("Row that names the columns"))
        self._hidden = QCheckBox()
        self._hidden.setObjectName("importHiddenBox")
        self._country = self._box(
            "importCountryBox", self.tr("Column with the country or the dialling code of the number")
        )
        self._sheet = self._box("importSheetBox", self.tr("Sheet"))
        self._encoding = self._box("importEncodingBox", self.tr("Encoding"))
        self._separator = self._box("importSeparatorBox", self.tr("Separator"))
        self._menu = QMenu(self._more)
        self._menu.setObjectName("importMoreMenu")
        give_menu(self._more, self._menu)
        for name in ENCODINGS:
            self._encoding.addItem(words.encoding(name), name)
        for char in SEPARATORS:
            self._separator.addItem(words.separator(char), char)
        self._several.addItem(self.tr("One for each person, a mobile first"), False)
        self._several.addItem(self.tr("Each is a person of its own"), True)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._number)

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """In the order in which Tab goes through them."""
        left = (
            self._number,
            self._more,
            self._several,
            self._first,
            self._second,
            self._header,
            self._hidden,
        )
        return (*left, self._country, self._sheet, self._encoding, self._separator)

    def show_state(self) -> None:
        """Show what the state has."""
        table, mapping = self._state.table, self._state.mapping
        if table is None:
            return
        text = table.format is Format.TEXT
        for box, there in (
            (self._sheet, len(table.sheets) > 1),
            (self._encoding, text and bool(table.encoding)),
            (self._separator, text),
        ):
            self._right.setRowVisible(box, there)
        self._left.setRowVisible(self._several, bool(mapping.more))
        self._left.setRowVisible(self._hidden, bool(table.hidden))
        self._hidden.setText(words.hidden(len(table.hidden)))
        self._hidden.setChecked(mapping.hidden)
        self._sheet.clear()
        for sheet in table.sheets:
            self._sheet.addItem(sheet, sheet)
        self._sheet.setCurrentIndex(self._sheet.findData(table.sheet))
        self._encoding.setCurrentIndex(self._encoding.findData(table.encoding))
        self._separator.setCurrentIndex(self._separator.findData(table.separator))
        self._several.setCurrentIndex(self._several.findData(mapping.apart))
        self._show_columns(mapping)
        self._show_rows(table, mapping)
        for box in (self._country, self._sheet, self._encoding, self._separator):
            box.updateGeometry()  # Qt asks each once how wide it is to be
        self._arrange()

    # ---- building ------------------------------------------------------------------------------

    def _box(self, name: str, accessible: str) -> QComboBox:
        box = _Box()
        box.setObjectName(name)
        box.setAccessibleName(accessible)
        box.setMinimumContentsLength(8)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return box

    def _lay_out(self) -> None:
        self._left, self._right = QFormLayout(), QFormLayout()
        for form in (self._left, self._right):
            airy(form)
            form.setHorizontalSpacing(px(0.75))
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        left, right = self._left, self._right
        self._names = (
            named(left, self.tr("Nu&mber:"), self._number, self._more),
            named(left, self.tr("Se&veral numbers:"), self._several),
            named(left, self.tr("N&ame:"), self._first, self._second),
            named(left, self.tr("&Column names:"), self._header),
            named(right, self.tr("Countr&y:"), self._country),
            named(right, self.tr("S&heet:"), self._sheet),
            named(right, self.tr("&Encoding:"), self._encoding),
            named(right, self.tr("Se&parator:"), self._separator),
        )
        self._left.addRow("", self._hidden)
        self._across = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        airy(self._across, margin=MARGIN)
        # What is chosen at the right is short, and in sight; long titles have the rest.
        self._across.addLayout(self._left, 1)
        self._across.addLayout(self._right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As the width asks for."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        """One under the other where there is no room for both."""
        names = [name for name in self._names if not name.isHidden()]
        for name in names:
            name.setMinimumWidth(0)
        for form in (self._left, self._right):
            form.invalidate()  # only the layout around them knows that a box says more
        needed = self._left.minimumSize().width() + self._right.sizeHint().width()
        wide = self.width() >= needed + px(2 * MARGIN + _BETWEEN)
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._across.setSpacing(px(_BETWEEN if wide else 0.5))
        for name in names if not wide else ():  # as one column
            name.setMinimumWidth(max(one.sizeHint().width() for one in names))

    def _connect(self) -> None:
        for box, slot in (
            (self._sheet, self._on_file_choice),
            (self._encoding, self._on_file_choice),
            (self._separator, self._on_file_choice),
            (self._number, self._on_columns),
            (self._several, self._on_columns),
            (self._first, self._on_columns),
            (self._second, self._on_columns),
            (self._country, self._on_columns),
            (self._header, self._on_columns),
        ):
            box.activated.connect(slot)
        self._hidden.clicked.connect(self._state.set_hidden)
        self._menu.triggered.connect(self._on_more)

    # ---- what the operator does ----------------------------------------------------------------

    @Slot()
    def _on_file_choice(self) -> None:
        self._state.read_as(
            encoding=self._encoding.currentData(),
            separator=self._separator.currentData(),
            sheet=self._sheet.currentData(),
        )

    @Slot()
    def _on_columns(self) -> None:
        names = dict.fromkeys(_chosen(box) for box in (self._first, self._second))
        self._state.set_columns(
            header=_chosen(self._header),
            number=_chosen(self._number),
            names=tuple(index for index in names if index is not None),
            country=_chosen(self._country),
            apart=self._several.currentData(),
        )

    @Slot(QAction)
    def _on_more(self, action: QAction) -> None:
        self._state.set_more(action.data(), wanted=action.isChecked())

    # ---- what is shown -------------------------------------------------------------------------

    def _show_columns(self, mapping: Mapping) -> None:
        columns = self._state.columns
        first, second, *_ = (*mapping.names, None, None)
        for box, chosen in (
            (self._number, mapping.number),
            (self._first, first),
            (self._second, second),
            (self._country, mapping.country),
        ):
            box.clear()
            box.addItem(self.tr("no column") if box is self._country else "—", _NOTHING)
            for index, column in enumerate(columns):
                box.addItem(column.title, index)
            box.setCurrentIndex(box.findData(_NOTHING if chosen is None else chosen))
        self._menu.clear()
        for index, column in enumerate(columns):
            if index != mapping.number:
                action = self._menu.addAction(column.title.replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(index in mapping.more)
                action.setData(index)
        self._more.setEnabled(mapping.number is not None and len(columns) > 1)
        self._more.setText(words.more(len(mapping.more)))

    def _show_rows(self, table: Table, mapping: Mapping) -> None:
        self._header.clear()
        self._header.addItem(self.tr("None: every row is somebody"), _NOTHING)
        rows = dict.fromkeys(key_rows(table))
        if mapping.header is not None:
            rows[mapping.header] = None
        for index in sorted(rows):
            cells = " · ".join(cell for cell in map(str.strip, table.rows[index]) if cell)[:_TITLES]
            said = self.tr("Row {number}: {cells}")
            self._header.addItem(said.format(number=messages.figure(table.number(index)), cells=cells), index)
        self._header.setCurrentIndex(
            self._header.findData(_NOTHING if mapping.header is None else mapping.header)
        )


def _chosen(box: QComboBox) -> int | None:
    index = box.currentData()
    return None if index == _NOTHING else index
