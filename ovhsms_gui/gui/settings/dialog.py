"""The settings dialog: what is chosen there holds at once, and is kept."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from ovhsms_gui.core.settings import LANGUAGE, LONGEST_UNDO, THEME, UNDO_SECONDS
from ovhsms_gui.gui import look
from ovhsms_gui.gui.dialog import Dialog
from ovhsms_gui.gui.kit.dropdown import Dropdown
from ovhsms_gui.gui.kit.label import Label, muted
from ovhsms_gui.gui.kit.measures import MARGIN, Type, airy, px
from ovhsms_gui.work.preferences import Preferences


class SettingsDialog(Dialog):
    """Shows and keeps the preferences."""

    language_chosen = Signal(str)  # "" for the system's
    theme_chosen = Signal(str)  # "", "light" or "dark"

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.setObjectName("settingsDialog")
        self.setWindowTitle(self.tr("Settings"))
        # Each language in its own words: who cannot read the present one finds it.
        self._language = self._box(
            "languageBox", (("", self.tr("As the system")), ("fr", "Français"), ("en", "English"))
        )
        self._theme = self._box(
            "themeBox",
            (("", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))),
        )
        self._undo = look.SpinBox()
        self._undo.setObjectName("undoTimeBox")
        self._undo.setRange(0, LONGEST_UNDO)
        self._undo.setSuffix(self.tr(" s"))
        self._undo.setValue(preferences.get(UNDO_SECONDS))
        self._language.setCurrentIndex(max(0, self._language.findData(preferences.get(LANGUAGE))))
        self._theme.setCurrentIndex(max(0, self._theme.findData(preferences.get(THEME))))
        self._lay_out()
        self._language.activated.connect(self._on_language)
        self._theme.activated.connect(self._on_theme)
        self._undo.valueChanged.connect(self._on_undo)

    def _box(self, name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
        box = Dropdown()
        box.setObjectName(name)
        for value, words in choices:
            box.addItem(words, value)
        return box

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        airy(form, gap=0.625)
        for words, field in (
            (self.tr("&Language"), self._language),
            (self.tr("&Theme"), self._theme),
            (self.tr("Time to &undo a send"), self._undo),
        ):
            label = look.label(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            form.addRow(label, field)
        why = muted(
            self.tr("A message waits so long before it leaves; until then it can be taken back."), wrap=True
        )
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName("settingsCloseButton")
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        airy(column, margin=(MARGIN + 0.5,) * 4, gap=0.75)
        column.addWidget(Label(self.tr("Settings"), Type.DIALOG_TITLE))
        column.addLayout(form)
        column.addWidget(why)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(px(28))
        self.settle(close, self._language)

    @Slot(int)
    def _on_language(self, _index: int) -> None:
        language = self._language.currentData(Qt.ItemDataRole.UserRole)
        self._preferences.put(LANGUAGE, language)
        self.language_chosen.emit(language)

    @Slot(int)
    def _on_theme(self, _index: int) -> None:
        theme = self._theme.currentData(Qt.ItemDataRole.UserRole)
        self._preferences.put(THEME, theme)
        self.theme_chosen.emit(theme)

    @Slot(int)
    def _on_undo(self, seconds: int) -> None:
        self._preferences.put(UNDO_SECONDS, seconds)
