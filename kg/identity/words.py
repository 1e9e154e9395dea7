"""The words that names are compared by: titles, given names, family names that stand first, portfolios, occupations."""

TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president minister chancellor premier senator governor "
    "judge justice general colonel major captain king queen prince princess sheikh ayatollah pope ambassador mayor "
    "congressman congresswoman secretary prime foreign vice".split()
)
ENDINGS = frozenset("jr sr ii iii iv".split())

# Family names that stand before the given names; the second row only before two more names ("Kim Il Sung").
FAMILY_FIRST = frozenset(
    "xi hu jiang wen wang zhang zhao zhou chen liu yang huang wu sun zhu deng mao cai guo nguyen tran pham hoang vu "
    "phan dang bui".split()
)
FAMILY_FIRST_OF_THREE = frozenset("kim lee park choi jung jeong cho kang moon yoon han li lin le ho".split())

# The short form, and the given name in full.
NICKNAMES = {
    "joe": "joseph",
    "bob": "robert",
    "rob": "robert",
    "bill": "william",
    "will": "william",
    "jim": "james",
    "jimmy": "james",
    "mike": "michael",
    "tom": "thomas",
    "dick": "richard",
    "rick": "richard",
    "tony": "anthony",
    "dave": "david",
    "dan": "daniel",
    "ed": "edward",
    "ted": "edward",
    "ben": "benjamin",
    "sam": "samuel",
    "nick": "nicholas",
    "chris": "christopher",
    "matt": "matthew",
    "andy": "andrew",
    "steve": "steven",
    "stephen": "steven",
    "ken": "kenneth",
    "greg": "gregory",
    "jeff": "jeffrey",
    "kate": "katherine",
    "katie": "katherine",
    "liz": "elizabeth",
    "beth": "elizabeth",
    "maggie": "margaret",
    "sue": "susan",
    "pat": "patricia",
    "alex": "alexander",
    "sasha": "alexander",
    "vlad": "vladimir",
    "volodya": "vladimir",
    "misha": "mikhail",
    # One name in Ukrainian, Belarusian and Russian.
    "volodymyr": "vladimir",
    "uladzimir": "vladimir",
    "oleksandr": "alexander",
    "aliaksandr": "alexander",
    "aleksandr": "alexander",
    "mykola": "nikolai",
    "serhiy": "sergei",
    "serhii": "sergei",
    "siarhei": "sergei",
    "yevhen": "yevgeny",
    "olena": "elena",
    "andriy": "andrei",
    "andrii": "andrei",
    "dmytro": "dmitry",
    "oleksiy": "alexei",
    "oleksii": "alexei",
    "mykhailo": "mikhail",
    "petro": "pyotr",
    "pavlo": "pavel",
    "vasyl": "vasily",
    "hryhoriy": "grigory",
}

# Words of a body's name that many countries' bodies share. A name of these alone says not which body it is.
GENERIC = frozenset(
    "foreign supreme defense defence interior central national constitutional high highest federal state prime "
    "general local regional district public joint special first armed security chief main grand human rights house "
    "lower upper affairs external internal justice finance health education trade energy transport economy economic "
    "agriculture culture environment labour labor social development ministry minister department office agency "
    "government cabinet parliament senate congress assembly legislature court tribunal bank party police army navy "
    "air force forces military embassy council commission committee secretariat treasury prosecutor presidency "
    "administration chamber deputies representatives green greens conservative conservatives liberal liberals "
    "democratic democrats democrat republican republicans socialist socialists communist communists christian "
    "progressive people peoples popular freedom workers worker union unity alliance coalition front movement center "
    "centre left right reform radical nationalist independence new opposition electoral election intelligence "
    "service services broadcasting television radio news university institute statistics football federation "
    "association customs border coast guard revenue tax and of for the on in to".split()
)
# The same portfolio in other words, so that the "Ministry of Foreign Affairs" is the "Foreign Ministry".
PORTFOLIO = {
    "defense": "defence",
    "labor": "labour",
    "center": "centre",
    "program": "programme",
    "organization": "organisation",
    "external": "foreign",
    "greens": "green",
    "conservatives": "conservative",
    "liberals": "liberal",
    "democrats": "democratic",
    "republicans": "republican",
    "socialists": "socialist",
    "communists": "communist",
}
DROPPED = frozenset("of for the and on in to affairs party".split())
# What a country's whole government may be called.
GOVERNMENT = frozenset("government federal national central state union hm majestys royal".split())

# Kinds of work: persons of one name whose work is of two kinds are two persons unless something joins them.
OCCUPATIONS = {
    "politics": "minister premier chancellor senator lawmaker congressman congresswoman legislator deputy governor "
    "mayor politician ambassador envoy diplomat councillor mp secretary statesman parliamentarian",
    "sport": "footballer player striker goalkeeper midfielder defender winger forward coach athlete swimmer runner "
    "sprinter boxer cyclist skier golfer batsman bowler pitcher quarterback gymnast wrestler referee "
    "driver captain",
    "arts": "singer actor actress novelist writer poet painter musician composer artist director sculptor pianist "
    "violinist guitarist rapper comedian filmmaker photographer dancer architect",
    "science": "professor scientist physicist chemist biologist historian economist researcher mathematician "
    "astronomer lecturer geologist archaeologist sociologist philosopher engineer",
    "law": "judge justice lawyer prosecutor attorney barrister solicitor magistrate",
    "business": "businessman businesswoman banker investor entrepreneur ceo trader manager executive tycoon chairman",
    "medicine": "doctor surgeon physician nurse virologist epidemiologist",
    "church": "bishop archbishop priest cardinal rabbi imam pastor cleric monk nun",
    "crime": "smuggler killer murderer gangster robber hacker bomber",
    "press": "journalist reporter editor correspondent columnist broadcaster",
    "work": "farmer fisherman teacher pilot sailor miner baker carpenter shopkeeper",
}
FIELDS = {word: field for field, words in OCCUPATIONS.items() for word in words.split()}
# Fields between which one person often moves.
NEAR_FIELDS = frozenset(
    frozenset(pair.split())
    for pair in ("politics law", "politics business", "politics science", "press politics", "science medicine",
                 "press arts", "law business", "science law", "arts press", "science business", "science press")
)  # fmt: skip
# What is said before a role and is no part of it.
CAPACITIES = frozenset(
    "former acting interim outgoing incoming late ex then new current designate newly senior veteran longtime".split()
)
# Roles that say little: sharing one joins nobody.
VAGUE = frozenset(
    "man woman official officer leader spokesman spokeswoman spokesperson member candidate person citizen "
    "representative head chief expert analyst victim suspect resident employee worker colleague friend boy girl "
    "child author critic activist father mother son daughter brother sister wife husband".split()
)
# The words of a role that belong to its last one: "foreign minister", "vice president".
COMPOUND = frozenset(
    "foreign prime defence defense finance interior justice health education trade energy transport deputy vice chief "
    "attorney general press first economy labour labor culture environment central home".split()
)
NATIONAL_ROLES = frozenset("president premier king queen ambassador".split()) | {"prime minister", "foreign minister"}
# Bodies whose name needs more than a country to be one body: "a Norwegian bank".
NOT_ONE = frozenset("bank court university company embassy agency commission committee council".split())
