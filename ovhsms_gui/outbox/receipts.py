"""OVHcloud's delivery codes: what they say of one message."""

from ovhsms_gui.core.states import ReceiverState

# deliveryReceipt, and ptt where it says more (OVHcloud, "Everything you need to know about SMS users").
_DELIVERED, _FAILED, _NOT_BILLED = 1, 2, 16
_PTT_DELIVERED, _PTT_EXPIRED = 4, 8
# The operator is still trying, or does not say how it ended: with these a "failed" is not the last word.
_OPEN = frozenset({1, 2, 3, 6, 24, 25, 26})
_QUIET = frozenset({3})  # accepted by the operator: nothing to tell


def became(receipt: int, ptt: int) -> tuple[ReceiverState, str]:
    """State and reason of a message that has left. The reason is "ptt_" and OVHcloud's code, or ""."""
    reason = f"ptt_{ptt}"
    if receipt == _DELIVERED or ptt == _PTT_DELIVERED:
        return ReceiverState.DELIVERED, ""
    if ptt == _PTT_EXPIRED:
        return ReceiverState.EXPIRED, reason
    if receipt in {_FAILED, _NOT_BILLED} and ptt not in _OPEN:
        return ReceiverState.FAILED, reason
    return ReceiverState.ACCEPTED, reason if ptt in _OPEN - _QUIET else ""
