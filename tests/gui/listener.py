"""What a screen reader gets to hear: a private session with a screen, an accessibility bus, and the program in it.

It knows nothing of the program but what the bus tells, and does nothing but press keys.
"""

import ctypes
import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_REGISTRY = "org.a11y.atspi.Registry"
_ROOT = (_REGISTRY, "/org/a11y/atspi/accessible/root")
_SECONDS = 180  # for anything to come, on a machine that does much else
_LABELLED_BY = 2
_PRESSED, _RELEASED, _SYMBOL = 0, 1, 3  # how a key is made

_MAP_STATE, _VIEWABLE = 92, 2  # in Xlib's XWindowAttributes

# As AT-SPI numbers them.
STATES = {"focusable": 11, "focused": 12, "showing": 25}
# X11's key symbols.
KEYS = {"BackSpace": 0xFF08, "Tab": 0xFF09, "Return": 0xFF0D, "Left": 0xFF51, "Next": 0xFF56}
CONTROL, SHIFT, ALT = 37, 50, 64  # these are held: keys of the keyboard, not symbols

Reference = tuple[str, str]


@dataclass(frozen=True)
class Thing:
    """One of what is there, as it is told."""

    reference: Reference
    role: str
    name: str
    text: str
    description: str
    states: frozenset[str]
    labels: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """All that is heard of it on reaching it."""
        return " ".join(filter(None, dict.fromkeys((*self.labels, self.name, self.text, self.description))))


class Screen:
    """Stands in for a window manager, of which the test needs nothing but that the keyboard goes to what came up."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))

    def focus_topmost(self) -> bool:
        """Whether there was one."""
        root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        ones, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        unused = ctypes.byref(ctypes.c_ulong()), ctypes.byref(ctypes.c_ulong())
        self._x.XQueryTree(self._display, root, *unused, ctypes.byref(ones), ctypes.byref(count))
        shown = [one for one in ones[: count.value] if self._is_shown(one)]
        if shown:
            self._x.XSetInputFocus(self._display, ctypes.c_ulong(shown[-1]), 1, ctypes.c_ulong(0))
            self._x.XSync(self._display, 0)
        return bool(shown)

    def _is_shown(self, window: int) -> bool:
        attributes = ctypes.create_string_buffer(256)
        self._x.XGetWindowAttributes(self._display, ctypes.c_ulong(window), attributes)
        return int.from_bytes(attributes.raw[_MAP_STATE : _MAP_STATE + 4], sys.byteorder) == _VIEWABLE

    def close(self) -> None:
        """Give the screen back."""
        self._x.XCloseDisplay(self._display)


@contextmanager
def session(home: Path, language: str = "en") -> Iterator["Listener"]:
    """The demo on a screen that nobody sees, in a session of its own, and somebody who listens."""
    with ExitStack() as ending:
        environment = {
            **{name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ},
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "LANG": "C.UTF-8",
            "LANGUAGE": language,
            "QT_QPA_PLATFORM": "xcb",
        }
        end, told = os.pipe()
        ending.callback(os.close, end)
        server = ["Xvfb", "-displayfd", str(told), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        _begin(ending, server, environment, passed=told)
        os.close(told)
        environment["DISPLAY"] = f":{os.read(end, 20).decode().strip()}"
        bus = _begin(ending, ["dbus-daemon", "--session", "--nofork", "--print-address"], environment)
        assert bus.stdout is not None
        environment["DBUS_SESSION_BUS_ADDRESS"] = address = bus.stdout.readline().decode().strip()
        with open_dbus_connection(address) as plain:
            asked = new_method_call(
                DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress"
            )
            [heard] = plain.send_and_get_reply(asked).body
            status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
            for name in ("IsEnabled", "ScreenReaderEnabled"):
                plain.send_and_get_reply(Properties(status).set(name, "b", value=True))
            connection = ending.enter_context(open_dbus_connection(heard))
            rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
            connection.send_and_get_reply(message_bus.AddMatch(rule))
            screen = ending.enter_context(closing(Screen(environment["DISPLAY"])))
            signals = ending.enter_context(connection.filter(rule, queue=deque()))
            listener = Listener(connection, screen, signals)
            listener.listen_to("object:announcement")
            _begin(ending, [sys.executable, "-m", "ovhsms_gui", "--demo"], environment)
            yield listener


def _begin(
    ending: ExitStack, command: list[str], environment: dict[str, str], passed: int | None = None
) -> subprocess.Popen[bytes]:
    program = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=() if passed is None else (passed,),
    )
    ending.callback(_end, program)
    return program


def _end(program: subprocess.Popen[bytes]) -> None:
    program.terminate()
    try:
        program.wait(20)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
    if program.stdout is not None:
        program.stdout.close()


@dataclass
class Listener:
    """Reads the tree, presses keys, and keeps all that was announced."""

    bus: DBusConnection
    screen: "Screen"
    signals: deque[Message]  # what the program tells by itself

    @property
    def announced(self) -> list[str]:
        """All that was said aloud so far, whatever had the focus."""
        self._ask(_ROOT, _ACCESSIBLE, "GetRole")  # whatever was told before this is answered is here by then
        return [str(message.body[3][1]) for message in self.signals]

    # ---- asking ----------------------------------------------------------------------------------

    def listen_to(self, event: str) -> None:
        """Have programs tell of these events: they are silent while nobody wants them."""
        self._ask((_REGISTRY, "/org/a11y/atspi/registry"), _REGISTRY, "RegisterEvent", "s", event)

    def _ask(
        self, of: Reference, interface: str, method: str, signature: str | None = None, *body: object
    ) -> Any:
        address = DBusAddress(of[1], of[0], interface)
        reply = self.bus.send_and_get_reply(
            new_method_call(address, method, signature, body), timeout=_SECONDS
        )
        return (
            None if reply.header.message_type is MessageType.error else reply.body[0] if reply.body else True
        )

    def _property(self, of: Reference, name: str) -> str:
        value = self._ask(of, "org.freedesktop.DBus.Properties", "Get", "ss", _ACCESSIBLE, name)
        return str(value[1]) if value else ""

    def _children(self, of: Reference) -> list[Reference]:
        return [(one[0], one[1]) for one in self._ask(of, _ACCESSIBLE, "GetChildren") or ()]

    def _thing(self, of: Reference) -> Thing | None:
        bits = self._ask(of, _ACCESSIBLE, "GetState")
        if bits is None:
            return None  # gone meanwhile
        states = bits[0] | bits[1] << 32
        relations = self._ask(of, _ACCESSIBLE, "GetRelationSet") or ()
        labels = [one for kind, ones in relations if kind == _LABELLED_BY for one in ones]
        return Thing(
            of,
            str(self._ask(of, _ACCESSIBLE, "GetRoleName")),
            self._property(of, "Name"),
            str(self._ask(of, "org.a11y.atspi.Text", "GetText", "ii", 0, -1) or ""),
            self._property(of, "Description"),
            frozenset(name for name, bit in STATES.items() if states >> bit & 1),
            tuple(self._property((one[0], one[1]), "Name") for one in labels),
        )

    def windows(self) -> list[Reference]:
        """The program's, the one that was opened last at the end."""
        return [window for program in self._children(_ROOT) for window in self._children(program)]

    def showing(self, under: Reference | None = None) -> Iterator[Thing]:
        """All that is told as showing: nothing is looked for inside what is not."""
        for one in self.windows() if under is None else self._children(under):
            thing = self._thing(one)
            if thing is not None and "showing" in thing.states:
                yield thing
                yield from self.showing(one)

    # ---- what a person does ----------------------------------------------------------------------

    def until(self, true: Callable[[], Any], what: str = "") -> Any:
        """Look until it is so."""
        end = time.monotonic() + _SECONDS
        while not (found := true()):
            assert time.monotonic() < end, f"{what}\n{self.transcript()}"
            time.sleep(0.05)
        return found

    def find(self, words: str, role: str = "") -> Thing:
        """Whatever is showing, of this role, and says these words; the last, as it is in what was opened last."""

        def look() -> Thing | None:
            fits = [one for one in self.showing() if words in one.said and role in (one.role, "")]
            return fits[-1] if fits else None

        found = self.until(look, f"nothing says {words!r}")
        assert isinstance(found, Thing)
        return found

    def focused(self) -> Thing | None:
        """What has the keyboard: the innermost that says so, in the window that was opened last."""
        things = [one for one in self.showing() if {"focused", "focusable"} <= one.states]
        return things[-1] if things else None

    def take_up(self, name: str) -> None:
        """The keyboard goes to a window that comes up, as window managers have it."""
        self.until(lambda: any(name in self._property(one, "Name") for one in self.windows()), name)
        self.until(self.screen.focus_topmost, "no window on the screen")
        self.until(self.focused, "nothing has the keyboard")

    def press(self, key: str, *held: int) -> None:
        """A key on the keyboard, while others are held."""
        for one in held:
            self._key(one, _PRESSED)
        self._key(KEYS.get(key) or ord(key), _SYMBOL)
        for one in reversed(held):
            self._key(one, _RELEASED)

    def type(self, text: str) -> None:
        """One character after another."""
        for character in text:
            self.press(character)

    def _key(self, code: int, kind: int) -> None:
        where = (_REGISTRY, "/org/a11y/atspi/registry/deviceeventcontroller")
        interface = "org.a11y.atspi.DeviceEventController"
        self._ask(where, interface, "GenerateKeyboardEvent", "isu", code, "", kind)

    def transcript(self) -> str:
        """What is showing and what was announced, for whoever reads a test that failed."""
        lines = [f"{one.role}: {one.said} {sorted(one.states)}" for one in self.showing() if one.said]
        return "\n".join([*lines, "announced:", *self.announced])
