"""An event for a calendar: RFC 5545, lines end in CRLF and fold at 75 octets."""

from datetime import UTC, datetime

LONGEST = 75


def calendar(
    *,
    uid: str,
    sequence: int,
    stamped: datetime,
    starts_at: datetime,
    ends_at: datetime,
    title: str,
    place: str,
    words: str = "",
) -> bytes:
    """One event that anybody's calendar can take; a higher sequence replaces what was sent before."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Rounds//Events//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"SEQUENCE:{sequence}",
        f"DTSTAMP:{_utc(stamped)}",
        f"DTSTART:{_utc(starts_at)}",
        f"DTEND:{_utc(ends_at)}",
        f"SUMMARY:{_text(title)}",
        f"LOCATION:{_text(place)}",
        *([f"DESCRIPTION:{_text(words)}"] if words else []),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(said: str) -> str:
    """What the format gives a meaning to is escaped; other control characters are dropped."""
    escaped = said.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    plain = escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(one for one in plain if one >= " ")


def _folded(line: str) -> bytes:
    """A line in pieces of at most 75 octets, none of which cuts a character in two."""
    pieces, piece = [], b""
    for one in line:
        octets = one.encode()
        if len(piece) + len(octets) > LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
