"""The question before people who did not ask for it are written to no more: what is scheduled for them is lost."""

import time
from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ovhsms_gui.gui import messages, when
from ovhsms_gui.gui.choice import ChoiceDialog
from ovhsms_gui.gui.kit.buttons import Kind
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.outbox import holding
from ovhsms_gui.store.recalls import Waiting

_SHOWN = 3  # sends
_LONGEST = 60  # characters of a text


class OptOutDialog(ChoiceDialog):
    """Says who it is, and what they will not get as soon as that is read. Enter leaves all as it is."""

    def __init__(
        self,
        who: str,
        count: int,
        then: Callable[[], object],
        parent: QWidget | None = None,
        *,
        names: str = "",
        now: Callable[[], float] = time.time,
    ) -> None:
        """`who`: a name, or so many people; `count`: how many that are; `then`: what is done after a yes.

        `names`: of several, as far as they are few. `now`: by OVHcloud's clock.
        """
        super().__init__("optOut", self.tr("Opt out?"), parent)
        self._names, self._then, self._now = names, then, now
        one, many = self.tr("&Opt out"), self.tr("&Opt out", "several")
        yes = self.choice(messages.counted(one, many, count), "optOutNowButton", Kind.DANGER, Icon.STOP)
        yes.clicked.connect(self._on_yes)
        one, many = (
            self.tr(
                "Messages scheduled for this person are cancelled, and “Opt in” later on does not bring those back."
            ),
            self.tr(
                "Messages scheduled for them are cancelled, and “Opt in” later on does not bring those back."
            ),
        )
        self.ask(
            self.tr("Opt out {name}?").format(name=who), self._with_names(messages.counted(one, many, count))
        )

    def show_waiting(self, waiting: tuple[Waiting, ...]) -> None:
        """What they will not get."""
        if not waiting:
            self.tell(
                self._with_names(self.tr("Nothing is scheduled. “Opt in” lets messages go there again."))
            )
            return
        one, many = (
            self.tr("This message is cancelled, and “Opt in” later on does not bring it back:"),
            self.tr("These messages are cancelled, and “Opt in” later on does not bring them back:"),
        )
        lines = [messages.counted(one, many, len(waiting)), *map(self._line, waiting[:_SHOWN])]
        if (more := len(waiting) - _SHOWN) > 0:
            lines.append(self.tr("and {messages} more").format(messages=messages.messages(more)))
        self.tell(self._with_names("\n".join(lines)))

    @Slot()
    def _on_yes(self) -> None:
        self._then()

    def _with_names(self, facts: str) -> str:
        return "\n\n".join(filter(None, (self._names, facts)))

    def _line(self, one: Waiting) -> str:
        text = " ".join(one.text.split())
        if len(text) > _LONGEST:
            text = f"{text[:_LONGEST].rstrip()}…"
        line = self.tr("• {when}, for {people}: {text}")
        return line.format(
            when=self._when(one), people=messages.people(one.people), text=messages.quoted(text)
        )

    def _when(self, one: Waiting) -> str:
        if one.held:
            return holding.until_then(holding.opens_after(one.due, self._now()))
        return self.tr("about to leave") if one.due is None else when.words(one.due)
