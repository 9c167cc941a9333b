"""Each character is read as a native reader reads it where it stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library.library import Library
from generator.library.pinyin import is_han, toneless
from generator.search.readings import alternatives, read

_READ = """
以上率下 yǐ shàng shuài xià
表率 biǎo shuài
率先 shuài xiān
效率 xiào lǜ
双重组织生活 shuāng chóng zǔ zhī shēng huó
重温 chóng wēn
重中之重 zhòng zhōng zhī zhòng
慎重地给予 shèn zhòng de jǐ yǔ
尊重党员 zūn zhòng dǎng yuán
给其他 gěi qí tā
印发给你们 yìn fā gěi nǐ men
供给侧 gōng jǐ cè
提供 tí gōng
政治上行动上 zhèng zhì shàng xíng dòng shàng
变成行动自觉 biàn chéng xíng dòng zì jué
经营中行为不端 jīng yíng zhōng xíng wéi bù duān
立行规、正行风 lì háng guī zhèng háng fēng
行风评议 háng fēng píng yì
各行各业 gè háng gè yè
窗口单位和服务行业 chuāng kǒu dān wèi hé fú wù háng yè
上行下效 shàng xíng xià xiào
令行禁止 lìng xíng jìn zhǐ
知行合一 zhī xíng hé yī
道德行为 dào dé xíng wéi
抓常抓细抓长 zhuā cháng zhuā xì zhuā cháng
党员河长制 dǎng yuán hé zhǎng zhì
长期 cháng qī
滋长 zī zhǎng
成长 chéng zhǎng
薄熙来 bó xī lái
徐才厚 xú cái hòu
郭伯雄 guō bó xióng
令计划 lìng jì huà
薄弱 bó ruò
淡薄 dàn bó
吃拿卡要 chī ná qiǎ yào
联系卡 lián xì kǎ
更加紧密地团结 gèng jiā jǐn mì de tuán jié
自觉地维护 zì jué de wéi hù
更好地武装 gèng hǎo de wǔ zhuāng
针对性地解决 zhēn duì xìng de jiě jué
各地各单位 gè dì gè dān wèi
流入地党组织 liú rù dì dǎng zǔ zhī
因地制宜 yīn dì zhì yí
了解 liǎo jiě
积累了成功 jī lěi le chéng gōng
还要 hái yào
讨价还价 tǎo jià huán jià
协调 xié tiáo
调整 tiáo zhěng
调研 diào yán
调查研究 diào chá yán jiū
着力 zhuó lì
着眼 zhuó yǎn
带着问题 dài zhe wèn tí
围着群众转 wéi zhe qún zhòng zhuàn
模范 mó fàn
模糊 mó hu
传达 chuán dá
优良传统 yōu liáng chuán tǒng
学校 xué xiào
党校 dǎng xiào
联系群众 lián xì qún zhòng
参加 cān jiā
取得 qǔ dé
得过且过 dé guò qiě guò
过得硬 guò dé yìng
看得出来 kàn de chū lái
自觉 zì jué
都要定期 dōu yào dìng qī
没有 méi yǒu
不折不扣 bù zhé bù kòu
便民 biàn mín
干劲 gàn jìn
气顺劲足 qì shùn jìn zú
堡垒 bǎo lěi
恶劣 è liè
拓展 tuò zhǎn
隶属 lì shǔ
差异 chā yì
简称 jiǎn chēng
严格落实 yán gé luò shí
融会贯通 róng huì guàn tōng
省委 shěng wěi
绿色 lǜ sè
战略 zhàn lüè
自律 zì lǜ
履行 lǚ xíng
考虑 kǎo lǜ
苏皖边区 sū wǎn biān qū
德清 dé qīng
临杭工业区 lín háng gōng yè qū
娱乐 yú lè
降耗 jiàng hào
常州 cháng zhōu
淮安 huái ān
湖州 hú zhōu
浙江 zhè jiāng
"""
"""Phrases of texts and names, as a native reader reads them; most have a character of several readings."""


@pytest.fixture(scope="module")
def lines(real_library: Library) -> list[str]:
    """Return the paragraphs of all documents, and the names of documents and regions."""
    paragraphs = [paragraph.text for one in real_library.documents for paragraph in one.body.paragraphs]
    names = [one.fields.title for one in real_library.documents] + [one.name for one in real_library.regions]
    return [*paragraphs, *names]


@pytest.mark.parametrize("row", _READ.strip().splitlines(), ids=lambda row: row.split()[0])
def test_a_phrase_is_read_right_wherever_it_stands(row: str, real_library: Library, lines: list[str]) -> None:
    words, *reading = row.split()
    expected = [toneless(syllable) for syllable in reading]
    found = [(line, match.start()) for line in lines for match in re.finditer(words, line)]
    assert found
    for line, start in found:
        syllables = read(line, real_library.pinyin_by_words)[start : start + len(words)]
        assert [one for one in syllables if one] == expected, line


def test_the_editors_override_holds_at_each_place_of_its_words(real_library: Library) -> None:
    syllables = read("以上率下，覆盖率；以上率下", real_library.pinyin_by_words)
    assert [syllables[n] for n in (2, 7, 11)] == ["shuai", "lv", "shuai"]


def test_of_two_overrides_the_longer_holds_and_the_first_from_the_left() -> None:
    overrides = {"重行": ("a", "b"), "重行长": ("c", "d", "e"), "长行": ("f", "g")}
    assert read("重行长行，重行", overrides) == ["c", "d", "e", "xing", "", "a", "b"]


def test_a_phrase_does_not_reach_over_punctuation() -> None:
    assert read("银行", {}) == ["yin", "hang"]
    assert read("银、行", {})[2] == "xing"


@pytest.mark.parametrize(
    ("line", "syllables"),
    [
        ("", []),
        ("略女 A甲。", ["lve", "nv", "", "", "jia", ""]),
        ("二〇一六", ["er", "ling", "yi", "liu"]),
        ("\U00020bb7\u36c3😀e\u0301\U000201a9口", ["", "jie", "", "", "", "fan", "kou"]),
    ],
)
def test_one_syllable_stands_for_each_code_point(line: str, syllables: list[str]) -> None:
    assert read(line, {}) == syllables


@given(st.text() | st.text(st.sampled_from("率\U0002ebf0\ufa0e，a重\U000e0100〇")))
def test_any_line_has_as_many_syllables_as_code_points(line: str) -> None:
    syllables = read(line, {})
    assert len(syllables) == len(line)
    assert all(one.isascii() and (one == "" or one.isalpha()) for one in syllables)
    assert all(is_han(c) for one, c in zip(syllables, line, strict=True) if one)


@pytest.mark.parametrize(
    ("character", "others"),
    [
        ("率", ("shuai",)),
        ("重", ("chong",)),
        ("差", ("chai", "ci")),
        ("言", ()),
        ("众", ()),
        ("景", ()),
        ("党", ()),
        ("A", ()),
        ("\U0002ebf0", ()),
    ],
)
def test_other_readings_are_those_that_phrases_have(character: str, others: tuple[str, ...]) -> None:
    assert alternatives(character) == others
