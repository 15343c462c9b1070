"""A page as the window knows it: what it is called, how it is reached, and how it is made at the first visit."""

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from operator import methodcaller
from typing import Generic, TypeVar

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.rail import Waiting

W = TypeVar("W", bound=QWidget)


class Page(Generic[W]):
    """One of them. The window shows a list of these, and knows none by name."""

    def __init__(
        self,
        name: str,
        title: str,
        icon: Icon,
        keys: str,
        make: Callable[[], W],
        *,
        module: str = "",
        start: Callable[[W], object] | None = None,
        foot: Callable[[W], QWidget] | None = None,
        visit: Callable[[], object] | None = None,
        badge: Callable[[], Waiting] = Waiting,
        news: SignalInstance | None = None,
        send: Callable[[W], object] | None = None,
    ) -> None:
        """`name` is one of `core.settings.PAGES`.

        `start` puts the focus where one begins there, `visit` is called when it comes in sight.

        `foot`: what stands under it, across the window. `badge`: what waits there; `news` tells that it may be
        something else. `send`: what Ctrl+Enter asks about there; None: it leads to the message. `module`: what it is
        made of, where that is not imported before.
        """
        self.name = name
        self.title = title
        self.icon = icon
        self.keys = keys
        self.badge = badge
        self.news = news
        self._module = module
        self._make = make
        self._start = start
        self._foot = foot
        self._visit = visit
        self._send = send

    def fetch(self) -> None:
        """Import what it is made of: that takes about as long as to make it."""
        if self._module:
            import_module(self._module)

    @cached_property
    def widget(self) -> W:
        """Made when it is first asked for."""
        return self._make()

    @property
    def made(self) -> bool:
        """It was asked for."""
        return "widget" in self.__dict__

    def go_on_from(self, other: "Page[W]") -> None:
        """Show what is shown on the same page of another window, once that was asked for."""
        if other.made:
            methodcaller("go_on_from", other.widget)(self.widget)

    @property
    def foot(self) -> QWidget | None:
        """What stands under it."""
        return self._foot(self.widget) if self._foot is not None else None

    def start_here(self) -> None:
        """Put the focus where one begins."""
        if self._start is not None:
            self._start(self.widget)

    def visit(self) -> None:
        """It comes in sight."""
        if self._visit is not None:
            self._visit()

    def send(self) -> bool:
        """Ask about what is to be sent from here; False where that is nothing."""
        if self._send is None:
            return False
        self._send(self.widget)
        return True
