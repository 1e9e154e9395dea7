"""Time expressions: what is found, where, of what type and with what value."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.times import find_times
from kg.reading.times.calendar import add_months, published, shift, week
from kg.reading.times.lexicon import CLASSES
from kg.reading.times.numbers import cardinal, ordinal, spelled_year
from kg.reading.times.rules import GROUPS, RULES

FRIDAY = "2023-02-24"
SHARED = Path(__file__).parents[2].parent / "shared" / "benchmarks" / "timex"


def read(text: str, date: str | None = FRIDAY) -> list[tuple[str, str, str]]:
    return [(text[time.start : time.end], time.type, time.value) for time in find_times(text, date)]


DATES = [
    ("the ruling of 22 February", "22 February", "2023-02-22"),
    ("On February 22nd 2023 it ruled", "February 22nd 2023", "2023-02-22"),
    ("signed on 22/02/2023 in Oslo", "22/02/2023", "2023-02-22"),
    ("signed on 02/22/2023 in Oslo", "02/22/2023", "2023-02-22"),
    ("signed on 22.02.2023.", "22.02.2023", "2023-02-22"),
    ("signed on 2023-02-22.", "2023-02-22", "2023-02-22"),
    ("the Feb. 22 order", "Feb. 22", "2023-02-22"),
    ("On December 10, 1948 it was adopted", "December 10, 1948", "1948-12-10"),
    ("Friday, 21 August 2015", "Friday, 21 August 2015", "2015-08-21"),
    ("FRIDAY, AUGUST 21, 2015", "FRIDAY, AUGUST 21, 2015", "2015-08-21"),
    ("the 22nd of February", "the 22nd of February", "2023-02-22"),
    ("dated 24-Dec-2022.", "24-Dec-2022", "2022-12-24"),
    ("Saturday, 21 August was cold", "Saturday, 21 August", "2021-08-21"),
    ("on December 10, in 1991", "December 10, in 1991", "1991-12-10"),
    ("in November 2020", "November 2020", "2020-11"),
    ("in mid-March 2022", "mid-March 2022", "2022-03"),
    ("by the end of March", "the end of March", "2023-03"),
    ("in July last year", "July last year", "2022-07"),
    ("last May they met", "last May", "2022-05"),
    ("since 1991 it has", "1991", "1991"),
    ("the 1949 conventions", "1949", "1949"),
    ("in early 2021", "early 2021", "2021"),
    ("in nineteen ninety-four", "nineteen ninety-four", "1994"),
    ("during the 1990s", "the 1990s", "199"),
    ("in the late '80s", "the late '80s", "198"),
    ("in the early 20th century", "the early 20th century", "19"),
    ("in the third quarter of 2021", "the third quarter of 2021", "2021-Q3"),
    ("Q3 2022 was weak", "Q3 2022", "2022-Q3"),
    ("the fourth quarter was weak", "the fourth quarter", "2022-Q4"),
    ("in the first half of 2021", "the first half of 2021", "2021-H1"),
    ("in the winter of 2022", "the winter of 2022", "2022-WI"),
    ("in fiscal 2021", "fiscal 2021", "2021"),
    ("in the 2022/23 financial year", "the 2022/23 financial year", "2022/2023"),
]

RELATIVE = [
    ("he said today", "today", "2023-02-24"),
    ("he said late yesterday", "late yesterday", "2023-02-23"),
    ("the day after tomorrow", "the day after tomorrow", "2023-02-26"),
    ("the ministry said on Friday", "Friday", "2023-02-24"),
    ("the ministry said on Monday", "Monday", "2023-02-20"),
    ("they will meet on Monday", "Monday", "2023-02-27"),
    ("he travels to Oslo on Tuesday", "Tuesday", "2023-02-28"),
    ("next Monday they vote", "next Monday", "2023-02-27"),
    ("last Friday they voted", "last Friday", "2023-02-17"),
    ("two weeks ago", "two weeks ago", "2023-W06"),
    ("three months ago", "three months ago", "2022-11"),
    ("some years ago", "some years ago", "PAST_REF"),
    ("It began over 70 days ago.", "over 70 days ago", "../2022-12-16"),
    ("less than 10 days ago", "less than 10 days ago", "2023-02-14/.."),
    ("nearly four years ago", "nearly four years ago", "2019"),
    ("last week", "last week", "2023-W07"),
    ("this month", "this month", "2023-02"),
    ("earlier this year", "earlier this year", "2023"),
    ("next year", "next year", "2024"),
    ("by the end of the year", "the end of the year", "2023"),
    ("by year-end.", "year-end", "2023-12-31"),
    ("in the past decade", "the past decade", "201"),
    ("three days from now", "three days from now", "2023-02-27"),
    ("now it is", "now", "PRESENT_REF"),
    ("it is currently", "currently", "PRESENT_REF"),
    ("was recently seen", "recently", "PAST_REF"),
    ("in the near future", "the near future", "FUTURE_REF"),
]

DURATIONS = [
    ("after 30 years of war", "30 years", "P30Y"),
    ("for nine months", "nine months", "P9M"),
    ("a three-year programme", "three-year", "P3Y"),
    ("the 44-day war", "44-day", "P44D"),
    ("within 24 hours", "24 hours", "PT24H"),
    ("for several days", "several days", "PXD"),
    ("two and a half years", "two and a half years", "P2Y6M"),
    ("a year and a half", "a year and a half", "P1Y6M"),
    ("half an hour", "half an hour", "PT30M"),
    ("one year and six months", "one year and six months", "P1Y6M"),
    ("the past two weeks", "the past two weeks", "P2W"),
    ("more than four hours", "more than four hours", "PT4H"),
    ("two or three weeks", "two or three weeks", "P2W"),
    ("for decades", "decades", "PXDE"),
    ("nearly two decades", "nearly two decades", "P20Y"),
    ("a month-long siege", "month-long", "P1M"),
]

SETS = [
    ("every Monday", "every Monday", "XXXX-WXX-1"),
    ("paid annually", "annually", "XXXX"),
    ("every two weeks", "every two weeks", "P2W"),
    ("each July", "each July", "XXXX-07"),
    ("twice a month", "twice a month", "P1M"),
    ("on Mondays", "Mondays", "XXXX-WXX-1"),
]

TIMES = [
    ("10 p.m. Wednesday", "10 p.m. Wednesday", "2023-02-22T22:00"),
    ("at 10:30 on 22 February", "at 10:30 on 22 February", "2023-02-22T10:30"),
    ("yesterday at 8 pm", "yesterday at 8 pm", "2023-02-23T20:00"),
    ("on Wednesday evening", "Wednesday evening", "2023-02-22TEV"),
    ("this morning", "this morning", "2023-02-24TMO"),
    ("last night", "last night", "2023-02-23TNI"),
    ("midnight on Friday", "midnight on Friday", "2023-02-24T24:00"),
    ("on the night of 12 December", "the night of 12 December", "2022-12-12TNI"),
]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        (text, words, kind, value)
        for kind, table in (
            ("DATE", DATES + RELATIVE),
            ("DURATION", DURATIONS),
            ("SET", SETS),
            ("TIME", TIMES),
        )
        for text, words, value in table
    ],
)
def test_one_expression(text: str, words: str, kind: str, value: str) -> None:
    assert read(text) == [(words, kind, value)]


RANGES = [
    ("from 3 to 5 March 2022", [("3 to 5 March 2022", "2022-03-03/2022-03-05")]),
    ("between 3 and 5 March 2022", [("3 and 5 March 2022", "2022-03-03/2022-03-05")]),
    ("on 3 and 5 March 2022", [("3 and 5 March 2022", "{2022-03-03,2022-03-05}")]),
    ("on November 9-10, 2020", [("November 9-10, 2020", "2020-11-09/2020-11-10")]),
    ("March-May 2021", [("March-May 2021", "2021-03/2021-05")]),
    ("in 2014-2016", [("2014-2016", "2014/2016")]),
    ("between 1991 and 1994", [("1991", "1991"), ("1994", "1994")]),
    ("1 December to 31 March 2020", [("1 December", "2019-12-01"), ("31 March 2020", "2020-03-31")]),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_ranges(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, value) for words, _, value in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The parties may appeal.",
        "They march on the capital.",
        "Theresa May spoke.",
        "May you live long.",
        "The Sun and the Sunday Times reported it.",
        "1,990 people left.",
        "Some 2000 people stayed.",
        "Resolution 2728 was adopted.",
        "Resolution 1973 was adopted.",
        "Flight 1990 left.",
        "the document S/2023/110",
        "the 22 members of the League",
        "the second chamber and the first reading",
        "a second later it was gone",
        "He is 45 years old.",
        "about three-quarters of its food",
        "more than a quarter of the votes",
        "He paid $1990 for it.",
        "USA Today and the Daily Mail",
        "Black Friday",
        "in a second term",
        "a May Day rally",
        "Kim Soon-ok and Jan Smith spoke.",
        "the daily Le Temps",
        "the Christmas market",
        "32/13/2022 and 2022-13-45",
        "31/02/2023",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was signed in October.", "2022-10"),
        ("It is to be completed by October.", "2023-10"),
        ("It was signed on 10 March.", "2023-03-10"),
        ("It has been closed since 10 March.", "2022-03-10"),
        ("The court may rule in May.", "2023-05"),
        ("The trial, which opened in May, goes on.", "2022-05"),
    ],
)
def test_the_year_of_a_month(text: str, value: str) -> None:
    assert [value_ for _, _, value_ in read(text)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 2015 they signed. The following year they broke it.", ["2015", "2016"]),
        ("On 3 May 2015 they met. The next day they left.", ["2015-05-03", "2015-05-04"]),
        ("On 3 May 2015 they met. Two days later they left.", ["2015-05-03", "2015-05-05"]),
        ("They met on 3 May 2015. At 10 a.m. the same day they left.", ["2015-05-03", "2015-05-03T10:00"]),
        ("In 2015 it fell. That year it rained.", ["2015", "2015"]),
        ("The third quarter of 2021 beat the year-earlier quarter.", ["2021-Q3", "2020-Q3"]),
    ],
)
def test_times_counted_from_the_one_before(text: str, values: list[str]) -> None:
    assert [value for _, _, value in read(text)] == values


@pytest.mark.parametrize(
    ("date", "values"),
    [
        (None, ["XXXX-02-22", "XXXX-WXX-5", "XXXX", "XXXX-WXX", "XXXX-10", "XXXX-XX-XX"]),
        ("2023", ["XXXX-02-22", "XXXX-WXX-5", "2022", "XXXX-WXX", "XXXX-10", "XXXX-XX-XX"]),
        ("2023-02", ["2023-02-22", "XXXX-WXX-5", "2022", "XXXX-WXX", "2022-10", "XXXX-XX-XX"]),
        ("2023-02-24T08:00:00", ["2023-02-22", "2023-02-24", "2022", "2023-W06", "2022-10", "2023-02-23"]),
        ("nonsense", ["XXXX-02-22", "XXXX-WXX-5", "XXXX", "XXXX-WXX", "XXXX-10", "XXXX-XX-XX"]),
    ],
)
def test_a_partial_publication_date_leaves_values_partial(date: str | None, values: list[str]) -> None:
    text = "It came on 22 February. He spoke on Friday. Last year it fell. It was two weeks ago. In October. Yesterday."
    assert [value for _, _, value in read(text, date)] == values


@pytest.mark.parametrize(
    ("words", "value"), [("two hundred and ten", 210), ("twenty four", 24), ("2 1/2", 2.5), ("a dozen", 12)]
)
def test_cardinal(words: str, value: float) -> None:
    assert cardinal(words.split()) == value


def test_numbers_that_are_none() -> None:
    assert cardinal(["blue"]) is None
    assert cardinal([]) is None
    assert ordinal(["twenty", "-", "first"]) == 21
    assert ordinal(["twenty"]) is None
    assert spelled_year("twenty six".split()) is None
    assert spelled_year("two thousand and three".split()) == 2003


def test_calendar() -> None:
    assert add_months(2023, 2, -2) == (2022, 12)
    assert shift(published(FRIDAY), -1, "quarter") == "2022-Q4"
    assert shift(published("0001-01-01"), -1, "year") == "XXXX"
    day = published("2021-01-01").day
    assert day is not None
    assert week(day) == "2020-W53"


def test_every_rule_is_in_a_group_once() -> None:
    assert sum(len(rules) for _, rules in GROUPS) == len(RULES)


WORDS = sorted({word for words in CLASSES.values() for word in words})
VOCABULARY = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(["the", "of", "ago", "to", "and", "half", "ended", "year", "-", ",", "'s", "/", "\n\n", "  "]),
    st.integers(0, 3000).map(str),
    st.sampled_from(["22nd", "10:30", "2023-02-22", "31/02/2023", "99.99.99", "1990s", "Q3", "0000", "١٢", "2021/22"]),
    st.text(max_size=4),
)


@given(st.lists(VOCABULARY, max_size=25), st.sampled_from([FRIDAY, "2023", "0001-01-01", "9999-12-31", None]))
def test_any_text_gives_ordered_spans_inside_it(words: list[str], date: str | None) -> None:
    text = " ".join(words)
    times = find_times(text, date)
    edges = [edge for time in times for edge in (time.start, time.end)]
    assert edges == sorted(edges)
    for time in times:
        assert 0 <= time.start < time.end <= len(text)
        assert text[time.start : time.end].strip() == text[time.start : time.end]
        assert time.value


def test_long_repetitive_text_stays_linear() -> None:
    assert find_times("one " * 20_000, FRIDAY) == ()
    assert len(find_times("22 February, " * 2_000, FRIDAY)) == 2_000


@pytest.mark.skipif(not SHARED.is_dir(), reason="the benchmark's development data are not here")
def test_timebank() -> None:
    import json

    from benchmarks.timex import predict

    gold = {}
    for line in (SHARED / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold[row["doc"]] = {(t["start"], t["end"]): t["value"] for t in row["timexes"]}
    hits = right = predicted = 0
    for row in predict(SHARED):
        predicted += len(row["timexes"])
        for time in row["timexes"]:
            value = gold[row["doc"]].get((time["start"], time["end"]))
            hits += value is not None
            right += value == time["value"]
    total = predicted + sum(map(len, gold.values()))
    assert 2 * hits / total > 0.90
    assert 2 * right / total > 0.78
