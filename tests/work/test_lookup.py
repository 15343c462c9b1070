"""What is looked up for the window is reckoned in the lane, so that the window need not."""

from contextlib import closing
from pathlib import Path

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context, Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.work import lookup
from ovhsms_gui.work.books import ReadBooks, WriteBooks
from ovhsms_gui.work.lookup import View


def planned() -> Plan:
    receivers = ReceiverList()
    receivers.add(read("Ana; 06 39 98 00 12\nBob; 06 39 98 00 13", "FR"))
    context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, ("MARTIN",))
    return make_plan(receivers.snapshot(), Draft("Bonjour {name}", Terms("MARTIN")), context)


def test_before_a_plan_is_confirmed_its_fingerprint_is_at_hand(tmp_path: Path) -> None:
    plan = planned()
    with closing(ReadBooks(tmp_path / "journal.sqlite")) as books:
        assert lookup.recent(books, plan=plan).count == 0
    assert "digest" in vars(plan)


def test_a_page_of_receivers_brings_their_numbers_as_they_are_written_where_the_reader_is(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.sqlite"
    with closing(WriteBooks(path, lambda _: None)) as write:
        view = View(write.journal.add_send(planned()))
    with closing(ReadBooks(path)) as books:
        for home, written in (("FR", "06 39 98 00 12"), ("BE", "+33 6 39 98 00 12")):
            page = lookup.receivers(books, view=view, offset=0, limit=1, home=home)
            assert [row.at_home for row in page.rows] == [written]
