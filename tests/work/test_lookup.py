"""What is looked up for the window is reckoned in the lane, so that the window need not."""

from contextlib import closing
from pathlib import Path

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.work import lookup
from ovhsms_gui.work.books import ReadBooks


def test_before_a_plan_is_confirmed_its_fingerprint_is_at_hand(tmp_path: Path) -> None:
    receivers = ReceiverList()
    receivers.add(read("Ana; 06 39 98 00 12\nBob; 06 39 98 00 13", "FR"))
    context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, ("MARTIN",))
    plan = make_plan(receivers.snapshot(), Draft("Bonjour {name}", Terms("MARTIN")), context)
    with closing(ReadBooks(tmp_path / "journal.sqlite")) as books:
        assert lookup.recent(books, plan=plan).count == 0
    assert "digest" in vars(plan)
