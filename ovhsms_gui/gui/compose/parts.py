"""The line under the editor: how long the text is, and in how many SMS it goes, as typed and as received."""

from collections import Counter

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.text import GSM, Measure
from ovhsms_gui.gui import messages

_LISTED = 3


def parts_words(plan: Plan) -> tuple[str, str]:
    """What matters, as markup, and what explains it."""
    if plan.varies and plan.people:
        size = plan.typed
        words = messages.translate("Parts", "<b>{units}</b> of {capacity} · <b>{sms}</b> as typed")
        received = _as_received(plan) if plan.counted else messages.translate("Parts", "Counting…")
        words = f"{received}<br>{words}"
    else:
        size = plan.measure
        words = messages.translate("Parts", "<b>{units}</b> of {capacity} · <b>{sms}</b> each")
    plain, dear = messages.translate("Parts", "GSM-7"), messages.translate("Parts", "Unicode (UCS-2)")
    extra = [plain if size.encoding == GSM else dear]
    if plan.terms.stop_clause:
        extra.append(messages.translate("Parts", "STOP line included"))
    return words.format(**_figures(size)), " · ".join(extra)


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
    longest = messages.translate("Parts", "the longest {units} of {capacity}")
    if plan.measure.encoding != plan.typed.encoding:
        longest = messages.translate("Parts", "the longest {units} of {capacity} in {encoding}")
    between = messages.translate("Parts", "; ")
    return between.join([*words, longest.format(**_figures(plan.measure))])


def _figures(size: Measure) -> dict[str, str]:
    plain, dear = messages.translate("Parts", "GSM-7"), messages.translate("Parts", "Unicode")
    return {
        "units": messages.figure(size.units),
        "capacity": messages.figure(size.per_part * max(size.parts, 1)),
        "sms": messages.sms(size.parts),
        "encoding": plain if size.encoding == GSM else dear,
    }
