"""Safety cases without Django: how words are found in a text, when an answer is due, what must be done."""

from compliance.cases.clock import Clock, clock_of
from compliance.cases.identity import Identity, identities_in
from compliance.cases.matching import Found, around, find

__all__ = ["Clock", "Found", "Identity", "around", "clock_of", "find", "identities_in"]
