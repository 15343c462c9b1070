"""The accounts dialog: add, test, save and remove sets of keys."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.accounts.key_form import KeyForm, Typed, typed_of
from ovhsms_gui.gui.accounts.rights import may_words
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.choice import ChoiceDialog
from ovhsms_gui.gui.dialog import Dialog, pop_up
from ovhsms_gui.gui.file_dialog import SaveDialog
from ovhsms_gui.gui.kit.buttons import Button, Kind
from ovhsms_gui.gui.kit.card import Card
from ovhsms_gui.gui.kit.deeds import deed
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.measures import airy, px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.sheet import Heading, Said, Scrolled
from ovhsms_gui.ovh.endpoints import create_token_url
from ovhsms_gui.store.vault import VaultStatus
from ovhsms_gui.work.asking import Question
from ovhsms_gui.work.query import Deed, Tried


class AccountsDialog(Dialog):
    """Shows AccountsState; typed keys are forgotten as soon as they are handed over."""

    def __init__(self, state: AccountsState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._editing: Account | None = None
        self._left: dict[str, Typed] = {}  # by account, "" for a new one: typed and not saved, when left
        self._asked: Account | None = None  # whose removal is asked about, whichever is shown by the answer
        self._saving = ""  # the account, if what is shown is on its way to be kept
        self._question: Question | None = None  # the test whose answer is awaited, or shown
        self._host = ""  # that is asked about
        self.setObjectName("accountsDialog")
        self.setWindowTitle(self.tr("Accounts"))
        self._make_widgets()
        self._lay_out()
        self._connect()
        self._fill_list()
        self._on_vault("")
        if self._list.count():
            self._list.setCurrentRow(0)
        else:
            self._on_add()
        self.guard(self._unsaved, self._say_unsaved)

    # ---- building ------------------------------------------------------------------------------

    def _make_widgets(self) -> None:
        self._list = QListWidget()
        self._list.setObjectName("accountList")
        self._list.setAccessibleName(self.tr("Accounts"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMinimumSize(px(7), px(3))
        self._list.viewport().setAutoFillBackground(False)  # the card's round corners stay
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._form = KeyForm()
        self._add = deed(self.tr("&Add"), "addAccountButton", self.tr("Add an account"))
        self._remove = deed(
            self.tr("&Remove"), "removeAccountButton", self.tr("Remove this account and its keys")
        )
        self._test = deed(self.tr("&Test"), "testAccountButton", self.tr("Test these keys"), Icon.KEY)
        self._save = Button(self.tr("&Save"))
        self._save.setObjectName("saveAccountButton")
        self._save.setAccessibleName(self.tr("Save this account"))
        self._copy = deed(
            self.tr("Save a co&py…"),
            "saveCopyButton",
            self.tr("Save a copy of all data of this program, without keys"),
            Icon.EXPORT,
        )
        self._result = Said()
        self._result.label.setObjectName("accountResultLabel")
        self._heading = Heading(self.windowTitle(), " ")  # the second line says where keys are kept
        self._where = self._heading.sentence
        self._where.setObjectName("vaultLabel")

    def _lay_out(self) -> None:
        card = Card()
        card.hold(self._list)
        under = lay(QHBoxLayout(), self._add, self._remove, None)
        accounts = lay(QVBoxLayout(), card, under, grows=card)
        form = QWidget()
        lay(QVBoxLayout(form), self._form, None, gap=0.75)
        scrolled = Scrolled(form, self.tr("The account"))
        both = QHBoxLayout()
        airy(both, gap=1.0)
        both.addLayout(accounts, 2)
        both.addWidget(scrolled, 5)
        held = QWidget()
        held.setLayout(both)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self._test, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        self.stack(self._heading, held, self._result, buttons, grows=held)
        self.resize(px(56), px(37))
        self.settle(None, self._list)

    def _connect(self) -> None:
        self._add.clicked.connect(self._on_add)
        self._remove.clicked.connect(self._on_remove)
        self._list.itemSelectionChanged.connect(self._on_chosen)
        self._form.get_keys.clicked.connect(self._on_get)
        self._test.clicked.connect(self._on_test)
        self._save.clicked.connect(self._on_save)
        self._copy.clicked.connect(self._on_copy)
        self._state.copied.connect(self._say)
        self._state.changed.connect(self._fill_list)
        self._state.host_asked.connect(self._on_host_asked)
        self._state.saved.connect(self._on_saved)
        self._state.renamed.connect(self._on_renamed)
        self._state.unkept.connect(self._on_unkept)
        self._state.removed.connect(self._on_removed)
        self._state.notice.connect(self._on_vault)

    # ---- what the operator does ----------------------------------------------------------------

    @Slot()
    def _on_add(self) -> None:
        self._list.setCurrentRow(-1)
        self._edit(None)
        self._form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_chosen(self) -> None:
        # By what is selected: the list makes its first line the current one as soon as it has the focus.
        for item in self._list.selectedItems():
            account = self._account(item.data(Qt.ItemDataRole.UserRole))
            if account != self._editing:
                self._edit(account)

    @Slot()
    def _on_get(self) -> None:
        url = create_token_url(self._form.endpoint_text)
        if url is None:
            self._say(self.tr("This endpoint has no page that makes keys: ask whoever runs it."))
        elif QDesktopServices.openUrl(QUrl(url)):
            self._say(
                self.tr(
                    "Sign in on the page that opens, choose “Unlimited” validity, copy the three keys here."
                )
            )
        else:
            self._say(self.tr("No browser could be opened. The page is: {url}").format(url=url))

    @Slot()
    def _on_test(self) -> None:
        if self._editing is not None and self._form.no_keys_typed:
            self._say(self.tr("Asking OVHcloud with the keys kept…"))
            self._state.refresh(self._editing)
        elif self._complete():
            self._test.setEnabled(False)
            self._say(self.tr("Asking OVHcloud…"))
            self._question = self._state.test(
                self._form.endpoint_text, self._form.read_keys(), self._on_tried
            )

    @Slot()
    def _on_save(self) -> None:
        form = self._form
        name = form.name.text().strip() or form.endpoint_text
        region = form.region.currentData()
        known = self._editing
        renamed = known is not None and form.no_keys_typed and form.endpoint_text == known.endpoint
        if not renamed and not self._complete():
            return
        self._say(self.tr("Saving…"))
        form.name.setText(name)
        if known is not None and renamed:
            self._state.rename(known, name, region)
            return
        self._save.setEnabled(False)
        self._saving = self._state.save(known, name, form.endpoint_text, region, form.read_keys())
        form.forget_keys()
        form.settle()

    @Slot()
    def _on_copy(self) -> None:
        title, kind = self.tr("Save a copy"), self.tr("Data of this program")
        dialog = SaveDialog("saveCopyDialog", title, kind, "ovhsms-gui.sqlite", self)
        dialog.fileSelected.connect(self._on_copy_file)
        pop_up(dialog)

    @Slot(str)
    def _on_copy_file(self, path: str) -> None:
        self._say(self.tr("Saving…"))
        self._state.save_copy(Path(path))

    @Slot()
    def _on_remove(self) -> None:
        account = self._editing
        if account is None:
            return
        box = ChoiceDialog("removeAccount", self.tr("Remove account?"), self)
        remove = box.choice(self.tr("Remove"), "removeAccountNowButton", icon=Icon.TRASH)
        self._asked = account
        remove.clicked.connect(self._remove_now)
        box.ask(
            self.tr("Remove “{name}” and delete its keys from this computer?").format(name=account.name),
            self.tr("The keys stay valid at OVHcloud until you revoke them there."),
        )
        pop_up(box)

    @Slot()
    def _remove_now(self) -> None:
        if self._asked is not None:
            self._state.remove(self._asked)

    # ---- what comes back -----------------------------------------------------------------------

    def _on_tried(self, tried: Tried) -> None:
        self._test.setEnabled(True)
        if tried.host:
            self._ask_host(tried.host)
        elif tried.error is not None:
            self._say("✗ " + messages.failure(tried.error) + self._form.length_hint(tried.error.reason))
        elif tried.services:
            found = ", ".join(tried.services)
            words = [self.tr("✓ The keys work. SMS accounts found: {names}.").format(names=found)]
            if tried.may is not None:
                words += may_words(tried.may)
            lacking = tried.may is not None and Deed.SEND not in tried.may
            self._result.say("\n".join(words), State.WARNING if lacking else None)
        else:
            self._say(self.tr("⚠ The keys work, but they open no SMS account. Order one at OVHcloud first."))

    @Slot(str, str)
    def _on_host_asked(self, account_id: str, host: str) -> None:
        if self._editing is not None and account_id == self._editing.id:
            self._ask_host(host)

    def _ask_host(self, host: str) -> None:
        if self._host:
            return  # one question at a time
        self._host = host
        self._say(self.tr("Nothing was sent to {host}: it is not OVHcloud's.").format(host=host))
        box = ChoiceDialog("allowHost", self.tr("Allow another server?"), self)
        box.choice(self.tr("Allow {host}").format(host=host), "allowHostButton", Kind.WARN).clicked.connect(
            self._allow_host
        )
        box.finished.connect(self._on_host_answered)
        box.ask(
            self.tr("Let keys and messages go to {host}?").format(host=host),
            self.tr(
                "This server is not OVHcloud's. Whoever runs it can use the keys, and sees every message and number. "
                "Allow it only if you know who runs it."
            ),
        )
        pop_up(box)

    @Slot()
    def _allow_host(self) -> None:
        self._say(self.tr("{host} is allowed. Asking…").format(host=self._host))
        self._state.allow(self._host)
        if not self._form.no_keys_typed:  # the keys that were to be tried
            self._on_test()

    @Slot()
    def _on_host_answered(self) -> None:
        self._host = ""

    @Slot(object, object)
    def _on_saved(self, account: Account, status: VaultStatus) -> None:
        self._take(account)
        sign = "✓ " if status is VaultStatus.OK else "⚠ "
        self._say(sign + messages.vault(status, self._state.vault.where))

    @Slot(object)
    def _on_renamed(self, account: Account) -> None:
        """Only now: until it is written it may fail."""
        if self._take(account):
            self._say(self.tr("✓ Saved. The keys are unchanged."))

    @Slot(object, str)
    def _on_unkept(self, account: Account | None, sentence: str) -> None:
        if account is not None:
            self._take(account)
        self._say(sentence)

    def _take(self, account: Account) -> bool:
        """An account is as it was to be; what was typed meanwhile is not. Returns whether it is the one shown."""
        if self._left.get(account.id) == typed_of(account):
            del self._left[account.id]
        shown = account.id in (self._saving, _key(self._editing))
        if shown:
            self._saving = ""
            self._editing = account
            self._save.setEnabled(True)
            self._remove.setEnabled(True)
        self._fill_list()
        if shown and self._form.changed:
            self._form.settle(typed_of(account))
        elif shown:
            self._select(account.id)
        return shown

    @Slot(object)
    def _on_removed(self, status: VaultStatus) -> None:
        if status is VaultStatus.OK:
            self._fill_list()
            if self._editing is not None and self._account(self._editing.id) is None:
                self._on_add()  # it was the one that is looked at
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

    @Slot()
    def _fill_list(self) -> None:
        wanted = self._editing.id if self._editing else None
        self._list.blockSignals(True)
        self._list.clear()
        for account in self._state.accounts:
            item = QListWidgetItem(f"{account.name}{_mark(account)}")
            item.setData(Qt.ItemDataRole.UserRole, account.id)
            self._list.addItem(item)
            if account.id == wanted:
                self._list.setCurrentItem(item)
        self._list.blockSignals(False)
        if wanted and self._question is None:
            self._say_state(wanted)

    # ---- showing -------------------------------------------------------------------------------

    def _account(self, account_id: str) -> Account | None:
        return next((a for a in self._state.accounts if a.id == account_id), None)

    def _select(self, account_id: str) -> None:
        self._edit(self._account(account_id))
        for row in range(self._list.count()):
            if self._list.item(row).data(Qt.ItemDataRole.UserRole) == account_id:
                self._list.setCurrentRow(row)

    def _edit(self, account: Account | None) -> None:
        if self._form.changed:
            self._left[_key(self._editing)] = self._form.typed()
        self._saving = ""
        self._editing = account
        if self._question is not None:
            self._question.drop()
            self._question = None
        self._test.setEnabled(True)
        self._form.show_account(account)
        if (typed := self._left.pop(_key(account), None)) is not None:
            self._form.put(typed)
        guest = account is not None and account.origin is Origin.ENVIRONMENT
        self._save.setEnabled(not guest)
        self._remove.setEnabled(account is not None and not guest)
        if account is None:
            self._say(self.tr("Press “Get keys…”, sign in at OVHcloud, and copy the three keys it shows."))
        else:
            self._say_state(account.id)

    def _say_state(self, account_id: str) -> None:
        """What is known of a kept account: its services, or what is wrong."""
        account = self._account(account_id)
        note = self._state.note(account_id)
        names = ", ".join(self._state.service_names(account_id))
        words = []
        if account is not None and account.origin is Origin.ENVIRONMENT:
            words.append(self.tr("From the environment (OVH_* variables or ovh.conf): read-only here."))
        if host := self._state.host(account_id):
            line = self.tr(
                "⚠ Its keys would go to {host}, which is not OVHcloud's. “Test” asks whether they may."
            )
            words.append(line.format(host=host))
        elif note:
            words.append(f"⚠ {note}")
        elif names:
            words.append(self.tr("✓ The keys work. SMS accounts found: {names}.").format(names=names))
        self._say("\n".join(words))

    @Slot(str)
    def _say(self, text: str) -> None:
        self._result.say(text)

    def _unsaved(self) -> dict[str, Typed]:
        """What would be lost with the dialog."""
        return self._left | ({_key(self._editing): self._form.typed()} if self._form.changed else {})

    def _say_unsaved(self, sentence: str) -> None:
        """Where it is in sight."""
        if not self._form.changed:
            key = next(iter(self._left))
            self._select(key) if self._account(key) else self._on_add()
        self._say(sentence)

    def _complete(self) -> bool:
        """The form can be used; otherwise it was said what is missing."""
        problem = self._form.endpoint_problem() or self._form.keys_problem()
        if problem:
            self._say(f"✗ {problem}")
        return not problem


def _key(account: Account | None) -> str:
    return account.id if account else ""


def _mark(account: Account) -> str:
    """Where an account is kept, when that is not the keyring."""
    marks = {
        Origin.KEYRING: "",
        Origin.SESSION: QCoreApplication.translate("AccountsDialog", " (this session)"),
        Origin.ENVIRONMENT: QCoreApplication.translate("AccountsDialog", " (environment)"),
    }
    return marks[account.origin]
