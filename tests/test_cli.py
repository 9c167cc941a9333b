"""The command line as a person meets it: what it says, its exit status, what it leaves behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.project import Project
from tests.support import ROOT, example_project, run_handbook


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return example_project(tmp_path / "example")


def _break(project: Project) -> None:
    goals = project.documents / "upper-2020" / "goals.yml"
    goals.write_text(goals.read_text("utf-8").replace("写一篇体会", "写一遍体会"), encoding="utf-8")


def test_check_is_silent_success_or_exit_status_1(project: Project) -> None:
    good = run_handbook(project.root, "check")
    assert (good.returncode, good.stdout) == (0, "共 0 个错误，0 个提醒。\n")
    _break(project)
    bad = run_handbook(project.root, "check")
    assert bad.returncode == 1
    assert "data/documents/upper-2020/goals.yml:4:" in bad.stdout
    assert "【遍】" in bad.stdout


def test_check_json_names_file_line_and_column(project: Project) -> None:
    _break(project)
    result = run_handbook(project.root, "check", "--json")
    (found,) = json.loads(result.stdout)
    assert result.returncode == 1
    assert (found["file"], found["line"]) == ("data/documents/upper-2020/goals.yml", 4)
    line = (project.root / found["file"]).read_text("utf-8").split("\n")[3]
    assert line[found["column"] - 1] == "遍"


def test_a_failed_build_leaves_the_last_site(project: Project) -> None:
    assert run_handbook(project.root, "build").returncode == 0
    before = (project.site / "index.html").read_bytes()
    _break(project)
    failed = run_handbook(project.root, "build")
    assert failed.returncode == 1
    assert "wording-differs" in failed.stderr
    assert (project.site / "index.html").read_bytes() == before
    assert [path.name for path in project.build.iterdir() if path.is_dir()] == ["site"]


def test_a_broken_link_in_a_written_page_is_told_with_its_place(project: Project) -> None:
    (project.content / "about.md").write_text("# 关于\n\n见[那里](nowhere.md)。\n", encoding="utf-8")
    config = project.engine_config.read_text("utf-8")
    project.engine_config.write_text(config.replace("about.md", "absent.md"), encoding="utf-8")
    result = run_handbook(project.root, "build")
    assert result.returncode == 1
    assert "content/about.md:3:7: 错误 page-link: 链接 nowhere.md" in result.stderr
    assert "mkdocs.yml: 错误 page-nav: nav 写了 absent.md" in result.stderr
    assert not project.site.exists()


def test_a_style_script_or_icon_that_is_not_there_is_told(project: Project) -> None:
    config = project.engine_config.read_text("utf-8")
    changed = config.replace("assets/year.css", "assets/yaer.css").replace("favicon.svg", "favikon.svg")
    project.engine_config.write_text(changed, encoding="utf-8")
    result = run_handbook(project.root, "build")
    assert result.returncode == 1
    assert "mkdocs.yml: 错误 engine-asset: 没有 assets/yaer.css 这个文件。" in result.stderr
    assert "您是不是要写 assets/year.css ？" in result.stderr
    assert "没有 assets/favikon.svg 这个文件。" in result.stderr
    assert not project.site.exists()


def test_a_written_page_may_point_at_a_record_and_at_nothing_else(project: Project) -> None:
    page = "lower/branch/meetings.md"
    links = f"[有]({page}#lower-2021--meetings--monthly-meeting)、[没有]({page}#lower-2021--meetings--none)"
    (project.content / "about.md").write_text(f"# 关于\n\n{links}\n", encoding="utf-8")
    result = run_handbook(project.root, "build")
    assert result.returncode == 1
    assert result.stderr.count("错误 page-link") == 1
    assert "lower-2021--meetings--none" in result.stderr


def test_new_ids_are_registered_only_when_accepted(project: Project) -> None:
    for name in ("goals", "terms"):
        path = project.documents / "upper-2020" / f"{name}.yml"
        text = path.read_text("utf-8").replace("goals/three-ones", "goals/three-times-one")
        text = text.replace("id: three-ones", "id: three-times-one") if name == "goals" else text
        path.write_text(text, encoding="utf-8")
    register = project.id_register.read_text("utf-8")
    refused = run_handbook(project.root, "build", "--accept-ids")
    assert refused.returncode == 1
    assert "id-vanished" in refused.stderr
    (line,) = [line for line in register.splitlines() if "goals/three-ones" in line]
    retired = register.replace(line, "upper-2020/goals/three-ones retired 改名")
    project.id_register.write_text(retired, encoding="utf-8")
    assert run_handbook(project.root, "build").returncode == 1
    accepted = run_handbook(project.root, "build", "--accept-ids")
    assert accepted.returncode == 0, accepted.stderr
    lines = project.id_register.read_text("utf-8").splitlines()
    assert any(line.startswith("upper-2020/goals/three-times-one ") for line in lines)
    assert "upper-2020/goals/three-ones retired 改名" in lines
    assert run_handbook(project.root, "build").returncode == 0


def _lower_the_gauge(project: Project) -> None:
    """The example's texts are so short that ordinals weigh more than 2 %."""
    site = project.data / "site.yml"
    site.write_text(site.read_text("utf-8") + "gauges: {coverage_at_least: 0.9}\n", encoding="utf-8")


def test_verify_meets_the_gauges_and_shows_differences(project: Project, tmp_path: Path) -> None:
    _lower_the_gauge(project)
    texts = tmp_path / "texts"
    texts.mkdir()
    for document in ("upper-2020", "lower-2021"):
        body = (project.documents / document / "text.txt").read_text("utf-8")
        head = "上级读书方案\n上级办公室 2020年印发\n\n" if document == "upper-2020" else "下办〔2021〕1号\n"
        (texts / f"{document}.txt").write_text(
            head + body.replace("对照检查。", "对照\n\n检查。"), encoding="utf-8"
        )
    good = run_handbook(project.root, "verify", "--texts", str(texts))
    assert good.returncode == 0, good.stdout
    assert "与给定的原文逐字一致（接合断行 1 处）" in good.stdout
    lower = texts / "lower-2021.txt"
    lower.write_text(lower.read_text("utf-8").replace("小组公布记录", "小组公开记录"), encoding="utf-8")
    bad = run_handbook(project.root, "verify", "--texts", str(texts), "--json")
    assert bad.returncode == 1
    (difference,) = json.loads(bad.stdout)["documents"][0]["comparison"]["differences"]
    assert (difference["given"], difference["own"]) == ("开", "布")


def test_verify_fails_when_a_gauge_is_missed(project: Project) -> None:
    site = project.data / "site.yml"
    site.write_text(site.read_text("utf-8") + "gauges: {median_length_up_to: 10}\n", encoding="utf-8")
    result = run_handbook(project.root, "verify")
    assert result.returncode == 1
    assert "不合格：条目长度中位数" in result.stdout


def test_explain_says_what_spells_a_term_out_and_who_regulates_a_matter(project: Project) -> None:
    term = run_handbook(project.root, "explain", "lower-2021/terms/three-reaches")
    assert "由这些条目展开：lower-2021/requirements/three-reaches\n  | 眼到、口到、心到" in term.stdout
    absent = run_handbook(project.root, "explain", "lower-2021/terms/three-ones")
    assert "原文未展开" in absent.stdout
    matter = json.loads(run_handbook(project.root, "explain", "monthly-meeting", "--json").stdout)
    assert matter["relations"] == {"lower-2021": "stricter"}
    assert matter["records"]["upper-2020"] == ["upper-2020/meetings/monthly-meeting"]


def test_explain_says_why_a_record_is_where_it_is(project: Project) -> None:
    record = run_handbook(project.root, "explain", "lower-2021/readings/handbook", "--json")
    value = json.loads(record.stdout)
    assert value["handbooks"]["lower/county-leader"] == ["称谓“全体成员”→ 成员 ← 负责人 ← 县级负责人"]
    assert "lower/committee" not in value["handbooks"]
    handbook = run_handbook(project.root, "explain", "lower/branch")
    assert "小组要做的：下级办法" in handbook.stdout
    unknown = run_handbook(project.root, "explain", "lower/branhc")
    assert (unknown.returncode, unknown.stderr.count("您是不是要写 lower/branch")) == (1, 1)


def test_names_with_markup_in_them_are_shown_as_written(project: Project) -> None:
    for path, old in (
        (project.data / "regions.yml", "name: 下级"),
        (project.data / "site.yml", "name: 示例手册"),
    ):
        path.write_text(path.read_text("utf-8").replace(old, "name: 甲<img src=x>&乙", 1), encoding="utf-8")
    assert run_handbook(project.root, "build").returncode == 0
    page = (project.site / "lower" / "branch" / "index.html").read_text("utf-8")
    assert "甲&lt;img src=x&gt;&amp;乙" in page
    assert "<img src=x" not in page


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["biuld"], "没有 biuld 这个命令。您是不是要写 build ？"),
        (["build", "--acept-ids"], "没有 --acept-ids 这个选项。您是不是要写 --accept-ids ？"),
        (["generate"], "还缺 --out。"),
        (["print", "--paper", "a3"], "--paper 只能是：a4、large、a5、booklet。"),
        (["print", "--region", "nowhere"], "没有地区“nowhere”的手册。"),
        (["check", "more"], "多了参数：more。"),
        (["serve", "--address", "8000"], "应为 主机:端口"),
        (["verify", "--texts", "nowhere"], "没有文件夹 nowhere"),
        (["build", "--font-dir", "fonts"], "--editions"),
    ],
)
def test_wrong_usage_is_told_in_chinese(project: Project, arguments: list[str], answer: str) -> None:
    result = run_handbook(project.root, *arguments)
    assert result.returncode == 2
    assert answer in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("out", [".", "..", "content", "content/tree", "data/tree", "templates"])
def test_a_tree_is_not_written_over_the_projects_own_files(project: Project, out: str) -> None:
    before = sorted(path for path in project.root.rglob("*"))
    result = run_handbook(project.root, "generate", "--out", out)
    assert result.returncode == 1
    assert "不能被换掉" in result.stderr
    assert sorted(path for path in project.root.rglob("*")) == before


def test_a_tree_replaces_an_earlier_tree_and_nothing_else(project: Project, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    assert run_handbook(project.root, "generate", "--out", str(tree)).returncode == 0
    assert run_handbook(project.root, "generate", "--out", str(tree)).returncode == 0
    other = example_project(tmp_path / "other")
    refused = run_handbook(project.root, "generate", "--out", str(other.root))
    assert refused.returncode == 1
    assert "里有别的内容" in refused.stderr
    assert other.id_register.is_file()


def test_a_site_is_not_swapped_in_over_something_else(project: Project) -> None:
    project.site.mkdir(parents=True)
    (project.site / "mine.txt").write_text("mine", encoding="utf-8")
    refused = run_handbook(project.root, "build")
    assert refused.returncode == 1
    assert "里有别的内容" in refused.stderr
    assert (project.site / "mine.txt").read_text("utf-8") == "mine"


def test_a_wrong_text_is_told_at_its_place_in_text_txt(project: Project, tmp_path: Path) -> None:
    """The source is right, text.txt is not: the editor must not be sent to the YAML first."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for document, head in (("upper-2020", "上级读书方案"), ("lower-2021", "下办〔2021〕1号")):
        path = project.documents / document / "text.txt"
        (texts / f"{document}.txt").write_text(f"{head}\n{path.read_text('utf-8')}", encoding="utf-8")
    path = project.documents / "upper-2020" / "text.txt"
    path.write_text(path.read_text("utf-8").replace("写一篇体会", "写一遍体会"), encoding="utf-8")
    result = run_handbook(project.root, "verify", "--texts", str(texts))
    assert result.returncode == 1
    place = "data/documents/upper-2020/text.txt:3:27: 与原文第 4 行不同"
    assert place in result.stdout
    assert result.stdout.index(place) < result.stdout.index("wording-differs")


def test_a_folder_that_is_no_project_is_told(tmp_path: Path) -> None:
    result = run_handbook(tmp_path, "check")
    assert result.returncode == 2
    assert "不是手册项目" in result.stderr


@pytest.mark.parametrize(
    "command", ["", "check", "verify", "build", "serve", "generate", "print", "fonts", "explain"]
)
def test_help_is_chinese_with_examples(command: str) -> None:
    result = run_handbook(ROOT, *([command] if command else []), "--help")
    assert result.returncode == 0
    assert "handbook " in result.stdout
    assert not any(word in result.stdout for word in ("Usage", "Options", "Commands", "Show this"))
