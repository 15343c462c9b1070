"""A confirmed plan for made-up people."""

from collections.abc import Callable

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context, Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.terms import Terms

MakePlan = Callable[..., Plan]


HELLO = Draft("Bonjour, à demain 9 h", Terms("MARTIN"))


@pytest.fixture
def plan() -> MakePlan:
    def make(people: int = 3, draft: Draft = HELLO) -> Plan:
        receivers = ReceiverList()
        receivers.add(read("\n".join(f"Ana; +3363998{n:04d}" for n in range(people)), "FR"))
        context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, ("MARTIN",))
        return make_plan(receivers.snapshot(), draft, context)

    return make
