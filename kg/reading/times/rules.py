"""The rules: a pattern over token classes, the TIMEX3 type, and the function that gives the value.

Of matches that begin at the same token the longest counts, of equally long ones the rule that stands first here.
Groups named `pre` and `post` are context that the span leaves out.
"""

from dataclasses import dataclass

from kg.model import TimeType
from kg.reading.times import absolute, durations, relative
from kg.reading.times.context import Value


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of time expression."""

    type: TimeType
    pattern: str
    value: Value
    # Whether later expressions ("that year", "the quarter") may refer to it; comparisons with a year ago are no anchors.
    anchor: bool = True


_TAIL = "(COMMA? <year:YEAR>|COMMA? (of the?)? <rel:(last|this|next) year>)?"
_LENGTH = "(more|additional|full|straight|consecutive|successive|trading|business|working|calendar|whole|entire)*"
_WINDOW = "(the? (next|last|past|first|final|coming|previous|following|preceding|latest|initial)|the|these|those|(each|all|most|any) of the (last|past|next|first)|an additional)"
_AROUND = "(around|about|circa)?"
_DAYS = "(WEEKDAY COMMA?)?"
_DAY = "<day:DAY|ORDDAY|{ordinal}>"

DATES = (
    Rule("DATE", "ISODAY", absolute.iso),
    Rule("TIME", "ISOTIME", absolute.iso),
    Rule("DATE", f"{_DAYS} NUMDAY", absolute.numeric_day),
    Rule("DATE", f"{_AROUND} {_DAYS} the? <day:ORDDAY|{{ordinal}}> (day)? of <month:MONTH> {_TAIL}", absolute.month_day),
    Rule("DATE", f"{_AROUND} {_DAYS} <day:DAY|ORDDAY> of? <month:MONTH> {_TAIL}", absolute.month_day),
    Rule("DATE", f"{_AROUND} (this coming)? {_DAYS} <month:MONTH> the? {_DAY} {_TAIL}", absolute.month_day),
    Rule("DATE", f"(from|between)? <day:DAY|ORDDAY> (HYPHEN|to|through|until|till) <day2:DAY|ORDDAY> of? <month:MONTH> {_TAIL}",
         absolute.month_days),
    Rule("DATE", f"<pre:between> <day:DAY|ORDDAY> and <day2:DAY|ORDDAY> of? <month:MONTH> {_TAIL}", absolute.month_days),
    Rule("DATE", f"<day:DAY|ORDDAY> <both:and> <day2:DAY|ORDDAY> of? <month:MONTH> {_TAIL}", absolute.month_days),
    Rule("DATE", f"<month:MONTH> <day:DAY|ORDDAY> (HYPHEN|to|through) <day2:DAY|ORDDAY> {_TAIL}", absolute.month_days),
    Rule("DATE", f"<pre:between> <month:MONTH> <day:DAY|ORDDAY> and <day2:DAY|ORDDAY> {_TAIL}", absolute.month_days),
    Rule("DATE", "<month:MONTH> (HYPHEN|to|through) <month2:MONTH> <year:YEAR>", absolute.months),
    Rule("DATE", "{early}? <month:MONTH> (of|COMMA)? <year:YEAR|{spelledyear}>", absolute.month),
    Rule("DATE", "{early}? <month:MONTH> COMMA? (of the?)? <rel:(last|this|next) year>", absolute.month),
    Rule("DATE", "{early}? <month:MONTH>", absolute.month),
    Rule("DATE", "{early}? {which} <month:MONTH>", absolute.which_month),
    Rule("DATE", "{early}? (the EDGE of)? <year:YEAR>", absolute.year),
    Rule("DATE", "<said:the year> <year:YEAR>", absolute.year),
    Rule("DATE", "(the year)? <year:{spelledyear}>", absolute.spelled),
    Rule("DATE", "<year:YEAR> (HYPHEN|SLASH) <year2:YEAR|DIGITS2>", absolute.years),
    Rule("DATE", "(the? (fiscal|financial) year?|the year) <year:YEAR>", absolute.fiscal_year),
    Rule("DATE", "the <year:YEAR> (fiscal|financial|calendar) year", absolute.fiscal_year),
    Rule("DATE", "(the (EDGE of the)?)? EARLY? HYPHEN? <decade:DECADE>", absolute.decade),
    Rule("DATE", "the EARLY? HYPHEN? <decadeword:DECADEWORD>", absolute.decade),
    Rule("DATE", "(the EDGE of)? the? EARLY? HYPHEN? <ord:{ordinal}> HYPHEN? century", absolute.century),
    Rule("DATE", f"the <ord:ORD|last|latter> half of (the? <decade:DECADE>)", absolute.half),
    Rule("DATE", "the? fiscal? HYPHEN? <ord:ORD> fiscal? quarter", absolute.quarter),
    Rule("DATE", "<ord:ORD> HYPHEN quarter", absolute.quarter),
    Rule("DATE", "<ord:ORD> HYPHEN? <post:(and|or) ORD HYPHEN? quarter>", absolute.quarter),
    Rule("DATE", "the? fiscal? HYPHEN? <ord:ORD> HYPHEN? quarter (of|in)? (fiscal? <year:YEAR>|the? <rel:(last|this|next) (fiscal|financial)? year>)",
         absolute.quarter),
    Rule("DATE", "the? fiscal? <year:YEAR> <ord:ORD> HYPHEN? quarter", absolute.quarter),
    Rule("DATE", "<rel:(last|this|next) year> POSS <ord:ORD> HYPHEN? quarter", absolute.quarter),
    Rule("DATE", "<code:QUARTERCODE> (of|COMMA|SLASH)? <year:YEAR>?", absolute.quarter),
    Rule("DATE", "the? (first|last) two quarters of <year:YEAR>", absolute.two_quarters),
    Rule("DATE", "(the|<pre:EVERY>)? <ord:ORD|last|latter> HYPHEN? half (of|in)? (fiscal? <year:YEAR>|the? <rel:(last|this|next) (fiscal|financial)? year>|(the|this) (fiscal|financial|calendar)? year)",
         absolute.half),
    Rule("DATE", "(the (comparable|same|corresponding|similar)?) <ago:year HYPHEN ago|year HYPHEN earlier> <ord:ORD> HYPHEN? quarter",
         absolute.quarter, anchor=False),
    Rule("DATE", "the? (comparable|same|corresponding|similar)? <ago:year HYPHEN (ago|earlier)> PERIOD", absolute.this_quarter, anchor=False),
    Rule("DATE", "the (comparable|same|corresponding|similar) PERIOD (of|in)? (<ago:A year (ago|earlier)>|the? <rel:last year>|<year:YEAR>)",
         absolute.this_quarter, anchor=False),
    Rule("DATE", "the (comparable|same|corresponding|similar)? <year:YEAR> PERIOD", absolute.this_quarter, anchor=False),
    Rule("DATE", "<rel:last year> POSS PERIOD", absolute.this_quarter, anchor=False),
    Rule("DATE", "the latest PERIOD", absolute.latest_quarter, anchor=False),
    Rule("DATE", "the quarter (<ago:A year (ago|earlier)>)?", absolute.this_quarter, anchor=False),
    Rule("DATE", "<this:the current|this> quarter", absolute.this_quarter, anchor=False),
    Rule("DATE", "the? quarter <post:(ended|ending) (on|in|at)? <month:MONTH> DAY?>", absolute.quarter_ended),
    Rule("DATE", "year HYPHEN (ago|earlier)", absolute.year_ago, anchor=False),
    Rule("DATE", "{early}? (the EDGE of)? the? EARLY? HYPHEN? <season:SEASON> (of|COMMA)? (<year:YEAR|{spelledyear}>|<rel:(last|this|next) year>)", absolute.season),
    Rule("DATE", "{early}? (the|<this:this (past|coming)?>|the? <last:LAST>|the? <next:NEXT>) EARLY? HYPHEN? <season:SEASON>", absolute.season),
    Rule("DATE", "<pre:in|by|since|until|during> <season:spring|summer|autumn|winter>", absolute.season),
    Rule("DATE", "(EARLY|mid) HYPHEN? <season:SEASON>", absolute.season),
)

RELATIVE = (
    Rule("DATE", "{early}? <rel:today|yesterday|tomorrow>", relative.near_day),
    Rule("DATE", "<beyond:the day (before|after)> <rel:yesterday|tomorrow>", relative.near_day),
    Rule("DATE", "{early}? (this <next:coming>|this <last:past>|the? <last2:LAST>|the? <next2:NEXT>|this)? <weekday:WEEKDAY>", absolute.weekday),
    Rule("DATE", "{early}? (the? <last:LAST>|the? <next:NEXT>|<this:this|the current>) (fiscal|financial|calendar|full)? <unit:UNIT> !HYPHEN", relative.which_unit),
    Rule("DATE", "(the EDGE of) (the|this|<last:last>|<next:next>) (fiscal|financial|calendar)? <unit:UNIT>", relative.edge),
    Rule("DATE", "the EDGE of the? {early}? (<year:YEAR>)", absolute.year),
    Rule("DATE", "the EDGE of <month:MONTH> {_TAIL}".replace("{_TAIL}", _TAIL), absolute.month),
    Rule("DATE", f"{_AROUND} <unit:year|month> (POSS|HYPHEN)? end", relative.edge),
    Rule("DATE", f"{_AROUND} the <unit:year|month|week> POSS end", relative.edge),
    Rule("DATE", "(that|the same) (very)? <unit:UNIT>", relative.that_unit),
    Rule("DATE", "({early} in)? the (fiscal|full|financial|current)* <unit:year|weekend|week|month> !HYPHEN", relative.the_unit),
    Rule("DATE", "{about}? <number:{number}|a|an> <unit:UNIT|UNITS> (or (so|more))? ago", relative.ago),
    Rule("DATE", "<number:a> <unit:UNIT> <half:and a half> ago", relative.ago),
    Rule("DATE", "<fuzzy:{fuzzy}> <unit:UNITS> (or so)? ago", relative.ago),
    Rule("DATE", "{about}? <number:{number}|a|an> <unit:UNIT|UNITS> <earlier:earlier|before|previously>", relative.before_or_after),
    Rule("DATE", "{about}? <number:{number}|a|an> <unit:UNIT|UNITS> (later|afterwards|hence)", relative.before_or_after),
    Rule("DATE", "<number:{number}|a|an> <unit:UNIT|UNITS> from (now|today)", relative.from_now),
    Rule("DATE", "<pre:until|till|by|since> then", relative.then),
    Rule("DATE", "<feast:christmas> (day|eve)?", relative.christmas),
    Rule("DATE", "<feast:new year> POSS (day|eve)", relative.christmas),
)

DURATIONS = (
    Rule("DURATION", f"{{roughly}}? {_WINDOW}? <number:{{number}}> {_LENGTH} <unit:UNIT|UNITS> (or so)?", durations.duration),
    Rule("DURATION", "{roughly}? <number:{number}> HYPHEN <unit:UNIT> !HYPHEN (term)?", durations.duration),
    Rule("DURATION", "<number:{number}> HYPHEN <unit:month|week|day|hour> HYPHEN old", durations.duration),
    Rule("DURATION", f"{{roughly}}? {_WINDOW}? <number:{{number}}> (to|or|HYPHEN) {{number}} HYPHEN? <unit:UNIT|UNITS>",
         durations.duration),
    Rule("DURATION", f"{{roughly}}? {_WINDOW}? <fuzzy:{{fuzzy}}> HYPHEN? {_LENGTH} <unit:UNIT|UNITS> (or so)?", durations.duration),
    Rule("DURATION", "{roughly}? <number:A> <unit:UNIT> <half:and a half>", durations.duration),
    Rule("DURATION", "{roughly}? <number:NUMWORD> HYPHEN? <half:and HYPHEN? a HYPHEN? half> HYPHEN? <unit:UNIT|UNITS>", durations.duration),
    Rule("DURATION", "half (a|an)? HYPHEN? <unit:UNIT>", durations.half_unit),
    Rule("DURATION", "{roughly}? <number:{number}> <unit:UNIT|UNITS> (and|COMMA) <number2:{number}> <unit2:UNIT|UNITS>", durations.sum_of_two),
    Rule("DURATION", "<pre:for|in|within|over|after|through|took|takes|take|spent|lasting|lasted> <unit:UNITS>", durations.bare_units),
    Rule("DURATION", "<unit:UNITS> ((or|and) UNITS|<post:of>)", durations.bare_units),
    Rule("DURATION", "(all|the whole|the entire|a full|a whole) <unit:day|night|week|month|year>", durations.one_unit),
    Rule("DURATION", "<pre:within|for|barely|lasting|lasted|only|just|in|took|takes|take|after|under> (a|an) <unit:UNIT>", durations.one_unit),
    Rule("DURATION", "{roughly} (a|an) <unit:UNIT>", durations.one_unit),
    Rule("DURATION", "(an additional|another|an extra) <unit:UNIT>", durations.one_unit),
    Rule("DURATION", "<unit:UNIT> HYPHEN long", durations.one_unit),
    Rule("DURATION", "the (fiscal|financial)? <unit:year> <post:ended|ending>", durations.one_unit),
    Rule("DURATION", "a while", lambda m, ctx: "PXX"),
)

SETS = (
    Rule("SET", "EVERY (other|single)? <what:UNIT|WEEKDAY|MONTH|SEASON|PART>", durations.every),
    Rule("SET", "every <number:{number}> <what:UNITS>", durations.every),
    Rule("SET", "<what:FREQUENCY>", durations.frequency),
    Rule("SET", "<pre:on> <what:WEEKDAYS>", durations.every),
    Rule("SET", "<what:WEEKDAY|WEEKDAYS> <part:PARTS>", durations.every),
    Rule("SET", "(once|twice|NUMBER times|NUMWORD times) (a|an|per|each|every) <what:UNIT>", durations.every),
)

VAGUE = (
    Rule("DATE", "right? now", durations.present),
    Rule("DATE", "currently|presently|nowadays|current|at present|these days|at the moment|to date", durations.present),
    Rule("DATE", "(more|most|very)? (recently|recent)|lately|the (recent|not HYPHEN so HYPHEN distant)? past|not long ago|(long|UNITS) ago", durations.past),
    Rule("DATE", "<pre:in>? (recent UNITS (and UNITS)?|past years)", durations.past),
    Rule("DATE", "(the? (coming|future) UNITS)|the UNITS ahead|the UNITS to come|the (near|foreseeable|immediate|distant|not HYPHEN too HYPHEN distant)? future|the near term|the short term|as soon as possible|soon !after !as|shortly !after !before|(a|some) later date|some day|someday", durations.future),
)

TIMES = (
    Rule("TIME", "{about}? (at)? <clock:CLOCK> <meridiem:MERIDIEM>? ZONE?", durations.clock),
    Rule("TIME", "{about}? <clock:HOUR> <meridiem:MERIDIEM> ZONE?", durations.clock),
    Rule("TIME", "{about}? <clock:HOURMERIDIEM> ZONE?", durations.clock),
    Rule("TIME", "<clock:NUMBER> ZONE", durations.clock),
    Rule("TIME", "<clock:NOON>", durations.clock),
    Rule("TIME", "<weekday:WEEKDAY> <part:PART>", durations.weekday_part),
    Rule("TIME", "{early}? (<this:this>|<last:last>|<rel:yesterday|tomorrow|today>) (EARLY|mid)? HYPHEN? <part:PART>", durations.day_part),
    Rule("TIME", "(mid HYPHEN?) <part:PART>", durations.day_part),
    Rule("TIME", "the <next:(next|following)> <part:PART>", durations.day_part),
    Rule("TIME", "(the|<pre:in> the|that|the same) <part:PART>", durations.day_part),
    Rule("TIME", "tonight|overnight|late tonight", durations.tonight),
)

RULES: tuple[Rule, ...] = DATES + TIMES + SETS + RELATIVE + DURATIONS + VAGUE
