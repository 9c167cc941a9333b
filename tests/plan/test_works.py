"""The register of works: full titles, who reads them and how, in the documents' own words."""

from __future__ import annotations

from generator.plan.records import record_view
from generator.plan.views.works import WorksPage
from generator.plan.works import works_page
from generator.schema.settings import RegisteredWork
from tests.factories import audience, document, draft, library, region


def _registered() -> list[RegisteredWork]:
    later = {"title": "《准则（修订）》", "date": "2030", "source": "公报"}
    values = {"id": "code", "title": "《党的准则》", "short_titles": ["《准则》"], "later": later}
    return [
        RegisteredWork.model_validate(values),
        RegisteredWork.model_validate({"id": "rules", "title": "《章程》"}),
    ]


def test_a_short_title_leads_to_the_full_one() -> None:
    works = [
        {"title": "《准则》", "how": "逐条通读", "chapters": ["总则"]},
        {"title": "章程"},
        {"title": "《别的》"},
    ]
    reading = draft("readings/r", "member", wording="成员逐条通读《准则》总则、章程和《别的》。", works=works)
    made = library(
        [region("r")], [audience("member", everyone=True)], [document("a", "r", reading)], works=_registered()
    )
    view = record_view(made, made.record_by_id["a/readings/r"])
    assert [(w.title, w.full_title, w.url) for w in view.works] == [
        ("《准则》", "《党的准则》", "works/index.html#work-code"),
        ("章程", "", "works/index.html#work-rules"),
        ("《别的》", "", ""),
    ]
    page = works_page(made).view
    assert isinstance(page, WorksPage)
    code, rules = page.works
    assert [(r.printed, r.how, r.chapters, r.readers, r.document) for r in code.required] == [
        ("《准则》", "逐条通读", ("总则",), ("成员",), "a")
    ]
    assert code.later is not None
    assert (code.later.title, code.later.source) == ("《准则（修订）》", "公报")
    assert [r.printed for r in rules.required] == ["章程"]
