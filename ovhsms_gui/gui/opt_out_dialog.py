"""The questions before people who did not ask for it are written to no more, and before they are again."""

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


class _Question(ChoiceDialog):
    """About somebody, or several whose names stand first. Enter leaves all as it is."""

    def __init__(
        self, name: str, title: str, names: str, then: Callable[[], object], parent: QWidget | None
    ) -> None:
        """`names`: of several, as far as they are few; `then`: what is done after a yes."""
        super().__init__(name, title, parent)
        self._names, self._then = names, then

    def _yes(self, text: str, kind: Kind, icon: Icon) -> None:
        yes = self.choice(text, f"{self._name}NowButton", kind, icon)
        yes.clicked.connect(self._on_yes)

    def _said(self, *parts: str) -> str:
        return "\n\n".join(filter(None, (self._names, *parts)))

    @Slot()
    def _on_yes(self) -> None:
        self._then()


class OptOutDialog(_Question):
    """Says who it is, and what they will not get as soon as that is read."""

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
        super().__init__("optOut", self.tr("Opt out?"), names, then, parent)
        self._now = now
        one, many = self.tr("&Opt out"), self.tr("&Opt out", "several")
        self._yes(messages.counted(one, many, count), Kind.DANGER, Icon.STOP)
        one, many = (
            self.tr(
                "Messages scheduled for this person are cancelled, and “Opt in…” later on does not bring those back."
            ),
            self.tr(
                "Messages scheduled for them are cancelled, and “Opt in…” later on does not bring those back."
            ),
        )
        self.ask(self.tr("Opt out {name}?").format(name=who), self._said(messages.counted(one, many, count)))

    def show_waiting(self, waiting: tuple[Waiting, ...]) -> None:
        """What they will not get."""
        if not waiting:
            self.tell(self._said(self.tr("Nothing is scheduled. “Opt in…” lets messages go there again.")))
            return
        one, many = (
            self.tr("This message is cancelled, and “Opt in…” later on does not bring it back:"),
            self.tr("These messages are cancelled, and “Opt in…” later on does not bring them back:"),
        )
        lines = [messages.counted(one, many, len(waiting)), *map(self._line, waiting[:_SHOWN])]
        if (more := len(waiting) - _SHOWN) > 0:
            lines.append(self.tr("and {messages} more").format(messages=messages.messages(more)))
        self.tell(self._said("\n".join(lines)))

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


class OptInDialog(_Question):
    """The other way round: who it is, since when, and what a yes means."""

    def __init__(
        self,
        who: str,
        count: int,
        then: Callable[[], object],
        parent: QWidget | None = None,
        *,
        names: str = "",
    ) -> None:
        """As for `OptOutDialog`."""
        super().__init__("optIn", self.tr("Opt in?"), names, then, parent)
        self._count = count
        self._yes(self.tr("&Opt in"), Kind.WARN, Icon.OK)
        self.ask(self.tr("Opt in {name}?").format(name=who), self._said(self._meaning()))

    def show_since(self, since: float | None) -> None:
        """When the last of them was opted out."""
        if since is not None:
            one, many = (
                self.tr("Opted out on {moment}."),
                self.tr("The last of them was opted out on {moment}."),
            )
            out = messages.counted(one, many, self._count).format(moment=messages.moment(since))
            self.tell(self._said(out, self._meaning()))

    def _meaning(self) -> str:
        one, many = (
            self.tr(
                "Messages may go to this person again. Do it if they want that, or if opting them out was a slip. "
                "Messages that were cancelled do not come back."
            ),
            self.tr(
                "Messages may go to these people again. Do it if they want that, or if opting them out was a slip. "
                "Messages that were cancelled do not come back."
            ),
        )
        return messages.counted(one, many, self._count)
