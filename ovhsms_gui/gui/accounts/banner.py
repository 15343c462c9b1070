"""The strip above every page with what is to be known about this start, and about where keys are kept."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ovhsms_gui.core.words import Complaint
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Glyph
from ovhsms_gui.gui.kit.measures import PAGE_MARGIN, airy
from ovhsms_gui.gui.kit.palette import Role, State


class Banner(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(
        self, state: AccountsState, standing: Sequence[Complaint], parent: QWidget | None = None
    ) -> None:
        """`standing`: what stays."""
        super().__init__(parent)
        self._standing = tuple(map(messages.complaint, standing))
        self._words = look.label()
        self._words.setObjectName("bannerLabel")
        self._words.setWordWrap(True)
        look.on(Role.AlternateBase, self)
        row = QHBoxLayout(self)
        airy(row, margin=(PAGE_MARGIN, 0.5, PAGE_MARGIN, 0.5), gap=0.5)
        row.addWidget(Glyph(Icon.WARNING, State.WARNING), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        state.notice.connect(self._on_notice)
        self._on_notice(state.keys_notice)

    @Slot(str)
    def _on_notice(self, notice: str) -> None:
        words = " · ".join(text for text in (*self._standing, notice) if text)
        self._words.setText(words)
        self.setVisible(bool(words))
