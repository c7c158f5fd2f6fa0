"""Words for meetings: verbs of meeting, of receiving and of going there, and nouns.

In: nothing; these are the tables of `meetings`.
Out: the words by what they demand of the sentence, and, for those that mean
other things too, what must stand behind them.
"""

from __future__ import annotations

import re

from geomap.events.delegations import GATHERINGS

# Verbs that tell a meeting wherever two parties stand around them.
MEETING_VERBS = (
    "met", "meet", "meets", "sat down", "sit down", "sits down", "sat together", "sat across",
    "sat opposite", "sat face to face", "sitting down", "conferred", "confer", "conferring",
    "convened", "convene", "convenes", "reconvened", "assembled", "huddled", "came together",
    "gathered", "gather",
    "got together", "come together", "negotiated", "negotiating", "parleyed", "conversed",
    "saw each other", "faced each other", "came face to face", "stood face to face",
    "held discussions", "hold talks", "holds talks", "held talks", "held a summit",
    "held a meeting", "held an emergency session", "held an emergency meeting", "had talks",
    "sat at one table", "had a talk", "had a conversation", "held a conversation",
    "sat at the same table", "crossed paths",
)  # fmt: skip
# Verbs that tell one only with persons or delegations on both sides, and a place.
WEAK_VERBS = (
    "sat", "sit", "sitting", "seated", "faced", "facing", "parted", "hugged", "gave a dinner",
    "gave a banquet", "gave a lunch", "gave a reception", "sang", "broke bread", "posed", "stood",
    "agreed", "struck", "drank tea", "put their names", "took leave", "listened", "showed",
    "drove", "rode", "appeared", "wrestled", "hammered out", "thrashed out", "worked out",
    "came face", "initialled", "initialed", "unveiled", "proclaimed", "accompanied",
    "talked", "spoke", "spoken", "talking", "dined", "dined with", "lunched", "lunched with",
    "consulted", "embraced", "saw", "joined", "shook", "shaken", "strolled",
    "walked", "spent", "deliberated", "haggled", "bargained", "signed", "toasted", "argued",
    "quarrelled", "quarreled", "exchanged", "clasped", "feasted",
)  # fmt: skip
# Verbs whose object is the guest.
HOST_VERBS = (
    "received", "receives", "receiving", "hosted", "hosts", "hosting", "welcomed", "welcomes",
    "welcoming", "greeted", "greets", "entertained", "played host to", "plays host to",
    "was host to", "called on", "paid a call on", "paid a visit to", "were received",
    "was received", "was welcomed", "was hosted", "were hosted", "were welcomed", "was greeted",
    "was the guest of", "were the guests of", "feted", "f\u00eated",
)  # fmt: skip
# Nouns that name a meeting by themselves.
MEETING_NOUNS = (
    *GATHERINGS, "summit meeting", "trilateral summit", "emergency session", "emergency meeting",
    "two-plus-two", "tete-a-tete", "t\u00eate-\u00e0-t\u00eate", "parley", "bilateral",
    "audience", "state visit", "official visit",
    "working visit", "visit", "dinner", "lunch", "banquet", "state dinner", "handshake",
    "breakfast",
    "reception", "deliberations", "sitting", "bargaining", "huddle", "reunion", "rendezvous",
    "forum", "round of talks", "ministerial", "peace talks",
)  # fmt: skip
# Nouns that name one only where the parties are told with them.
WEAK_NOUNS = frozenset(
    {
        "conference",
        "session",
        "gathering",
        "dialogue",
        "consultations",
        "audience",
        "visit",
        "state visit",
        "official visit",
        "working visit",
        "dinner",
        "lunch",
        "banquet",
        "state dinner",
        "handshake",
        "breakfast",
        "reception",
        "deliberations",
        "sitting",
        "bargaining",
        "huddle",
        "reunion",
        "rendezvous",
        "forum",
        "bilateral",
    }
)
# Verbs of going where the other side is; the city stands behind "to", "in" or "at".
TRAVEL_VERBS = (
    "flew", "travelled", "traveled", "went", "came", "arrived", "landed", "visited", "turned up",
    "touched down", "journeyed", "stopped over", "stopped", "called at", "flew on", "went on",
    "paid a visit", "was in", "were in", "visiting", "returned to", "dropped in",
)  # fmt: skip

WITH_THEM = {
    "shook": re.compile(r"[^.;]{0,40}\bhands?\b"), "shaken": re.compile(r"[^.;]{0,40}\bhands?\b"),
    "spent": re.compile(r"[^.;]{0,50}\b(?:with|together|closeted)\b"),
    "signed": re.compile(
        r"[^.;]{0,60}\b(?:treaty|pact|agreement|declaration|accord"
        r"|communiqu\u00e9|statement|memorandum)\b"
    ),
    "exchanged": re.compile(r"[^.;]{0,40}\b(?:handshakes?|words|views|toasts)\b"),
    "clasped": re.compile(r"[^.;]{0,40}\bhands?\b"),
    "walked": re.compile(r"[^.;]{0,40}\b(?:with|together)\b"),
    "agreed": re.compile(r"[^.;]{0,40}\b(?:with|together|between)\b|(?=[^.;]{0,80}\b(?:in|at)\b)"),
    "sat": re.compile(
        r"[^.;]{0,50}\b(?:with|together|facing|opposite|across|table|room"
        r"|beside|next\s+to|side\s+by\s+side|talks|hours)\b"
    ),
    "stood": re.compile(r"[^.;]{0,40}\b(?:with|together|beside|next\s+to|side\s+by\s+side)\b"),
    "posed": re.compile(r"[^.;]{0,40}\b(?:with|together|beside|for)\b"),
    "appeared": re.compile(r"[^.;]{0,40}\b(?:with|together|beside|alongside)\b"),
    "drove": re.compile(r"[^.;]{0,40}\b(?:with|together)\b"),
    "rode": re.compile(r"[^.;]{0,40}\b(?:with|together)\b"),
    "struck": re.compile(r"[^.;]{0,40}\b(?:deal|bargain|agreement|accord)\b"),
    "showed": re.compile(r"\s+(?:him|her|his\s+guest|them)\b"),
    "unveiled": re.compile(
        r"[^.;]{0,60}\b(?:treaty|pact|agreement|declaration|accord|partnership"
        r"|statement)\b"
    ),
}  # fmt: skip
# Weak verbs that cannot be done from afar.
BODILY = frozenset(
    {
        "shook",
        "shaken",
        "embraced",
        "dined",
        "lunched",
        "strolled",
        "spent",
        "clasped",
        "feasted",
        "hugged",
        "broke bread",
        "drank tea",
        "parted",
        "gave a dinner",
        "gave a banquet",
    }
)
# Weak verbs that several do together; the others need an object.
OF_MANY = frozenset(
    {
        "sat", "sit", "sitting", "seated", "faced", "facing", "parted", "hugged", "broke bread",
        "posed", "stood", "agreed", "struck", "drank tea", "put their names", "took leave",
        "drove", "rode", "appeared", "wrestled", "hammered out", "thrashed out", "worked out",
        "initialled", "initialed", "unveiled", "proclaimed", "clasped",
        "talked", "spoke", "spoken", "dined", "lunched", "consulted",
        "embraced", "shook", "shaken", "strolled", "spent", "deliberated", "haggled", "bargained",
        "signed", "argued", "quarrelled", "quarreled", "exchanged", "talking", "feasted",
    }
)  # fmt: skip
# Words that leave no doubt that they sat together.
IN_PERSON = re.compile(
    r"\b(?:face\s+to\s+face|in\s+person|behind\s+closed\s+doors|across\s+(?:a|the)\s+table|for\s+(?:more\s+than\s+|about\s+|nearly\s+|some\s+)?"
    r"(?:an|two|three|four|five|six|seven|eight|nine|ten|several)\s+hours?|signing\s+ceremony|red\s+carpet)\b",
    re.IGNORECASE,
)
