"""Packages of the npm registry that hold the fonts: exact version, exact checksum, only the files we need."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import tarfile
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

from generator.editions.fonts import home_folder
from generator.project import Project

_SECONDS = 60
"""How long a silent registry is waited for."""


class FetchError(Exception):
    """One means did not work; the message is Chinese, but for what a program said."""


@dataclass(frozen=True)
class Package:
    """One package: `sha512` in Base64, as npm writes it; `files` maps paths inside to names in our cache."""

    name: str
    version: str
    sha512: str
    files: Mapping[str, str]

    @property
    def specifier(self) -> str:
        return f"{self.name}@{self.version}"

    def address(self, registry: str) -> str:
        """Return where the registry at the address `registry` keeps the tarball."""
        base = self.name.rpartition("/")[2]
        return f"{registry.rstrip('/')}/{self.name}/-/{base}-{self.version}.tgz"


def _fonts(name: str, family: str, sha512: str) -> Package:
    fonts = (f"{weight}/{family}_{weight}.ttf" for weight in ("400Regular", "700Bold"))
    files = {f"package/{path}": path.rpartition("/")[2] for path in fonts}
    return Package(name, "0.4.3", sha512, {**files, "package/LICENSE_FONT": f"{family}-OFL.txt"})


PACKAGES = (
    _fonts(
        "@expo-google-fonts/noto-serif-sc",
        "NotoSerifSC",
        "fSmUpiSFtSeyHV45/2xUOy5SdfExklQwwMKN3cQjAZAujITHDmSbpMHCVdCMhRqMjQtu0ZRgc29u8A+CU3akfw==",
    ),
    _fonts(
        "@expo-google-fonts/noto-sans-sc",
        "NotoSansSC",
        "9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ==",
    ),
)


def registry_address(project: Project) -> str | None:
    """Return the registry that the environment or npm's settings name; None if none does."""
    for name, value in os.environ.items():
        if name.lower() == "npm_config_registry" and value.strip():
            return value.strip()
    return next((address for path in _settings(project) if (address := _registry_in(path))), None)


def _settings(project: Project) -> Iterator[Path]:
    """Yield npm's settings files, the nearest first."""
    yield project.root / ".npmrc"
    yield home_folder() / ".npmrc"
    yield from (Path(folder, "npmrc") for folder in ("/usr/local/etc", "/usr/etc", "/etc"))


def _registry_in(path: Path) -> str | None:
    """Return the registry's address in a settings file; nothing else in it is looked at."""
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    pairs = (line.partition("=") for line in lines)
    values = [value.strip().strip("\"'") for name, _, value in pairs if name.strip() == "registry"]
    return os.path.expandvars(values[-1]) if values else None


def download(package: Package, registry: str, folder: Path) -> Path:
    """Take the package's tarball from the registry into `folder`.

    Raises:
        FetchError: the registry does not give it.
        OSError: the network or the disk refuses.
    """
    address = package.address(registry)
    target = folder / address.rpartition("/")[2]
    try:
        with urllib.request.urlopen(address, timeout=_SECONDS) as response, target.open("wb") as file:
            shutil.copyfileobj(response, file)
    except urllib.error.HTTPError as problem:
        raise FetchError(f"仓库没有给出 {package.specifier}（{problem.code}）") from None
    except (HTTPException, ValueError) as problem:  # whose words may quote the address, and a password in it
        raise FetchError(f"仓库的回答不对，或地址写得不对（{type(problem).__name__}）") from None
    return target


def unpack(package: Package, tarball: Path, folder: Path) -> None:
    """Write the package's files that we need into `folder`, after its checksum has been found right.

    Raises:
        FetchError: the tarball is another one, or lacks one of the files.
        OSError: the disk refuses.
    """
    with tarball.open("rb") as file:
        digest = hashlib.file_digest(file, "sha512").digest()
    if base64.b64encode(digest).decode() != package.sha512:
        raise FetchError(f"{package.specifier} 的校验值不对，没有采用")
    with tarfile.open(tarball) as archive:
        for path, name in package.files.items():
            _extract(archive, path, folder / name)


def _extract(archive: tarfile.TarFile, path: str, target: Path) -> None:
    """Write one plain file; where it goes is ours to say, not the archive's."""
    try:
        source = archive.extractfile(path)
    except KeyError:
        source = None
    if source is None:
        raise FetchError(f"包里没有 {path}")
    with source, target.open("wb") as file:
        shutil.copyfileobj(source, file)
