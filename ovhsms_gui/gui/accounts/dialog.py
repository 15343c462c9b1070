"""The accounts dialog: add, test, save and remove sets of keys."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.ovh.endpoints import ENDPOINTS, create_token_url, resolve
from ovhsms_gui.store.vault import VaultStatus
from ovhsms_gui.work import events

# The three keys' usual lengths; another length is a hint for the words of a failed test, not an error.
_LENGTHS = (16, 32, 32)


class AccountsDialog(QDialog):
    """Shows AccountsState; the key fields are emptied as soon as their content is handed over."""

    def __init__(self, state: AccountsState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._editing: Account | None = None
        self._token = 0
        self.setObjectName("accountsDialog")
        self.setWindowTitle(self.tr("Accounts"))
        self._make_fields()
        self._lay_out()
        self._connect()
        self._fill_list()
        self._on_vault("")
        if self._list.count():
            self._list.setCurrentRow(0)
        else:
            self._on_add()

    # ---- building ------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self._list = QListWidget()
        self._list.setObjectName("accountList")
        self._list.setAccessibleName(self.tr("Accounts"))
        self._list.setMinimumWidth(look.text_width("n") * 26)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._add = _button(self.tr("&Add"), "addAccountButton", self.tr("Add an account"))
        self._remove = _button(
            self.tr("&Remove"), "removeAccountButton", self.tr("Remove this account and its keys")
        )
        self._name = QLineEdit()
        self._name.setObjectName("accountNameEdit")
        self._name.setPlaceholderText(self.tr("as you call it, such as “Practice”"))
        self._endpoint = QComboBox()
        self._endpoint.setObjectName("endpointBox")
        self._endpoint.setEditable(True)
        self._endpoint.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for endpoint in ENDPOINTS.values():
            if endpoint.has_sms:
                self._endpoint.addItem(endpoint.name)
                self._endpoint.setItemData(
                    self._endpoint.count() - 1, endpoint.label, Qt.ItemDataRole.ToolTipRole
                )
        self._region = QComboBox()
        self._region.setObjectName("regionBox")
        for name, code in _regions():
            self._region.addItem(name, code)
        self._application_key = _edit("applicationKeyEdit")
        self._application_secret = _edit("applicationSecretEdit", secret=True)
        self._consumer_key = _edit("consumerKeyEdit", secret=True)
        self._key_edits = (self._application_key, self._application_secret, self._consumer_key)
        self._get = _button(
            self.tr("&Get keys…"), "requestKeyButton", self.tr("Open OVHcloud's page that makes keys")
        )
        self._test = _button(self.tr("&Test"), "testAccountButton", self.tr("Test these keys"))
        self._save = look.PrimaryButton(self.tr("&Save"))
        self._save.setObjectName("saveAccountButton")
        self._save.setAccessibleName(self.tr("Save this account"))
        self._result = QLabel()
        self._result.setObjectName("accountResultLabel")
        self._result.setAccessibleName(self.tr("Result"))
        self._result.setTextFormat(Qt.TextFormat.PlainText)
        self._result.setWordWrap(True)
        self._result.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._result.setMinimumHeight(look.line_height() * 4)
        self._where = look.muted(wrap=True)
        self._where.setObjectName("vaultLabel")

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(look.line_height())
        form.addRow(self.tr("&Name"), self._name)
        form.addRow(self.tr("&Endpoint"), self._endpoint)
        form.addRow(self.tr("&Country of numbers"), self._region)
        get = QHBoxLayout()
        get.addWidget(self._get)
        get.addWidget(look.muted(self.tr("opens OVHcloud in your browser, rights filled in")), 1)
        form.addRow("", _wrap(get))
        form.addRow(self.tr("Application &key"), self._application_key)
        form.addRow(self.tr("Application se&cret"), self._application_secret)
        form.addRow(self.tr("Cons&umer key"), self._consumer_key)
        actions = QHBoxLayout()
        actions.addWidget(self._test)
        actions.addStretch(1)
        actions.addWidget(self._save)
        right = QVBoxLayout()
        look.airy(right, gap=0.7)
        right.addLayout(form)
        right.addLayout(actions)
        right.addWidget(self._result, 1)
        right.addWidget(self._where)
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addWidget(self._remove)
        left = QVBoxLayout()
        look.airy(left)
        left.addWidget(self._list, 1)
        left.addLayout(buttons)
        both = QHBoxLayout()
        look.airy(both, gap=1.4)
        both.addLayout(left, 2)
        both.addLayout(right, 5)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        look.airy(column, margin=1.2, gap=0.8)
        column.addLayout(both, 1)
        column.addWidget(close)
        # Enter in a field must not press whatever button happens to be first.
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self._add.clicked.connect(self._on_add)
        self._remove.clicked.connect(self._on_remove)
        self._list.currentItemChanged.connect(self._on_current)
        self._get.clicked.connect(self._on_get)
        self._test.clicked.connect(self._on_test)
        self._save.clicked.connect(self._on_save)
        self._state.changed.connect(self._fill_list)
        self._state.tested.connect(self._on_tested)
        self._state.saved.connect(self._on_saved)
        self._state.removed.connect(self._on_removed)
        self._state.notice.connect(self._on_vault)

    # ---- what the operator does ----------------------------------------------------------------

    @Slot()
    def _on_add(self) -> None:
        self._list.setCurrentRow(-1)
        self._edit(None)
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_current(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            account = next(
                (a for a in self._state.accounts if a.id == item.data(Qt.ItemDataRole.UserRole)), None
            )
            if account != self._editing:
                self._edit(account)

    @Slot()
    def _on_get(self) -> None:
        url = create_token_url(self._endpoint.currentText().strip())
        if url is None:
            self._say(self.tr("This endpoint has no page that makes keys: ask whoever runs it."))
            return
        if QDesktopServices.openUrl(QUrl(url)):
            self._say(
                self.tr(
                    "Sign in on the page that opens, choose “Unlimited” validity, then copy the three keys here."
                )
            )
        else:
            self._say(self.tr("No browser could be opened. The page is: {url}").format(url=url))
            self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    @Slot()
    def _on_test(self) -> None:
        if self._editing is not None and not any(edit.text().strip() for edit in self._key_edits):
            self._say(self.tr("Asking OVHcloud with the keys kept…"))
            self._state.refresh(self._editing)
            return
        keys = self._checked_keys()
        if keys is not None:
            self._test.setEnabled(False)
            self._say(self.tr("Asking OVHcloud…"))
            self._token = self._state.test(self._endpoint.currentText().strip(), keys)

    @Slot()
    def _on_save(self) -> None:
        keys = self._checked_keys()
        if keys is None:
            return
        name = self._name.text().strip() or self._endpoint.currentText().strip()
        account_id = self._editing.id if self._editing else None
        self._say(self.tr("Saving…"))
        self._save.setEnabled(False)
        self._state.save(
            account_id, name, self._endpoint.currentText().strip(), self._region.currentData(), keys
        )
        for edit in self._key_edits:
            edit.clear()

    @Slot()
    def _on_remove(self) -> None:
        account = self._editing
        if account is None:
            return
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Remove account?"),
            self.tr("Remove “{name}” and delete its keys from this computer?").format(name=account.name),
            QMessageBox.StandardButton.NoButton,
            self,
        )
        box.setObjectName("removeAccountDialog")
        box.setInformativeText(self.tr("The keys stay valid at OVHcloud until you revoke them there."))
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        remove.clicked.connect(self._remove_now)
        box.open()

    @Slot()
    def _remove_now(self) -> None:
        if self._editing is not None:
            self._state.remove(self._editing)

    # ---- what comes back -----------------------------------------------------------------------

    @Slot(object)
    def _on_tested(self, event: object) -> None:
        assert isinstance(event, events.KeysTested)
        if event.token != self._token:
            return  # the answer to an older question
        self._test.setEnabled(True)
        if event.error is not None:
            self._say("✗ " + messages.failure(event.error) + self._length_hint(event.error.reason))
        elif event.services:
            found = ", ".join(event.services)
            self._say(self.tr("✓ The keys work. SMS accounts found: {names}.").format(names=found))
        else:
            self._say(self.tr("⚠ The keys work, but they open no SMS account. Order one at OVHcloud first."))

    @Slot(object)
    def _on_saved(self, event: object) -> None:
        assert isinstance(event, events.AccountSaved)
        self._save.setEnabled(True)
        self._fill_list()
        self._select(event.account.id)
        if event.status is VaultStatus.OK:
            self._say("✓ " + messages.vault(event.status, self._state.vault.where))
        else:
            self._say("⚠ " + messages.vault(event.status))

    @Slot(object)
    def _on_removed(self, event: object) -> None:
        assert isinstance(event, events.AccountRemoved)
        if event.status is VaultStatus.OK:
            self._fill_list()
            self._on_add()
            self._say(self.tr("✓ The account and its keys are gone from this computer."))
        else:
            self._say(
                self.tr(
                    "✗ The keyring did not give the keys up, so the account stays. Unlock it and try again."
                )
            )

    @Slot(str)
    def _on_vault(self, notice: str) -> None:
        vault = self._state.vault
        self._where.setText(notice or messages.vault(vault.status, vault.where))

    # ---- showing -------------------------------------------------------------------------------

    @Slot()
    def _fill_list(self) -> None:
        wanted = self._editing.id if self._editing else None
        self._list.blockSignals(True)
        self._list.clear()
        for account in self._state.accounts:
            item = QListWidgetItem(f"{account.name}{_origin_mark(account)}")
            item.setData(Qt.ItemDataRole.UserRole, account.id)
            self._list.addItem(item)
            if account.id == wanted:
                self._list.setCurrentItem(item)
        self._list.blockSignals(False)
        note = self._state.note(wanted) if wanted else ""
        if note:
            self._say("⚠ " + note)

    def _select(self, account_id: str) -> None:
        for row in range(self._list.count()):
            if self._list.item(row).data(Qt.ItemDataRole.UserRole) == account_id:
                self._list.setCurrentRow(row)

    def _edit(self, account: Account | None) -> None:
        self._editing = account
        self._token = 0
        self._test.setEnabled(True)
        guest = account is not None and account.origin is Origin.ENVIRONMENT
        hint = self.tr("kept; fill in all three to replace") if account and not guest else ""
        for edit in self._key_edits:
            edit.clear()
            edit.setPlaceholderText(hint)
        self._name.setText(account.name if account else "")
        self._endpoint.setEditText(account.endpoint if account else "ovh-eu")
        self._region.setCurrentIndex(max(0, self._region.findData(account.region if account else "FR")))
        for widget in (self._name, self._endpoint, self._region, *self._key_edits, self._save, self._get):
            widget.setEnabled(not guest)
        self._remove.setEnabled(account is not None and not guest)
        note = self._state.note(account.id) if account else ""
        if guest:
            self._say(
                self.tr("From the environment (OVH_* variables or ovh.conf): read-only here.") + f"\n{note}"
            )
        elif account is None:
            self._say(self.tr("Press “Get keys…”, sign in at OVHcloud, and copy the three keys it shows."))
        else:
            self._say(f"⚠ {note}" if note else "")

    def _say(self, text: str) -> None:
        self._result.setText(text.strip())

    def _checked_keys(self) -> Keys | None:
        """The keys in the fields, or None after saying what is missing."""
        endpoint = self._endpoint.currentText().strip()
        try:
            resolve(endpoint)
        except ValueError as error:
            self._say("✗ " + self.tr("The endpoint cannot be used: {why}").format(why=error))
            self._endpoint.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        names = (self.tr("application key"), self.tr("application secret"), self.tr("consumer key"))
        missing = [name for name, edit in zip(names, self._key_edits, strict=True) if not edit.text().strip()]
        if missing:
            self._say("✗ " + self.tr("Still missing: {names}.").format(names=", ".join(missing)))
            next(e for e in self._key_edits if not e.text().strip()).setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        key, secret, consumer = (edit.text().strip() for edit in self._key_edits)
        return Keys(key, Secret(secret), Secret(consumer))

    def _length_hint(self, reason: Reason) -> str:
        """A key of an unusual length is the likeliest culprit: it was cut off or swapped while copying."""
        if reason not in (Reason.APPLICATION_KEY, Reason.SIGNATURE, Reason.CONSUMER_KEY):
            return ""
        names = (self.tr("application key"), self.tr("application secret"), self.tr("consumer key"))
        for name, edit, usual in zip(names, self._key_edits, _LENGTHS, strict=True):
            have = len(edit.text().strip())
            if have != usual:
                words = self.tr(" Look at the {name} first: it has {have} characters, usually it is {usual}.")
                return words.format(name=name, have=have, usual=usual)
        return ""


def _button(text: str, object_name: str, accessible: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(object_name)
    button.setAccessibleName(accessible)
    return button


def _edit(object_name: str, *, secret: bool = False) -> QLineEdit:
    edit = QLineEdit()
    edit.setObjectName(object_name)
    if secret:
        edit.setEchoMode(QLineEdit.EchoMode.Password)
    return edit


def _wrap(layout: QHBoxLayout) -> QWidget:
    layout.setContentsMargins(0, 0, 0, 0)
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def _origin_mark(account: Account) -> str:
    marks = {
        Origin.KEYRING: "",
        Origin.SESSION: QCoreApplication.translate("AccountsDialog", " (this session)"),
        Origin.ENVIRONMENT: QCoreApplication.translate("AccountsDialog", " (environment)"),
    }
    return marks[account.origin]


def _regions() -> list[tuple[str, str]]:
    """Countries by name for numbers written without a country code."""
    names: dict[str, str] = {}
    for locale in QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyTerritory
    ):
        code = QLocale.territoryToCode(locale.territory())
        if len(code) == 2 and code.isalpha():
            names[code] = QLocale.territoryToString(locale.territory())
    return sorted((name, code) for code, name in names.items())
