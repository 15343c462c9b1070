"""The menu of fields: what the list knows of its people, put into the text where the caret stands."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ovhsms_gui.core.fields import NAME, field_of
from ovhsms_gui.core.placeholders import key
from ovhsms_gui.gui import fields, look
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.kit.buttons import Tool, give_menu, show_icon
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.titled import one_line

_LOOKED_AT = 200  # people: their file has the same columns for all
_EXAMPLE = 28  # characters of what somebody has


class FieldsBox(Tool):
    """Shows the columns of ComposeState's receivers; whoever writes listens to `picked`."""

    picked = Signal(str)  # the field, in its braces

    def __init__(self, state: ComposeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setObjectName("fieldsBox")
        self.setAccessibleName(self.tr("Insert a field"))
        self.setToolTip(self.tr("Insert a field: each person's own name, time or other words from the list"))
        look.menu_button(self)
        show_icon(self, Icon.FIELD)
        self._words = (self.tr("Insert a fie&ld"), self.tr("Fie&ld"))
        self._widths = tuple(map(self._width, self._words))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._bare = self.sizeHint().width()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(self)
        self._menu.setObjectName("fieldsMenu")
        self._menu.setAccessibleName(self.tr("Fields"))
        give_menu(self, self._menu)
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._on_triggered)

    def minimumSizeHint(self) -> QSize:
        """As the icon alone: it is the first to give way."""
        return QSize(self._bare, super().minimumSizeHint().height())

    def spare(self, room: int) -> None:
        """As many words as there is room for; where there is none, the icon. It is heard the same."""
        words = next(
            (word for word, width in zip(self._words, self._widths, strict=True) if width <= room), ""
        )
        styles = Qt.ToolButtonStyle
        self.setToolButtonStyle(styles.ToolButtonTextBesideIcon if words else styles.ToolButtonIconOnly)
        self.setText(words or self._words[-1])

    def _width(self, words: str) -> int:
        self.setText(words)
        return self.sizeHint().width()

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        such = self.tr("e.g. {value}")
        for name, value in self._fields():
            shown = such.format(value=one_line(value, _EXAMPLE))
            words = f"{name[0].upper()}{name[1:]}\t{shown}"
            self._menu.addAction(words.replace("&", "&&")).setData(f"{{{name}}}")
        if self._menu.isEmpty():
            words = self.tr("Nobody in the list has a name or other fields yet")
            self._menu.addAction(words).setEnabled(False)

    def _fields(self) -> Iterator[tuple[str, str]]:
        """Each once, with what the first has who has any; what no text could name is left out."""
        rows = self._state.rows
        seen: set[str] = set()
        for row in islice(map(rows.row, range(len(rows))), _LOOKED_AT):
            several = Counter(field_of(key(column)) for column, _ in row.fields)
            for column, value in ((NAME, row.name), *row.fields):
                bare = key(column)
                meant, alone = field_of(bare), several[field_of(bare)] <= 1
                name = fields.called(column, alone=alone)
                meant = meant if alone else bare
                if name and value.strip() and meant not in seen:
                    seen.add(meant)
                    yield name, value

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.picked.emit(action.data())
