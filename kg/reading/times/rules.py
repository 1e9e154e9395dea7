"""The rules: a pattern over token classes, the TIMEX3 type, and the function that gives the value.

Of matches that begin at the same token the longest counts, of equally long ones the rule that stands first here.
Groups named `pre` and `post` are context that the span leaves out.
"""

from dataclasses import dataclass

from kg.model import TimeType
from kg.reading.times import absolute, clock, durations, periods, relative
from kg.reading.times.context import Value


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of time expression."""

    type: TimeType
    pattern: str
    value: Value
    # Whether a later "that year" or "the quarter" may refer to it; what is only compared with is no anchor.
    anchor: bool = True


# Calendar days, months, years.
DATES = (
    Rule("DATE", "ISODAY", absolute.iso),
    Rule("TIME", "ISOTIME", absolute.iso),
    Rule("DATE", "{weekday}? NUMDAY", absolute.numeric_day),
    Rule("DATE", "{around}? {weekday}? the? <day:ORDDAY|{ordinal}> day? of <month:MONTH> {year}?", absolute.month_day),
    Rule("DATE", "{around}? {weekday}? <day:{day}> of? <month:MONTH> {year}?", absolute.month_day),
    Rule(
        "DATE", "{around}? (this coming)? {weekday}? <month:MONTH> the? <day:DAY|{ordinal}> {year}?", absolute.month_day
    ),
    Rule("DATE", "{weekday}? <day:DAY> HYPHEN <month:MONTH> HYPHEN <year:YEAR>", absolute.month_day),
    Rule(
        "DATE",
        "<day:{day}> of? <month:MONTH> <post:({to}|and|or) DAY of? <month2:MONTH> COMMA? <year:YEAR>>",
        absolute.month_day,
    ),
    Rule(
        "DATE",
        "<month:MONTH> <day:{day}> <post:({to}|and|or) <month2:MONTH> DAY COMMA? <year:YEAR>>",
        absolute.month_day,
    ),
    Rule("DATE", "<day:{day}> {to} <day2:{day}> of? <month:MONTH> {year}?", absolute.month_days),
    Rule("DATE", "<month:MONTH> <day:{day}> {to} <day2:{day}> {year}?", absolute.month_days),
    Rule("DATE", "<pre:between> <day:{day}> and <day2:{day}> of? <month:MONTH> {year}?", absolute.month_days),
    Rule("DATE", "<pre:between> <month:MONTH> <day:{day}> and <day2:{day}> {year}?", absolute.month_days),
    Rule("DATE", "<day:{day}> <both:and> <day2:{day}> of? <month:MONTH> {year}?", absolute.month_days),
    Rule("DATE", "<month:MONTH> <day:{day}> <both:and> <day2:{day}> {year}?", absolute.month_days),
    Rule("DATE", "<month:MONTH> HYPHEN <month2:MONTH> <year:YEAR>", absolute.months),
    Rule("DATE", "<month:MONTH> <post:({to}|and|or) <month2:MONTH> COMMA? <year:YEAR>>", absolute.month),
    Rule("DATE", "{early}? <month:MONTH> (of|COMMA)? <year:YEAR|{spelledyear}>", absolute.month),
    Rule("DATE", "{early}? <month:MONTH> {year}?", absolute.month),
    Rule("DATE", "{of} <month:MONTH> {year}?", absolute.month),
    Rule("DATE", "{early}? {which} <month:MONTH>", absolute.which_month),
    Rule("DATE", "({early}|{of} EARLY?)? <year:YEAR>", absolute.year),
    Rule("DATE", "<said:the year> <year:YEAR>", absolute.year),
    Rule("DATE", "(the year)? <year:{spelledyear}>", absolute.spelled),
    Rule("DATE", "<year:YEAR> (HYPHEN|SLASH) <year2:YEAR|DIGITS2>", absolute.years),
    Rule(
        "DATE",
        "the? ({fiscal}? year)? <span:YEARSPAN> ((fiscal|financial|school|academic)? year|season)?",
        absolute.year_span,
    ),
    Rule(
        "DATE",
        "{early}? (this <next:coming>|this <last:past>|the? <last2:LAST>|the? <next2:NEXT>|this)? <weekday:WEEKDAY>",
        absolute.weekday,
    ),
)

# Fiscal years, quarters, halves, seasons, decades, centuries.
PERIODS = (
    Rule("DATE", "(the? {fiscal} year?|the year) <year:YEAR>", periods.fiscal_year),
    Rule("DATE", "the <year:YEAR> {fiscal} year", periods.fiscal_year),
    Rule("DATE", "(the ({of})?)? EARLY? HYPHEN? <decade:DECADE>", periods.decade),
    Rule("DATE", "the EARLY? HYPHEN? <decadeword:DECADEWORD>", periods.decade),
    Rule("DATE", "{of}? the? EARLY? HYPHEN? <ord:{ordinal}> HYPHEN? century", periods.century),
    Rule("DATE", "the? fiscal? HYPHEN? <ord:ORD> fiscal? quarter", periods.quarter),
    Rule("DATE", "<ord:ORD> HYPHEN quarter", periods.quarter),
    Rule("DATE", "<ord:ORD> HYPHEN? <post:(and|or) ORD HYPHEN? quarter>", periods.quarter),
    Rule("DATE", "the? fiscal? HYPHEN? <ord:ORD> HYPHEN? quarter {ofyear}", periods.quarter),
    Rule("DATE", "the? fiscal? <year:YEAR> <ord:ORD> HYPHEN? quarter", periods.quarter),
    Rule("DATE", "<rel:{thisyear}> POSS <ord:ORD> HYPHEN? quarter", periods.quarter),
    Rule("DATE", "<code:QUARTERCODE> ((of|COMMA|SLASH)? <year:YEAR>)?", periods.quarter),
    Rule("DATE", "the? (first|last) two quarters of <year:YEAR>", periods.two_quarters),
    Rule("DATE", "the? quarter <post:(ended|ending) (on|in|at)? <month:MONTH> DAY?>", periods.quarter_ended),
    Rule("DATE", "the {same}? <ago:{yearago}> <ord:ORD> HYPHEN? quarter", periods.quarter, anchor=False),
    Rule("DATE", "the? {same}? <ago:{yearago}> PERIOD", periods.this_quarter, anchor=False),
    Rule(
        "DATE",
        "the {same} PERIOD (of|in)? (<ago:A year (ago|earlier)>|the? <rel:last year>|<year:YEAR>)",
        periods.this_quarter,
        anchor=False,
    ),
    Rule("DATE", "the {same}? <year:YEAR> PERIOD", periods.this_quarter, anchor=False),
    Rule("DATE", "<rel:last year> POSS PERIOD", periods.this_quarter, anchor=False),
    Rule("DATE", "the latest PERIOD", periods.latest_quarter, anchor=False),
    Rule("DATE", "the quarter (<ago:A year (ago|earlier)>)?", periods.this_quarter, anchor=False),
    Rule("DATE", "<this:(the current|this)> quarter", periods.this_quarter, anchor=False),
    Rule("DATE", "year HYPHEN (ago|earlier)", periods.year_ago, anchor=False),
    Rule("DATE", "the <ord:ORD|last|latter> half of the? <decade:DECADE>", periods.half),
    Rule("DATE", "the? <ord:ORD|last|latter> HYPHEN? half ({ofyear}|(of|in)? (the|this) {fiscal}? year)", periods.half),
    Rule(
        "DATE",
        "({early}|{of} EARLY? HYPHEN?|the)? <season:SEASON> (of|COMMA)? "
        "(<year:YEAR|{spelledyear}> ((HYPHEN|SLASH) (YEAR|DIGITS2))?|<span:YEARSPAN>|<rel:{thisyear}>)",
        periods.season,
    ),
    Rule("DATE", "{early}? (the|{which} (past|coming)?) EARLY? HYPHEN? <season:SEASON>", periods.season),
    Rule("DATE", "<pre:in|by|since|until|during> <season:spring|summer|autumn|winter>", periods.season),
    Rule("DATE", "EARLY HYPHEN? <season:SEASON>", periods.season),
)

# Dates told from another date.
RELATIVE = (
    Rule("DATE", "{early}? <rel:today|yesterday|tomorrow>", relative.near_day),
    Rule("DATE", "<beyond:the day (before|after)> <rel:yesterday|tomorrow>", relative.near_day),
    Rule("DATE", "{early}? {which} {fiscal}? <unit:UNIT> !HYPHEN", relative.which_unit),
    Rule("DATE", "the EDGE of (the|this|<last:last>|<next:next>) {fiscal}? <unit:UNIT>", relative.edge),
    Rule("DATE", "{around}? <unit:year|month> (POSS|HYPHEN)? end", relative.edge),
    Rule("DATE", "{around}? the <unit:year|month|week> POSS end", relative.edge),
    Rule("DATE", "(that|the same) very? <unit:UNIT>", relative.that_unit),
    Rule(
        "DATE",
        "({early} in)? the {fiscal}* <unit:year|weekend|week|month> !HYPHEN !before !after !of",
        relative.the_unit,
    ),
    Rule("DATE", "<mod:{about}>? <number:{number}|a|an> <unit:UNIT|UNITS> (or (so|more))? ago", relative.ago),
    Rule("DATE", "<number:a> <unit:UNIT> <half:and a half> ago", relative.ago),
    Rule("DATE", "<fuzzy:{fuzzy}> <unit:UNITS> (or so)? ago", relative.ago),
    Rule(
        "DATE",
        "{about}? <number:{number}|a|an> <unit:UNIT|UNITS> <earlier:earlier|before|previously>",
        relative.before_or_after,
    ),
    Rule(
        "DATE", "{about}? <number:{number}|a|an> <unit:UNIT|UNITS> (later|afterwards|hence)", relative.before_or_after
    ),
    Rule(
        "DATE",
        "the <unit:day|week|month|year> (<earlier:before|earlier|previously>|after|afterwards|later)",
        relative.unit_beside,
    ),
    Rule("DATE", "in? <number:{number}|a|an> <unit:UNIT|UNITS> POSS time", relative.from_now),
    Rule("DATE", "<number:{number}|a|an> <unit:UNIT|UNITS> from (now|today)", relative.from_now),
    Rule("DATE", "<pre:until|till|by|since> then", relative.then),
    Rule("DATE", "<feast:christmas> (day|eve)?", relative.christmas),
    Rule("DATE", "<feast:new year> POSS (day|eve)", relative.christmas),
)

DURATIONS = (
    Rule("DURATION", "{roughly}? {window}? <number:{number}> {extent} <unit:UNIT|UNITS> (or so)?", durations.duration),
    Rule("DURATION", "{roughly}? <number:{number}> HYPHEN <unit:UNIT> !HYPHEN term?", durations.duration),
    Rule("DURATION", "<number:{number}> HYPHEN <unit:month|week|day|hour> HYPHEN old", durations.duration),
    Rule(
        "DURATION",
        "{roughly}? {window}? <number:{number}> (to|or|HYPHEN) {number} HYPHEN? <unit:UNIT|UNITS>",
        durations.duration,
    ),
    Rule(
        "DURATION",
        "{roughly}? {window}? <fuzzy:{fuzzy}> (HYPHEN <unit:UNIT>|{extent} <units:UNITS>) (or so)?",
        durations.duration,
    ),
    Rule("DURATION", "{roughly}? <number:A> <unit:UNIT> <half:and a half>", durations.duration),
    Rule(
        "DURATION",
        "{roughly}? <number:NUMWORD> HYPHEN? <half:and HYPHEN? a HYPHEN? half> HYPHEN? <unit:UNIT|UNITS>",
        durations.duration,
    ),
    Rule(
        "DURATION",
        "{roughly}? <number:{number}> <unit:UNIT|UNITS> (and|COMMA) <number2:{number}> <unit2:UNIT|UNITS>",
        durations.sum_of_two,
    ),
    Rule("DURATION", "half (a|an)? HYPHEN? <unit:UNIT>", durations.half_unit),
    Rule("DURATION", "<pre:for|in|within|over|after|through|{takes}> <unit:UNITS>", durations.bare_units),
    Rule("DURATION", "<unit:UNITS> ((or|and) UNITS|<post:of>)", durations.bare_units),
    Rule("DURATION", "(all|(the|a) (whole|entire|full)) <unit:day|night|week|month|year>", durations.one_unit),
    Rule("DURATION", "<pre:within|for|barely|only|just|in|after|under|{takes}> (a|an) <unit:UNIT>", durations.one_unit),
    Rule("DURATION", "{roughly} (a|an) <unit:UNIT>", durations.one_unit),
    Rule("DURATION", "(an additional|another|an extra) <unit:UNIT>", durations.one_unit),
    Rule("DURATION", "<unit:UNIT> HYPHEN long", durations.one_unit),
    Rule("DURATION", "the {fiscal}? <unit:year> <post:ended|ending>", durations.one_unit),
    Rule("DURATION", "a while", durations.a_while),
)

SETS = (
    Rule("SET", "EVERY (other|single)? <what:UNIT|WEEKDAY|MONTH|SEASON|PART>", durations.every),
    Rule("SET", "every <number:{number}> <what:UNITS>", durations.every),
    Rule("SET", "<what:FREQUENCY>", durations.frequency),
    Rule("SET", "<pre:on> <what:WEEKDAYS>", durations.every),
    Rule("SET", "<what:WEEKDAY|WEEKDAYS> <part:PARTS>", durations.every),
    Rule("SET", "(once|twice|(NUMBER|NUMWORD) times) (a|an|per|each|every) <what:UNIT>", durations.every),
)

VAGUE = (
    Rule("DATE", "right? now|currently|current|presently|nowadays|these days", durations.present),
    Rule("DATE", "at present|at the moment|to date", durations.present),
    Rule("DATE", "(more|most|very)? (recently|recent)|lately", durations.past),
    Rule("DATE", "the (recent|not HYPHEN so HYPHEN distant)? past|not long ago|(long|UNITS) ago", durations.past),
    Rule("DATE", "<pre:in>? (recent UNITS (and UNITS)?|past years)", durations.past),
    Rule("DATE", "the? (coming|future) UNITS|the UNITS (ahead|to come)", durations.future),
    Rule("DATE", "the (near|foreseeable|immediate|distant|not HYPHEN too HYPHEN distant)? future", durations.future),
    Rule("DATE", "the (near|short) term|as soon as possible|soon !after !as|shortly !after !before", durations.future),
    Rule("DATE", "(a|some) later date|some day|someday", durations.future),
)

TIMES = (
    Rule("TIME", "{about}? at? <clock:CLOCK> <meridiem:MERIDIEM>? ZONE?", clock.clock),
    Rule("TIME", "{about}? <clock:HOUR> <meridiem:MERIDIEM> ZONE?", clock.clock),
    Rule("TIME", "{about}? <clock:HOURMERIDIEM> ZONE?", clock.clock),
    Rule("TIME", "<clock:NUMBER> ZONE", clock.clock),
    Rule("TIME", "<clock:NOON>", clock.clock),
    Rule("TIME", "<weekday:WEEKDAY> <part:PART>", clock.weekday_part),
    Rule(
        "TIME",
        "{early}? (<this:this>|<last:last>|<rel:yesterday|tomorrow|today>) (EARLY HYPHEN?)? <part:PART>",
        clock.day_part,
    ),
    Rule("TIME", "mid HYPHEN? <part:PART>", clock.day_part),
    Rule("TIME", "the <next:next|following> <part:PART>", clock.day_part),
    Rule("TIME", "(the|that|the same) <part:PART>", clock.day_part),
    Rule("TIME", "late? tonight|overnight", clock.tonight),
)

# The rules in their order; beside each group the words or classes of which a match of its rules has at least one.
GROUPS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("MONTH WEEKDAY YEAR YEARSPAN ISODAY ISOTIME NUMDAY NUMWORD", DATES),
    ("YEAR YEARSPAN DECADE DECADEWORD century quarter quarters PERIOD QUARTERCODE half SEASON year", PERIODS),
    ("CLOCK HOURMERIDIEM MERIDIEM ZONE NOON PART tonight overnight", TIMES),
    ("EVERY FREQUENCY WEEKDAYS PARTS once twice times", SETS),
    ("UNIT UNITS today yesterday tomorrow then christmas new", RELATIVE),
    ("UNIT UNITS while", DURATIONS),
    (
        "UNITS now currently current presently nowadays days present moment date recently recent lately past ago years"
        " ahead future term soon shortly possible day someday",
        VAGUE,
    ),
)
RULES: tuple[Rule, ...] = tuple(rule for _, rules in GROUPS for rule in rules)
