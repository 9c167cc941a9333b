"""Which handbooks there are, what stands in each, where and why."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.library.documents import Document
from generator.library.handbook import Entry, Handbook, Standing, nearest_handbook
from generator.library.library import Library
from generator.resolve import resolve
from tests.factories import audience, document, draft, library, region

_REGIONS = (region("top"), region("city", "top"), region("county", "city"), region("other", "top"))
_AUDIENCES = (
    audience("member", everyone=True, words=["全体成员"]),
    audience("leader", "member", grouping=True, words=["负责人"]),
    audience("chief", "leader"),
    audience("rural", "member"),
    audience("secretary", grouping=True),
    audience(
        "branch",
        "secretary",
        "member",
        parts=[("支部", ["branch", "secretary"]), ("党员", ["member"])],
    ),
)


def _library(*documents: Document, study_year: int = 2020) -> Library:
    return library(_REGIONS, _AUDIENCES, documents, study_year=study_year)


def _handbooks(*documents: Document, study_year: int = 2020) -> dict[str, Handbook]:
    return {h.id: h for h in resolve(_library(*documents, study_year=study_year))}


def _held(handbook: Handbook) -> list[str]:
    return [entry.record.id for entry in handbook.entries()]


def _tree(entries: Sequence[Entry]) -> list[object]:
    """Return ids in reading order, each followed by the list of what is folded under it."""
    found: list[object] = []
    for entry in entries:
        found.append(entry.record.id)
        if entry.counterparts:
            found.append(_tree(entry.counterparts))
    return found


def _shape(handbook: Handbook) -> list[tuple[str, str, str, list[object]]]:
    return [(g.chapter.id, g.part, g.document.id, _tree(g.entries)) for g in handbook.groups]


def _standings(handbook: Handbook) -> dict[str, Standing]:
    return {entry.record.id: entry.standing for entry in handbook.entries()}


@pytest.mark.parametrize(
    ("addressed", "audiences"),
    [
        ("member", ["member"]),
        ("leader", ["chief"]),
        ("chief", ["chief"]),
        ("rural", ["rural"]),
        ("secretary", ["branch"]),
    ],
)
def test_a_handbook_exists_where_its_own_region_addresses_its_readers(
    addressed: str, audiences: list[str]
) -> None:
    found = _handbooks(document("a", "city", draft("duties/one", addressed)))
    assert list(found) == [f"city/{one}" for one in audiences]


def test_an_upper_regions_document_gives_no_handbook_below() -> None:
    found = _handbooks(
        document("a", "top", draft("duties/one", "rural")),
        document("b", "city", draft("duties/one", "chief")),
    )
    assert set(found) == {"top/rural", "city/chief"}


def test_handbooks_follow_the_order_of_regions_and_audiences() -> None:
    drafts = [draft("duties/one", "rural"), draft("duties/two", "member")]
    found = _handbooks(document("a", "other", *drafts), document("b", "city", *drafts))
    assert list(found) == ["city/member", "city/rural", "other/member", "other/rural"]


def test_records_of_the_document_page_alone_give_no_handbook() -> None:
    assert _handbooks(document("a", "city", draft("backgrounds/one"))) == {}


def test_nothing_comes_from_a_sibling_or_a_lower_region() -> None:
    found = _handbooks(
        document("a", "top", draft("duties/one", "member")),
        document("b", "city", draft("duties/one", "member")),
        document("c", "other", draft("duties/one", "member")),
        document("d", "county", draft("duties/one", "member")),
    )
    assert {i: _held(h) for i, h in found.items()} == {
        "top/member": ["a/duties/one"],
        "city/member": ["b/duties/one", "a/duties/one"],
        "county/member": ["d/duties/one", "b/duties/one", "a/duties/one"],
        "other/member": ["c/duties/one", "a/duties/one"],
    }


def test_nothing_comes_from_an_audience_that_is_not_included() -> None:
    drafts = [draft(f"duties/{one.id}", one.id) for one in _AUDIENCES]
    found = _handbooks(document("a", "city", *drafts))
    assert {i: set(_held(h)) for i, h in found.items()} == {
        "city/member": {"a/duties/member"},
        "city/chief": {"a/duties/chief", "a/duties/leader", "a/duties/member"},
        "city/rural": {"a/duties/rural", "a/duties/member"},
        "city/branch": {"a/duties/branch", "a/duties/secretary", "a/duties/member"},
    }


def test_own_region_comes_first_and_the_latest_document_before_older_ones() -> None:
    one = draft("duties/one", "member")
    found = _handbooks(
        document("upper", "top", one, date="2022"),
        document("older", "city", one, date="2019-05"),
        document("newer", "city", one, date="2019-12-01"),
    )
    assert [g.document.id for g in found["city/member"].groups] == ["newer", "older", "upper"]
    assert [d.id for d in found["city/member"].documents] == ["newer", "older", "upper"]


def test_records_stand_in_their_chapters_by_kind_then_by_their_place_in_the_text() -> None:
    drafts = [
        draft("meetings/m", "member"),
        draft("roles/r", "member"),
        draft("duties/second", "member", wording="后做。"),
        draft("duties/first", "member", wording="先做。"),
        draft("goals/g", "member"),
        draft("backgrounds/t", wording="名词。"),
        draft("backgrounds/b"),
    ]
    texts = ["名词。", "meetingsm。", "rolesr。", "先做。", "后做。", "goalsg。", "backgroundsb。"]
    found = _handbooks(document("a", "city", *drafts, lines=texts))
    assert _shape(found["city/member"]) == [
        ("principles", "", "a", ["a/goals/g"]),
        ("act", "", "a", ["a/duties/first", "a/duties/second", "a/roles/r"]),
        ("meetings", "", "a", ["a/meetings/m"]),
    ]


def test_an_upper_counterpart_folds_under_the_local_record_that_implements_it() -> None:
    found = _handbooks(
        document("a", "top", draft("duties/one", "member"), draft("duties/two", "member")),
        document("b", "city", draft("duties/local", "member", implements="a/duties/one")),
    )
    assert _shape(found["city/member"]) == [
        ("act", "", "b", ["b/duties/local", ["a/duties/one"]]),
        ("act", "", "a", ["a/duties/two"]),
    ]
    assert _shape(found["top/member"]) == [("act", "", "a", ["a/duties/one", "a/duties/two"])]


def test_a_counterpart_for_other_readers_is_not_folded_in() -> None:
    found = _handbooks(
        document("a", "top", draft("duties/one", "rural")),
        document("b", "city", draft("duties/local", "member", implements="a/duties/one")),
    )
    assert _shape(found["city/member"]) == [("act", "", "b", ["b/duties/local"])]


def test_a_counterpart_stands_by_itself_where_its_local_record_is_for_other_readers() -> None:
    found = _handbooks(
        document("a", "top", draft("duties/one", "member")),
        document(
            "b",
            "city",
            draft("duties/local", "rural", implements="a/duties/one"),
            draft("duties/own", "member"),
        ),
    )
    assert _shape(found["city/member"])[1] == ("act", "", "a", ["a/duties/one"])
    assert _shape(found["city/rural"]) == [
        ("act", "", "b", ["b/duties/local", ["a/duties/one"], "b/duties/own"])
    ]


def test_a_counterpart_folds_under_a_record_of_its_own_kind_first() -> None:
    found = _handbooks(
        document("a", "top", draft("meetings/one", "member")),
        document(
            "b",
            "city",
            draft("duties/local", "member", implements="a/meetings/one"),
            draft("meetings/local", "member", implements="a/meetings/one"),
        ),
    )
    assert _shape(found["city/member"]) == [
        ("act", "", "b", ["b/duties/local"]),
        ("meetings", "", "b", ["b/meetings/local", ["a/meetings/one"]]),
    ]


def test_a_counterpart_folds_under_a_record_on_its_own_matter_before_all() -> None:
    found = _handbooks(
        document("a", "top", draft("meetings/one", "member", matter="lecture")),
        document(
            "b",
            "city",
            draft("meetings/local", "member", matter="study", implements="a/meetings/one"),
            draft("duties/local", "member", matter="lecture", implements="a/meetings/one"),
        ),
    )
    assert _shape(found["city/member"]) == [
        ("act", "", "b", ["b/duties/local", ["a/meetings/one"]]),
        ("meetings", "", "b", ["b/meetings/local"]),
    ]


def test_among_records_of_one_kind_the_first_holds_the_counterpart() -> None:
    found = _handbooks(
        document("a", "top", draft("duties/one", "member")),
        document(
            "b",
            "city",
            draft("duties/first", "member", implements="a/duties/one"),
            draft("duties/second", "member", implements="a/duties/one"),
        ),
    )
    assert _shape(found["city/member"]) == [
        ("act", "", "b", ["b/duties/first", ["a/duties/one"], "b/duties/second"])
    ]


def test_counterparts_fold_level_by_level() -> None:
    found = _handbooks(
        document("a", "top", draft("duties/one", "member")),
        document("b", "city", draft("duties/one", "member", implements="a/duties/one")),
        document("c", "county", draft("duties/one", "member", implements="b/duties/one")),
    )
    assert _shape(found["county/member"]) == [
        ("act", "", "c", ["c/duties/one", ["b/duties/one", ["a/duties/one"]]])
    ]


def test_a_record_that_reaches_by_several_audiences_stands_once() -> None:
    found = _handbooks(document("a", "city", draft("duties/one", "chief", "leader", "member")))
    assert _held(found["city/chief"]) == ["a/duties/one"]


def test_an_audience_with_parts_reads_what_is_its_own_first() -> None:
    drafts = [
        draft("duties/all", "member"),
        draft("duties/both", "member", "branch"),
        draft("duties/secretary", "secretary"),
    ]
    found = _handbooks(document("a", "top", draft("duties/upper", "branch")), document("b", "city", *drafts))
    assert _shape(found["city/branch"]) == [
        ("act", "支部", "b", ["b/duties/both", "b/duties/secretary"]),
        ("act", "支部", "a", ["a/duties/upper"]),
        ("act", "党员", "b", ["b/duties/all"]),
    ]


@pytest.mark.parametrize(
    ("period", "standing"),
    [
        (None, Standing.CURRENT),
        (2018, Standing.PAST),
        (2020, Standing.CURRENT),
        ({"first": 2017, "last": 2019}, Standing.PAST),
        ({"first": 2019, "last": 2020}, Standing.CURRENT),
        ({"first": 2021, "last": 2022}, Standing.CURRENT),
    ],
)
def test_a_record_is_past_once_its_period_has_ended(period: object, standing: Standing) -> None:
    found = _handbooks(document("a", "city", draft("duties/one", "member", period=period)))
    assert _standings(found["city/member"]) == {"a/duties/one": standing}


def test_a_record_is_replaced_where_the_new_one_stands_too() -> None:
    found = _handbooks(
        document("old", "city", draft("duties/one", "member"), date="2019"),
        document("new", "city", draft("duties/one", "rural", replaces="old/duties/one")),
    )
    assert _standings(found["city/rural"])["old/duties/one"] is Standing.REPLACED
    assert _standings(found["city/rural"])["new/duties/one"] is Standing.CURRENT
    assert _standings(found["city/member"]) == {"old/duties/one": Standing.CURRENT}


def test_a_later_document_alone_replaces_nothing() -> None:
    found = _handbooks(
        document("old", "city", draft("duties/one", "member"), date="2019"),
        document("new", "city", draft("duties/one", "member")),
    )
    assert set(_standings(found["city/member"]).values()) == {Standing.CURRENT}


def test_a_past_counterpart_is_marked_where_it_is_folded() -> None:
    found = _handbooks(
        document("a", "top", draft("duties/one", "member", period=2018)),
        document("b", "city", draft("duties/one", "member", implements="a/duties/one")),
    )
    assert _standings(found["city/member"]) == {
        "b/duties/one": Standing.CURRENT,
        "a/duties/one": Standing.PAST,
    }


def test_what_is_in_force_is_not_folded_under_what_is_past() -> None:
    found = _handbooks(
        document("a", "top", draft("duties/one", "member")),
        document("b", "city", draft("duties/one", "member", period=2018, implements="a/duties/one")),
    )
    assert _tree([e for g in found["city/member"].groups for e in g.entries]) == [
        "b/duties/one",
        "a/duties/one",
    ]


def test_a_counterpart_folds_under_the_record_of_the_same_matter() -> None:
    local = [
        draft("duties/first", "member", matter="other", implements="a/duties/one"),
        draft("duties/second", "member", matter="lecture", implements="a/duties/one"),
    ]
    upper = document("a", "top", draft("duties/one", "member", matter="lecture"))
    found = _handbooks(upper, document("b", "city", *local))
    assert _tree(found["city/member"].groups[0].entries) == [
        "b/duties/first",
        "b/duties/second",
        ["a/duties/one"],
    ]


def test_each_reason_leads_from_the_reader_to_the_one_addressed() -> None:
    one = draft("duties/one", "member", "leader", "rural", addressee=["全体成员", "负责人"])
    found = _handbooks(document("a", "city", one))
    (entry,) = found["city/chief"].entries()
    assert [(r.audience.id, [a.id for a in r.path], r.addressees) for r in entry.reasons] == [
        ("member", ["chief", "leader", "member"], ("全体成员",)),
        ("leader", ["chief", "leader"], ("负责人",)),
    ]


def test_regions_above_without_documents_are_named() -> None:
    found = _handbooks(
        document("a", "top", draft("duties/one", "rural")),
        document("c", "county", draft("duties/one", "member")),
    )
    assert [r.id for r in found["county/member"].unlisted] == ["city"]
    assert [d.id for d in found["county/member"].documents] == ["c"]


def test_the_nearest_handbook_is_the_own_regions_or_else_the_next_ones_above() -> None:
    made = _library(
        document("a", "top", draft("duties/one", "rural"), draft("duties/two", "member")),
        document("b", "city", draft("duties/one", "member")),
    )
    handbooks = resolve(made)
    county, by_id = made.region_by_id["county"], made.audience_by_id

    def nearest(one: str) -> str:
        found = nearest_handbook(made, handbooks, county, by_id[one])
        return found.id if found else ""

    assert [nearest(one) for one in ("member", "rural", "chief")] == ["city/member", "top/rural", ""]
