"""Fonts from an npm registry, a small one on this machine: only what is known is taken, as a whole or not."""

from __future__ import annotations

import base64
import hashlib
import os
import tarfile
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.editions.fetching import download_packages
from generator.editions.fonts import FontError, fetched_folder, find_fonts
from generator.editions.tarballs import PACKAGES, FetchError, Package, registry_address
from generator.project import Project
from tests.editions.font_files import make_four
from tests.support import example_project, run_handbook

_NAMES = ("NotoSerifSC-400.otf", "NotoSerifSC-700.otf", "NotoSansSC-400.otf", "NotoSansSC-700.otf")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of the requests."""


class _Registry:
    """A folder that is served, and the packages in it."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address

    def publish(self, name: str, files: dict[str, Path]) -> Package:
        """Put the files as `package/<path>` into a tarball; return its package, which wants them all."""
        package = Package(name, "1.0.0", "", {f"package/{path}": file.name for path, file in files.items()})
        tarball = self.folder / package.address("").lstrip("/")
        tarball.parent.mkdir(parents=True, exist_ok=True)
        with tarfile.open(tarball, "w:gz") as archive:
            for path, file in files.items():
                archive.add(file, f"package/{path}")
        return self.pinned(package)

    def pinned(self, package: Package) -> Package:
        """Return the package with the checksum of what is served now."""
        content = (self.folder / package.address("").lstrip("/")).read_bytes()
        checksum = base64.b64encode(hashlib.sha512(content).digest()).decode()
        return Package(package.name, package.version, checksum, package.files)


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[_Registry]:
    folder = tmp_path / "registry"
    folder.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield _Registry(folder, f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()


@pytest.fixture
def package(registry: _Registry, tmp_path: Path) -> Package:
    fonts = make_four(tmp_path / "made")
    return registry.publish("@fonts/chinese", {f"fonts/{name}": fonts / name for name in _NAMES})


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")


def _left(project: Project) -> list[str]:
    """Return what stands in the cache, but the locks."""
    return sorted(path.name for path in project.fonts.iterdir() if path.suffix != ".lock")


def test_fetched_fonts_are_found(project: Project, registry: _Registry, package: Package) -> None:
    download_packages(project, registry.address, [package])
    assert {face.path.parent for face in find_fonts(project, system=[]).faces()} == {fetched_folder(project)}
    assert _left(project) == ["families"]


def test_another_checksum_is_refused_and_what_was_there_stays(
    project: Project, registry: _Registry, package: Package
) -> None:
    download_packages(project, registry.address, [package])
    tarball = registry.folder / package.address("").lstrip("/")
    tarball.write_bytes(tarball.read_bytes()[:-1])
    with pytest.raises(FetchError, match=r"@fonts/chinese@1\.0\.0 的校验值不对"):
        download_packages(project, registry.address, [package])
    assert len(find_fonts(project, system=[]).faces()) == 4
    assert _left(project) == ["families"]


def test_of_two_packages_both_or_none(project: Project, registry: _Registry, package: Package) -> None:
    absent = Package("@fonts/absent", "1.0.0", package.sha512, {})
    with pytest.raises(FetchError, match=r"没有给出 @fonts/absent@1\.0\.0（404）"):
        download_packages(project, registry.address, [package, absent])
    assert _left(project) == []


def test_a_package_without_the_files_is_told(project: Project, registry: _Registry, package: Package) -> None:
    more = Package(
        package.name, package.version, package.sha512, {**package.files, "package/OFL.txt": "OFL.txt"}
    )
    with pytest.raises(FetchError, match=r"包里没有 package/OFL\.txt"):
        download_packages(project, registry.address, [more])
    assert _left(project) == []


def test_nothing_but_the_named_files_comes_out_of_a_package(
    project: Project, registry: _Registry, package: Package, tmp_path: Path
) -> None:
    evil = tmp_path / "evil"
    evil.write_text("evil", encoding="utf-8")
    registry.publish(package.name, {"../../evil": evil, "fonts/x.otf": evil})
    served = registry.pinned(Package(package.name, package.version, "", {"package/fonts/x.otf": "x.otf"}))
    download_packages(project, registry.address, [served])
    assert [path.name for path in fetched_folder(project).iterdir()] == ["x.otf"]
    assert sorted(path.name for path in project.root.rglob("evil*")) == []


def test_what_a_killed_run_left_is_neither_used_nor_kept(
    project: Project, registry: _Registry, package: Package
) -> None:
    make_four(project.fonts / ".fetching" / "families")
    with pytest.raises(FontError):
        find_fonts(project, system=[])
    download_packages(project, registry.address, [package])
    assert _left(project) == ["families"]


@pytest.mark.parametrize(
    "address", ["http://[x", "no address", "gopher://x/", "http://127.0.0.1:9/", "http://x y/"]
)
def test_an_address_where_nothing_is_ends_in_an_error_that_is_told(project: Project, address: str) -> None:
    with pytest.raises((FetchError, OSError)):
        download_packages(project, address, PACKAGES)
    assert _left(project) == []


def test_a_password_in_the_registrys_address_is_not_told(project: Project) -> None:
    with pytest.raises(FetchError) as raised:
        download_packages(project, "http://name:secret@127.0.0.1/", PACKAGES)
    assert "secret" not in str(raised.value)


def test_the_registry_is_learnt_from_npms_settings(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.lower() == "npm_config_registry"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    settings = tmp_path / ".npmrc"
    settings.write_text("//x/:token=y\n; registry=no\nregistry = 'http://${PLACE}/'\n", encoding="utf-8")
    monkeypatch.setenv("PLACE", "home")
    assert registry_address(project) == "http://home/"
    project.root.mkdir()
    (project.root / ".npmrc").write_text("registry=http://project/", encoding="utf-8")
    assert registry_address(project) == "http://project/"
    monkeypatch.setenv("NPM_CONFIG_REGISTRY", "http://environment/")
    assert registry_address(project) == "http://environment/"


def _bare(tmp_path: Path, registry: str) -> dict[str, str]:
    """Return what makes a machine have no fonts, no apt-get and no npm."""
    empty = tmp_path / "empty"
    empty.mkdir()
    own = {"PATH": str(empty), "HOME": str(empty), "FONTCONFIG_SYSROOT": str(empty)}
    return {**own, "npm_config_registry": registry}


def test_the_command_says_what_is_printed_with(tmp_path: Path) -> None:
    project = example_project(tmp_path / "example")
    result = run_handbook(project.root, "fonts", "--font-dir", str(make_four(tmp_path / "fonts")))
    assert result.returncode == 0, result.stderr
    path = tmp_path / "fonts" / "NotoSerifSC-700.otf"
    assert f"宋体粗体：Noto Serif SC 700  {path}\n" in result.stdout


def test_the_command_takes_no_other_fonts_for_ours(
    tmp_path: Path, registry: _Registry, package: Package
) -> None:
    """The registry has the right names, with something else under them."""
    project = example_project(tmp_path / "example")
    for one in PACKAGES:
        target = registry.folder / one.address("").lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((registry.folder / package.address("").lstrip("/")).read_bytes())
    result = run_handbook(project.root, "fonts", env=_bare(tmp_path, registry.address))
    assert result.returncode == 1
    assert "从 npm 仓库下载：@expo-google-fonts/noto-serif-sc@0.4.3 的校验值不对，没有采用" in result.stderr
    assert _left(project) == []


def test_the_command_ends_with_what_to_do_when_nothing_works(tmp_path: Path) -> None:
    project = example_project(tmp_path / "example")
    result = run_handbook(project.root, "fonts", env=_bare(tmp_path, "http://127.0.0.1:9/"))
    assert result.returncode == 1
    assert "没有取到字体：\n  从 npm 仓库下载：" in result.stderr
    assert result.stderr.endswith("handbook fonts --font-dir 文件夹\n")
    assert "Traceback" not in result.stderr


def test_the_command_tells_what_a_named_folder_lacks(tmp_path: Path) -> None:
    project = example_project(tmp_path / "example")
    result = run_handbook(project.root, "fonts", "--font-dir", str(tmp_path))
    assert (result.returncode, "里的字体不够" in result.stderr) == (1, True)
    assert not project.build.exists()
