"""The clock of a promise: how much working time passed, what stood still and why, when it is due.

Pure: `explain(promise, turns, calendar, now)` answers every stretch of time from the first turn to now. No
database, no Django; what turns the clock (states, holds) is told by the caller.
"""

from devices.sla.clock import Account, Kind, Run, Stretch, Turn, explain

__all__ = ["Account", "Kind", "Run", "Stretch", "Turn", "explain"]
