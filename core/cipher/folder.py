"""The files that open sealed fields, in the folder `identities` beside the database.

`master.keys` holds a name and a key on each line: `index` for exact lookup, then master keys, the newest last.
`shares` holds one small file for each subject; `erased` names the subjects whose share was destroyed.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

NAME, KEYS, ERASED, SHARES = "identities", "master.keys", "erased", "shares"
INDEX = "index"
LENGTH = 32


class KeyMissing(RuntimeError):
    """A key or a share that should be in the folder is not there."""


@dataclass(frozen=True, slots=True)
class Ring:
    """The keys as they lie in the file."""

    keys: dict[str, bytes]

    @property
    def index(self) -> bytes:
        """The key of exact lookup; it never changes."""
        return self.keys[INDEX]

    @property
    def newest(self) -> str:
        """The name of the master key that wraps from now on."""
        return [name for name in self.keys if name != INDEX][-1]

    def master(self, name: str) -> bytes:
        """A master key by its name; KeyMissing when it was retired or lost."""
        if name == INDEX or name not in self.keys:
            raise KeyMissing(f"master key {name}")
        return self.keys[name]


class Folder:
    """One folder of keys: the living one, or its copy beside the backups."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def exists(self) -> bool:
        """Whether there are keys."""
        return (self.path / KEYS).exists()

    def ring(self) -> Ring:
        """The keys; the first who asks makes them, readable by their owner alone."""
        file = self.path / KEYS
        if not file.exists():
            self._begin(file)
        return Ring(_read(file))

    def add_master(self) -> str:
        """Add a master key, which wraps from now on; the older ones go on opening. Returns its name."""
        keys = self.ring().keys
        name = f"m{max((int(known[1:]) for known in keys if known != INDEX), default=0) + 1}"
        self._write({**keys, name: os.urandom(LENGTH)})
        return name

    def retire(self, names: Iterable[str]) -> None:
        """Drop master keys that wrap nothing any more; the newest and the index stay."""
        ring, gone = self.ring(), set(names)
        kept = {INDEX, ring.newest}
        self._write({name: key for name, key in ring.keys.items() if name in kept or name not in gone})

    def make_share(self, subject: UUID) -> bytes:
        """The share of a subject, made if there is none."""
        file = self._share(subject)
        if not file.exists():
            _put(file, os.urandom(LENGTH), once=True)
        return file.read_bytes()

    def share(self, subject: UUID) -> bytes:
        """The share of a subject; KeyMissing when it was destroyed."""
        try:
            return self._share(subject).read_bytes()
        except FileNotFoundError:
            raise KeyMissing(f"share {subject}") from None

    def destroy_share(self, subject: UUID) -> None:
        """Destroy what opens a subject, and note that it was meant. Twice is the same as once."""
        if subject not in self.erased():
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(
                os.open(self.path / ERASED, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "w"
            ) as file:
                file.write(f"{subject}\n")
                file.flush()
                os.fsync(file.fileno())
        self._share(subject).unlink(missing_ok=True)

    def erased(self) -> set[UUID]:
        """The subjects whose share was destroyed."""
        file = self.path / ERASED
        return {UUID(line) for line in file.read_text().split()} if file.exists() else set()

    def copy_keys_to(self, other: "Folder") -> None:
        """Add these keys to another folder; it keeps those that are retired here, for older dumps."""
        if self.exists():
            known = _read(other.path / KEYS) if other.exists() else {}
            other._write({**known, **self.ring().keys})

    def copy_shares_to(self, other: "Folder") -> None:
        """Bring another folder to what is here: new shares come, those that were erased go there too."""
        for subject in self.erased():
            other.destroy_share(subject)
        erased = other.erased()
        for file in sorted((self.path / SHARES).glob("*")):
            subject = UUID(file.name)
            if subject not in erased and not other._share(subject).exists():
                _put(other._share(subject), file.read_bytes(), once=True)

    def _begin(self, file: Path) -> None:
        keys = {INDEX: os.urandom(LENGTH), "m1": os.urandom(LENGTH)}
        _put(file, _lines(keys), once=True)

    def _write(self, keys: dict[str, bytes]) -> None:
        _put(self.path / KEYS, _lines(keys), once=False)

    def _share(self, subject: UUID) -> Path:
        return self.path / SHARES / str(subject)


def _read(file: Path) -> dict[str, bytes]:
    pairs = (line.split() for line in file.read_text().splitlines() if line)
    return {name: bytes.fromhex(key) for name, key in pairs}


def _lines(keys: dict[str, bytes]) -> bytes:
    return "".join(f"{name} {key.hex()}\n" for name, key in keys.items()).encode()


def _put(file: Path, content: bytes, *, once: bool) -> None:
    """Write a file whole or not at all; with `once` the first of two who write it stays."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = file.with_name(f".{file.name}.{os.getpid()}.{os.urandom(4).hex()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    if not once:
        draft.replace(file)
        return
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
