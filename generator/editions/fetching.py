"""Getting the fonts where there are none, by the means that the machine has; nothing half-fetched is left.

From Debian its own package; else two packages of the npm registry, with their exact checksums.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from generator.editions.fonts import fetched_folder
from generator.editions.tarballs import PACKAGES, FetchError, Package, download, registry_address, unpack
from generator.project import Project

DEBIAN_PACKAGE = "fonts-noto-cjk"
_APT = ("apt-get", "-qq", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=30")

_NPM_PACK = (
    *("npm", "pack", "--loglevel=error"),
    *("--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=2000"),
    "--fetch-timeout=60000",
)
_ERRORS = ("E: ", "npm err", "npm ERR")
"""How the lines begin in which these programs say what went wrong."""


@dataclass(frozen=True)
class Means:
    """One way to get the fonts; `name` is Chinese. `get` raises FetchError or OSError."""

    name: str
    get: Callable[[], None]


def means(project: Project) -> Iterator[Means]:
    """Yield what this machine can try, in order."""
    has_apt = shutil.which("apt-get") is not None
    if has_apt and _is_root():
        yield Means(f"用 apt-get 安装 {DEBIAN_PACKAGE}", install_debian_package)
    elif has_apt and shutil.which("dpkg-deb"):
        yield Means(f"用 apt-get 下载 {DEBIAN_PACKAGE}", lambda: unpack_debian_package(project))
    if address := registry_address(project):
        yield Means("从 npm 仓库下载", lambda: download_packages(project, address, PACKAGES))
    if shutil.which("npm"):
        yield Means("用 npm 下载", lambda: pack_packages(project, PACKAGES))


def install_debian_package() -> None:
    """Install the package for the whole machine.

    Raises:
        FetchError: apt-get does not succeed, with what it says.
    """
    install = (*_APT, "-o", "DPkg::Lock::Timeout=120", "install", "-y", "--no-install-recommends")
    try:
        _run(*install, DEBIAN_PACKAGE)
    except FetchError:  # on a fresh machine the lists of packages are empty, on an old one they are stale
        with suppress(FetchError):  # one source that does not answer must not hide the others
            _run(*_APT, "update")
        _run(*install, DEBIAN_PACKAGE)


def unpack_debian_package(project: Project) -> None:
    """Take the fonts out of the package without installing it; lists of packages of our own need no root.

    Raises:
        FetchError: apt-get does not succeed, with what it says.
        OSError: the disk refuses.
    """
    with _drafted(project) as (scratch, families):
        own = []
        for option, name in (("Dir::State::Lists", "lists"), ("Dir::Cache", "cache")):
            (scratch / name / "partial").mkdir(parents=True)
            own += ["-o", f"{option}={scratch / name}"]
        _run(*_APT, *own, "update")
        _run(*_APT, *own, "download", DEBIAN_PACKAGE, folder=scratch)
        for package in scratch.glob("*.deb"):
            _run("dpkg-deb", "-x", str(package), str(scratch / "package"))
        for path in [*scratch.glob("package/**/*.tt[cf]"), *scratch.glob("package/**/copyright")]:
            path.rename(families / path.name)


def download_packages(project: Project, address: str, packages: Sequence[Package]) -> None:
    """Take the fonts from the registry at `address`, without Node.

    Raises:
        FetchError: a package is not there, or is not the one that we know.
        OSError: the network or the disk refuses.
    """
    with _drafted(project) as (scratch, families):
        for package in packages:
            unpack(package, download(package, address, scratch), families)


def pack_packages(project: Project, packages: Sequence[Package]) -> None:
    """Let npm take the packages from its registry, wherever that is.

    Raises:
        FetchError: npm does not succeed, or brings what we do not know.
        OSError: the disk refuses.
    """
    with _drafted(project) as (scratch, families):
        for package in packages:
            before = {*scratch.glob("*.tgz")}
            _run(*_NPM_PACK, f"--pack-destination={scratch}", package.specifier, folder=project.root)
            for tarball in {*scratch.glob("*.tgz")} - before:
                unpack(package, tarball, families)


@contextmanager
def _drafted(project: Project) -> Iterator[tuple[Path, Path]]:
    """Give a scratch folder, and one inside it for the fonts, which goes into the cache if all goes well."""
    target = fetched_folder(project)
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = target.with_name(".fetching")
    with FileLock(target.with_name(".fetching.lock")):
        shutil.rmtree(scratch, ignore_errors=True)
        try:
            draft = scratch / target.name
            draft.mkdir(parents=True)
            yield scratch, draft
            shutil.rmtree(target, ignore_errors=True)
            draft.rename(target)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


def _run(*command: str, folder: Path | None = None) -> None:
    program = shutil.which(command[0])
    if program is None:
        raise FetchError(f"没有 {command[0]}")
    path = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))  # dpkg needs ldconfig
    environment = {**os.environ, "PATH": path, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    result = subprocess.run(
        (program, *command[1:]),
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if result.returncode != 0:
        said = [line for line in result.stdout.splitlines() if line.strip()]
        last = said[-1] if said else f"{command[0]} 的退出状态是 {result.returncode}"
        raise FetchError(next((line for line in said if line.startswith(_ERRORS)), last))


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
