"""The form for one account: name, endpoint, country, three keys, and what to say of their shape."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.similar import fold
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.kit.buttons import quiet
from ovhsms_gui.gui.kit.card import Card, SectionHeading
from ovhsms_gui.gui.kit.dropdown import Dropdown
from ovhsms_gui.gui.kit.field import Field
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import muted
from ovhsms_gui.gui.kit.layouts import add, lay
from ovhsms_gui.gui.kit.measures import MARGIN, airy, px
from ovhsms_gui.gui.kit.sheet import named
from ovhsms_gui.gui.kit.speech import call
from ovhsms_gui.ovh.endpoints import ENDPOINTS, resolve

# The three keys' usual lengths; another length is a hint for the words of a failed test, not an error.
_LENGTHS = (16, 32, 32)


@dataclass(frozen=True, slots=True)
class Typed:
    """All that stands in the form."""

    name: str
    endpoint: str
    region: str
    keys: tuple[Secret, ...]


class KeyForm(QWidget):
    """Fields and their checks. Never shows a stored key, and forgets typed ones on `forget_keys`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Field()
        self.name.setObjectName("accountNameEdit")
        self.name.setMaxLength(200)
        look.hint(self.name, self.tr("such as “Practice”"))
        self.endpoint = Dropdown()
        self.endpoint.setObjectName("endpointBox")
        self.endpoint.setEditable(True)
        self.endpoint.setMinimumContentsLength(10)
        self.endpoint.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for endpoint in ENDPOINTS.values():
            if endpoint.has_sms:
                self.endpoint.addItem(endpoint.name)
                last = self.endpoint.count() - 1
                self.endpoint.setItemData(last, look.tip(endpoint.label), Qt.ItemDataRole.ToolTipRole)
        self.region = Dropdown()
        self.region.setObjectName("regionBox")
        self.region.setMinimumContentsLength(10)
        self.region.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for name, code in _regions():
            self.region.addItem(name, code)
        self.get_keys = quiet(self.tr("&Get keys…"), Icon.EXTERNAL)
        self.get_keys.setObjectName("requestKeyButton")
        call(self.get_keys, self.tr("Open OVHcloud's page that makes keys"))
        self.keys = (
            _edit("applicationKeyEdit"),
            _edit("applicationSecretEdit", secret=True),
            _edit("consumerKeyEdit", secret=True),
        )
        self._lay_out()
        self.settle()

    def _lay_out(self) -> None:
        """What the account is in one card, the keys that open it in another."""
        form, keys = QFormLayout(), QFormLayout()
        for one in (form, keys):
            airy(one, margin=(MARGIN, 0.625, MARGIN, MARGIN))
            one.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            one.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
            one.setHorizontalSpacing(px(1))
        names = [
            named(form, self.tr("&Name"), self.name),
            named(form, self.tr("Countr&y of numbers"), self.region),
            named(form, self.tr("OVHcloud platform (&endpoint)"), self.endpoint),
        ]
        labels = (
            self.tr("First key (application &key)"),
            self.tr("Second key (application se&cret)"),
            self.tr("Third key (cons&umer key)"),
        )
        names += [named(keys, label, edit) for label, edit in zip(labels, self.keys, strict=True)]
        account, opened = Card(), Card()
        account.column.addLayout(form)
        heading = SectionHeading(self.tr("Three keys"), "", self.get_keys, 0.25)
        self._how = muted(wrap=True)
        add(opened.column, heading, lay(QVBoxLayout(), self._how, margin=(MARGIN, 0.0, MARGIN, 0.0)), keys)
        widest = max(name.sizeHint().width() for name in names)
        for name in names:
            name.setMinimumWidth(widest)  # the fields of both stand under each other
        lay(QVBoxLayout(self), account, opened, gap=0.75)

    def show_account(self, account: Account | None) -> None:
        """Fill in what is known of an account, or nothing for a new one."""
        guest = account is not None and account.origin is Origin.ENVIRONMENT
        kept = account is not None and not guest
        self.forget_keys()
        for edit in self.keys:
            edit.setPlaceholderText(self.tr("kept") if kept else "")
        if kept:
            self._how.setText(self.tr("They are kept. To replace them, fill in all three."))
        else:
            self._how.setText(
                self.tr("“Get keys…” opens OVHcloud in your browser, with the rights filled in.")
            )
        self.name.setText(account.name if account else "")
        self.endpoint.setEditText(account.endpoint if account else "ovh-eu")
        self.region.setCurrentIndex(max(0, self.region.findData(account.region if account else "FR")))
        for widget in (self.name, self.endpoint, self.region, self.get_keys, *self.keys):
            widget.setEnabled(not guest)
        self.settle()

    def forget_keys(self) -> None:
        """Empty the key fields."""
        for edit in self.keys:
            edit.clear()

    def typed(self) -> Typed:
        """What would be lost with the form."""
        keys = tuple(Secret(edit.text().strip()) for edit in self.keys)
        return Typed(self.name.text().strip(), self.endpoint_text, self.region.currentData(), keys)

    def put(self, typed: Typed) -> None:
        """Have it stand here again."""
        self.name.setText(typed.name)
        self.endpoint.setEditText(typed.endpoint)
        self.region.setCurrentIndex(self.region.findData(typed.region))
        for edit, key in zip(self.keys, typed.keys, strict=True):
            edit.setText(key.reveal())

    @property
    def changed(self) -> bool:
        """Something was typed since an account was shown, or this was kept."""
        return self.typed() != self._kept

    def settle(self, kept: Typed | None = None) -> None:
        """This is kept, or all that stands here."""
        self._kept = kept or self.typed()

    @property
    def endpoint_text(self) -> str:
        """The endpoint's name or address."""
        return self.endpoint.currentText().strip()

    @property
    def no_keys_typed(self) -> bool:
        """All three fields are empty."""
        return not any(edit.text().strip() for edit in self.keys)

    def endpoint_problem(self) -> str:
        """A sentence when the endpoint cannot be used; the caret goes there."""
        try:
            resolve(self.endpoint_text)
        except ValueError as error:
            self.endpoint.setFocus(Qt.FocusReason.OtherFocusReason)
            return self.tr("The endpoint cannot be used: {why}").format(why=messages.complaint(error))
        return ""

    def keys_problem(self) -> str:
        """A sentence when a key is missing; the caret goes to the first one."""
        missing = [edit for edit in self.keys if not edit.text().strip()]
        if not missing:
            return ""
        missing[0].setFocus(Qt.FocusReason.OtherFocusReason)
        names = ", ".join(
            name for name, edit in zip(self._names(), self.keys, strict=True) if edit in missing
        )
        return self.tr("Still missing: {names}.").format(names=names)

    def read_keys(self) -> Keys:
        """The keys typed."""
        key, secret, consumer = (edit.text().strip() for edit in self.keys)
        return Keys(key, Secret(secret), Secret(consumer))

    def length_hint(self, reason: Reason) -> str:
        """A key of an unusual length is the likeliest culprit: it was cut off or swapped while copying."""
        if reason not in (Reason.APPLICATION_KEY, Reason.SIGNATURE, Reason.CONSUMER_KEY):
            return ""
        for name, edit, usual in zip(self._names(), self.keys, _LENGTHS, strict=True):
            have = len(edit.text().strip())
            if have != usual:
                words = self.tr(" Look at the {name} first: it has {have} characters, usually it is {usual}.")
                return words.format(name=name, have=have, usual=usual)
        return ""

    def _names(self) -> tuple[str, str, str]:
        return self.tr("application key"), self.tr("application secret"), self.tr("consumer key")


def typed_of(account: Account) -> Typed:
    """What stands in the form of an account that is kept."""
    return Typed(account.name, account.endpoint, account.region, (Secret(""),) * 3)


def _edit(object_name: str, *, secret: bool = False) -> Field:
    edit = Field()
    edit.setObjectName(object_name)
    edit.setMaxLength(200)
    if secret:
        edit.setEchoMode(Field.EchoMode.Password)
    return edit


def _regions() -> list[tuple[str, str]]:
    """Countries by name, for numbers written without a country code."""
    names: dict[str, str] = {}
    for locale in QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyTerritory
    ):
        code = QLocale.territoryToCode(locale.territory())
        if len(code) == 2 and code.isalpha():
            names[code] = messages.country(code)
    return sorted(((name, code) for code, name in names.items()), key=lambda found: fold(found[0]))
