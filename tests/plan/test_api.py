"""The JSON API of the example, as other programs read it."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from generator.build import Built

_NAMES = ("handbooks", "records", "documents", "terms", "matters")


def _read(example: Built, name: str) -> Any:
    return json.loads(example.tree.files[f"api/v1/{name}"])


def _lists(example: Built) -> dict[str, list[dict[str, Any]]]:
    return {name: _read(example, f"{name}.json") for name in _NAMES}


@pytest.mark.parametrize("name", _NAMES)
def test_a_list_is_valid_by_the_schema_beside_it(example: Built, name: str) -> None:
    schema = _read(example, f"{name}.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    values = _lists(example)[name]
    assert values
    jsonschema.validate(values, schema, cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("name", _NAMES)
def test_a_schema_demands_what_is_promised_and_lets_more_come(example: Built, name: str) -> None:
    first = _lists(example)[name][0]
    validator = jsonschema.Draft202012Validator(_read(example, f"{name}.schema.json"))
    assert validator.is_valid([{**first, "added later": 1}])
    assert not validator.is_valid([{key: value for key, value in first.items() if key != "id"}])


def test_an_edition_that_was_not_built_is_absent(example: Built) -> None:
    assert all(handbook["editions"] == {} for handbook in _lists(example)["handbooks"])


def test_the_promised_fields_are_there(example: Built) -> None:
    found = {name: set(values[0]) for name, values in _lists(example).items()}
    handbook = {"id", "region", "audience", "title", "url", "pages", "records", "editions"}
    record = {"id", "kind", "title", "wording", "document", "section", "audiences", "url", "handbooks"}
    assert handbook <= found["handbooks"]
    assert record <= found["records"]
    assert {"id", "title", "issuer", "date", "region", "url", "records"} <= found["documents"]


def _source_of(url: str) -> str:
    return url.partition("#")[0].removesuffix(".html") + ".md"


def test_every_path_stands_in_the_tree(example: Built) -> None:
    lists = _lists(example)
    urls = {value["url"] for values in lists.values() for value in values}
    urls |= {page for handbook in lists["handbooks"] for page in handbook["pages"]}
    assert [url for url in sorted(urls) if _source_of(url) not in example.tree.files] == []


def test_a_records_address_leads_to_its_anchor(example: Built) -> None:
    for record in _lists(example)["records"]:
        page, _, anchor = record["url"].partition("#")
        assert example.tree.files[_source_of(page)].count(f'id="{anchor}"') == 1


def test_every_page_of_a_handbook_is_listed_the_first_first(example: Built) -> None:
    for handbook in _lists(example)["handbooks"]:
        assert handbook["pages"][0] == handbook["url"] == f"{handbook['id']}/index.html"
        below = {name for name in example.tree.files if name.startswith(handbook["id"] + "/")}
        below.remove(f"{handbook['id']}/print.md")  # it shows all of them once more
        assert sorted(map(_source_of, handbook["pages"])) == sorted(below)


def test_handbooks_and_records_name_each_other(example: Built) -> None:
    lists = _lists(example)
    by_handbook = {(h["id"], record) for h in lists["handbooks"] for record in h["records"]}
    by_record = {(handbook, r["id"]) for r in lists["records"] for handbook in r["handbooks"]}
    assert by_handbook == by_record
    assert len(by_handbook) == sum(len(h["records"]) for h in lists["handbooks"])


def test_documents_name_all_their_records(example: Built) -> None:
    lists = _lists(example)
    by_document = {(d["id"], record) for d in lists["documents"] for record in d["records"]}
    assert by_document == {(r["document"], r["id"]) for r in lists["records"]}


def test_a_record_carries_its_wording_as_the_document_prints_it(example: Built) -> None:
    bodies = {d.id: [paragraph.text for paragraph in d.body.paragraphs] for d in example.library.documents}
    for record in _lists(example)["records"]:
        for piece in record["wording"]:
            assert any(piece in text for text in bodies[record["document"]])
