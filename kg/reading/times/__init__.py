"""Time expressions and their values: TIMEX3 (TimeML) and, where a bound is uncertain, EDTF (ISO 8601-2).

A lexer gives each token a symbol, a grammar of regular expressions over the symbols finds the expressions, and a
function for each rule gives the value against the publication date and the times named before. The line of work:
Strötgen and Gertz, "HeidelTime" (SemEval 2010); Chang and Manning, "SUTime" (LREC 2012).
"""

from kg.reading.times.find import find_times

__all__ = ["find_times"]
