"""Persons in offices and with their bodies: what must be read, and what must not."""

import pytest

from kg.check import in_words
from kg.model import Document
from kg.reading.read import Reader

CASES = [
    ("Norwegian Foreign Minister Anna Larsen spoke.", ["Anna Larsen | holdsRole | foreign minister | of=Norway"]),
    ("Anna Larsen, the foreign minister of Norway, spoke.", ["Anna Larsen | holdsRole | foreign minister | of=Norway"]),
    ("Norway's foreign minister, Anna Larsen, spoke.", ["Anna Larsen | holdsRole | foreign minister | of=Norway"]),
    ("Anna Larsen is Norway's foreign minister.", ["Anna Larsen | holdsRole | foreign minister | of=Norway"]),
    ("US Secretary of State Peter Novak spoke.", ["Peter Novak | holdsRole | secretary of state | of=United States"]),
    (
        "Former Chilean president Peter Novak spoke.",
        ["Peter Novak | holdsRole | president | capacity=former | of=Chile"],
    ),
    (
        "Anna Larsen, president and chief executive of Arden Bank, spoke.",
        [
            "Anna Larsen | holdsRole | president | of=Arden Bank",
            "Anna Larsen | holdsRole | chief executive | of=Arden Bank",
        ],
    ),
    ("Chile's new president, Peter Novak, spoke.", ["Peter Novak | holdsRole | president | of=Chile"]),
    (
        "NATO spokeswoman Anna Larsen rejected the plan.",
        ["Anna Larsen | holdsRole | spokeswoman | of=NATO", "Anna Larsen | represents | NATO"],
    ),
    ("Anna Larsen of Arden Bank rejected the plan.", ["Anna Larsen | affiliatedWith | Arden Bank"]),
    ("Peter Novak, a Lima-based lawyer, spoke.", ["Peter Novak | holdsRole | lawyer"]),
    ("The foreign minister met Anna Larsen in Oslo.", []),
    ("Mara Lind, the Oscar-winning actress, left.", ["Mara Lind | holdsRole | actress"]),
    (
        "Mara Lind, director of the Arden Centre at Lima University, left.",
        ["Mara Lind | holdsRole | director | of=Arden Centre", "Mara Lind | affiliatedWith | Lima University"],
    ),
    ("Reporters at the White House James Novak briefing room left.", []),
    ("Lael Berg, the under secretary for trade, spoke.", ["Lael Berg | holdsRole | under secretary for trade"]),
    ("Kenya will make sure President Peter Novak signs.", ["Peter Novak | holdsRole | president"]),
    ("Anna Larsen, the four officials and a guard left.", []),
    ("She would sing if he's president of Chile.", []),
    ("An executive at Arden's parent company, United Technologies, left.", []),
    (
        "The Senate banking committee met. Senate Majority Leader Peter Novak spoke.",
        ["Peter Novak | holdsRole | senate majority leader"],
    ),
    (
        "Peter Novak, who served as senator of Chile for 36 years, spoke.",
        ["Peter Novak | holdsRole | senator | of=Chile"],
    ),
    (
        "Jo Berg, a former chairman of Mr. Novak's Arden Bank, spoke.",
        ["Jo Berg | holdsRole | chairman | capacity=former | of=Arden Bank"],
    ),
    ("Kenya had support from finance ministers for Mr. Novak.", []),
    ("Jo Berg, a first-time chief executive, spoke.", ["Jo Berg | holdsRole | chief executive"]),
    (
        "Jo Berg, an English professor at Arden University, spoke.",
        ["Jo Berg | holdsRole | english professor | of=Arden University"],
    ),
    ("Jo Berg, a New York Times bestselling author, spoke.", ["Jo Berg | holdsRole | bestselling author"]),
    ("Jo Berg, a New York Times reporter, spoke.", ["Jo Berg | holdsRole | reporter | of=The New York Times"]),
    ("It is a plan that a President Novak could like.", []),
    ("Jo Berg was executive director on the bank's board.", ["Jo Berg | holdsRole | executive director"]),
    ("South Korea's president, Moon Jae-in, spoke.", ["Moon Jae-in | holdsRole | president | of=South Korea"]),
    ("Dirk Berg, of the Rostock-based Arden Institute, spoke.", ["Dirk Berg | affiliatedWith | Arden Institute"]),
    ("Norway may elect novelist Mara Lind.", ["Mara Lind | holdsRole | novelist"]),
    (
        "Foreign Minister Peter Novak of Norway met his Chilean counterpart, Mara Lind.",
        [
            "Peter Novak | holdsRole | foreign minister | of=Norway",
            "Mara Lind | holdsRole | foreign minister | of=Chile",
        ],
    ),
    (
        "Norwegian President Peter Novak met his Chilean and Kenyan counterparts, Mara Lind and Jo Berg.",
        [
            "Peter Novak | holdsRole | president | of=Norway",
            "Mara Lind | holdsRole | president | of=Chile",
            "Jo Berg | holdsRole | president | of=Kenya",
        ],
    ),
    (
        "Norwegian President Peter Novak met Mara Lind, his counterpart from Chile.",
        [
            "Peter Novak | holdsRole | president | of=Norway",
            "Mara Lind | holdsRole | president | of=Chile",
        ],
    ),
    (
        "Norwegian President Peter Novak met his counterpart Mara Lind.",
        ["Peter Novak | holdsRole | president | of=Norway"],
    ),
    (
        "Former Norwegian President Peter Novak met his Chilean counterpart Mara Lind.",
        ["Peter Novak | holdsRole | president | capacity=former | of=Norway"],
    ),
    ("Anna Larsen of Norway rejected the plan.", []),
    ("Chile is demanding President Peter Novak resign.", ["Peter Novak | holdsRole | president"]),
    ("Anna Larsen is not the foreign minister of Norway.", []),
    ("Anna Larsen may become foreign minister of Norway.", []),
    (
        "Mamata Banerjee, chief minister of West Bengal, spoke.",
        ["Mamata Banerjee | holdsRole | chief minister | of=West Bengal"],
    ),
    (
        "Norway's prime minister at the time, Peter Novak, spoke.",
        ["Peter Novak | holdsRole | prime minister | of=Norway"],
    ),
    (
        "Presidents Mara Lind of Chile and Peter Novak of Kenya met in Oslo.",
        ["Mara Lind | holdsRole | president | of=Chile", "Peter Novak | holdsRole | president | of=Kenya"],
    ),
    (
        "Foreign ministers Anna Larsen of Norway and Peter Novak of Chile met.",
        [
            "Anna Larsen | holdsRole | foreign minister | of=Norway",
            "Peter Novak | holdsRole | foreign minister | of=Chile",
        ],
    ),
    (
        "Norway's Foreign Minister Anna Larsen and Defence Minister Peter Novak spoke.",
        [
            "Anna Larsen | holdsRole | foreign minister | of=Norway",
            "Peter Novak | holdsRole | defence minister | of=Norway",
        ],
    ),
    (
        "Norwegian Trade and Economy Minister Anna Larsen spoke.",
        ["Anna Larsen | holdsRole | trade and economy minister | of=Norway"],
    ),
    (
        "Anna Larsen, a spokeswoman for the foreign ministry of Norway, spoke.",
        [
            "Anna Larsen | holdsRole | spokeswoman | of=foreign ministry of Norway",
            "Anna Larsen | represents | foreign ministry of Norway",
        ],
    ),
    (
        "Foreign ministry spokesman Peter Novak spoke.",
        ["Peter Novak | holdsRole | spokesman | of=Foreign ministry", "Peter Novak | represents | Foreign ministry"],
    ),
    (
        "Norwegian foreign ministry spokesman Peter Novak spoke.",
        [
            "Peter Novak | holdsRole | spokesman | of=Ministry of Foreign Affairs (Norway)",
            "Peter Novak | represents | Ministry of Foreign Affairs (Norway)",
        ],
    ),
    (
        "A spokesman for the Nordic Bank, Peter Novak, spoke.",
        ["Peter Novak | holdsRole | spokesman | of=Nordic Bank", "Peter Novak | represents | Nordic Bank"],
    ),
    ("Acting President Mara Lind spoke.", ["Mara Lind | holdsRole | president | capacity=acting"]),
    (
        "Norway's acting foreign minister Anna Larsen spoke.",
        ["Anna Larsen | holdsRole | foreign minister | capacity=acting | of=Norway"],
    ),
    (
        "Former Norwegian prime minister Anna Larsen spoke.",
        ["Anna Larsen | holdsRole | prime minister | capacity=former | of=Norway"],
    ),
    ("Then-President Mara Lind resigned.", ["Mara Lind | holdsRole | president | capacity=former"]),
    (
        "President-elect Mara Lind of Chile spoke.",
        ["Mara Lind | holdsRole | president | capacity=designate | of=Chile"],
    ),
    (
        "Chile's president-elect, Mara Lind, spoke.",
        ["Mara Lind | holdsRole | president | capacity=designate | of=Chile"],
    ),
    (
        "Chile's prime minister-designate Mara Lind spoke.",
        ["Mara Lind | holdsRole | prime minister | capacity=designate | of=Chile"],
    ),
    (
        "Norway's deputy foreign minister Anna Larsen spoke.",
        ["Anna Larsen | holdsRole | deputy foreign minister | capacity=deputy | of=Norway"],
    ),
    ("Deputy Prime Minister Anna Larsen spoke.", ["Anna Larsen | holdsRole | deputy prime minister | capacity=deputy"]),
    (
        "Anna Larsen has been head of the Nordic Bank since 2010.",
        ["Anna Larsen | holdsRole | head | from=2010 | of=Nordic Bank"],
    ),
    (
        "Anna Larsen was head of the Nordic Bank until 2012.",
        ["Anna Larsen | holdsRole | head | of=Nordic Bank | until=2012"],
    ),
    (
        "Anna Larsen was foreign minister of Norway from 2005 to 2010.",
        ["Anna Larsen | holdsRole | foreign minister | from=2005 | of=Norway | until=2010"],
    ),
    ("Anna Larsen, foreign minister since 2010, spoke.", ["Anna Larsen | holdsRole | foreign minister | from=2010"]),
    ("Anna Larsen became prime minister of Norway in 2013.", ["Anna Larsen | holdsRole | prime minister | of=Norway"]),
    (
        "Anna Larsen was elected president of the Nordic Council on Monday.",
        ["Anna Larsen | holdsRole | president | of=Nordic Council"],
    ),
    ("Anna Larsen was appointed ambassador to Chile.", ["Anna Larsen | holdsRole | ambassador | of=Chile"]),
    (
        "Anna Larsen was named chief executive of Arden Bank.",
        ["Anna Larsen | holdsRole | chief executive | of=Arden Bank"],
    ),
    (
        "Peter Novak has been appointed as Norway's ambassador to Chile.",
        ["Peter Novak | holdsRole | ambassador | of=Norway; Chile"],
    ),
    ("Norway's ambassador to Chile, Peter Novak, spoke.", ["Peter Novak | holdsRole | ambassador | of=Norway; Chile"]),
    (
        "Norwegian Ambassador to the United Nations Anna Larsen spoke.",
        ["Anna Larsen | holdsRole | ambassador | of=Norway; United Nations"],
    ),
    (
        "UN special envoy for Syria Anna Larsen spoke.",
        ["Anna Larsen | holdsRole | special envoy | of=United Nations; Syria"],
    ),
    ("UN envoy Anna Larsen spoke.", ["Anna Larsen | holdsRole | envoy | of=United Nations"]),
    (
        "Anna Larsen, the UN's special envoy to Libya, spoke.",
        ["Anna Larsen | holdsRole | special envoy | of=United Nations; Libya"],
    ),
    (
        "General Peter Novak, commander of the Norwegian army, spoke.",
        ["Peter Novak | holdsRole | general", "Peter Novak | holdsRole | commander | of=Norwegian army"],
    ),
    ("Army commander Peter Novak spoke.", ["Peter Novak | holdsRole | commander | of=Army"]),
    ("Anna Larsen, a member of the Nordic Council, spoke.", ["Anna Larsen | holdsRole | member | of=Nordic Council"]),
    (
        "Anna Larsen is a member of the European Parliament.",
        ["Anna Larsen | holdsRole | member | of=European Parliament"],
    ),
    ("Arden Bank CEO Peter Novak spoke.", ["Peter Novak | holdsRole | ceo | of=Arden Bank"]),
    (
        "Arden Bank's chief executive, Peter Novak, spoke.",
        ["Peter Novak | holdsRole | chief executive | of=Arden Bank"],
    ),
    (
        "Peter Novak, founder and CEO of Arden Bank, spoke.",
        ["Peter Novak | holdsRole | founder | of=Arden Bank", "Peter Novak | holdsRole | ceo | of=Arden Bank"],
    ),
    (
        "Peter Novak is the founder and chairman of Arden Bank.",
        ["Peter Novak | holdsRole | founder | of=Arden Bank", "Peter Novak | holdsRole | chairman | of=Arden Bank"],
    ),
    (
        "Peter Novak, chairman of the board of Arden Bank, spoke.",
        ["Peter Novak | holdsRole | chairman of the board | of=Arden Bank"],
    ),
    ("Peter Novak, who is president of Arden Bank, spoke.", ["Peter Novak | holdsRole | president | of=Arden Bank"]),
    ("Peter Novak (president of Arden Bank) spoke.", ["Peter Novak | holdsRole | president | of=Arden Bank"]),
    ("Peter Novak works as a lawyer.", ["Peter Novak | holdsRole | lawyer"]),
    (
        "Peter Novak served as minister of finance of Kenya.",
        ["Peter Novak | holdsRole | minister of finance | of=Kenya"],
    ),
    (
        "Peter Novak, Kenya's minister for foreign affairs, spoke.",
        ["Peter Novak | holdsRole | minister for foreign affairs | of=Kenya"],
    ),
    (
        "Kenyan Minister of Foreign Affairs Peter Novak spoke.",
        ["Peter Novak | holdsRole | minister of foreign affairs | of=Kenya"],
    ),
    ("Norway's head of government Anna Larsen spoke.", ["Anna Larsen | holdsRole | head of government | of=Norway"]),
    (
        "Peter Novak, the prime minister of Norway, met Chile's president, Mara Lind.",
        ["Peter Novak | holdsRole | prime minister | of=Norway", "Mara Lind | holdsRole | president | of=Chile"],
    ),
    (
        "In Chile, Johan Estermark, prime minister of Norway, spoke.",
        ["Johan Estermark | holdsRole | prime minister | of=Norway"],
    ),
    (
        "EU foreign policy chief Anna Larsen spoke.",
        ["Anna Larsen | holdsRole | foreign policy chief | of=European Union"],
    ),
    (
        "Anna Larsen, the EU's foreign policy chief, spoke.",
        ["Anna Larsen | holdsRole | foreign policy chief | of=European Union"],
    ),
    ("The spokesperson of Council Decision 2020/12 spoke.", []),
    ("Anna Larsen is not the president of Chile.", []),
    ("Presidential candidate Peter Novak spoke.", ["Peter Novak | holdsRole | presidential candidate"]),
    ("Peter Novak's minister spoke.", []),
    (
        "Peter Novak resigned as president of Chile.",
        ["Peter Novak | holdsRole | president | capacity=former | of=Chile"],
    ),
    (
        "Peter Novak was dismissed as finance minister of Chile.",
        ["Peter Novak | holdsRole | finance minister | capacity=former | of=Chile"],
    ),
    ("Interior and justice minister Anna Larsen spoke.", ["Anna Larsen | holdsRole | interior and justice minister"]),
    (
        "Secretary of State for Transport Peter Novak spoke.",
        ["Peter Novak | holdsRole | secretary of state for transport"],
    ),
    ("Peter Novak, the 44th president of Chile, spoke.", ["Peter Novak | holdsRole | president | of=Chile"]),
    (
        "Anna Larsen, previously head of Arden Bank, spoke.",
        ["Anna Larsen | holdsRole | head | capacity=former | of=Arden Bank"],
    ),
    ("Outgoing President Mara Lind spoke.", ["Mara Lind | holdsRole | president | capacity=outgoing"]),
    ("UN Secretary-General Peter Novak spoke.", ["Peter Novak | holdsRole | secretary-general | of=United Nations"]),
    ("Peter Novak, secretary general of NATO, spoke.", ["Peter Novak | holdsRole | secretary general | of=NATO"]),
    (
        "Anna Larsen, deputy head of the mission, spoke.",
        ["Anna Larsen | holdsRole | deputy head of the mission | capacity=deputy"],
    ),
    ("Oslo mayor Anna Larsen spoke.", ["Anna Larsen | holdsRole | mayor | of=Oslo"]),
    ("Anna Larsen, mayor of Oslo, spoke.", ["Anna Larsen | holdsRole | mayor | of=Oslo"]),
    ("Texas Governor Peter Novak spoke.", ["Peter Novak | holdsRole | governor | of=Texas"]),
    ("Anna Larsen, governor of the Bank of Norway, spoke.", ["Anna Larsen | holdsRole | governor | of=Bank of Norway"]),
    # In prospect or in doubt: kept, and not as a fact.
    ("Anna Larsen could be elected president of Chile.", []),
    ("Chile denied that Anna Larsen was its president.", []),
    # A body, a country or a thing beside an office is not always the office's.
    ("The US-born finance minister Anna Larsen spoke.", ["Anna Larsen | holdsRole | finance minister"]),
    ("Anna Larsen met the ambassador in Chile.", []),
    ("The bank appointed a director on Monday.", []),
    ("Anna Larsen resigned on Monday.", []),
    (
        "The Arden Works spokesman Peter Novak spoke.",
        ["Peter Novak | holdsRole | spokesman | of=Arden Works", "Peter Novak | represents | Arden Works"],
    ),
    ("Anna Larsen, spokeswoman of Council Decision 7, spoke.", ["Anna Larsen | holdsRole | spokeswoman"]),
    ("Anna Larsen is also chairwoman of Arden Bank.", ["Anna Larsen | holdsRole | chairwoman | of=Arden Bank"]),
    (
        "Since 2010 Anna Larsen has been head of Arden Bank.",
        ["Anna Larsen | holdsRole | head | from=2010 | of=Arden Bank"],
    ),
    (
        "Anna Larsen moved to Oslo. She is president of Arden Bank.",
        ["Anna Larsen | holdsRole | president | of=Arden Bank"],
    ),
    ("The president of Chile is Mara Lind.", ["Mara Lind | holdsRole | president | of=Chile"]),
    ("The president of Chile is a lawyer.", []),
    ("Arden Bank's chief executive is Peter Novak.", ["Peter Novak | holdsRole | chief executive | of=Arden Bank"]),
    ("Peter Novak joined Arden Bank as a director.", ["Peter Novak | holdsRole | director | of=Arden Bank"]),
    ("Peter Novak joined Arden Bank as expected.", []),
    # What an office is of: kinds before a name, names before a kind, owners, where it is and what it is about.
    (
        "Peter Novak, an analyst at the Norwegian think-tank, the Arden Institute, spoke.",
        ["Peter Novak | holdsRole | analyst | of=Arden Institute"],
    ),
    (
        "Peter Novak, a journalist at the local daily Arden Gazette, spoke.",
        ["Peter Novak | holdsRole | journalist | of=Arden Gazette"],
    ),
    (
        "Anna Larsen, the founder, former CEO and current head of innovation of Oslo-based Arden Data, spoke.",
        [
            "Anna Larsen | holdsRole | founder | of=Arden Data",
            "Anna Larsen | holdsRole | ceo | capacity=former | of=Arden Data",
            "Anna Larsen | holdsRole | head of innovation | of=Arden Data",
        ],
    ),
    (
        "The head of Arden Bank's employee council Peter Novak spoke.",
        ["Peter Novak | holdsRole | head of employee council | of=Arden Bank"],
    ),
    (
        "The director of Moscow's Tolstoy Museum, Peter Novak, spoke.",
        ["Peter Novak | holdsRole | director | of=Tolstoy Museum"],
    ),
    ("Peter Novak, a writer in Chile, spoke.", ["Peter Novak | holdsRole | writer"]),
    # Whose staff, what stands before another office, and what somebody only thinks of the holder.
    (
        "Peter Novak, President Lind's former chief of staff, spoke.",
        ["Lind | holdsRole | president", "Peter Novak | holdsRole | chief of staff | capacity=former | of=Lind"],
    ),
    (
        "The firm hired former Mara Lind adviser Peter Novak.",
        ["Peter Novak | holdsRole | adviser | capacity=former | of=Mara Lind"],
    ),
    (
        "Mara Lind met voters. Lind campaign manager Peter Novak spoke.",
        ["Peter Novak | holdsRole | campaign manager | of=Mara Lind"],
    ),
    (
        "Mara Lind met voters. Peter Novak is the Lind campaign's national finance chairman.",
        ["Peter Novak | holdsRole | national finance chairman | of=Mara Lind"],
    ),
    (
        "Peter Novak is an adviser to Texas Gov. Mara Lind's campaign.",
        ["Mara Lind | holdsRole | governor | of=Texas", "Peter Novak | holdsRole | adviser | of=Mara Lind"],
    ),
    (
        "Presidential candidate Senator Mara Lind spoke.",
        ["Mara Lind | holdsRole | presidential candidate", "Mara Lind | holdsRole | senator"],
    ),
    (
        "Presidential candidate former Governor Mara Lind spoke.",
        ["Mara Lind | holdsRole | governor | capacity=former", "Mara Lind | holdsRole | presidential candidate"],
    ),
    (
        "On Tuesday Sen. Anna Larsen met Prof. Peter Novak.",
        ["Anna Larsen | holdsRole | senator", "Peter Novak | holdsRole | professor"],
    ),
    ("The committee's executive director, Peter Novak, spoke.", ["Peter Novak | holdsRole | executive director"]),
    ("Anna Larsen, a founder of a Facebook group, spoke.", ["Anna Larsen | holdsRole | founder of group"]),
    (
        "Anna Larsen, a professor in technology policy at the University of Oslo, spoke.",
        ["Anna Larsen | holdsRole | professor | of=University of Oslo"],
    ),
    (
        "Mara Lind's Latino vote director, Peter Novak, spoke.",
        ["Peter Novak | holdsRole | latino vote director | of=Mara Lind"],
    ),
    ("Arden News' Oslo editor Peter Novak spoke.", ["Peter Novak | holdsRole | oslo editor | of=Arden News"]),
    (
        "Peter Novak works as an aide to Anna Larsen at the Nordic Bank.",
        ["Peter Novak | holdsRole | aide | of=Anna Larsen; Nordic Bank"],
    ),
    ("Anna Larsen with the Nordic Bank staffer left.", []),
    ("New York Governor Anna Larsen spoke.", ["Anna Larsen | holdsRole | governor | of=New York State"]),
    ("Governor Anna Larsen of New York spoke.", ["Anna Larsen | holdsRole | governor | of=New York State"]),
    ("New York mayor Anna Larsen spoke.", ["Anna Larsen | holdsRole | mayor | of=New York City"]),
    (
        "Anna Larsen, the independent senator from Texas, spoke.",
        ["Anna Larsen | holdsRole | independent senator | of=Texas"],
    ),
    ("Anna Larsen is the leader among young voters.", []),
    ("Peter Novak is not the first member of his family to land a job.", []),
    (
        "Peter Novak, a banker and former Lind administration official, spoke.",
        [
            "Peter Novak | holdsRole | banker",
            "Peter Novak | holdsRole | official | capacity=former | of=Lind administration",
        ],
    ),
    ("Even right-leaning journalist Peter Novak spoke.", ["Peter Novak | holdsRole | right-leaning journalist"]),
    ("He was a really effective senator.", []),
    (
        "The Republican Party won. Republican governor Peter Novak spoke.",
        ["Peter Novak | holdsRole | governor"],
    ),
    ("Anna Larsen is a marketing executive in Oslo.", ["Anna Larsen | holdsRole | marketing executive"]),
    ("She is not the orator President Mara Lind is.", ["Mara Lind | holdsRole | president"]),
    ("Peter Novak is a viable candidate.", []),
    ("Peter Novak is a better candidate because of it.", []),
    ("Peter Novak is the only candidate.", []),
    ("Peter Novak is not representative of the Norwegian army.", []),
    ("The firm advised Governor Peter Novak and Bill Larsen.", ["Peter Novak | holdsRole | governor"]),
]
RELATIONS = ("holdsRole", "represents", "affiliatedWith")


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_roles(reader: Reader, text: str, expected: list[str]) -> None:
    reading = reader.read(Document("role", text, date="2023-06-15"))
    found = [
        s
        for s in reading.statements
        if s.predicate in RELATIONS and s.polarity == "positive" and s.status != "hypothetical"
    ]
    names = [in_words(reading, s).replace("North Atlantic Treaty Organization", "NATO") for s in found]
    assert sorted(names) == sorted(expected)
