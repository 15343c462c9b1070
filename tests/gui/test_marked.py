"""No sentence that a code can lead to holds a word that cannot be translated, nor does the head of an export."""

from collections.abc import Callable, Iterable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.findings import FindingCode
from ovhsms_gui.core.numbers import Problem
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.files.repairs import Reason as RowReason
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.contacts import words as contacts
from ovhsms_gui.gui.findings import FINDINGS
from ovhsms_gui.gui.imports import words as imports
from ovhsms_gui.gui.outbox import causes
from ovhsms_gui.gui.outbox import words as outbox
from ovhsms_gui.store.errors import StoreKind, StoreProblem
from ovhsms_gui.store.rows import Cause
from ovhsms_gui.store.vault import VaultStatus
from ovhsms_gui.work.paperwork import ExportKind

from .tongues import Marked, unmarked

OURS = {
    "OVHcloud",
    "SMS",
    "STOP",
    "csv",
    "vcf",
    "xlsx",
    "value",
    "why",
    "names",
    "count",
    "where",
    "people",
    "sms",
}


@pytest.fixture(autouse=True)
def marked(qapp: QApplication) -> Iterator[None]:
    translator = Marked(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def findings() -> Iterator[str]:
    for words in FINDINGS.values():
        yield from (
            messages.translate("Messages", one) for one in (words.one, words.many, words.button) if one
        )


SENTENCES: dict[str, Callable[[], Iterable[str]]] = {
    "findings": findings,
    "errors": lambda: map(messages.reason, Reason),
    "numbers": lambda: map(messages.problem, Problem),
    "states": lambda: (messages.receiver_state(state)[1] for state in ReceiverState),
    "the store": lambda: (messages.store(StoreProblem(kind)) for kind in StoreKind),
    "the keyring": lambda: (messages.vault(status, "⟦place⟧") for status in VaultStatus),
    "rows that are not taken": lambda: (imports.reasons()[why] for why in (*RowReason, *Problem)),
    "causes": lambda: (causes.cause(cause) for cause in Cause),
    "kinds of export": lambda: map(contacts.export_filter, ExportKind),
    "states in short": lambda: (outbox.short(state, count) for state in ReceiverState for count in (1, 2)),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_every_sentence_is_in_the_catalogue(name: str) -> None:
    told = list(SENTENCES[name]())
    assert told
    assert [one for one in told if set(unmarked(one)) - OURS] == []


def test_every_finding_has_its_words() -> None:
    assert set(FINDINGS) == set(FindingCode)
