"""Every fault in the way of sending, looking, listing, cancelling and changing: what is reached, said, and at OVHcloud.

Each story is played to its end, and nobody has the message twice at any time. With `-s` the table is printed.
"""

import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.draft import Replaced
from ovhsms_gui.core.errors import CallFailed
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.states import NOT_REACHED, ReceiverState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Habits, Spelling, Tags
from ovhsms_gui.demo.jobs import take
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.outbox import causes, words
from ovhsms_gui.outbox.events import SendProgress
from ovhsms_gui.outbox.pace import WATCHING
from ovhsms_gui.outbox.recaller import RECALLING, Recaller
from ovhsms_gui.outbox.runner import SENDING, Runner
from ovhsms_gui.outbox.watcher import Watcher
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.ovh.clock import ServerClock
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.recalls import Recalls
from ovhsms_gui.store.rows import Cause
from ovhsms_gui.work import events, query
from ovhsms_gui.work.books import QueryBooks
from ovhsms_gui.work.connections import KeyStore

from .conftest import HELLO, Time

MakePlan = Callable[..., Plan]
KEYS = Keys(FULL_KEYS.application_key, Secret(FULL_KEYS.application_secret), Secret(FULL_KEYS.consumer_key))
FOR_EVER = 100_000.0  # seconds: longer than any client waits, and than any test lasts

PLANNED, ACCEPTED, REFUSED, UNKNOWN = "planned", "accepted", "refused", "unknown"
NONE, BOTH = 0, 2  # of the two people of the chunk that is struck
NOT_TOLD = "OVHcloud has not told so far whether it has it, and is asked again; after an hour of that you can decide."
NO_NETWORK = "Check the internet connection. It goes on by itself when the connection is back."
LATE = "OVHcloud's answer did not come in time."
BROKEN = "The connection broke before the answer came."
NONSENSE = "The answer makes no sense."
THEIRS = "OVHcloud reports a fault on its side."
PAUSE = "OVHcloud asks for a pause"
WELL = ""


@dataclass(frozen=True)
class Row:
    """A fault, and what it leads to: the state of those whose message it strikes, and what the window says.

    `how` names a network that does not work, else `fault` strikes; `value` and so on are the fault's. `taken`:
    how many of the two OVHcloud has in spite of it. `said` while sending, `asked` of a doubt that is looked
    into, `listed` instead of `said` where services are listed.
    """

    name: str
    fault: FaultKind | None
    state: str
    taken: int
    said: str
    asked: str = NOT_TOLD
    listed: str | None = None
    how: str = ""
    value: float = 0.0
    shape: str = ""
    retry_after: int | None = None
    looked: str = UNKNOWN  # the state of a doubt after a look with this fault in its way

    @property
    def once(self) -> bool:
        """A POST that meets it is tried again at once."""
        return self.value == 429


def refusals(status: int, said: str, asked: str | None = None) -> list[Row]:
    """One for each shape of body."""
    return [
        Row(
            f"{status} {name}",
            FaultKind.STATUS,
            REFUSED,
            NONE,
            said,
            f"OVHcloud could not be asked whether it has it. {said}" if asked is None else asked,
            value=status,
            shape=shape,
        )
        for shape, name in (("A", "older body"), ("B", "newer body"), ("", "message alone"))
    ]


def broken(status: int) -> list[Row]:
    """Before and after the job is taken."""
    return [
        Row(f"{status}, not taken", FaultKind.STATUS, UNKNOWN, NONE, THEIRS, value=status),
        Row(f"{status}, taken", FaultKind.STATUS_AFTER, UNKNOWN, BOTH, THEIRS, value=status),
    ]


TABLE = [
    Row("DNS", None, PLANNED, NONE, "could not be looked up. " + NO_NETWORK, how="dns"),
    Row("refused", None, PLANNED, NONE, "No connection to OVHcloud. " + NO_NETWORK, how="refused"),
    Row("TLS", None, PLANNED, NONE, "No secure connection", how="tls"),
    Row(
        "connect time-out", None, PLANNED, NONE, "could not be reached in time. " + NO_NETWORK, how="connect"
    ),
    Row("read time-out, not taken", FaultKind.DELAY, UNKNOWN, NONE, LATE, value=FOR_EVER),
    Row("read time-out, taken later", FaultKind.DELAY, UNKNOWN, BOTH, LATE, value=1.0),
    Row("read time-out, taken", FaultKind.DELAY_AFTER, UNKNOWN, BOTH, LATE, value=FOR_EVER),
    Row("hung up, not taken", FaultKind.DROP_BEFORE, UNKNOWN, NONE, BROKEN),
    Row("hung up, taken", FaultKind.DROP_AFTER, UNKNOWN, BOTH, BROKEN),
    Row("reset, not taken", FaultKind.RESET_BEFORE, UNKNOWN, NONE, BROKEN),
    Row("reset, taken", FaultKind.RESET_AFTER, UNKNOWN, BOTH, BROKEN),
    Row("half an answer", FaultKind.HALF, UNKNOWN, BOTH, BROKEN),
    Row("HTML with 200, not taken", FaultKind.GARBAGE, UNKNOWN, NONE, NONSENSE),
    Row("HTML with 200, taken", FaultKind.GARBAGE_AFTER, UNKNOWN, BOTH, NONSENSE),
    Row("200, wrong JSON types", FaultKind.WRONG_TYPES, UNKNOWN, BOTH, NONSENSE),
    Row(
        "200, empty ids",
        FaultKind.EMPTY_IDS,
        UNKNOWN,
        BOTH,
        NONSENSE,
        "OVHcloud does not list it so far, and is asked again.",
        WELL,
    ),
    *refusals(400, "OVHcloud does not accept something in the message.", NOT_TOLD),
    *refusals(402, "There are not enough credits.", NOT_TOLD),
    *refusals(403, "The keys are good, but they were not given the right to do this."),
    *refusals(404, "OVHcloud does not find this SMS account or item.", NOT_TOLD),
    *refusals(409, "OVHcloud reports a conflict with something under way.", NOT_TOLD),
    Row("429, Retry-After", FaultKind.STATUS, ACCEPTED, BOTH, PAUSE, value=429, retry_after=7),
    *(row for status in (500, 502, 503, 504) for row in broken(status)),
    Row(
        "clock an hour off",
        FaultKind.CLOCK_SKEW,
        ACCEPTED,
        BOTH,
        WELL,
        WELL,
        value=3600.0,
        looked=ACCEPTED,
    ),
]
# What OVHcloud promises nowhere, and may do either way.
HABITS = {
    **{f"tags {tags}": Habits(tags=tags) for tags in Tags},
    **{f"lists {lag:g} s late": Habits(lag=lag) for lag in (180.0, 400.0)},
    "late and tags replaced": Habits(lag=400.0, tags=Tags.REPLACED),
    "no filter heard": Habits(deaf=True),
    "no filter heard, tags dropped": Habits(deaf=True, tags=Tags.DROPPED),
    # Numbers that may be anybody's are decided by the operator, see test_evidence.
    **{
        f"numbers {spelling}": Habits(spelling=spelling)
        for spelling in Spelling
        if spelling not in {Spelling.LOCAL, Spelling.MASKED}
    },
    "all of it": Habits(Tags.DROPPED, 180.0, True, Spelling.NATIONAL),
}
ANSWERS = {
    "answered": (None, NONE),
    "answer lost": (Fault(FaultKind.DROP_AFTER, "POST"), NONE),
    "never taken": (Fault(FaultKind.DROP_BEFORE, "POST"), BOTH),  # sent again, by the operator's word
}
rows = pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)


@dataclass
class Printed:
    """What the tests saw, by fault: in the end the table."""

    lines: dict[str, dict[str, str]] = field(default_factory=dict)

    def note(self, row: str, column: str, text: str) -> None:
        self.lines.setdefault(row, {})[column] = text

    def __str__(self) -> str:
        heads = ("send", "reconcile", "list", "cancel: DELETE", "cancel: lists")
        table: list[tuple[str, ...]] = [("fault", *heads)]
        for row in TABLE:
            seen = self.lines.get(row.name, {})
            table.append((row.name, *(seen.get(head, "not run") for head in heads)))
        table.append(("promised nowhere", *ANSWERS, *[""] * (len(heads) - len(ANSWERS))))
        for name in HABITS:
            seen = self.lines.get(name, {})
            table.append((name, *(seen.get(answer, "not run") for answer in ANSWERS), "", ""))
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        return "\n".join(
            " | ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)) for line in table
        )


@pytest.fixture(scope="module")
def printed() -> Iterator[Printed]:
    printed = Printed()
    yield printed
    print(f"\n\nstate reached · said · messages of the two at OVHcloud, then of all in the end\n{printed}")  # noqa: T201


# ---- networks that do not work ----------------------------------------------------------------------


def plain(listener: socket.socket) -> None:
    """Answers the first step of TLS with something else."""
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection, suppress(OSError):
            connection.recv(1)
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            while connection.recv(4096):
                pass


@pytest.fixture
def away(row: Row, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An address that cannot be reached as the row says, "" where it can."""
    host = "127.0.0.1"
    if row.how == "dns":
        real = socket.getaddrinfo

        def unknown(name: Any, *arguments: Any, **options: Any) -> Any:
            if name == "sms.invalid":
                raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
            return real(name, *arguments, **options)

        monkeypatch.setattr(socket, "getaddrinfo", unknown)
        yield "https://sms.invalid/1.0"
    elif row.how == "refused":
        with socket.socket() as mute:
            mute.bind((host, 0))
            yield f"http://{host}:{mute.getsockname()[1]}/1.0"
    elif row.how == "tls":
        with socket.create_server((host, 0)) as listener:
            thread = threading.Thread(target=plain, args=(listener,))
            thread.start()
            yield f"https://{host}:{listener.getsockname()[1]}/1.0"
            listener.shutdown(socket.SHUT_RDWR)
            thread.join(10)
    elif row.how == "connect":
        with socket.socket() as listener:
            listener.bind((host, 0))
            listener.listen(0)  # a queue that is full neither takes nor refuses another
            address = listener.getsockname()
            waiting = [socket.socket() for _ in range(8)]
            for one in waiting:
                one.setblocking(False)
                one.connect_ex(address)
            yield f"http://{host}:{address[1]}/1.0"
            for one in waiting:
                one.close()
    else:
        yield ""


# ---- an office --------------------------------------------------------------------------------------


class Office:
    """The real client, runner and watcher on a journal, and the stand-in, all on one clock."""

    def __init__(self, path: Path, time: Time, demo: DemoServer, away: str) -> None:
        self.time, self.demo, self.away = time, demo, away
        self.journal, self.looks = Journal(path, clock=time), Looks(path, clock=time)
        self.recalls = Recalls(path, clock=time)
        self.open: list[SmsApi] = []
        self.api = self.good = self.connect("", KEYS)
        self.stop = threading.Event()
        self.said: list[str] = []  # while OVHcloud asked to wait
        self.runner = Runner(
            self.journal, lambda _: self.api, self.stop, self.notice, SENDING.by(time, time, time.wait)
        )
        self.watcher = Watcher(
            self.looks, lambda _: self.api, self.stop, self.notice, WATCHING.by(time, time, time.wait)
        )

        self.recaller = Recaller(
            self.recalls,
            self.looks,
            lambda _: self.api,
            self.stop,
            self.notice,
            RECALLING.by(time, time, time.wait),
        )

    def connect(self, endpoint: str, keys: Keys, read_timeout: float = 10.0) -> SmsApi:
        url, connect_timeout = (self.away, 0.1) if endpoint == "away" else (self.demo.url, 10.0)
        client = Client(url, keys, connect_timeout=connect_timeout, read_timeout=read_timeout, get_pause=0.0)
        client.clock = ServerClock(client.clock._fetch, self.time, self.time.steady)  # one time line for all
        self.open.append(SmsApi(client))
        return self.open[-1]

    def close(self) -> None:
        for api in self.open:
            api.close()
        self.journal.close()
        self.looks.close()
        self.recalls.close()

    def notice(self, event: object) -> None:
        if isinstance(event, SendProgress) and event.waiting:
            send = self.journal.send(event.send_id)
            self.said.append(words.situation(send, self.time.now, event.waiting))

    def arm(self, row: Row, method: str, path: str) -> None:
        """From now on it goes wrong."""
        if row.how:
            self.api = self.connect("away", KEYS)
            return
        if row.fault in {FaultKind.DELAY, FaultKind.DELAY_AFTER}:
            self.api = self.connect("", KEYS, read_timeout=0.4)
        self.api.resync_clock()
        assert row.fault is not None
        if row.fault is FaultKind.CLOCK_SKEW:
            method = path = "*"
        times = 1 if method == "POST" and row.once else None
        self.demo.faults.add(Fault(row.fault, method, path, times, row.value, row.retry_after, row.shape))

    def mend(self) -> None:
        """From now on all is well."""
        self.demo.faults.clear()
        self.api = self.good

    def shown(self, send_id: int) -> str:
        return " ".join([*self.said, words.situation(self.journal.send(send_id), self.time.now, None)])

    def states(self, send_id: int) -> list[str]:
        return [str(row.state) for row in self.journal.receivers(send_id)]

    def at_ovh(self) -> Counter[str]:
        found = Counter(message.receiver for message in self.demo.world.sent)
        assert set(found.values()) <= {1}, "somebody has it twice"
        return found

    def to_the_end(self, send_id: int) -> int:
        """As an operator would who does what the rules allow. Returns to how many people it was sent again."""
        again = 0
        for _ in range(300):
            self.api.resync_clock()
            turn, look = self.runner.drain(), self.watcher.work()
            self.at_ovh()
            send = self.journal.send(send_id)
            if send.doubt and send.doubt.stopped:
                self.looks.wake(send_id)
            elif send.doubt and send.doubt.may_send_again:
                again += self.journal.send_again(send_id)
            elif send.paused and turn is None:
                self.journal.resume(send_id)
            elif not {ReceiverState.PLANNED, ReceiverState.UNKNOWN} & set(send.counts):
                return again
            else:
                self.time.now += min(seconds for seconds in (turn, look) if seconds is not None)
        raise AssertionError(f"it does not come to an end: {self.states(send_id)}")


@pytest.fixture
def office(path: Path, time: Time, away: str) -> Iterator[Office]:
    with DemoServer(clock=time) as demo:
        office = Office(path, time, demo, away)
        yield office
        office.close()


def until(condition: Callable[[], bool]) -> None:
    """Wait for what another thread does; the suite's own time limit is the longest."""
    waiting = threading.Event()
    for _ in range(3000):
        if condition():
            return
        waiting.wait(0.01)
    raise AssertionError("it never came")


def short(text: str) -> str:
    """A sentence as the table has room for it."""
    text = text.removeprefix("OVHcloud could not be asked whether it has it. ").partition(". ")[0]
    return text if len(text) <= 44 else f"{text[:43]}…"


# ---- the matrix -------------------------------------------------------------------------------------


@rows
def test_send(row: Row, office: Office, plan: MakePlan, printed: Printed) -> None:
    send_id = office.journal.add_send(plan(4), chunk_size=2)
    first = [person.e164 for person in office.journal.receivers(send_id, 0, 2)]
    office.arm(row, "POST", "/sms/*/jobs")
    office.runner.drain()
    if row.state is UNKNOWN and row.taken:
        until(lambda: len(office.demo.world.sent) == row.taken)
    rest = ACCEPTED if row.state is ACCEPTED else PLANNED
    assert office.states(send_id) == [row.state] * 2 + [rest] * 2
    assert sum(office.at_ovh()[number] for number in first) == row.taken
    assert sum(office.at_ovh().values()) == (4 if row.state is ACCEPTED else row.taken)
    assert row.said in office.shown(send_id)
    if row.state in {UNKNOWN, REFUSED}:
        why = office.journal.receivers(send_id)[0].reason
        assert causes.cause(why).startswith(row.said)

    office.mend()
    again = office.to_the_end(send_id)
    assert again == (2 if row.state is UNKNOWN and not row.taken else 0)
    left = [person for person in office.journal.receivers(send_id) if person.state in NOT_REACHED]
    assert [person.e164 for person in left] == (first if row.state is REFUSED else [])
    if left:  # a new draft for those who certainly have nothing
        office.to_the_end(office.journal.add_send(plan(2)))
    assert office.at_ovh() == Counter(person.e164 for person in office.journal.receivers(send_id))
    now = f"{row.state} · {short(row.said) or 'nothing, it is set right'} · {row.taken}, 4 of 4"
    printed.note(row.name, "send", now)


@rows
def test_reconcile(row: Row, office: Office, plan: MakePlan, printed: Printed) -> None:
    send_id = office.journal.add_send(plan(2))
    office.demo.faults.add(Fault(FaultKind.DROP_AFTER, "POST"))
    office.runner.drain()
    assert office.states(send_id) == [UNKNOWN] * 2
    office.arm(row, "GET", "/sms/*")
    office.time.now += 5.0
    office.watcher.work()
    assert office.states(send_id) == [row.looked] * 2
    shown = words.asked(office.journal.send(send_id))
    assert shown.endswith(row.asked) or row.asked in shown
    doubt = office.journal.send(send_id).doubt
    if doubt is not None:
        assert doubt.looks == (1 if row.fault is FaultKind.EMPTY_IDS else 0)
        assert doubt.may_send_again == row.asked.startswith("OVHcloud could not be asked")
    assert office.runner.drain() is None
    assert sum(office.at_ovh().values()) == 2

    office.mend()
    assert office.to_the_end(send_id) == 0
    assert set(office.states(send_id)) <= {ACCEPTED, "delivered"}
    assert sum(office.at_ovh().values()) == 2
    printed.note(row.name, "reconcile", f"{row.looked} · {short(row.asked) or 'it is found'} · 2, 2 of 2")


# Where a fault in the way is none to cancelling, or ends it.
FORBIDDEN = ("403 older body", "403 newer body", "403 message alone")
CANCELLED_ALL_THE_SAME = {
    *(("200, empty ids", way) for way in ("DELETE", "lists")),
    *(("clock an hour off", way) for way in ("DELETE", "lists")),
    ("200, wrong JSON types", "DELETE"),  # there is nothing to read in the answer
    *((name, "lists") for name in FORBIDDEN),  # OVHcloud's yes to the deleting is enough
}
MAY_NOT = {(name, "DELETE") for name in FORBIDDEN}
IN_THE_WAY = {"DELETE": ("DELETE", "/sms/*/jobs/*"), "lists": ("GET", "/sms/*")}
ways = pytest.mark.parametrize("way", IN_THE_WAY)


def scheduled(office: Office, plan: MakePlan) -> int:
    """OVHcloud has it, and sends it tomorrow."""
    due = Due(office.time() + 86400.0)
    send_id = office.journal.add_send(plan(2, replace(HELLO, terms=replace(HELLO.terms, due=due))))
    office.runner.drain()
    assert office.states(send_id) == ["scheduled"] * 2
    return send_id


def until_nothing_is_cancelled(office: Office, *send_ids: int) -> None:
    """And nothing waits to be sent; nobody has two messages on the way there."""
    for _ in range(300):
        office.api.resync_clock()
        turns = [office.recaller.work(), office.runner.drain()]
        office.at_ovh()
        states = {state for send_id in send_ids for state in office.states(send_id)}
        if not states & {"cancelling", "planned"}:
            return
        office.time.now += min([turn for turn in turns if turn is not None], default=60.0)
    raise AssertionError(f"it does not come to an end: {states}")


@ways
@rows
def test_cancel(row: Row, way: str, office: Office, plan: MakePlan, printed: Printed) -> None:
    send_id = scheduled(office, plan)
    office.arm(row, *IN_THE_WAY[way])
    office.recalls.ask(send_id)
    office.recaller.work()
    reached = set(office.states(send_id))
    may_not, done = (row.name, way) in MAY_NOT, (row.name, way) in CANCELLED_ALL_THE_SAME
    assert reached == {"scheduled" if may_not else "cancelled" if done else "cancelling"}
    shown = office.shown(send_id)
    if may_not:
        assert {row.reason for row in office.journal.receivers(send_id)} == {Cause.NOT_RECALLED}
        assert "These keys may not cancel" in causes.cause(Cause.NOT_RECALLED)
    elif not done:
        said = way == "DELETE" and row.name.startswith(
            ("400", "402", "404", "409")
        )  # of one message: the lists tell
        going_on = "It is being cancelled for 2 people: OVHcloud is asked until it is certain"
        assert (
            going_on if said else "It is not certain so far that it is cancelled for 2 people: it may leave."
        ) in shown
    there = sum(office.at_ovh().values())
    assert there == 2 or not may_not

    office.mend()
    if may_not:  # with new keys
        office.recalls.ask(send_id)
    until_nothing_is_cancelled(office, send_id)
    assert office.states(send_id) == ["cancelled"] * 2
    assert office.at_ovh() == {}
    printed.note(row.name, f"cancel: {way}", f"{reached.pop()} · {there} of 2, none in the end")


@ways
@rows
def test_change(row: Row, way: str, office: Office, plan: MakePlan) -> None:
    old = scheduled(office, plan)
    due = office.journal.send(old).terms.due
    assert due is not None
    draft = replace(HELLO, text="Bonjour, plutôt à 10 h", replaces=Replaced(old, due))
    draft = replace(draft, terms=replace(draft.terms, due=Due(due.at + 3600.0)))
    new = office.journal.add_send(plan(2, draft))
    assert office.recalls.begin(new)
    office.arm(row, *IN_THE_WAY[way])
    office.recaller.work()
    office.at_ovh()
    office.mend()
    until_nothing_is_cancelled(office, old, new)
    assert sum(office.at_ovh().values()) == 2
    texts = {message.message for message in office.demo.world.sent}
    if (row.name, way) in MAY_NOT:
        assert (office.states(old), texts) == (["scheduled"] * 2, {HELLO.text})
        assert [person.reason for person in office.journal.receivers(new)] == [Cause.STAYS] * 2
    else:
        assert (office.states(old), office.states(new)) == (["cancelled"] * 2, ["scheduled"] * 2)
        assert texts == {draft.text}


@rows
def test_list(row: Row, office: Office, printed: Printed) -> None:
    told: list[object] = []
    keys = KeyStore()
    account = Account("acc-1", "Cabinet Martin", "away" if row.how else "", "FR", Origin.KEYRING)
    keys.put(account, KEYS)
    timeout = 0.4 if row.fault in {FaultKind.DELAY, FaultKind.DELAY_AFTER} else 10.0
    made: list[SmsApi] = []

    def make(endpoint: str, keys: Keys) -> SmsApi:
        made.append(office.connect(endpoint, keys, read_timeout=timeout))
        return made[-1]

    books = QueryBooks(keys, make, told.append, office.stop)
    if not row.how:
        query.services(books, account_id="acc-1")  # it knows the time
        told.clear()
    office.arm(row, "GET", "/sms*")
    query.services(books, account_id="acc-1")
    first = told[0]
    assert isinstance(first, events.ServicesRead)
    said = row.said.partition(NO_NETWORK)[0] if row.listed is None else row.listed
    if said:
        assert isinstance(first.why, CallFailed)
        assert said.strip() in messages.failure(first.why)
        assert len(told) == 1
    else:
        assert first.why is None
    office.mend()
    keys.put(Account("acc-1", "Cabinet Martin", "", "FR", Origin.KEYRING), KEYS)
    told.clear()
    if row.fault is FaultKind.CLOCK_SKEW:
        made[-1].resync_clock()
    query.services(books, account_id="acc-1")
    services, *balances = told
    assert services == events.ServicesRead("acc-1", ("sms-ab12345-1", "sms-ab12345-2"), None)
    assert [b.service.credits for b in balances if isinstance(b, events.ServiceRead)] == [5000.0, 12.0]
    assert office.at_ovh() == {}
    listed = "none" if first.why is None and not first.names else "read"
    printed.note(row.name, "list", f"{'failed' if first.why else listed} · {short(said) or 'nothing'} · 0")


@pytest.fixture
def row() -> Row:
    """For the tests without one: a network that works."""
    return TABLE[-1]


@pytest.mark.parametrize("pages", [True, False], ids=["pages", "ids"])
@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("name", HABITS)
def test_what_is_promised_nowhere(
    name: str, answer: str, pages: bool, office: Office, plan: MakePlan, printed: Printed
) -> None:
    office.demo.world.habits, office.demo.world.pages = HABITS[name], pages
    fault, again = ANSWERS[answer]
    send_id = office.journal.add_send(plan(4), chunk_size=2)
    if fault:
        office.demo.faults.add(fault)
    with office.demo.world.lock:  # a colleague's same text to somebody else
        world = office.demo.world
        body = {"message": "Bonjour, à demain 9 h", "receivers": ["+33639980099"], "sender": "MARTIN"}
        take(world, world.services["sms-ab12345-1"], body, office.time())
    office.runner.drain()
    assert office.to_the_end(send_id) == again
    office.time.now += 4 * 3600.0
    office.api.resync_clock()
    office.watcher.work()
    assert office.at_ovh() == Counter(
        [*(row.e164 for row in office.journal.receivers(send_id)), "+33639980099"]
    )
    send = office.journal.send(send_id)
    assert (send.counts, send.billed, send.twice) == ({ReceiverState.DELIVERED: 4}, 4.0, 0)
    printed.note(name, answer, f"delivered 4 of 4 · {again} again · 4 credits")
