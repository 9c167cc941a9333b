"""The Content-Security-Policy, word for word: the pages allow themselves no more than what they use."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.kinds import CHAPTER
from tests.browser.markup import every_page
from tests.browser.reader import Reader

_DIRECTIVES = {
    "default-src": {"'none'"},
    "style-src": {"'self'"},
    "style-src-attr": {"'unsafe-inline'"},
    "img-src": {"'self'", "data:"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "manifest-src": {"'self'"},
    "worker-src": {"'self'"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
}
"""All but script-src, which names the hashes of the scripts that stand in the pages themselves."""


def _policies(html: str) -> list[dict[str, set[str]]]:
    found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    rules = [[words for one in policy.split(";") if (words := one.split())] for policy in found]
    assert all(len({words[0] for words in rule}) == len(rule) for rule in rules), "a directive stands twice"
    return [{words[0]: set(words[1:]) for words in rule} for rule in rules]


def _inline_scripts(html: str) -> set[str]:
    """Return the hash of each script whose text stands in the page, as a policy names it."""
    texts = re.findall(r"(?s)<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", html)
    digests = [hashlib.sha256(text.encode("utf-8")).digest() for text in texts]
    return {f"'sha256-{base64.b64encode(one).decode('ascii')}'" for one in digests}


def test_every_page_has_one_policy_and_just_this(built_site: Path) -> None:
    faults = {
        path: policies
        for path, html in every_page(built_site)
        if (policies := _policies(html))
        != [{**_DIRECTIVES, "script-src": {"'self'"} | _inline_scripts(html)}]
    }
    assert faults == {}


def test_no_source_is_another_host(built_site: Path) -> None:
    """Only these words: no scheme but data, no host, no star."""
    sources = {
        source
        for _, html in every_page(built_site)
        for policy in _policies(html)
        for directive in policy.values()
        for source in directive
        if not source.startswith("'sha256-")
    }
    assert sources == {"'none'", "'self'", "data:", "'unsafe-inline'"}


_INJECT = """() => {
    const script = document.createElement('script');
    script.textContent = "document.title = 'run'";
    document.body.append(script);
    const button = document.createElement('button');
    button.setAttribute('onclick', "document.title = 'run'");
    document.body.append(button);
    button.click();
}"""


def test_a_script_that_is_put_into_a_page_does_not_run(reader: Reader) -> None:
    with reader.visit(CHAPTER) as visit:
        visit.page.evaluate(_INJECT)
        visit.settle()
        assert visit.page.title() != "run"
    refused = {one.split()[1] for one in visit.complaints if one.startswith("Content-Security-Policy: ")}
    assert refused == {"script-src-elem", "script-src-attr"}


def test_a_page_can_send_nothing_elsewhere(reader: Reader) -> None:
    """Neither by a script's request, nor by a form, nor by another base of all addresses."""
    with reader.visit(CHAPTER) as visit:
        page = visit.page
        page.evaluate("fetch('http://192.0.2.1/').catch(() => { document.title = 'refused' })")
        expect(page).to_have_title("refused")
        page.evaluate(
            "document.body.insertAdjacentHTML('beforeend', '<form action=\"index.html\"></form>');"
            "document.forms[0].submit()"
        )
        page.evaluate("document.head.insertAdjacentHTML('afterbegin', '<base href=\"http://192.0.2.1/\">')")
        visit.settle()
        assert page.evaluate("document.baseURI") == page.url == visit.root + CHAPTER
    refused = {one.split()[1] for one in visit.complaints if one.startswith("Content-Security-Policy: ")}
    assert refused == {"connect-src", "form-action", "base-uri"}
    assert visit.foreign == []
