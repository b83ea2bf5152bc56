"""``python -m config.backup save|load FOLDER``: the whole of an installation in one folder, and back.

What makes an installation: the database, the files people brought, the secret key that tablets' keys come
from, and the key and the noted heads of the seal. A backup holds all of it or does not exist.

What opens sealed identities lies in one folder beside all backups, not in each: whoever is erased here is
erased there by the next backup, and no older backup opens him again.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import psycopg

from config.entry import data_folder, prepare
from core.cipher.folder import NAME, Folder
from core.postgres_software import cluster_user, find_programs

DUMP, MEDIA, KEY = "database.dump", "media", "secret.key"
SEAL = ("seal.key", "seal.anchor")


def save(into: Path) -> Path:
    """Write a new folder, named by the time, below the given one."""
    target = into / f"rounds-{time.strftime('%Y%m%d-%H%M%S')}"
    draft = target.with_suffix(".unfinished")
    draft.mkdir(mode=0o700, parents=True)
    living, beside = _identities(into)
    living.copy_keys_to(beside)  # before the database, and again after it: a rotation may run meanwhile
    # The heads of the seal before the database, so that none is noted that the dump does not hold.
    for name in SEAL:
        _copy(data_folder() / name, draft / name)
    # The database before the files: a file that comes while we save is then without a row, never a row without its file.
    _postgres("pg_dump", "--format=custom", "--no-owner", f"--file={draft / DUMP}", f"--dbname={_address()}")
    for name in (MEDIA, KEY):
        _copy(data_folder() / name, draft / name)
    living.copy_keys_to(beside)
    living.copy_shares_to(beside)
    return draft.rename(target)


def load(backup: Path) -> None:
    """Fill an empty installation from a backup; one that holds data already is left alone."""
    if not (backup / DUMP).is_file():
        raise SystemExit(f"{backup} is no backup: it holds no {DUMP}.")
    if _tables():
        raise SystemExit(f"The database of {data_folder()} is not empty. Name a new folder: ROUNDS_DATA=...")
    whole = ("--exit-on-error", "--single-transaction", "--no-owner")
    _postgres("pg_restore", *whole, f"--dbname={_address()}", backup / DUMP)
    for name in (MEDIA, KEY, *SEAL):
        _copy(backup / name, data_folder() / name)
    living, beside = _identities(backup.parent)
    beside.copy_keys_to(living)
    beside.copy_shares_to(living)


def _identities(backups: Path) -> tuple[Folder, Folder]:
    """What opens identities: here, and beside the backups. Two installations do not share one such folder."""
    living, beside = Folder(data_folder() / NAME), Folder(backups / NAME)
    if living.exists() and beside.exists() and living.ring().index != beside.ring().index:
        raise SystemExit(f"{beside.path} belongs to another installation. Name another folder for backups.")
    return living, beside


def _address() -> str:
    return os.environ["DATABASE_URL"]


def _tables() -> int:
    with psycopg.connect(_address()) as connection:
        row = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    return int(row[0]) if row else 0


def _postgres(program: str, *arguments: str | Path) -> None:
    folder = find_programs(data_folder() / "pg", cluster_user())
    done = subprocess.run([folder / program, *arguments], check=False)
    if done.returncode:
        raise SystemExit(f"{program} did not finish; nothing was kept.")


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    elif source.exists():
        shutil.copy2(source, target)


def main(arguments: list[str]) -> None:
    """Save or load, and say what was done."""
    verb, folder = arguments
    prepare()
    if verb == "save":
        print(f"Saved {save(Path(folder).absolute())}")
    elif verb == "load":
        load(Path(folder).absolute())
        print(f"Loaded into {data_folder()}")


if __name__ == "__main__":
    main(sys.argv[1:])
