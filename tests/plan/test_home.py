"""The chooser: one's own handbook, else the upper region's, and never a false word about one's region."""

from __future__ import annotations

from generator.plan.home import home_page
from generator.plan.views.handbooks import HomePage
from generator.resolve import resolve
from tests.factories import audience, document, draft, library, region


def test_an_audience_that_the_region_addresses_in_other_handbooks_is_led_to_them() -> None:
    audiences = [
        audience("member", everyone=True),
        audience("rural", "member", words=["农村成员"]),
        audience("mobile", "member", words=["流动成员"]),
        audience("branch", "member", words=["支部"]).model_copy(update={"see_also": ("rural", "mobile")}),
    ]
    made = library(
        [region("top"), region("town", "top")],
        audiences,
        [
            document("a", "top", draft("duties/b", "branch", addressee="支部", wording="支部开会。")),
            document("b", "town", draft("duties/r", "rural", addressee="农村成员", wording="农村成员开会。")),
        ],
    )
    view = home_page(made, resolve(made)).view
    assert isinstance(view, HomePage)
    town = view.regions[1]
    assert [(c.audience, c.url, c.is_own, [link.url for link in c.instead]) for c in town.choices] == [
        ("对象rural", "town/rural/index.html", True, []),
        ("对象branch", "top/branch/index.html", False, ["town/rural/index.html"]),
    ]
