"""The plan: the whole truth before the click. Who gets what, in how many parts, at what price."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.estimate import Question
from ovhsms_gui.core.findings import Finding, FindingCode, Level
from ovhsms_gui.core.merge import UNCOUNTED, Merge, Shapes
from ovhsms_gui.core.placeholders import Template
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.core.text import UCS, Measure, find_culprits
from ovhsms_gui.core.untaken import NO_ROWS, Leftover

__all__ = [
    "CHUNK_SIZE",
    "RATES",
    "Chunk",
    "Context",
    "Finding",
    "FindingCode",
    "Group",
    "Level",
    "Plan",
    "PlanLine",
    "Size",
]

# Credits per part by ISO country. OVHcloud's FAQ: a part to metropolitan France is one credit.
RATES: Mapping[str, float] = MappingProxyType({"FR": 1.0})

# OVHcloud's advice for large sends; the API names no ceiling.
CHUNK_SIZE = 500


@dataclass(frozen=True, slots=True)
class Context:
    """The account to send from. `credits` and `senders` are None when its keys may not read them.

    `counts`: the parts that OVHcloud counts in the texts it was asked about. `waiting`: credits that earlier sends
    will take, which wait to leave. `region`: the country whose numbers are written without its code.
    """

    account_id: str
    account_name: str
    service: str
    credits: float | None
    rates: Mapping[str, float]
    senders: tuple[str, ...] | None
    counts: Mapping[Question, int] = field(default_factory=dict)
    waiting: float = 0.0
    region: str = ""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One receiver's message."""

    e164: str
    name: str
    shown: str
    text: str
    parts: int
    country: str
    fields: tuple[tuple[str, str], ...] = ()  # what came with the number: a new draft needs them again


@dataclass(frozen=True, slots=True)
class Chunk:
    """The receivers of one POST: all get the same text. `seq` counts from 0 within the plan."""

    seq: int
    text: str
    receivers: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """Receivers of one country whose texts measure the same. `blank`: there is nothing to read in them."""

    country: str
    shapes: Shapes
    rows: tuple[Row, ...]
    measure: Measure
    blank: bool


@dataclass(frozen=True, slots=True)
class Group:
    """People of one country who get as many parts each. `credits` is None where the rate is not known."""

    country: str
    parts: int
    people: int
    credits: float | None


@dataclass(frozen=True)  # no slots: the digest is worked out once and kept
class Plan:
    """Frozen: what is confirmed is this value, and what is sent is made from it.

    `measure` is that of the longest final text, and of the text as it stands while nobody receives it;
    `typed` is that of the text as it stands, placeholders and all.
    """

    draft: Draft
    receivers: Receivers
    context: Context | None
    measure: Measure
    typed: Measure
    template: Template
    merge: Merge = field(repr=False)
    sizes: tuple[Size, ...] = field(repr=False)
    leftover: Leftover = field(default=NO_ROWS, repr=False)
    findings: tuple[Finding, ...] = ()
    now: Due | None = field(
        default=None, compare=False
    )  # when and where it was made; None: no time is looked at

    @property
    def counted(self) -> bool:
        """Everybody was looked at. Before that it has no price, and an error that blocks it."""
        return self.merge is not UNCOUNTED

    @property
    def region(self) -> str:
        """The country whose numbers are written without its code; "" for none."""
        return self.context.region if self.context else ""

    @property
    def people(self) -> int:
        """How many get the message."""
        return self.receivers.people

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """What the price is made of, in the order of the receivers."""
        people: dict[tuple[str, int], int] = {}
        for size in self.sizes:
            pair = size.country, size.measure.parts
            people[pair] = people.get(pair, 0) + len(size.rows)
        return tuple(
            Group(country, parts, count, None if rate is None else count * parts * rate)
            for (country, parts), count in people.items()
            for rate in (self._rates.get(country),)
        )

    @property
    def sms(self) -> int:
        """Parts over all people: what OVHcloud bills."""
        return sum(group.people * group.parts for group in self.groups)

    @property
    def credits(self) -> float:
        """What the SMS to countries with a known rate cost."""
        return sum(group.credits for group in self.groups if group.credits is not None)

    @property
    def unpriced(self) -> int:
        """SMS to countries whose rate is not known."""
        return sum(group.people * group.parts for group in self.groups if group.credits is None)

    @property
    def balance_after(self) -> float | None:
        """Credits left, once what waits has left too; None when the balance or part of the price is not known."""
        if self.context is None or self.context.credits is None or self.unpriced:
            return None
        return self.context.credits - self.context.waiting - self.credits

    @property
    def error(self) -> Finding | None:
        """The first of what has to be mended before this can be sent."""
        return next((finding for finding in self.findings if finding.level is Level.ERROR), None)

    @property
    def blocked(self) -> bool:
        """Something has to be mended before this can be sent."""
        return self.error is not None

    @cached_property
    def terms(self) -> Terms:
        """Those that OVHcloud is given: no sender when people can reply."""
        terms = self.draft.terms
        return replace(terms, sender="") if terms.allow_replies else terms

    @property
    def varies(self) -> bool:
        """People may get different texts."""
        return bool(self.template.keys)

    @property
    def longest(self) -> PlanLine | None:
        """The message with the most units; None when nobody gets any."""
        row = self.longest_row
        return None if row is None else self.line(row)

    @property
    def longest_row(self) -> Row | None:
        """Who gets it."""
        size = max(self.sizes, key=lambda size: (size.measure.parts, size.measure.units), default=None)
        return None if size is None else size.rows[0]

    @property
    def dearest(self) -> PlanLine | None:
        """The message that costs most, among those with a known rate."""
        row = self.dearest_row
        return None if row is None else self.line(row)

    @property
    def dearest_row(self) -> Row | None:
        """Who gets it."""
        priced = [size for size in self.sizes if size.country in self._rates]
        size = max(priced, key=lambda size: size.measure.parts * self._rates[size.country], default=None)
        return None if size is None else size.rows[0]

    def price(self, line: PlanLine) -> float | None:
        """What this receiver's message costs in credits; None where the rate is not known."""
        rate = self._rates.get(line.country)
        return None if rate is None else line.parts * rate

    @cached_property
    def dear(self) -> tuple[Size, ...]:
        """Those who need more SMS than plain letters would, because of characters in what is put in for them."""
        return tuple(
            size
            for size in self.sizes
            if size.measure.encoding == UCS and self.plain(size).parts < size.measure.parts
        )

    def plain(self, size: Size) -> Measure:
        """What these texts would measure with plain letters in what is put in."""
        shapes = (
            None if shape is None or not any(find_culprits(shape)) else "a" * len(shape)
            for shape in size.shapes
        )
        plain = tuple(new if new is not None else old for new, old in zip(shapes, size.shapes, strict=True))
        return self.terms.measure(self.template.fill(plain))

    @property
    def question(self) -> Question | None:
        """What OVHcloud may be asked to count, to check `measure`; None while nobody receives a text that varies."""
        row = self.longest_row
        if row is None and self.varies:
            return None
        text = self.template.fill(()) if row is None else self.text_for(row)
        return Question(text, self.terms.no_stop, self.terms.sender_type)

    @cached_property
    def digest(self) -> str:
        """A fingerprint of all that decides what is sent, to whom, from where and at what price."""
        context = self.context
        heads = (
            (context.account_id, context.service) if context else (),
            (self.draft.text, self.terms, self.draft.replaces),
            (self.measure.parts, self.credits, self.unpriced),
        )
        return hashlib.sha256(repr((heads, self._words)).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def _words(self) -> str:
        """A fingerprint of who reads what. It is kept with the receivers, for each plan that says the same to them."""
        kept, wanted = self.receivers.kept, (Plan, self.draft.text if self.varies else "")
        if wanted not in kept:
            digest = hashlib.sha256()
            for row in self.receivers.valid:
                text = self.text_for(row) if self.varies else ""
                digest.update(repr((row.number.e164, row.name, text)).encode("utf-8", "surrogatepass"))
            kept[wanted] = digest.hexdigest()
        return str(kept[wanted])

    def text_for(self, row: Row) -> str:
        """What this receiver reads, before OVHcloud's STOP clause."""
        return self.template.fill(row.values(self.template.keys))

    def line(self, row: Row) -> PlanLine:
        """This receiver's message."""
        number = row.number
        assert number.e164 is not None
        text = self.text_for(row)
        size = self.terms.measure(text) if self.varies else self.measure
        return PlanLine(number.e164, row.name, number.shown, text, size.parts, number.country, row.fields)

    @property
    def lines(self) -> Iterator[PlanLine]:
        """Every receiver's message, in order."""
        return map(self.line, self.receivers.valid)

    def chunks(self, size: int = CHUNK_SIZE) -> tuple[Chunk, ...]:
        """The POSTs to make, at most `size` receivers each."""
        by_text: dict[str, list[PlanLine]] = {}
        for line in self.lines:
            by_text.setdefault(line.text, []).append(line)
        pieces = (
            (text, tuple(lines[start : start + size]))
            for text, lines in by_text.items()
            for start in range(0, len(lines), size)
        )
        return tuple(Chunk(seq, text, lines) for seq, (text, lines) in enumerate(pieces))

    @property
    def _rates(self) -> Mapping[str, float]:
        return self.context.rates if self.context else RATES
