"""The dialog that says after how long texts go: what that would concern is told before, and no slip switches it on."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from ovhsms_gui.core.retention import LENGTHS, USUAL
from ovhsms_gui.gui.dialog import Dialog
from ovhsms_gui.gui.kit.buttons import Button, Kind, quiet
from ovhsms_gui.gui.kit.dropdown import Dropdown
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Label, muted
from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.measures import airy, px
from ovhsms_gui.gui.kit.paint import spoken
from ovhsms_gui.gui.kit.sheet import GAP, Heading, Scrolled, named
from ovhsms_gui.gui.kit.speech import announce
from ovhsms_gui.gui.settings import words
from ovhsms_gui.gui.settings.state import RetentionState
from ovhsms_gui.work.retention import Counted


class RetentionDialog(Dialog):
    """Shows RetentionState. Enter is Cancel."""

    def __init__(self, state: RetentionState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setObjectName("retentionDialog")
        self.setWindowTitle(self.tr("How long texts are kept"))
        self._months = Dropdown()
        self._months.setObjectName("keepMonthsBox")
        self._months.addItem(self.tr("For as long as I like"), 0)
        lengths = {*LENGTHS, state.months} - {0}
        for months in sorted(lengths):
            self._months.addItem(words.months(months), months)
        self._months.setCurrentIndex(self._months.findData(state.months or USUAL))
        self._preview = Label("", wrap=True)
        self._preview.setObjectName("retentionPreviewLabel")
        self._last = muted("", wrap=True)
        self._last.setObjectName("retentionLastLabel")
        self._facts = muted(self._consequences(), wrap=True)
        self._again = quiet(self.tr("Count a&gain"), Icon.REFRESH)
        self._again.setObjectName("retentionAgainButton")
        self._keep = Button()
        self._keep.setObjectName("keepTextsButton")
        self._lay_out()
        self._months.currentIndexChanged.connect(self._on_months)
        self._keep.clicked.connect(self._on_keep)
        self._again.clicked.connect(self._on_months)
        state.counted.connect(self._on_counted)
        state.not_counted.connect(self._on_not_counted)
        self._on_months()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        airy(form, gap=0.625)
        caption = self.tr("&Keep texts")
        named(form, caption, self._months)
        self._months.setAccessibleName(spoken(caption))
        again = lay(QHBoxLayout(), self._again, None)
        content = QWidget()
        lay(QVBoxLayout(content), form, self._preview, again, self._facts, self._last, None, gap=GAP)
        scrolled = Scrolled(content, self.tr("What is erased, and what stays"))
        buttons = QDialogButtonBox()
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setObjectName("retentionCancelButton")
        buttons.addButton(self._keep, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.setMinimumWidth(px(31))
        self.stack(Heading(self.windowTitle()), scrolled, buttons, grows=scrolled)
        self.settle(cancel, self._months)

    def _consequences(self) -> str:
        return "\n\n".join(
            (
                self.tr(
                    "Erased: the texts, the fields that were filled in, what people replied, and the older copies of "
                    "the data file. There is no way back."
                ),
                self.tr(
                    "Stays, as the proof: to whom, when, from which sender, how many SMS and credits, what became of "
                    "it; of a reply that it came, and that it asked for STOP."
                ),
                self.tr(
                    "Not touched: what waits, is scheduled, in doubt or being cancelled, replies that nobody read, "
                    "drafts, contacts; and what OVHcloud keeps, or you exported."
                ),
            )
        )

    @Slot()
    def _on_months(self) -> None:
        months = self._months.currentData()
        self._again.hide()
        self._facts.setVisible(bool(months))
        if months:
            self._preview.setText(self.tr("Counting what that concerns…"))
            self._keep.show_as(
                self.tr("&Erase what is older than {months}").format(months=words.months(months)),
                Kind.DANGER,
                Icon.TRASH,
            )
        else:
            self._preview.setText(
                self.tr("Nothing is erased by itself. What was erased already does not come back.")
            )
            self._keep.show_as(self.tr("Keep &all texts"), Kind.PRIMARY)
        self._keep.setEnabled(not months)
        self._state.count(months)

    @Slot(object)
    def _on_counted(self, counted: Counted) -> None:
        if counted.months != self._months.currentData():
            return
        self._last.setText(words.last(counted.last))
        self._last.setVisible(counted.last is not None)
        if counted.months:
            self._preview.setText(words.concerned(counted.concerned, counted.months))
            announce(self._preview, self._preview.text())
        self._keep.setEnabled(True)  # not before it was said what that means

    @Slot()
    def _on_not_counted(self) -> None:
        self._preview.setText(
            self.tr(
                "What that concerns could not be counted: the data file could not be read. Nothing was erased, and "
                "nothing is before that is known."
            )
        )
        announce(self._preview, self._preview.text())
        self._again.show()

    @Slot()
    def _on_keep(self) -> None:
        self._state.keep(self._months.currentData())
        self.accept()
