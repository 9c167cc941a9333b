"""The rules that data must keep. A rule is one function whose docstring is the rule; all stand in `CHECKS`.

Pure: a check takes the `Library` and yields diagnostics. Add a rule: write it in the file of its family
(the modules beside this one), list it here, and give it a folder in tests/invalid/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.checks import (
    address,
    cadences,
    dates,
    ids,
    matters,
    outline,
    pages,
    parts,
    pinyin,
    privacy,
    references,
    register,
    terms,
    upkeep,
    wording,
    works,
)
from generator.checks.allowances import apply_allowances
from generator.diagnostics import Diagnostic, arrange, has_errors
from generator.library.library import Library

Check = Callable[[Library], Iterable[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    wording.wording_stands_in_its_section,
    wording.wording_is_whole_sentences,
    wording.cut_sentences_are_complete,
    wording.wording_is_no_bare_heading,
    wording.mentions_stand_in_the_text,
    parts.parts_are_spans_in_order,
    parts.checklist_items_leave_only_connectives,
    parts.spans_stand_in_the_wording,
    parts.exceptions_follow_their_condition,
    address.addressee_stands_near_the_wording,
    address.addressed_in_is_needed_and_speaks_for_the_record,
    address.addressee_names_the_audiences,
    address.wording_addresses_no_other_audience,
    address.actors_stand_near_the_wording,
    cadences.frequencies_are_those_of_the_words,
    cadences.counts_are_those_of_the_words,
    cadences.units_are_those_of_the_words,
    cadences.days_are_those_of_the_words,
    cadences.years_are_those_of_the_words,
    outline.sections_exist,
    outline.outline_paths_are_unique,
    outline.outline_paths_hang_together,
    outline.headings_are_whole,
    references.regions_exist_and_form_a_tree,
    references.audiences_exist_and_form_no_cycle,
    references.one_audience_holds_everyone,
    references.parts_divide_their_audience,
    references.groups_hold_every_one_or_none,
    matters.matters_exist,
    works.works_have_one_full_title,
    works.required_works_are_registered,
    references.record_references_resolve,
    references.record_graphs_have_no_cycle,
    references.implements_points_upwards,
    references.replaces_points_backwards,
    references.extends_points_to_a_checklist,
    terms.terms_stand_in_the_text,
    terms.terms_have_one_id,
    terms.one_id_stands_for_one_term,
    terms.terms_are_named_by_themselves,
    terms.terms_are_spelled_out_by_their_document,
    ids.ids_are_unique,
    ids.published_ids_stay,
    dates.dates_are_in_the_calendar,
    register.the_register_stands_in_the_document,
    privacy.no_personal_data,
    pinyin.overrides_are_of_han_only,
    pinyin.overrides_are_written_once,
    pinyin.each_character_has_one_syllable,
    pinyin.syllables_are_pinyin,
    pinyin.characters_can_be_read_so,
    pages.written_files_are_pages_or_pictures,
    pages.written_pages_take_free_names,
    pages.written_pages_have_no_front_matter,
    pages.written_pages_stay_inside,
    upkeep.titles_are_short,
)

OF_THE_WHOLE: tuple[Check, ...] = (
    upkeep.audiences_have_records,
    upkeep.chapters_are_not_empty,
    upkeep.choices_are_few,
    upkeep.matters_are_used,
    matters.relations_agree_with_the_records,
    matters.relations_are_told,
    terms.names_known_elsewhere_are_listed,
    pinyin.overrides_are_used,
)
"""Rules about what is absent: judged when every record could be read and every reference resolves."""

NEW_IDS: tuple[Check, ...] = (ids.ids_are_registered,)
CHANGED_WORDING: tuple[Check, ...] = (ids.published_wording_stays,)
"""Rules that an editor sets aside with --accept-ids, or while previewing; a changed wording is only asked
about when it is sound."""


def check(library: Library, *, accept_ids: bool = False) -> tuple[Diagnostic, ...]:
    """Return every diagnostic of `library`, arranged; warnings that the data allows are left out."""
    found = list(_run(library, CHECKS))
    is_sound = not has_errors(found)
    is_whole = not library.unreadable and not any(d.code.startswith("reference-") for d in found)
    if is_whole:
        found += _run(library, OF_THE_WHOLE)
    if not accept_ids:
        found += _run(library, NEW_IDS)
    if not accept_ids and is_sound:
        found += _run(library, CHANGED_WORDING)
    return arrange(apply_allowances(library, found, is_whole=is_whole))


def _run(library: Library, checks: Iterable[Check]) -> Iterator[Diagnostic]:
    for one in checks:
        yield from one(library)
