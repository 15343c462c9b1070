"""What is done to sends, in the write lane: confirmed, stopped, sent again, written into the journal.

Each may raise `StoreProblem`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from ovhsms_gui.core.draft import Draft, Replaced
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.rowlines import to_lines
from ovhsms_gui.core.states import AT_OVHCLOUD, NOT_REACHED, UNSENT, ReceiverState
from ovhsms_gui.core.terms import Statement
from ovhsms_gui.store.drafts import KeptDraft
from ovhsms_gui.store.rows import Cause, Doubt, Question, ReceiverRow, SendRow
from ovhsms_gui.store.traces import is_trace
from ovhsms_gui.work.books import WriteBooks
from ovhsms_gui.work.events import Recovered


@dataclass(frozen=True, slots=True)
class Undone:
    """What could be taken back of a send was. `too_late`: people to whom it is on its way, or went.

    `replaced`: the earlier send whose place it was to take is being taken back already.
    """

    too_late: int
    draft: KeptDraft | None  # the message as it was sent, where nobody got it
    replaced: bool = False


def sweep(books: WriteBooks) -> None:
    """Sweep up after a run that died, once, before anything else: until then nothing may leave.

    `Recovered` is said.
    """
    if not books.swept:
        lost = books.journal.recover()
        books.swept = True
        books.say(Recovered(lost))
        books.drafts.settle()


def store(
    books: WriteBooks,
    *,
    plan: Plan,
    hold: float,
    test: bool,
    endpoint: str,
    draft_id: str = "",
    stated: Statement | None = None,
    there: float | None = None,
) -> int:
    """Write a confirmed plan into the journal; the send's number. `hold`: seconds in which it can be undone.

    `test`: it goes to the operator's own number. `endpoint`: where it is sent. `draft_id`: the draft that it was,
    which is put aside as long as it may come back. `stated`: by the operator, that it is no advertising. `there`: the
    time by OVHcloud's clock, where it is known.
    """
    sweep(books)
    return books.journal.add_send(
        plan, hold=hold, test=test, endpoint=endpoint, draft_id=draft_id, stated=stated, there=there
    )


def resume(
    books: WriteBooks, *, send_id: int, read: SendRow | None = None, there: float | None = None
) -> None:
    """Let a paused send go on; `read`, `there`: see `Journal.resume`. A Stop that is owed is taken back."""
    sweep(books)
    books.vetoes.overrule(send_id, partial(books.journal.resume, send_id, read=read, there=there))


def cancel(books: WriteBooks, *, send_id: int, unasked: bool = False) -> None:
    """Take back what of a send is still queued; see `Journal.cancel`."""
    with books.vetoes.turn(send_id, unasked=unasked):
        sweep(books)
        books.journal.cancel(send_id, unasked=unasked)


def recall(books: WriteBooks, *, send_id: int, numbers: tuple[str, ...] = ()) -> None:
    """Have those people (E.164) taken off what OVHcloud is to send later, or all; of all nothing more leaves either.

    Was said before, by `Vetoes.recall`.
    """
    if not numbers:
        cancel(books, send_id=send_id)
    sweep(books)
    books.vetoes.recall_turn((send_id, numbers), partial(books.recalls.ask, send_id, numbers))


def undo(books: WriteBooks, *, send_id: int) -> Undone:
    """The same, and give back the message."""
    cancel(books, send_id=send_id)
    send = books.journal.send(send_id)
    too_late = sum(count for state, count in send.counts.items() if state is not ReceiverState.CANCELLED)
    return Undone(too_late, None if too_late else books.drafts.give_back(send_id), replaced=send.begun)


def redraft(books: WriteBooks, *, send_id: int) -> KeptDraft:
    """The draft that a send was, where nobody got it because it was cancelled; else a new one, without an id.

    That is for those who certainly did not get it; it has no receivers where there are none.
    """
    books.drafts.settle()
    send = books.journal.send(send_id)
    # Of a part that still waits the whole draft would go beside it.
    nobody = send.stopped or set(send.counts) <= {ReceiverState.CANCELLED}
    if nobody and (kept := books.drafts.give_back(send_id)) is not None:
        return kept
    draft = Draft(
        send.text, send.terms, replaces=send.replaces
    )  # which may still be there: they wait for that
    return KeptDraft("", draft, len(send.text), _people(books, send_id, _missed))


def change(books: WriteBooks, *, send_id: int) -> KeptDraft:
    """A draft that takes the place of a scheduled send once it is sent: the one there is already, else a new one.

    It is for those who are still to get it.
    """
    if (kept := books.drafts.replacing(send_id)) is not None:
        return kept
    send = books.journal.send(send_id)
    assert send.terms.due is not None
    draft = Draft(send.text, send.terms, replaces=Replaced(send_id, send.terms.due))
    return KeptDraft("", draft, len(draft.text), _people(books, send_id, _still_to_come))


def use_again(books: WriteBooks, *, send_id: int, text: bool, people: bool) -> KeptDraft:
    """A new draft, without an id, of a send's text, of its receivers or of both, from the same sender.

    That its text was no advertising says nothing of another.
    """
    send = books.journal.send(send_id)
    draft = Draft(send.text, send.terms) if text else Draft("", send.terms.for_another)
    return KeptDraft("", draft, len(draft.text), _people(books, send_id, lambda _: True) if people else "")


def _missed(row: ReceiverRow) -> bool:
    """They certainly did not get it, nor keep what it was to replace, nor want none."""
    return row.state in NOT_REACHED and row.reason not in {Cause.STAYS, Cause.OPTED_OUT}


def _still_to_come(row: ReceiverRow) -> bool:
    return row.state in {*UNSENT, *AT_OVHCLOUD, ReceiverState.UNKNOWN}


def _people(books: WriteBooks, send_id: int, wanted: Callable[[ReceiverRow], bool]) -> str:
    """Those receivers of a send, as lines; never who was erased: nobody knows any more who that was."""
    return _lines(
        row for row in books.journal.all_receivers(send_id) if wanted(row) and not is_trace(row.e164)
    )


def _lines(rows: Iterable[ReceiverRow]) -> str:
    return to_lines(Row(parse(row.e164, ""), row.name, fields=row.fields) for row in rows)


def look_up(books: WriteBooks, *, send_id: int) -> None:
    """Have OVHcloud asked about a send now."""
    sweep(books)
    books.looks.wake(send_id)


def send_again(books: WriteBooks, *, send_id: int, doubt: Doubt) -> int:
    """The operator has it sent again what is unknown and was looked for in vain, as that doubt was shown.

    What was stopped or called back before, and could not be written, is written first: after it, that would take this
    word back. Returns to how many people.
    """
    sweep(books)
    books.vetoes.settle(send_id, books.journal.cancel)
    books.vetoes.settle_recalls(books.recalls.ask, send_id)
    return books.journal.send_again(send_id, doubt.chunks)


def leave(books: WriteBooks, *, send_id: int, doubt: Doubt) -> int:
    """The operator lets be what is unknown, as that doubt was shown. Returns of how many people."""
    sweep(books)
    return books.journal.leave(send_id, doubt.chunks)


def rewrite(books: WriteBooks, *, send_id: int, doubt: Doubt) -> tuple[int, KeptDraft]:
    """The same, and a new draft, without an id, for those of them who are in doubt then: so many people."""
    sweep(books)
    open_ = {chunk: question for chunk, question in doubt.chunks.items() if chunk not in doubt.let_be}
    if open_:
        books.journal.leave(send_id, open_)
    send = books.journal.send(send_id)
    named, let_be = (_positions(chunks) for chunks in (doubt.chunks, send.doubt.let_be if send.doubt else {}))
    rows = [row for n, row in enumerate(books.journal.all_receivers(send_id)) if n in named & let_be]
    draft = Draft(send.text, send.terms, replaces=send.replaces)
    return len(rows), KeptDraft("", draft, len(send.text), _lines(rows))


def _positions(chunks: Mapping[int, Question]) -> set[int]:
    return {position for question in chunks.values() for position in question.people}
