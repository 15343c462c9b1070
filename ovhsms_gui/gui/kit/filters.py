"""Chips of which one may be chosen: what is looked at, told by states in words, icons and colours."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.chip import ChipButton, ChipFace
from ovhsms_gui.gui.kit.flow import FlowBox

_LINE = 1.5  # px around the one that is chosen


@dataclass(frozen=True, slots=True)
class Filter:
    """`key` tells them apart; None is everything."""

    key: Hashable
    face: ChipFace


class _Chip(ChipButton):
    """It stays pressed."""

    def __init__(self, face: ChipFace) -> None:
        super().__init__(face)
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """An edge in its ink while it is chosen."""
        super().paintEvent(event)
        if self.isChecked() and not self.hasFocus():
            painter, tone = paint.begin(self)
            rect = QRectF(self.rect())
            ink = tone.states[self._face.state].ink
            paint.rounded(painter, rect, rect.height() / 2, None, ink, _LINE)


class FilterChips(FlowBox):
    """One chip for each filter; to press the chosen one again chooses everything."""

    chosen = Signal(object)  # the key

    def __init__(self, object_name: str, heard: str, parent: QWidget | None = None) -> None:
        super().__init__()
        self.setParent(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(heard)
        self._heard = heard
        self._keys: list[Hashable] = []
        self._shown: tuple[tuple[Filter, ...], Hashable] = ((), None)
        self.chips: list[ChipButton] = []
        # One from the start: so Tab comes to it in its turn, and from it to those made later.
        self._make(ChipFace(""))
        self.chips[0].hide()

    def show_filters(self, filters: Sequence[Filter], chosen: Hashable) -> None:
        """These from now on."""
        if (tuple(filters), chosen) == self._shown:
            return
        self._shown = tuple(filters), chosen
        while len(self.chips) < len(filters):
            self._make(filters[len(self.chips)].face)
            QWidget.setTabOrder(self.chips[-2], self.chips[-1])
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < len(filters))
        self._keys = [shown.key for shown in filters]
        for chip, shown in zip(self.chips, filters, strict=False):
            chip.show_face(shown.face)
            chip.setChecked(shown.key == chosen and chosen is not None)

    def _make(self, face: ChipFace) -> None:
        made = _Chip(face)
        made.setAccessibleDescription(self._heard)
        made.clicked.connect(self._on_clicked)
        self.chips.append(made)
        self.flow.addWidget(made)

    @Slot()
    def _on_clicked(self) -> None:
        chip = self.sender()
        assert isinstance(chip, ChipButton)
        key = self._keys[self.chips.index(chip)]
        self.chosen.emit(key if chip.isChecked() else None)
