"""The line under the editor: how long the text is, and in how many SMS it goes, as typed and as received."""

from collections import Counter

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.text import GSM, Measure
from ovhsms_gui.gui import messages


def parts_words(plan: Plan, plain: Plan | None = None) -> tuple[str, str]:
    """What matters, as markup, and what explains it. `plain`: what would leave without the characters that cost."""
    size = _usual_measure(plan)
    if not plan.draft.text:
        return (
            "",
            "",
        )  # of nothing there is no cost, and how much of the first SMS is free depends on the terms
    if plan.varies and plan.people and not plan.counted:
        words = messages.translate("Parts", "Counting…")
    elif plain is not None and plan.counted and each(plain) < each(plan):
        words = messages.translate("Parts", "<b>{sms}</b> each instead of {plain}")
        words = words.format(sms=messages.sms(each(plan)), plain=messages.figure(each(plain)))
    elif others_words(plan)[0]:  # whom this is not said of are told beside it
        words = _for(f"<b>{messages.sms(each(plan))}</b>", _people(plan)[each(plan)])
    else:
        words = messages.translate("Parts", "<b>{sms}</b> each").format(sms=messages.sms(each(plan)))
    rest = []
    if plan.counted or not plan.varies or not plan.people:
        one = messages.translate("Parts", "{n} character left")
        many = messages.translate("Parts", "{n} characters left")
        rest.append(messages.counted(one, many, size.left))
    if plan.terms.stop_clause:
        rest.append(messages.translate("Parts", "STOP line included"))
    return words, " · ".join(rest)


def fill(plan: Plan) -> tuple[int, float, bool]:
    """For the meter: how many SMS most people's messages take, how full the last is, and whether signs make it dear."""
    size = _usual_measure(plan)
    full = 1 - size.left / size.per_part if size.units else 0.0
    return max(size.parts, 1), full, size.parts > 1 and size.encoding != GSM


def confirmed_words(plan: Plan) -> str:
    """That OVHcloud counts as many SMS, and in which text."""
    if plan.varies:
        return messages.translate(
            "Parts", "Confirmed by OVHcloud: it counts as many SMS in the longest text."
        )
    return messages.translate("Parts", "Confirmed by OVHcloud: it counts as many SMS.")


def each(plan: Plan) -> int:
    """Of how many SMS a message is: most people's, where they differ."""
    return usual(plan) if plan.varies and plan.people else plan.measure.parts


def usual(plan: Plan) -> int:
    """Of how many SMS most people's messages are; where as many get another number, the lower one."""
    people = _people(plan)
    return max(people, key=lambda parts: (people[parts], -parts))


def others_words(plan: Plan) -> tuple[str, bool]:
    """Who gets another number of SMS than most, "2 SMS each: 3 people", and whether it is more; "" for nobody."""
    if not (plan.varies and plan.people and plan.counted and plan.draft.text):
        return "", False
    people, most = _people(plan), usual(plan)
    others = sorted(parts for parts in people if parts != most)
    if not others:
        return "", False
    number = sum(people[parts] for parts in others)
    words = _for(messages.sms(others[0]), number)
    if len(others) > 1:
        words = messages.translate("Parts", "{least} to {most} each: {people}").format(
            least=messages.figure(others[0]), most=messages.sms(others[-1]), people=messages.people(number)
        )
    return words, others[-1] > most


def _for(sms: str, people: int) -> str:
    # "2 SMS for 4 people" would be half a message each.
    words = messages.translate("Parts", "{sms} each: {people}")
    if people == 1:
        words = messages.translate("Parts", "{sms} for {people}")
    return words.format(sms=sms, people=messages.people(people))


def others(plan: Plan) -> frozenset[int]:
    """Their rows, by identity."""
    most = usual(plan)
    return frozenset(id(row) for size in plan.sizes if size.measure.parts != most for row in size.rows)


def told_as_dear(plan: Plan) -> bool:
    """Who gets another number of SMS gets it for the signs in what is put in, of which a remark tells."""
    dear, most = {id(size) for size in plan.dear}, usual(plan)
    return all(id(size) in dear for size in plan.sizes if size.measure.parts != most)


def _usual_measure(plan: Plan) -> Measure:
    """Of the longest of most people's messages: `left` is what fits in before any of them takes another SMS."""
    if not (plan.varies and plan.people and plan.counted):
        return plan.measure
    most = usual(plan)
    return min((size.measure for size in plan.sizes if size.measure.parts == most), key=lambda one: one.left)


def _people(plan: Plan) -> Counter[int]:
    people: Counter[int] = Counter()
    for group in plan.groups:
        people[group.parts] += group.people
    return people
