"""The words that time expressions are made of, grouped into the classes that the grammar names.

A word may stand in several classes ("second" is a unit and an ordinal).
"""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan jan.",
            "february feb feb.",
            "march mar mar.",
            "april apr apr.",
            "may",
            "june jun jun.",
            "july jul jul.",
            "august aug aug.",
            "september sept sep sept. sep.",
            "october oct oct.",
            "november nov nov.",
            "december dec dec.",
        ),
        1,
    )
    for name in names.split()
}

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon mon.",
            "tuesday tue tues tue. tues.",
            "wednesday wed wed.",
            "thursday thu thur thurs thu. thur. thurs.",
            "friday fri fri.",
            "saturday sat sat.",
            "sunday sun sun.",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAY_PLURALS = {name + "s": number for name, number in WEEKDAYS.items() if name.endswith("day")}

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

DAY_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "midday": "MI",
    "nighttime": "NI",
    "daytime": "DT",
    "dawn": "MO",
    "dusk": "EV",
}
DAY_PART_PLURALS = {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"}
HOURS_BY_NAME = {"noon": "12:00", "midnight": "24:00"}

# The letter of an ISO 8601 duration; the units after the T of "PT" stand in CLOCK_UNITS.
UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "F",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}
UNIT_PLURALS = {
    {"century": "centuries", "millennium": "millennia"}.get(name, name + "s"): code for name, code in UNITS.items()
}
SINGULAR = dict(zip(UNIT_PLURALS, UNITS, strict=True))
CLOCK_UNITS = frozenset({"second", "minute", "hour"})

ONES = {
    word: value
    for value, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen"
        ).split()
    )
}
TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10), ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], strict=True
    )
}
SCALES = {"hundred": 100, "thousand": 1000, "dozen": 12}
NUMBER_WORDS = {**ONES, **TENS}

ORDINALS = {
    word: value
    for value, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        1,
    )
} | {"thirtieth": 30}
DECADE_WORDS = {
    word: value
    for value, word in zip(
        range(20, 100, 10),
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"],
        strict=True,
    )
}

# Frequencies: the value of a SET.
FREQUENCIES = {
    "hourly": "PT1H",
    "daily": "XXXX-XX-XX",
    "nightly": "XXXX-XX-XXTNI",
    "weekly": "XXXX-WXX",
    "monthly": "XXXX-XX",
    "annually": "XXXX",
    "yearly": "XXXX",
    "biennially": "P2Y",
    "biannually": "P6M",
}

ABSOLUTE_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

# Each class that the grammar's patterns name in capitals, and its words.
CLASSES: dict[str, tuple[str, ...]] = {
    "MONTH": tuple(MONTHS),
    "WEEKDAY": tuple(WEEKDAYS),
    "WEEKDAYS": tuple(WEEKDAY_PLURALS),
    "SEASON": tuple(SEASONS),
    "PART": tuple(DAY_PARTS),
    "PARTS": tuple(DAY_PART_PLURALS),
    "NOON": tuple(HOURS_BY_NAME),
    "UNIT": tuple(UNITS),
    "UNITS": tuple(UNIT_PLURALS),
    "NUMWORD": tuple(NUMBER_WORDS),
    "SCALE": tuple(SCALES),
    "ORD": tuple(ORDINALS),
    "DECADEWORD": tuple(DECADE_WORDS),
    "FREQUENCY": tuple(FREQUENCIES),
    "MERIDIEM": ("am", "pm", "a.m.", "p.m.", "a.m", "p.m", "a. m.", "p. m."),
    "ZONE": ("gmt", "utc", "est", "edt", "cet", "cest", "bst", "pst", "pdt", "cst", "cdt", "msk", "et"),
    "A": ("a", "an", "one"),
    "EARLY": ("early", "late", "mid", "earlier", "later", "sometime"),
    "EDGE": ("end", "beginning", "start", "middle", "close", "rest", "remainder", "turn", "eve"),
    "LAST": ("last", "past", "previous", "preceding"),
    "NEXT": ("next", "coming", "upcoming", "following"),
    "EVERY": ("every", "each"),
    "PERIOD": ("period", "quarter"),
}

# Names of months and weekdays that are other words or names too; alone they need a sign that a time is meant.
AMBIGUOUS_NAMES = frozenset(
    {"may", "march", "mar", "sun", "sat", "wed", "mon", "jan", "dec", "jun", "august", "april", "june"}
)
# These are never read in lower case.
LOWER_CASE_WORDS = frozenset(
    {"may", "march", "mar", "august", "sun", "sat", "wed", "mon", "jan", "dec", "jun", "et", "fri", "sep", "thu", "nov"}
)

# A run of these words and marks alone is no time expression, so it needs no parsing.
FUNCTION_WORDS = (
    "the a an of in on at by to from and or for that this these those within as more than about over "
    "under through during between after before only just no any all most least up many few some number - "
    ", 's"
).split()
