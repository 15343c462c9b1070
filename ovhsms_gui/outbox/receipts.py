"""OVHcloud's delivery codes: what they say of one message."""

from ovhsms_gui.core.states import ReceiverState

# deliveryReceipt, and ptt where it says more (OVHcloud, "Everything you need to know about SMS users").
_NONE, _DELIVERED, _FAILED, _WAITING, _NOT_BILLED = 0, 1, 2, 4, 16
_NO_PTT, _PTT_ACCEPTED, _PTT_DELIVERED, _PTT_EXPIRED = 0, 3, 4, 8
# The operator is still trying, or does not say how it ended: with these a "failed" is not the last word.
_OPEN = frozenset({1, 2, 3, 6, 24, 25, 26})
_QUIET = frozenset({_NO_PTT, _PTT_ACCEPTED})  # nothing to tell of the message
_TELLS_NOTHING = frozenset({_NONE, _WAITING})


def became(receipt: int, ptt: int) -> tuple[ReceiverState, str]:
    """State and reason of a message that has left.

    The reason is "ptt_" or "receipt_" and OVHcloud's code, or "" where there is nothing to tell.
    """
    if receipt == _DELIVERED or ptt == _PTT_DELIVERED:
        return ReceiverState.DELIVERED, ""
    reason = f"ptt_{ptt}"
    if ptt == _PTT_EXPIRED:
        return ReceiverState.EXPIRED, reason
    if ptt in _QUIET:
        reason = "" if receipt in _TELLS_NOTHING else f"receipt_{receipt}"
    if receipt in {_FAILED, _NOT_BILLED} and ptt not in _OPEN:
        return ReceiverState.FAILED, reason
    return ReceiverState.ACCEPTED, reason
