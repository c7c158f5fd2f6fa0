"""Words that carry an event, with the frame that tells what their places mean.

In: the text of an article.
Out: `find_triggers`: every trigger with its span, its family and its voice;
`FRAMES`: for each family, which slot a place fills after which preposition.

A family is either *core* (its verb says that something was launched, struck,
met) or *motion* (it tells what a missile did on its way: details of an event
already told, unless its subject is new to the reader).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from geomap.events.openings import WordIndex, phrases
from geomap.events.patterns import Cued, alternation, normal
from geomap.model import Span

Family = Literal[
    "launch",  # transitive: somebody fires a weapon
    "liftoff",  # intransitive: a weapon takes off
    "test",  # nouns: a test, a firing, a launch
    "use",  # fires it at an enemy: used ATACMS against
    "strike",  # a weapon or a state hits a place
    "raid",  # nouns: an attack, a strike, a bombing
    "intercept",
    "leave", "head", "fly", "pass", "fall", "orbit", "follow", "detect",  # motion
]  # fmt: skip
Slot = Literal["origin", "impact", "overflies", "site", ""]

CORE: frozenset[Family] = frozenset(
    ["launch", "liftoff", "test", "use", "strike", "raid", "intercept"]
)

# Verbs parted by what they meet: "shot it down".
SEPARATED = tuple(
    f"{verb} {thing} {way}"
    for verb, way in (
        ("shot", "down"), ("brought", "down"), ("knocked", "down"), ("took", "out"),
        ("shooting", "down"), ("shoots", "down"), ("knocked", "out"), ("blew", "up"),
    )
    for thing in ("it", "them", "one", "both", "the missile", "the missiles", "all of them")
)  # fmt: skip

# Verbs whose object stands before "down" or "out of the sky": nothing without it.
PARTING = (
    "knocked", "brought", "took", "blew", "blasted", "swatted", "plucked", "picked", "swept",
    "takes", "brings", "knocks", "shoot", "shooting", "knocking", "bringing", "taking",
)  # fmt: skip
# An interception that was tried, and failed unless the words say more.
_DOWNING = (
    "intercept", "shoot down", "stop", "destroy", "bring down", "knock down", "down", "hit",
    "engage", "neutralise", "neutralize", "block", "knock out",
)  # fmt: skip
ATTEMPTS = tuple(
    f"{verb} to {deed}"
    for verb in (
        "failed", "tried", "attempted", "sought", "was unable", "were unable", "was not able",
        "were not able", "fails", "failing", "proved unable", "had failed", "had tried",
    )
    for deed in _DOWNING
)  # fmt: skip

# Said of an interception only where air defences are the ones who did it.
BY_DEFENDERS = (
    "caught", "catches", "bagged", "nailed", "beat", "met", "meets", "removed", "finished off",
    "wiped out", "put paid to", "made short work of", "put an end to", "handled",
    "coped with", "got the better of", "missed", "misses", "fell to", "fallen to",
    "defeated", "defeats", "deflected", "halted", "smashed", "shattered", "parried", "tackled",
    "saw off", "sent to the ground", "collided with", "rammed", "snuffed out",
)  # fmt: skip
# "turned its missiles on".
TURNED = tuple(
    f"{verb} {whose} {what} {way}"
    for verb in ("turned", "turns", "trained")
    for whose in ("its", "their")
    for what in ("missiles", "rockets", "ballistic missiles", "cruise missiles")
    for way in ("on", "against")
)
# Family: forms. Longest form wins; a form belongs to one family only.
FORMS: dict[Family, tuple[str, ...]] = {
    "launch": (
        "let go", "fire", "fires", "fired", "firing", "test-fire", "test-fires", "test-fired",
        "test-firing", "test fired", "launch", "launches", "launched", "launching",
        "test-launched", "test-launches", "test launched", "test-launch", "tested",
        "flight-tested", "flight tested", "test-flew", "sent", "lobbed", "lobs", "unleashed",
        "shot", "shoots", "tried", "test-flown", "let off", "let loose", "loosed", "sends",
        "fired off", "conducted", "conducts", "carried out", "carries out", "flown", "released",
        "sent up", "hurled", "hurls", "lets fly", "let fly", "flight-tests", "fires off",
        "launching", "staged", "performed", "put up", "dispatched", "discharged", "discharges",
        "ejected", "tried out", "trialled", "trialed", "put to the test", "sent aloft",
        "sends aloft", "sent skyward", "sent skywards", "sends up", "loosed off", "let rip",
        "shot off", "sent off", "flung", "live-fired", "ripple-fired", "cold-launched",
        "air-launched", "touched off", "pumped", "puts up", "putting up",
        "test-flying", "demonstrated", "shooting", "sending up", "loosing", "lobbing",
        "letting off", "unleashing", "testing", "propelled", "flight-testing", "held", "made",
        "completed", "launched off", "heaved", "shot up", "blasted", "catapulted", "despatched",
    ),
    "liftoff": (
        "lifted off", "lifts off", "blasted off", "blasts off", "took off", "takes off", "rose",
        "soared away", "was set off", "roared", "lift-off", "liftoff", "blast-off", "set out",
        "went up", "goes up", "soared into the sky", "soared skyward", "shot into the sky",
        "roared into the sky", "left the pad", "left its pad", "thundered", "streaked",
        "went off", "soars into the sky", "lifting off", "blasting off", "taking off",
        "had lifted off", "took to the air", "takes to the air", "took to the sky",
        "took to the skies", "left its launcher", "left their launchers", "left the launcher",
        "left its silo", "left the silo", "left its launch pad", "left the launch pad",
        "left the rail", "left its tube", "left their tubes", "left the tube", "left the ground",
        "climbed away", "soared aloft", "rocketed", "was sent up", "came out of the water",
        "broke the surface", "burst from", "burst out of", "shot out of", "shot up", "roars",
        "streaks", "ascended from", "soared from", "soared into", "climbed into the sky",
        "rose into", "thunders", "rises", "flew up", "cleared the tower", "leapt", "leaped",
        "left the launch rail", "popped out of",
    ),
    "test": (
        "test", "tests", "test-firing", "test firing", "test launch", "flight test",
        "flight tests", "test flight", "launch", "launching", "firing", "firings",
        "maiden flight", "overflight", "flight", "launches", "lift-off", "trial", "trials",
        "test shot", "trial launch", "training launch", "training launches", "test launches",
        "test-launch", "live firing", "live-firing", "first flight", "maiden launch",
        "flight trial", "user trial", "test-firings", "test firings", "shot", "shots", "liftoff",
        "take-off", "takeoff", "demonstration", "blast-off", "discharge", "combat launch",
        "test flights", "practice firing", "practice launch", "control launch", "night launch",
        "salvo launch", "live launch", "flight-test",
    ),
    "use": (
        *TURNED, "used", "uses", "aimed", "directed", "rained", "pounded", "rains", "raining",
        "showered",
    ),
    "strike": (
        "struck", "strikes", "strike", "hit", "hits", "hitting", "striking", "attacked",
        "attacks", "bombed", "bombarded", "slammed into", "targeted", "targeting", "hammered",
        "slams into", "smashed into", "ploughed into", "plowed into", "rammed into",
        "tore through", "ripped through", "blasted", "pummelled", "pummeled", "battered",
        "wrecked", "levelled", "leveled", "gutted", "devastated", "shattered", "rocked",
        "slamming into", "landing on", "rained down on", "crashing into", "fell on",
        "falling on", "fallen on", "came down on", "hits back at", "tore into", "ripped into",
        "crashed into", "struck back", "destroyed", "damaged", "killed", "wounded", "injured",
        "flattened", "retaliated", "landed on", "set ablaze", "set on fire", "set fire to",
        "pummelling", "pummeling", "hammering", "battering", "bombarding", "destroying",
        "obliterated", "demolished", "razed", "pulverised", "pulverized", "crippled", "sank the",
        "sank a", "sank an", "set alight", "blew apart", "tore apart", "tears into",
        "slammed a", "hits out at", "tearing into", "tearing through", "ripping through",
        "ripped open", "ploughing into", "dug itself into",
        "crashes into", "smashes into", "punched into", "burned down", "punched through",
        "punched a hole", "punched holes", "blew a hole", "put out of action", "came under",
        "comes under",
    ),
    "raid": (
        "attack", "attacks", "strike", "strikes", "bombing", "bombardment", "barrage", "raid",
        "salvo", "airstrike", "air strike", "missile strike", "airstrikes", "air strikes",
        "missile strikes", "bombardments", "barrages", "raids", "volley", "volleys", "onslaught",
        "assault", "wave", "waves", "hail", "salvoes", "salvos", "missile attack",
        "missile attacks", "rocket attack", "rocket attacks", "rocket fire", "missile fire",
        "missile barrage", "missile hit", "rocket strike", "rocket strikes", "rocket barrage",
        "missile raid", "missile salvo", "rocket salvo", "bombings", "double tap", "onslaughts",
        "counterstrike", "counterattack", "missile assault", "missile bombardment",
    ),
    "intercept": (
        *SEPARATED, "intercepted", "intercepts", "intercept", "intercepting", "interception",
        "shot down", "shoots down", "shoot down", "shooting down", "brought down", "brings down",
        "downed", "downs", "knocked out", "knocked down", "thwarted", "repelled", "was met by",
        "were met by", "swatted", "stopped", "took out", "taken out", "blocked", "fended off",
        "foiled", "eliminated", "downing", "bringing down", "shot out of the sky",
        "intercepting", "shootdown of", "taking down", "taken down", "beaten off", "beat back",
        "brought to earth", "swatted down", "neutralising", "was met", "were met",
        "blown out of the sky", "picked off", "neutralised", "neutralized", "took down",
        "engaged", "shootdown", "interceptions", "accounted for", "took care of", "dealt with",
        "suppressed", "repulsed", "destroyed in flight", "destroyed in the air", "stops",
        "destroyed in mid-air", "intercepted and destroyed",
        "detected and destroyed", "tracked and destroyed", "tracked and intercepted", "stopping",
        "neutralises", "neutralizes", "knocks out", "knocking out", "knocks down", "picking off",
        "engaged and destroyed", "downings", "disposed of", "parried", "swats",
        "brought to the ground", "warded off", "beat off", *PARTING, *ATTEMPTS, *BY_DEFENDERS,
    ),
    "leave": (
        "left", "leaves", "came from", "comes from", "originated", "departed", "came out of",
        "emerged from", "set off",
    ),
    "head": (
        "headed", "heads", "heading", "aimed for", "steered", "made for", "bound",
    ),
    "fly": (
        "flew", "fly", "flies", "flying", "travelled", "traveled", "travels", "travelling",
        "traveling", "covered", "covering", "went", "climbed", "climbing", "climbs", "reached",
        "reaching", "peaked", "peaking", "soared", "stayed", "flew past", "arced", "ascended",
        "lofted", "was lofted", "cruised",
    ),
    "pass": (
        "crossed", "crosses", "crossing", "passed", "passes", "passing", "overflew", "overflown",
        "flew over", "flown over", "fly over", "flies over", "flying over", "sailed over",
        "traversed", "flew across",
    ),
    "fall": (
        "fell", "falls", "falling", "fallen", "landed", "lands", "landing", "came down",
        "comes down", "dropped", "drops", "splashed down", "splashing down", "plunged",
        "plunging", "crashed", "crashes", "crashing", "impacted", "hit the sea", "hit the water",
        "struck the sea", "struck the water", "hit the ocean",
        "struck the ocean",
        "hit its target", "hit the target", "hit a target", "sank", "plummeted", "splashed",
        "arrived", "arrives", "came to rest", "ended its flight", "disappeared", "vanished",
        "ditched", "was lost", "were lost", "turned round", "turned around", "tumbled",
        "came to earth", "point of impact", "splashdown", "ended up", "burst", "exploded",
        "explodes", "blew up", "broke up", "disintegrated", "blown up", "broke apart", "bursts",
        "blew itself up", "came apart", "fell apart", "swung", "veered", "tumbles", "swerved",
        "self-destructed", "destroyed itself", "ran out of fuel", "impact", "fell back",
    ),
    "orbit": (
        "failed to reach orbit", "failed to enter orbit", "reached orbit", "into orbit",
        "in orbit", "had lifted", "put into orbit", "placed into orbit", "placed in orbit",
        "put in orbit", "into space", "carried into orbit", "lofted into orbit",
        "entered orbit", "reached its orbit", "never reached orbit", "short of orbit",
        "did not reach orbit", "never got to orbit", "into its orbit",
    ),
    "follow": (
        "followed", "follows",
    ),
    "detect": (
        "detected", "tracked", "spotted", "picked up", "announced", "confirmed",
    ),
}  # fmt: skip

_PLACES_OF_LAUNCH: dict[str, Slot] = {
    "from": "origin", "into": "impact", "toward": "impact", "towards": "impact", "to": "impact",
    "over": "overflies", "across": "overflies", "above": "overflies", "past": "overflies",
    "off": "origin", "in": "origin", "at": "origin", "near": "origin", "on": "origin",
    "outside": "origin", "around": "origin", "aboard": "origin", "against": "impact",
    "through": "overflies", "between": "overflies", "along": "",
}  # fmt: skip
_PLACES_OF_IMPACT: dict[str, Slot] = {
    "from": "", "into": "impact", "in": "impact", "on": "impact", "at": "impact",
    "near": "impact", "off": "impact", "inside": "impact", "outside": "impact",
    "within": "impact", "around": "impact", "over": "overflies", "to": "impact",
    "against": "impact", "across": "impact", "between": "impact", "short of": "impact",
    "toward": "impact", "towards": "impact", "": "impact", "beyond": "impact",
}  # fmt: skip
FRAMES: dict[Family, dict[str, Slot]] = {
    "launch": _PLACES_OF_LAUNCH,
    "liftoff": _PLACES_OF_LAUNCH,
    "test": _PLACES_OF_LAUNCH,
    "orbit": _PLACES_OF_LAUNCH,
    "follow": _PLACES_OF_LAUNCH,
    "detect": {"from": "origin", "toward": "impact", "towards": "impact", "into": "impact"},
    "use": {**_PLACES_OF_IMPACT, "from": "origin"},
    "strike": {**_PLACES_OF_IMPACT, "from": "origin"},
    "raid": {**_PLACES_OF_IMPACT, "of": "impact", "from": "origin", "": ""},
    "intercept": {
        "over": "site", "above": "site", "near": "site", "off": "site", "in": "site", "at": "site",
        "outside": "site", "around": "site", "across": "site", "inside": "site", "on": "site",
        "into": "site", "from": "origin",
    },
    "leave": {"": "origin", "from": "origin", "over": "overflies", "toward": "impact",
              "towards": "impact", "into": "impact", "for": "impact", "at": "origin",
              "near": "origin", "in": "origin", "on": "origin", "off": "origin",
              "outside": "origin"},
    "head": {"for": "impact", "toward": "impact", "towards": "impact", "to": "impact",
             "into": "impact", "over": "overflies", "from": "origin", "across": "overflies"},
    "fly": {"": "impact", "from": "origin", "over": "overflies", "across": "overflies",
            "past": "overflies",
            "to": "impact", "into": "impact", "toward": "impact", "towards": "impact",
            "through": "overflies", "between": "overflies", "above": "overflies",
            "in": "impact", "off": "impact", "near": "impact", "at": "impact"},
    "pass": {"": "overflies", "over": "overflies", "between": "overflies", "through": "overflies",
             "above": "overflies", "by": "overflies", "near": "overflies", "into": "impact",
             "off": "overflies", "from": "origin"},
    "fall": _PLACES_OF_IMPACT,
}  # fmt: skip

# Where a rocket does this, its flight ends: "broke up over the Yellow Sea".
BREAK_UPS = frozenset({
    "exploded", "explodes", "blew up", "broke up", "broke apart", "disintegrated", "burst",
    "bursts", "blown up", "disappeared", "vanished", "was lost", "were lost",
})  # fmt: skip
FAILURES = (
    "failed", "failure", "exploded", "blew up", "broke up", "disintegrated", "lost power",
    "destroyed itself", "self-destructed", "malfunctioned", "malfunction", "did not ignite",
    "did not light", "without exploding", "turned back", "wrong direction", "went wrong",
    "burst", "crashed", "unsuccessful", "unsuccessfully", "aborted", "error", "anomaly",
    "tumbled", "fizzled", "botched", "abnormal", "blown up", "disappeared from radar",
    "fell short", "veered off course", "fell back", "vanished from radar", "mishap", "flop",
    "self-destruct", "broke apart", "came apart", "fell apart", "fell to pieces", "veered",
    "went astray", "off course", "wrong way", "did not fire", "never lit", "did not separate",
    "failing", "ditched", "swerved", "plummeted", "cartwheeled", "spun out of control",
    "ended in failure", "mid-air explosion", "destroyed in flight", "had to be destroyed",
    "flameout", "dud", "duds", "fail", "crash", "crashing", "malfunctioning", "aborts",
    "fails", "explodes", "exploding", "explosion", "was lost",
    "were lost", "turned round", "turned around", "lost control",
    "lost contact", "failed to reach", "never reached", "out of control", "fireball",
    "by accident", "accidentally", "misfired", "misfire",
)  # fmt: skip
FAILURE = Cued(
    rf"(?<!\w){alternation(FAILURES)}(?!\w)",
    "fail|expl|blew|broke|disint|lost|destr|malf|ignite|light|turn|wrong|burst|crash|success|abort"
    "|error|anomal|tumbl|fizzl|botch|abnorm|blown|disapp|short|course|back|vanish|mishap|flop"
    "|reach|control|fireb|accident|misfir|apart|pieces|veer|astray|way|not|never|ditch|swerv"
    "|plumm|cartwh|destroyed|flame|dud|crash",
)

_NOUNS = frozenset(FORMS["test"]) | frozenset(FORMS["raid"])
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:an?|the|its|their|this|that|his|another|such|first|second|third|last|latest|previous|earlier"
    r"|new|successful|failed|British|maiden|short-range|long-range|missile|rocket|flight|test|\w+['\u2019]s"
    r"|\w+(?:ese|ish|ian|ean|can|eli|tish|nch))\s+|-)$",
    re.IGNORECASE,
)
_BY_FORM: dict[str, Family] = {
    form: family
    for family, forms in reversed(FORMS.items())
    if family not in ("test", "raid")
    for form in forms
}
_TRIGGERS = phrases(sorted({*_BY_FORM, *_NOUNS}))
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be|got)\s+(?:\w+ly\s+|also\s+|then\s+|first\s+|last\s+|all\s+|not\s+)?$",
    re.IGNORECASE,
)


_SEA_HIT = frozenset({"hit the sea", "hit the water", "struck the sea", "struck the water"})
_PASSIVE_FORMS = frozenset(
    {"was met", "were met", "was met by", "were met by", "was lost", "were lost"}
)
_HAS = re.compile(r"\b(?:had|has|have)\s+(?:\w+ly\s+|also\s+|now\s+|already\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\s+by\s+(?!\d)")
# "shot four of them out of the sky", "shot a drone down": parted by what they meet.
_PARTED = re.compile(r"\s+(?:[\w'\u2019-]+\s+){1,6}?(?:down|out\s+of\s+the\s+(?:sky|air))\b")
_MAY_PART = frozenset({"shot", "shoots", *PARTING})


class Trigger(NamedTuple):
    """One word that carries an event. `noun` and `passive` tell its form."""

    start: int
    end: int
    family: Family
    form: str
    noun: bool = False
    passive: bool = False

    @property
    def span(self) -> Span:
        """Where the word stands in the text."""
        return Span(self.start, self.end)

    @property
    def core(self) -> bool:
        """Whether the family says that an event happened."""
        return self.family in CORE


def find_triggers(text: str, words: WordIndex | None = None) -> tuple[Trigger, ...]:
    """Every trigger word of a text, in order; whether it holds is for others to judge.

    Examples
    --------
    >>> [(t.family, t.passive) for t in find_triggers("Two missiles were fired and fell.")]
    [('launch', True), ('fall', False)]
    """
    words = words or WordIndex(text)
    found = (_trigger(match, text) for match in words.finditer(_TRIGGERS))
    return tuple(trigger for trigger in found if trigger is not None)


def _trigger(match: re.Match[str], text: str) -> Trigger | None:
    form = normal(match[0])
    if form in _SEA_HIT and text[match.end() :].startswith(" of "):
        verb = form.partition(" ")[0]
        return Trigger(match.start(), match.start() + len(verb), "fall", verb)
    before = text[max(0, match.start() - 32) : match.start()]
    noun = form in _NOUNS and (form not in _BY_FORM or bool(_NOUN_BEFORE.search(before)))
    if noun:
        family: Family = "test" if form in FORMS["test"] else "raid"
        return Trigger(match.start(), match.end(), family, form, noun=True)
    if form in _MAY_PART:
        if _PARTED.match(text, match.end()):
            return Trigger(match.start(), match.end(), "intercept", "shot down")
        if _BY_FORM[form] == "intercept":
            return None
    if form == "flown" and _HAS.search(before):
        return Trigger(match.start(), match.end(), "fly", "flew")
    passive = form in _PASSIVE_FORMS or bool(_PASSIVE.search(before))
    passive = passive or _BY.match(text, match.end()) is not None
    return Trigger(match.start(), match.end(), _BY_FORM[form], form, passive=passive)
