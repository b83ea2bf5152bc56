"""The PostgreSQL server that Rounds carries with it, used unless DATABASE_URL names another one.

The cluster lives in ``<data folder>/pg``, listens on a Unix socket only, and outlives the process that
started it. Any number of processes may ask for it at once; a file lock lets one of them do the work.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from core.postgres_software import (
    OsUser,
    PostgresProblem,
    cluster_user,
    find_programs,
    major_version,
    our_name,
)

DATABASE = "rounds"
_PORT = 5432
# A Unix socket's whole path holds 107 bytes; ours ends in "/.s.PGSQL.5432".
_LONGEST_SOCKET_FOLDER = 85
_PATIENCE = 60.0
_LOG_LIMIT = 10_000_000

_SETTINGS = """\
# Written anew at every start of Rounds.
listen_addresses = ''
unix_socket_directories = '{sockets}'
unix_socket_permissions = 0700
max_connections = 120
shared_buffers = 256MB
effective_cache_size = 1GB
maintenance_work_mem = 128MB
random_page_cost = 1.1
max_wal_size = 2GB
jit = off
log_checkpoints = off
log_timezone = 'UTC'
timezone = 'UTC'
"""


@dataclass(frozen=True)
class Cluster:
    """One embedded cluster: its folders and the user who runs it."""

    home: Path
    sockets: Path
    user: OsUser

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    def dsn(self, role: str = DATABASE, database: str = DATABASE) -> str:
        return f"postgresql://{role}@/{database}?host={quote(str(self.sockets), safe='')}"


def ensure_running(base: Path) -> str:
    """Start the cluster of this data folder if it is not running yet, and say how to reach it."""
    base = base.absolute()
    with _lock(base):
        cluster = _cluster(base)
        if not _answers(cluster.dsn()):
            _start(cluster)
    return cluster.dsn()


def is_running(base: Path) -> bool:
    """Whether the cluster of this data folder takes connections."""
    base = base.absolute()
    with _lock(base):
        return _answers(_cluster(base).dsn())


def stop(base: Path) -> bool:
    """Stop the cluster of this data folder; false when it was not running."""
    base = base.absolute()
    with _lock(base):
        cluster = _cluster(base)
        if not (cluster.data / "postmaster.pid").exists():
            return False
        programs = find_programs(cluster.home, cluster.user)
        return cluster.user.run(_pg_ctl(cluster, programs, "stop", "-m", "fast")).returncode == 0


def check_letters(dsn: str) -> None:
    """Refuse a database whose LC_CTYPE does not know Chinese: name search would silently find nothing."""
    query = "select datctype from pg_database where datname = current_database()"
    try:
        with psycopg.connect(dsn, connect_timeout=10) as connection:
            row = connection.execute(query).fetchone()
    except psycopg.OperationalError as problem:
        raise PostgresProblem(f"The database does not answer: {problem}") from None
    ctype = row[0] if row else ""
    if not ctype.upper().replace("-", "").endswith("UTF8"):
        raise PostgresProblem(
            f"The database has LC_CTYPE {ctype!r}; Chinese names can only be searched under a UTF-8 one. "
            "Create it with: CREATE DATABASE rounds TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'"
        )


def _cluster(base: Path) -> Cluster:
    user = cluster_user()
    home = _home(base, user)
    return Cluster(home, _sockets(home, user), user)


def _home(base: Path, user: OsUser) -> Path:
    """``<base>/pg``; when root's files are closed to ``nobody``, a folder of the system's own state."""
    home, elsewhere = base / "pg", base / "pg.elsewhere"
    if elsewhere.exists():
        return user.owns(Path(elsewhere.read_text().strip()))
    if (home / "data").exists():
        return home
    user.owns(home)
    if user.can_enter(home):
        return home
    home.rmdir()
    moved = Path("/var/lib/rounds") / hashlib.sha256(str(base).encode()).hexdigest()[:12]
    moved.parent.mkdir(parents=True, exist_ok=True)
    moved.parent.chmod(0o755)
    elsewhere.write_text(f"{moved}\n")
    return user.owns(moved)


def _sockets(home: Path, user: OsUser) -> Path:
    """The folder of the socket, written down because a later process may have another temporary folder."""
    beside, record = home / "s", home / "s.elsewhere"
    if len(os.fsencode(beside)) <= _LONGEST_SOCKET_FOLDER:
        return user.owns(beside)
    if not record.exists():
        record.write_text(tempfile.mkdtemp(prefix="rounds-", dir=_short_temporary_folder()))
    return user.owns(Path(record.read_text().strip()))


def _short_temporary_folder() -> str:
    own = tempfile.gettempdir()
    return own if len(os.fsencode(own)) <= _LONGEST_SOCKET_FOLDER - 20 else "/tmp"  # noqa: S108


@contextmanager
def _lock(base: Path) -> Iterator[None]:
    base.mkdir(parents=True, exist_ok=True)
    with (base / "pg.lock").open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _answers(dsn: str) -> bool:
    try:
        psycopg.connect(dsn, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _start(cluster: Cluster) -> None:
    programs = find_programs(cluster.home, cluster.user)
    if not (cluster.data / "PG_VERSION").exists():
        _create(cluster, programs)
    _check_version(cluster, programs)
    _write_settings(cluster)
    _launch(cluster, programs)
    _create_database(cluster)
    check_letters(cluster.dsn())


def _create(cluster: Cluster, programs: Path) -> None:
    """Make the cluster in a draft folder and rename it, so that a crash never leaves half of one."""
    draft = cluster.home / "data.draft"
    cluster.user.run(["/bin/rm", "-rf", draft])
    locale = ["--locale=C.UTF-8"]
    if major_version(programs, cluster.user) >= 17:
        locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    options = ["-U", "postgres", "-E", "UTF8", "-A", "peer", "--data-checksums", *locale]
    made = cluster.user.run([programs / "initdb", "-D", draft, *options])
    if made.returncode:
        raise PostgresProblem(f"PostgreSQL could not make {cluster.data}:\n{made.stderr.strip()}")
    draft.rename(cluster.data)


def _check_version(cluster: Cluster, programs: Path) -> None:
    made_by = int((cluster.data / "PG_VERSION").read_text())
    ours = major_version(programs, cluster.user)
    if made_by != ours:
        raise PostgresProblem(
            f"{cluster.data} was made by PostgreSQL {made_by}, but the programs in {programs} are {ours}. "
            "See docs/operate/upgrade.md: name the old ones in PG_BIN, dump, load into a new folder."
        )


def _write_settings(cluster: Cluster) -> None:
    """Only the two users concerned may connect, each known by the kernel and not by a password."""
    users = sorted({cluster.user.name, our_name()})
    names = "".join(f"rounds {user} {role}\n" for user in users for role in ("postgres", DATABASE))
    access = "local all all peer map=rounds\nlocal replication all peer map=rounds\n"
    settings = _SETTINGS.format(sockets=cluster.sockets)
    for name, text in {"rounds.conf": settings, "pg_ident.conf": names, "pg_hba.conf": access}.items():
        path = cluster.data / name
        path.write_text(text)
        os.chown(path, cluster.user.uid, cluster.user.gid)
    main = cluster.data / "postgresql.conf"
    if "include 'rounds.conf'" not in main.read_text():
        with main.open("a") as handle:
            handle.write("\ninclude 'rounds.conf'\n")


def _launch(cluster: Cluster, programs: Path) -> None:
    """Start the server; after a crash, orphans of the old one may hold the folder for a second or two."""
    if cluster.log.exists() and cluster.log.stat().st_size > _LOG_LIMIT:
        cluster.log.replace(cluster.log.with_suffix(".log.1"))
    command = _pg_ctl(cluster, programs, "start", "-l", str(cluster.log), "-s")
    last_moment = time.monotonic() + _PATIENCE
    while True:
        started = cluster.user.run(command)
        if started.returncode == 0 or _answers(cluster.dsn("postgres", "postgres")):
            return
        if time.monotonic() > last_moment:
            raise PostgresProblem(f"PostgreSQL does not start: {started.stderr.strip()}\nSee {cluster.log}.")
        time.sleep(0.1)


def _pg_ctl(cluster: Cluster, programs: Path, verb: str, *options: str) -> list[str | Path]:
    return [programs / "pg_ctl", verb, "-D", cluster.data, "-w", "-t", f"{_PATIENCE:.0f}", *options]


def _create_database(cluster: Cluster) -> None:
    """The application's role may create databases (tests do) but is no superuser: triggers bind it too."""
    with psycopg.connect(cluster.dsn("postgres", "postgres"), autocommit=True) as connection:
        role = sql.Identifier(DATABASE)
        if not connection.execute("select 1 from pg_roles where rolname = %s", [DATABASE]).fetchone():
            connection.execute(sql.SQL("create role {} login createdb").format(role))
        if not connection.execute("select 1 from pg_database where datname = %s", [DATABASE]).fetchone():
            connection.execute(sql.SQL("create database {} owner {}").format(role, role))


def main(arguments: list[str]) -> int:
    """``python -m core.postgres start|stop|status|dsn FOLDER``."""
    verb, folder = arguments
    base = Path(folder)
    if verb == "stop":
        print("stopped" if stop(base) else "was not running")
    elif verb == "status":
        print("running" if is_running(base) else "not running")
    elif verb in ("start", "dsn"):
        print(ensure_running(base))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
