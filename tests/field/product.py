"""The product, running: its own database with the demonstration company, its own web server."""

import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parents[2]


@dataclass(slots=True)
class Product:
    """A running Rounds on its own database."""

    address: str
    port: int
    environment: dict[str, str]
    server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve, on the same port as before."""
        command = [
            *(
                sys.executable,
                "-m",
                "gunicorn",
                "config.wsgi:application",
                "--bind",
                f"127.0.0.1:{self.port}",
            ),
            *("--workers", "2", "--threads", "4", "--worker-class", "gthread", "--log-level", "error"),
        ]
        self.server = subprocess.Popen(command, cwd=ROOT, env=self.environment)
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the product does not answer")

    def stop(self) -> None:
        """Stop serving; the database stays."""
        if self.server is not None:
            self.server.terminate()
            self.server.wait(30)
            self.server = None

    def rows(self, sql: str, *params: Any) -> list[tuple[Any, ...]]:
        """Look into its database."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            return connection.execute(sql, params).fetchall()

    def manage(self, *arguments: str) -> str:
        """Run a management command there."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        return done.stdout


def free_port() -> int:
    """A port nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def make_empty(name: str) -> Product:
    """A fresh database of this name with its tables and nothing in them, not yet serving."""
    home = os.environ["DATABASE_URL"]
    address = urlunsplit(urlsplit(home)._replace(path=f"/{name}"))
    with psycopg.connect(home, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    environment = {
        **os.environ,
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "config.settings.base",
        "LOG_LEVEL": "ERROR",
    }
    product = Product(address, free_port(), environment)
    product.manage("migrate", "--verbosity", "0")
    return product


def make_product(name: str) -> Product:
    """A fresh database of this name with the demonstration company in it, not yet serving."""
    product = make_empty(name)
    product.manage("demo")
    return product
