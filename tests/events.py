"""HTML as a list of what a parser meets: tags with their attributes, texts, comments; entities decoded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from html.parser import HTMLParser


@dataclass(frozen=True)
class Event:
    """A tag (`<p`, `</p`), a text (empty `what`), or a comment, declaration or instruction (`<!`)."""

    what: str
    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()

    def mapped(self, change: Callable[[str], str]) -> Event:
        """Return the event with its text and the values of its attributes changed."""
        attributes = tuple((name, change(value)) for name, value in self.attributes)
        return replace(self, text=change(self.text), attributes=attributes)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append(Event(f"<{tag}", attributes=tuple((name, value or "") for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.events.append(Event(f"</{tag}"))

    def handle_data(self, data: str) -> None:
        if self.events and not self.events[-1].what:
            data = self.events.pop().text + data
        self.events.append(Event("", data))

    def handle_comment(self, data: str) -> None:
        self.events.append(Event("<!", data))

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)


def events(html: str) -> list[Event]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.events


def mapped(read: Iterable[Event], change: Callable[[str], str]) -> list[Event]:
    return [event.mapped(change) for event in read]
