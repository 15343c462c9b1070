"""The import dialog's widgets. Shows ImportState; gives what is taken to whoever listens."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.files.charsets import ENCODINGS
from ovhsms_gui.files.contents import Format, Table
from ovhsms_gui.files.separated import SEPARATORS
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.dialog import Dialog
from ovhsms_gui.gui.imports import words
from ovhsms_gui.gui.imports.state import ImportState
from ovhsms_gui.gui.imports.tables import TextTable, preview, rejected

_NOBODY = -1
_NAMED = 12  # placeholders in the line under the columns


class ImportDialog(Dialog):
    """What is in the file, which column is what, and what will be taken. Default: import, once all is read."""

    imported = Signal(object)  # files.people.Imported

    def __init__(
        self,
        state: ImportState,
        parent: QWidget | None = None,
        purpose: words.Purpose = words.Purpose.RECEIVERS,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._said = words.wording(purpose)
        self._filling = False
        self.setObjectName("importDialog")
        self.setWindowTitle(self._said.title)
        self._title = look.heading(state.path.name)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._make_choices()
        self._make_tables()
        self._summary = look.FigureLabel(wrap=True)
        self._summary.setObjectName("importSummary")
        self._summary.setAccessibleName(self.tr("What will be imported"))
        self._told = look.muted(wrap=True)
        self._told.setObjectName("importTold")
        self._save = look.button(
            self.tr("&Save these rows…"),
            "saveRejectedButton",
            self.tr("Write the rows that are not taken into a file"),
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setObjectName("importCancelButton")
        self._take = look.PrimaryButton()
        self._take.setObjectName("importTakeButton")
        buttons.addButton(self._take, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out(buttons)
        self.resize(look.text_width("n") * 105, look.line_height() * 36)
        buttons.rejected.connect(self.reject)
        self._take.clicked.connect(self._on_take)
        self._save.clicked.connect(self._on_save)
        state.changed.connect(self._show)
        state.told.connect(self._told.setText)
        self._show()
        self.settle(self._take, self._number)

    # ---- building ------------------------------------------------------------------------------

    def _make_choices(self) -> None:
        self._sheet = self._box("importSheetBox", self.tr("Sheet"))
        self._encoding = self._box("importEncodingBox", self.tr("Encoding"))
        self._separator = self._box("importSeparatorBox", self.tr("Separator"))
        self._number = self._box("importNumberBox", self.tr("Column with the numbers"))
        self._first = self._box("importNameBox", self.tr("Column with the name"))
        self._second = self._box("importSecondNameBox", self.tr("A second column of the name"))
        self._header = QCheckBox(self.tr("The first row &names the columns"))
        self._header.setObjectName("importHeaderBox")
        self._header.toggled.connect(self._on_header)
        for name in ENCODINGS:
            self._encoding.addItem(words.encoding(name), name)
        for char in SEPARATORS:
            self._separator.addItem(words.separator(char), char)
        for box, slot in (
            (self._sheet, self._on_file_choice),
            (self._encoding, self._on_file_choice),
            (self._separator, self._on_file_choice),
            (self._number, self._on_columns),
            (self._first, self._on_columns),
            (self._second, self._on_columns),
        ):
            box.activated.connect(slot)

    def _box(self, name: str, accessible: str) -> QComboBox:
        box = look.ComboBox()
        box.setObjectName(name)
        box.setAccessibleName(accessible)
        box.setMinimumContentsLength(14)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _make_tables(self) -> None:
        self._rows, self._left = TextTable(self), TextTable(self)
        self._preview = look.quiet_table("importPreview", self.tr("The first rows of the file"), self._rows)
        self._rejected = look.quiet_table("importRejected", self.tr("Rows that are not taken"), self._left)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        left, right = QFormLayout(), QFormLayout()
        for form in (left, right):
            form.setVerticalSpacing(round(look.line_height() * 0.4))
        left.addRow(self.tr("Nu&mber:"), self._number)
        names = QHBoxLayout()
        look.airy(names)
        names.addWidget(self._first, 1)
        names.addWidget(self._second, 1)
        name = QLabel(self.tr("N&ame:"))
        name.setBuddy(self._first)
        left.addRow(name, names)
        left.addRow("", self._header)
        self._labels = [
            QLabel(text) for text in (self.tr("S&heet:"), self.tr("&Encoding:"), self.tr("Se&parator:"))
        ]
        for label, box in zip(self._labels, (self._sheet, self._encoding, self._separator), strict=True):
            label.setBuddy(box)
            right.addRow(label, box)
        choices = QHBoxLayout()
        look.airy(choices, gap=1.4)
        choices.addLayout(left, 3)
        choices.addLayout(right, 2)
        self._columns = look.muted(wrap=True)
        self._columns.setObjectName("importPlaceholders")
        self._left_title = look.heading(self.tr("Not taken"))
        under = QHBoxLayout()
        look.airy(under)
        under.addWidget(self._told, 1)
        under.addWidget(self._save)
        column = QVBoxLayout(self)
        look.airy(column, margin=1.2, gap=0.7)
        column.addWidget(self._title)
        column.addLayout(choices)
        column.addWidget(self._preview, 3)
        column.addWidget(self._columns)
        column.addWidget(self._summary)
        column.addWidget(self._left_title)
        column.addWidget(self._rejected, 2)
        column.addLayout(under)
        column.addWidget(buttons)

    # ---- what the operator does ----------------------------------------------------------------

    @Slot(bool)
    def _on_header(self, wanted: bool) -> None:
        if not self._filling:
            self._state.set_header(wanted)

    @Slot()
    def _on_file_choice(self) -> None:
        self._state.read_as(
            encoding=self._encoding.currentData(),
            separator=self._separator.currentData(),
            sheet=self._sheet.currentData(),
        )

    @Slot()
    def _on_columns(self) -> None:
        number = self._number.currentData()
        self._state.set_number(None if number == _NOBODY else number)
        names = dict.fromkeys(box.currentData() for box in (self._first, self._second))
        self._state.set_names(tuple(index for index in names if index != _NOBODY))

    @Slot()
    def _on_take(self) -> None:
        if self._state.imported is not None:
            self._state.take()
            self.imported.emit(self._state.imported)
            self.accept()

    @Slot()
    def _on_save(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the rows that are not taken"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Table for a spreadsheet (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"{self._state.path.stem}-rejected.csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    @Slot(str)
    def _on_file(self, path: str) -> None:
        self._state.save_rejected(Path(path))

    # ---- what is shown -------------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        self._filling = True
        state, table = self._state, self._state.table
        if table is not None:
            self._show_choices(table)
        self._rows.fill(*preview(state))
        self._left.fill(*rejected(state, (self.tr("Row"), self.tr("Reason"), self.tr("What stands there"))))
        self._rejected.setColumnWidth(0, look.text_width("100 000 00"))
        self._rejected.setColumnWidth(1, look.text_width("n") * 52)
        self._show_result()
        self._filling = False

    def _show_choices(self, table: Table) -> None:
        mapping, columns = self._state.mapping, self._state.columns
        self._header.setChecked(mapping.header)
        text = table.format is Format.TEXT
        for label, box, there in zip(
            self._labels,
            (self._sheet, self._encoding, self._separator),
            (len(table.sheets) > 1, text, text),
            strict=True,
        ):
            label.setVisible(there)
            box.setVisible(there)
        self._sheet.clear()
        for sheet in table.sheets:
            self._sheet.addItem(sheet, sheet)
        self._sheet.setCurrentIndex(self._sheet.findData(table.sheet))
        self._encoding.setCurrentIndex(self._encoding.findData(table.encoding))
        self._separator.setCurrentIndex(self._separator.findData(table.separator))
        first, second, *_ = (*mapping.names, _NOBODY, _NOBODY)
        for box, chosen in (
            (self._number, _NOBODY if mapping.number is None else mapping.number),
            (self._first, first),
            (self._second, second),
        ):
            box.clear()
            box.addItem("—", _NOBODY)
            for index, column in enumerate(columns):
                box.addItem(column.title, index)
            box.setCurrentIndex(box.findData(chosen))
        names = dict.fromkeys(
            name
            for index, column in enumerate(columns)
            for name in (column.placeholder, column.also)
            if name and index != mapping.number
        )
        shown = " ".join(f"{{{name}}}" for name in list(names)[:_NAMED]) + (
            " …" if len(names) > _NAMED else ""
        )
        self._columns.setText(self._said.columns.format(names=shown) if shown else "")

    def _show_result(self) -> None:
        state, imported = self._state, self._state.imported
        count = len(imported.people) if imported is not None else 0
        self._take.setEnabled(count > 0)
        self._take.setText(self._said.take.format(people=messages.people(count)))
        if state.trouble:
            self._summary.set_words("", state.trouble, between="")
        elif imported is None:
            self._summary.set_words("", self.tr("Reading…"), between="")
        else:
            rest = [self.tr("{rows} not taken").format(rows=messages.rows(len(imported.rejected)))]
            rest += [words.repaired(what, count) for what, count in state.repaired.items()]
            if state.table is not None and state.table.lost:
                rest.append(words.lost(state.table.lost))
            self._summary.set_words(f"<b>{messages.people(count)}</b>", " · ".join(rest))
        some = imported is not None and bool(imported.rejected)
        for widget in (self._left_title, self._rejected, self._save):
            widget.setVisible(some)
        self._preview.setVisible(state.table is not None and not state.trouble)
