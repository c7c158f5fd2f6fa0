"""A draft: one telling of an event, before tellings of the same event are merged.

In: nothing.
Out: `Draft`, filled by the readers of launches, meetings and exercises, and
merged into an `Event`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from geomap.events.actors import ActorMark
from geomap.events.bounds import Hint
from geomap.events.clock import TimeMark
from geomap.events.dates import DateMark
from geomap.events.layers import Scene
from geomap.events.triggers import Family
from geomap.events.weapons import WeaponMark
from geomap.model import Account, Clue, EventKind, Outcome, Span


@dataclass(slots=True)
class Draft:
    """What one clause tells of an event.

    `core` is false for a clause that only adds details to an event already
    told ("It fell into the sea"); `another` true where the words say that this
    is one more event ("a second one", "earlier"); `reported` where its only day is
    that of the report ("said on Friday").
    """

    kind: EventKind
    scene: Scene
    trigger: Span
    family: Family | None = None
    core: bool = True
    known: bool = False
    another: bool = False
    past_perfect: bool = False
    ahead: bool = False
    actors: tuple[str, ...] = ()
    actor_marks: tuple[ActorMark, ...] = ()
    guessed_actor: bool = False
    date_mark: DateMark | None = None
    date: str | None = None
    reported: bool = False
    time: TimeMark | None = None
    name: str | None = None
    weapon: WeaponMark | None = None
    missile: str | None = None
    missile_class: str | None = None
    count: Account | None = None
    platform: bool = False
    aimed: bool = False
    practice: bool = False
    harm: bool = False
    accident: bool = False
    by_make: bool = False
    outcome: Outcome | None = None
    clues: dict[str, list[Clue]] = field(default_factory=dict)
    hints: list[Hint] = field(default_factory=list)
    accounts: dict[str, list[Account]] = field(default_factory=dict)
    evidence: dict[str, list[Span]] = field(default_factory=dict)
    target: WeaponMark | None = None
    met: Draft | None = None
    partial: bool = False

    def clue(self, slot: str, clue: Clue) -> None:
        """Add a clue to a slot, once."""
        clues = self.clues.setdefault(slot, [])
        if clue not in clues:
            clues.append(clue)

    def support(self, name: str, span: Span) -> None:
        """Add a span to a field's evidence, once, without the blanks around its words."""
        words = self.scene.text[span.start : span.end]
        blanks = len(words) - len(words.lstrip())
        span = Span(span.start + blanks, span.start + len(words.rstrip()))
        spans = self.evidence.setdefault(name, [])
        if span not in spans:
            spans.append(span)

    @property
    def weight(self) -> int:
        """How much the telling holds: the quote is the one that holds most."""
        return (
            2 * self.core
            + bool(self.date_mark)
            + bool(self.time)
            + bool(self.actors and not self.guessed_actor)
            + bool(self.missile or self.missile_class)
            + sum(bool(clues) for clues in self.clues.values())
        )
