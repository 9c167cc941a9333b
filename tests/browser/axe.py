"""What axe finds wrong with a page."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.tools import AXE

_RUN = """async () => {
    const rules = Object.fromEntries(axe.getRules(['wcag22aa']).map(r => [r.ruleId, {enabled: true}]));
    const found = await axe.run(document, {rules, resultTypes: ['violations']});
    return found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.html).join(' | '));
}"""
"""All the rules that axe has on by itself, best practices among them, and those of WCAG 2.2 AA."""


def violations(page: Page) -> list[str]:
    """Return what axe finds: the rule, and where on the page it is broken."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(_RUN)
    return [one[:600] for one in found]
