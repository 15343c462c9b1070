"""The settings dialog: what is chosen there holds at once, and is kept."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.core.account import Account
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.settings import (
    LANGUAGE,
    LONGEST_UNDO,
    NOTIFY,
    OWN_NUMBERS,
    START_PAGE,
    THEME,
    UNDO_SECONDS,
)
from ovhsms_gui.gui import look
from ovhsms_gui.gui.dialog import Dialog, pop_up
from ovhsms_gui.gui.kit.buttons import quiet
from ovhsms_gui.gui.kit.dropdown import Dropdown
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import muted
from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.measures import airy, px
from ovhsms_gui.gui.kit.paint import spoken
from ovhsms_gui.gui.kit.sheet import GAP, Heading, Said, Scrolled, named, under
from ovhsms_gui.gui.number_edit import NumberEdit
from ovhsms_gui.gui.settings.state import RetentionState
from ovhsms_gui.gui.settings.words import kept
from ovhsms_gui.work.preferences import Preferences


class SettingsDialog(Dialog):
    """Shows and keeps the preferences."""

    language_chosen = Signal(str)  # "" for the system's
    theme_chosen = Signal(str)  # "", "light" or "dark"

    def __init__(
        self,
        preferences: Preferences,
        pages: tuple[tuple[str, str], ...],
        accounts: Sequence[Account],
        retention: RetentionState,
        parent: QWidget | None = None,
    ) -> None:
        """`pages`: the name and the title of each. `accounts`: each has a number of one's own."""
        super().__init__(parent)
        self._preferences = preferences
        self.setObjectName("settingsDialog")
        self.setWindowTitle(self.tr("Settings"))
        system = self.tr("As the system")
        # Each language in its own words: who cannot read the present one finds it.
        languages = (("", system), ("fr", "Français"), ("en", "English"))
        themes = (("", system), ("light", self.tr("Light")), ("dark", self.tr("Dark")))
        self._language = _box("languageBox", languages, preferences.get(LANGUAGE))
        self._theme = _box("themeBox", themes, preferences.get(THEME))
        self._page = _box("startPageBox", pages, preferences.get(START_PAGE))
        self._undo = look.SpinBox()
        self._undo.setObjectName("undoTimeBox")
        self._undo.setRange(0, LONGEST_UNDO)
        self._undo.setSizePolicy(
            QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed
        )  # two digits want no more
        self._undo.setSuffix(self.tr(" s"))
        self._undo.setValue(preferences.get(UNDO_SECONDS))
        self._undo_told = muted("", wrap=True)
        self._undo_told.setObjectName("undoTimeLabel")
        self._show_undo()
        self._notify = QCheckBox(self.tr("&Notify when a send is complete or has failures"))
        self._notify.setObjectName("notifyToggle")
        self._notify.setChecked(preferences.get(NOTIFY))
        self._retention = retention
        self._kept = muted("", wrap=True)
        self._kept.setObjectName("keptTextsLabel")
        self._keeping = quiet(self.tr("&How long texts are kept…"), Icon.CLOCK)
        self._keeping.setObjectName("retentionButton")
        self._numbers = {account.id: self._number(account) for account in accounts}
        self._said = Said(room=False)
        self._lay_out({account.id: account.name for account in accounts})
        self._language.activated.connect(self._on_language)
        self._theme.activated.connect(self._on_theme)
        self._page.activated.connect(self._on_page)
        self._undo.valueChanged.connect(self._on_undo)
        self._notify.toggled.connect(self._on_notify)
        self._keeping.clicked.connect(self._on_keeping)
        retention.changed.connect(self._show_kept)
        self._show_kept()
        self.guard(self._unusable, self._said.say)

    def _number(self, account: Account) -> NumberEdit:
        own = parse(self._preferences.get(OWN_NUMBERS).get(account.id, ""), "")
        made = NumberEdit(account.region, own if own.e164 else None)
        made.changed.connect(self._on_number)
        return made

    def go_on_from(self, other: "SettingsDialog") -> None:
        """Take the place of one in another language, with what is typed there and not kept."""
        self.setGeometry(other.geometry())
        for id_, typed in other.numbers.items():
            if id_ in self._numbers:
                self._numbers[id_].edit.setText(typed)

    @property
    def numbers(self) -> dict[str, str]:
        """The numbers as they are typed, by account."""
        return {id_: number.edit.text() for id_, number in self._numbers.items()}

    def _unusable(self) -> object:
        """What is typed and not kept."""
        return [one.edit.text() for one in self._numbers.values() if one.number is None and not one.empty]

    def _lay_out(self, names: dict[str, str]) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        airy(form, gap=0.625)
        for words, field in (
            (self.tr("&Language"), self._language),
            (self.tr("&Theme"), self._theme),
            (self.tr("&Page at the start"), self._page),
            (self.tr("Time to &undo a send"), self._undo),
        ):
            named(form, words, field)
            field.setAccessibleName(spoken(words))
        content = QWidget()
        inside = lay(QVBoxLayout(content), form, self._undo_told, self._notify, gap=GAP)
        for id_, number in self._numbers.items():
            words = self.tr("Your own &mobile number, to which tests are sent:")
            if len(self._numbers) > 1:
                words = self.tr("Your own mobile number for tests with {account}:").format(account=names[id_])
            inside.addLayout(under(words, number))
            number.edit.setAccessibleName(spoken(words))
        inside.addLayout(lay(QVBoxLayout(), self._kept, lay(QHBoxLayout(), self._keeping, None), gap=0.25))
        inside.addStretch(1)
        scrolled = Scrolled(content, self.windowTitle())
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName("settingsCloseButton")
        buttons.rejected.connect(self.reject)
        self.setMinimumWidth(px(28))
        self.stack(Heading(self.windowTitle()), scrolled, self._said, buttons, grows=scrolled)
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
    def _on_page(self, _index: int) -> None:
        self._preferences.put(START_PAGE, self._page.currentData(Qt.ItemDataRole.UserRole))

    @Slot(int)
    def _on_undo(self, seconds: int) -> None:
        self._preferences.put(UNDO_SECONDS, seconds)
        self._show_undo()

    @Slot(bool)
    def _on_notify(self, wanted: bool) -> None:
        self._preferences.put(NOTIFY, wanted)

    @Slot()
    def _on_keeping(self) -> None:
        from ovhsms_gui.gui.settings.retention import RetentionDialog  # noqa: PLC0415

        pop_up(RetentionDialog(self._retention, self))

    def _show_undo(self) -> None:
        some = self.tr("A message waits so long before it leaves; until then it can be taken back.")
        none = self.tr("A message leaves at once, and cannot be taken back.")
        self._undo_told.setText(some if self._undo.value() else none)

    @Slot()
    def _show_kept(self) -> None:
        self._kept.setText(kept(self._retention.months))

    @Slot()
    def _on_number(self) -> None:
        """What can be sent to is kept, and what is emptied forgotten; what is half typed changes nothing."""
        known = self._preferences.get(OWN_NUMBERS)
        numbers = dict(known)
        for account_id, field in self._numbers.items():
            if field.empty:
                numbers.pop(account_id, None)
            elif field.number is not None and field.number.e164:
                numbers[account_id] = field.number.e164
        if numbers != known:
            self._preferences.put(OWN_NUMBERS, numbers)
        if not self._unusable():
            self._said.say("")
            self.guard(self._unusable, self._said.say)


def _box(name: str, choices: Sequence[tuple[str, str]], chosen: str) -> QComboBox:
    box = Dropdown()
    box.setObjectName(name)
    for value, words in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
