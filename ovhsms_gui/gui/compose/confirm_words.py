"""What the confirm dialog says of a plan as a whole: what is asked, what a yes does, and how the message is sent."""

from ovhsms_gui.core.draft import Replaced
from ovhsms_gui.core.findings import FindingCode
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.gui import messages, when

translate = messages.translate
AGAIN = {FindingCode.ALREADY_SENT, FindingCode.SENT_ELSEWHERE, FindingCode.DUE_ELSEWHERE}


def asked(plan: Plan) -> str:
    """In a word, for the window's title."""
    if plan.draft.replaces is not None:
        return translate("ConfirmDialog", "Replace the scheduled message?")
    if plan.terms.due is not None:
        return translate("ConfirmDialog", "Schedule this message?")
    return translate("ConfirmDialog", "Send this message?")


def title(plan: Plan) -> str:
    """The question, with what it is about."""
    old, due = plan.draft.replaces, plan.terms.due
    if old is not None:
        words = translate("ConfirmDialog", "Replace the message scheduled for {when}?")
        return words.format(when=when.words(old.due))
    if due is not None:
        words = translate("ConfirmDialog", "Schedule {sms} for {when}?")
        return words.format(sms=messages.sms(plan.sms), when=when.words(due))
    words = translate("ConfirmDialog", "Send {sms} to {people}?")
    return words.format(sms=messages.sms(plan.sms), people=messages.people(plan.people))


def told(plan: Plan) -> str:
    """The sentence under it."""
    if plan.draft.replaces is not None:
        return translate(
            "ConfirmDialog",
            "OVHcloud cancels the earlier message first, then this one takes its place. Nothing is done yet.",
        )
    return translate("ConfirmDialog", "This is exactly what will leave. Nothing is sent yet.")


def deed(plan: Plan) -> str:
    """On the button, which has to be read to its end: without what is said above it."""
    replaces, due = plan.draft.replaces is not None, plan.terms.due
    if due is not None:
        words = translate("ConfirmDialog", "Schedule for {when}")
        if replaces:
            words = translate("ConfirmDialog", "Replace: leaves {when}")
        return words.format(when=when.words(due, zone=False))
    words = translate("ConfirmDialog", "Send {sms} to {people}")
    if any(finding.code in AGAIN and finding.count == plan.people for finding in plan.findings):
        words = translate("ConfirmDialog", "Send again: {sms} to {people}")
    if replaces:
        words = translate("ConfirmDialog", "Replace: send {sms} to {people}")
    return words.format(sms=messages.sms(plan.sms), people=messages.people(plan.people))


def sender(plan: Plan) -> str:
    """Whom people see."""
    terms = plan.terms
    short = translate("ConfirmDialog", "a short number; people can reply")
    return short if terms.allow_replies else terms.sender


def leaves(plan: Plan, undo: int) -> str:
    """When, if so many seconds are left to take it back."""
    due = plan.terms.due
    if due is not None:
        words = when.words(due)
    elif undo:
        words = translate("ConfirmDialog", "in {n} s (until then you can take it back)")
        words = words.format(n=messages.figure(undo))
    else:
        words = translate("ConfirmDialog", "at once, without time to take it back")
    held = next((finding.until for finding in plan.findings if finding.until is not None), None)
    if held is None:
        return words
    until = translate("ConfirmDialog", "{leaves}; held by OVHcloud until {when}")
    return until.format(leaves=words, when=when.words(held))


def facts(plan: Plan) -> tuple[tuple[str, str | None], ...]:
    """How it is sent, each fact with its name; None for what `leaves` says."""
    account = f"{plan.context.account_name} · {plan.context.service}" if plan.context else ""
    least = min((group.parts for group in plan.groups), default=plan.measure.parts)
    each = messages.sms(plan.measure.parts)
    if least < plan.measure.parts:
        each = translate("ConfirmDialog", "{least} to {most}").format(least=messages.figure(least), most=each)
    kind = translate("ConfirmDialog", "advertising: OVHcloud holds it outside 8 to 20 h, Monday to Saturday")
    if plan.terms.no_stop:
        kind = translate(
            "ConfirmDialog",
            "not advertising, as you state: no STOP line, at any hour. The time and your user name are kept with it.",
        )
    old = plan.draft.replaces
    replaces = () if old is None else ((translate("ConfirmDialog", "Replaces"), _replaced(old)),)
    return (
        (translate("ConfirmDialog", "To"), messages.people(plan.people)),
        (translate("ConfirmDialog", "When"), None),
        *replaces,
        (translate("ConfirmDialog", "Account"), account),
        (translate("ConfirmDialog", "From"), sender(plan)),
        (translate("ConfirmDialog", "Each message"), each),
        (translate("ConfirmDialog", "Kind"), kind),
    )


def _replaced(old: Replaced) -> str:
    sentence = translate(
        "ConfirmDialog",
        "the message scheduled for {when}: OVHcloud cancels it first, for everybody who was to get it. Who it can "
        "no longer be cancelled for keeps it, and does not get this one. Whether its credits come back is not "
        "known: you may pay for both.",
    )
    return sentence.format(when=when.words(old.due))
