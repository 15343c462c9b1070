"""Secrets that cannot be printed by accident, and the three keys of an OVHcloud application."""

import hashlib
import hmac
from dataclasses import dataclass
from typing import NoReturn

MASK = "•••"


class Secret:
    """A text that only `reveal()` gives out: `str`, `repr`, format and pickle never do."""

    __slots__ = ("__value",)

    def __init__(self, value: str) -> None:
        self.__value = value

    def reveal(self) -> str:
        """The text itself. Call it where it is signed or stored, and keep no copy."""
        return self.__value

    def __repr__(self) -> str:
        return f"Secret({MASK})"

    def __str__(self) -> str:
        return MASK

    def __format__(self, spec: str) -> str:
        return MASK

    def __bool__(self) -> bool:
        return bool(self.__value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self.__value.encode(), other.reveal().encode())

    def __hash__(self) -> int:
        return hash((Secret, self.__value))

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Secret is never pickled")


@dataclass(frozen=True, slots=True)
class Keys:
    """What a signed call needs. The application key names the application; the other two prove it.

    Example shapes: 16, 32 and 32 letters and digits (OVHcloud, "First steps with the API").
    """

    application_key: str
    application_secret: Secret
    consumer_key: Secret

    def mark(self, address: str) -> str:
        """Tells these keys, for that address, again. It gives no key away, and the secret is not in it."""
        parts = (address, self.application_key, self.consumer_key.reveal())
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @property
    def complete(self) -> bool:
        """All three are there."""
        return bool(self.application_key and self.application_secret and self.consumer_key)
