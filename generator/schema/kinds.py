"""The kinds of record and the chapters they stand in: the one place where either is listed."""

from __future__ import annotations

from dataclasses import dataclass

from generator.schema.records import (
    Addressed,
    Background,
    Checklist,
    Reading,
    RecordFields,
    Topic,
)


@dataclass(frozen=True)
class Chapter:
    """A chapter of a handbook; `id` names its page."""

    id: str
    label: str


PRINCIPLES = Chapter("principles", "总要求")
STUDY = Chapter("study", "学什么")
EXAMINE = Chapter("examine", "查什么")
DISCUSS = Chapter("discuss", "议什么")
ACT = Chapter("act", "做什么")
MEETINGS = Chapter("meetings", "组织生活")
DELIVERY = Chapter("delivery", "抓落实")
APPENDIX = Chapter("appendix", "附录")

CHAPTERS = (PRINCIPLES, STUDY, EXAMINE, DISCUSS, ACT, MEETINGS, DELIVERY, APPENDIX)
"""In reading order. The appendix holds no records of its own: it lists where all the others stand."""


@dataclass(frozen=True)
class Kind:
    """A kind of record: `plural` names its file and stands in ids; no chapter: document's page only."""

    id: str
    plural: str
    label: str
    shape: type[RecordFields]
    chapter: Chapter | None


KINDS = (
    Kind("goal", "goals", "目标任务", Addressed, PRINCIPLES),
    Kind("requirement", "requirements", "要求", Addressed, PRINCIPLES),
    Kind("reading", "readings", "必读", Reading, STUDY),
    Kind("theme", "themes", "专题", Addressed, STUDY),
    Kind("checklist", "checklists", "查摆清单", Checklist, EXAMINE),
    Kind("topic", "topics", "讨论题", Topic, DISCUSS),
    Kind("duty", "duties", "工作要求", Addressed, ACT),
    Kind("role", "roles", "岗位要求", Addressed, ACT),
    Kind("arrangement", "arrangements", "分类安排", Addressed, ACT),
    Kind("meeting", "meetings", "组织生活制度", Addressed, MEETINGS),
    Kind("responsibility", "responsibilities", "责任与督查", Addressed, DELIVERY),
    Kind("background", "backgrounds", "背景", Background, None),
)
"""In the order in which they stand inside a chapter."""
