"""The line under the editor: how long the text is, and in how many SMS it goes, as typed and as received."""

from collections import Counter

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.text import GSM
from ovhsms_gui.gui import messages

_LISTED = 3


def parts_words(plan: Plan) -> tuple[str, str]:
    """What matters, as markup, and what explains it."""
    size = plan.measure
    if not plan.draft.text:
        return (
            "",
            "",
        )  # of nothing there is no cost, and how much of the first SMS is free depends on the terms
    if not (plan.varies and plan.people):
        words = messages.translate("Parts", "<b>{sms}</b> each").format(sms=messages.sms(size.parts))
    elif plan.counted:
        words = _as_received(plan)
    else:
        words = messages.translate("Parts", "Counting…")
    rest = []
    if not plan.varies or not plan.people:
        one = messages.translate("Parts", "{n} character left")
        many = messages.translate("Parts", "{n} characters left")
        rest.append(messages.counted(one, many, size.left))
    elif plan.counted:
        one = messages.translate("Parts", "{n} character left in the longest")
        many = messages.translate("Parts", "{n} characters left in the longest")
        rest.append(messages.counted(one, many, size.left))
    if plan.terms.stop_clause:
        rest.append(messages.translate("Parts", "STOP line included"))
    return words, " · ".join(rest)


def fill(plan: Plan) -> tuple[int, float, bool]:
    """For the meter: how many SMS the longest message takes, how full the last is, and whether signs make it dear."""
    size = plan.measure
    full = 1 - size.left / size.per_part if size.units else 0.0
    return max(size.parts, 1), full, size.parts > 1 and size.encoding != GSM


def confirmed_words(plan: Plan) -> str:
    """That OVHcloud counts as many SMS, and in which text."""
    if plan.varies:
        return messages.translate(
            "Parts", "Confirmed by OVHcloud: it counts as many SMS in the longest text."
        )
    return messages.translate("Parts", "Confirmed by OVHcloud: it counts as many SMS.")


def _as_received(plan: Plan) -> str:
    """Most first, then the others: "1 SMS each; 2 SMS for 3 people"."""
    people: Counter[int] = Counter()
    for group in plan.groups:
        people[group.parts] += group.people
    usual = max(people, key=lambda parts: (people[parts], -parts))
    others = sorted(parts for parts in people if parts != usual)
    words = [messages.translate("Parts", "<b>{sms}</b> each").format(sms=messages.sms(usual))]
    if len(others) < _LISTED:
        words += [
            messages.translate("Parts", "<b>{sms}</b> for {people}").format(
                sms=messages.sms(parts), people=messages.people(people[parts])
            )
            for parts in others
        ]
    else:
        words.append(
            messages.translate("Parts", "<b>{least} to {most}</b> for {people}").format(
                least=messages.figure(others[0]),
                most=messages.sms(others[-1]),
                people=messages.people(sum(people[parts] for parts in others)),
            )
        )
    between = messages.translate("Parts", "; ")
    return between.join(words)
