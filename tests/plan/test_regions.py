"""Home page and regions' pages: one's own handbook, else the upper region's, and no false word of either."""

from __future__ import annotations

from collections.abc import Sequence

from generator.library.library import Library
from generator.plan import plan_site
from generator.plan.page import NavNode
from generator.plan.views.handbooks import FirstPage
from generator.plan.views.home import HomePage, RegionPage
from generator.resolve import resolve
from generator.schema.settings import Audience
from tests.factories import Draft, audience, document, draft, library, region

_MEMBER = audience("member", everyone=True, words=["成员"])


def _library(audiences: Sequence[Audience], top: Sequence[Draft], town: Sequence[Draft]) -> Library:
    regions = [region("top"), region("empty", "top"), region("town", "top")]
    return library(
        regions, audiences, [document("a", "top", *top), document("b", "town", *town, date="2021")]
    )


def _page(made: Library, one: str) -> RegionPage:
    (view,) = [p.view for p in plan_site(made, resolve(made)).pages if p.path == f"{one}/index.html"]
    assert isinstance(view, RegionPage)
    return view


def _home(made: Library) -> HomePage:
    (view,) = [p.view for p in plan_site(made, resolve(made)).pages if p.path == "index.html"]
    assert isinstance(view, HomePage)
    return view


def test_an_audience_that_the_region_addresses_in_other_handbooks_is_led_to_them() -> None:
    audiences = [
        _MEMBER,
        audience("rural", "member", words=["农村成员"]),
        audience("mobile", "member", words=["流动成员"]),
        audience("branch", "member", words=["支部"]).model_copy(update={"see_also": ("rural", "mobile")}),
    ]
    made = _library(
        audiences,
        [draft("duties/b", "branch", addressee="支部", wording="支部开会。")],
        [draft("duties/r", "rural", addressee="农村成员", wording="农村成员开会。")],
    )
    (group,) = _page(made, "town").groups
    assert [(c.audience, c.url, c.is_own, [link.url for link in c.instead]) for c in group.choices] == [
        ("对象rural", "town/rural/index.html", True, []),
        ("对象branch", "top/branch/index.html", False, ["town/rural/index.html"]),
    ]


def test_audiences_stand_in_their_groups_in_the_order_of_the_data() -> None:
    audiences = [
        audience("member", everyone=True, words=["成员"], group="个人"),
        audience("branch", "member", words=["支部"], group="组织"),
        audience("mobile", "member", words=["流动成员"], group="个人"),
    ]
    drafts = [
        draft("duties/one", "member"),
        draft("duties/two", "branch", addressee="支部", wording="支部开会。"),
        draft("duties/three", "mobile", addressee="流动成员", wording="流动成员开会。"),
    ]
    groups = _page(_library(audiences, drafts, drafts), "town").groups
    assert [(g.title, [c.audience for c in g.choices]) for g in groups] == [
        ("个人", ["对象member", "对象mobile"]),
        ("组织", ["对象branch"]),
    ]


def test_words_are_those_of_the_regions_own_documents_the_commonest_first() -> None:
    many = ["甲", "乙", "丙", "丁", "戊"]
    members = audience("member", everyone=True, words=["本地人", "上级人", *many])
    town = [
        draft("duties/one", "member", addressee="甲", wording="一。"),
        draft("duties/two", "member", addressee=["本地人", *many], wording="二。"),
        draft("duties/three", "member", addressee="本地人", wording="三。"),
    ]
    made = _library([members], [draft("duties/up", "member", addressee="上级人")], town)
    ((choice,),) = [g.choices for g in _page(made, "town").groups]
    assert (choice.words, choice.has_more_words) == (("甲", "本地人", "乙", "丙"), True)
    ((choice,),) = [g.choices for g in _page(made, "top").groups]
    assert (choice.words, choice.has_more_words) == (("上级人",), False)


def test_upper_documents_words_are_not_shown_as_the_regions_own() -> None:
    """Though their records stand in the region's handbook: on their own, and folded under its own."""
    members = audience("member", everyone=True, words=["本地人", "上级人", "上面人"])
    top = [
        draft("duties/up", "member", addressee="上级人", wording="上级人做。"),
        draft("meetings/up", "member", addressee="上面人", wording="上面人开会。"),
    ]
    town = [draft("duties/own", "member", addressee="本地人", wording="本地人做。", implements="a/duties/up")]
    made = _library([members], top, town)
    (handbook,) = [h for h in resolve(made) if h.id == "town/member"]
    assert {e.record.id for e in handbook.entries()} == {"a/duties/up", "a/meetings/up", "b/duties/own"}
    ((choice,),) = [g.choices for g in _page(made, "town").groups]
    assert (choice.words, choice.has_more_words) == (("本地人",), False)


def test_words_of_headings_come_after_those_of_sentences() -> None:
    members = audience("member", everyone=True, words=["文件", "成员"])
    town = [
        draft("duties/one", "member", addressee="文件", wording="开会。"),
        draft("duties/two", "member", addressee=["文件", "成员"], wording="成员开会。"),
    ]
    made = _library([members], [], town)
    ((choice,),) = [g.choices for g in _page(made, "town").groups]
    assert choice.words == ("成员", "文件")


def test_another_regions_handbook_is_not_described_in_its_words() -> None:
    branch = audience("branch", "member", words=["支部"])
    made = _library(
        [_MEMBER, branch],
        [draft("duties/b", "branch", addressee="支部", wording="支部开会。")],
        [draft("duties/m", "member", addressee="成员")],
    )
    ((_, upper),) = [g.choices for g in _page(made, "town").groups]
    assert (upper.audience, upper.is_own, upper.words) == ("对象branch", False, ())


def test_a_region_has_its_own_documents_and_the_home_page_leads_to_it() -> None:
    made = _library([_MEMBER], [draft("duties/up", "member")], [draft("duties/own", "member")])
    assert [d.short_title for d in _page(made, "town").documents] == ["b"]
    home = _home(made)
    assert [
        (e.region.label, e.region.url, [(d.title, d.year) for d in e.documents]) for e in home.regions
    ] == [
        ("地区top", "top/index.html", [("a", "2020")]),
        ("地区town", "town/index.html", [("b", "2021")]),
    ]
    assert home.unlisted == ("地区empty",)


def test_a_regions_page_comes_first_below_it_in_the_navigation() -> None:
    made = _library([_MEMBER], [draft("duties/up", "member")], [draft("duties/own", "member")])
    navigation = plan_site(made, resolve(made)).navigation
    assert navigation[1].title == "手册"
    town = next(node for node in navigation[1].children if node.title == "地区town")
    first, handbook = town.children
    assert first == NavNode("地区town", "town/index.md")
    assert handbook.children[0].page == "town/member/index.md"


def test_real_readers_choose_among_twelve_at_most(real_library: Library) -> None:
    pages = plan_site(real_library, resolve(real_library)).pages
    lists = [p.view.regions for p in pages if isinstance(p.view, HomePage)]
    regions = [p.view for p in pages if isinstance(p.view, RegionPage)]
    firsts = [p.view for p in pages if isinstance(p.view, FirstPage)]
    assert len(regions) == len(lists[0])
    sizes = [len(entries) for entries in lists]
    sizes += [len(view.groups) for view in regions]
    sizes += [len(group.choices) for view in regions for group in view.groups]
    sizes += [len(view.chapters) for view in firsts]
    assert max(sizes) <= 12
    assert all(group.title for view in regions for group in view.groups)


def test_every_real_handbook_is_its_regions_choice_and_leads_back(real_library: Library) -> None:
    handbooks = resolve(real_library)
    pages = {page.path: page.view for page in plan_site(real_library, handbooks).pages}
    for handbook in handbooks:
        first = pages[f"{handbook.id}/index.html"]
        assert isinstance(first, FirstPage)
        view = pages[first.handbook.region_page]
        assert isinstance(view, RegionPage)
        assert [c.is_own for g in view.groups for c in g.choices if c.url == first.handbook.first_page] == [
            True
        ]
