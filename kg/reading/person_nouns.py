"""Common nouns of persons, in general English: what people do, are to each other, and where they belong.

`is_person_noun` takes a lemma. Endings that nearly always make persons (-man, -woman, -ist, -ologist, -crat, -smith) are
rules with their exceptions; the treacherous ones (-er, -or, -ant, -ee) are listed word by word.
"""

FEMALE = frozenset(
    "woman girl lady mother mom mum mama grandmother grandma aunt niece sister daughter wife widow bride girlfriend fiancee "
    "queen princess duchess countess empress goddess heroine actress waitress hostess stewardess nun priestess landlady "
    "housewife schoolgirl businesswoman spokeswoman chairwoman congresswoman councilwoman policewoman saleswoman "
    "sportswoman stateswoman ombudswoman anchorwoman stepmother stepdaughter granddaughter mrs ms miss madam".split()
)
MALE = frozenset(
    "man boy gentleman father dad daddy papa grandfather grandpa uncle nephew brother son husband widower groom boyfriend "
    "fiance king prince duke count emperor god monk priest waiter landlord schoolboy businessman spokesman chairman "
    "congressman councilman policeman salesman sportsman statesman ombudsman anchorman stepfather stepson grandson "
    "pope bishop archbishop cardinal imam rabbi ayatollah mr sir lord".split()
)
_PERSONS = frozenset(
    """
    abuser accomplice accountant adherent administrator admirer adult advocate agent aide ally amateur ambassador ancestor
    anchor announcer applicant apprentice arbiter arbitrator archer architect artisan assailant assassin assistant
    associate astronaut astronomer athlete attacker attendant attorney auditor author baby bachelor backer baker banker
    barber baron barrister bartender batter bearer beggar beginner believer bidder biographer blogger boarder bomber boss
    bowler boxer boyfriend breeder broker brother builder burglar butcher buyer campaigner candidate captain captive
    captor carer caretaker carpenter carrier cashier catcher celebrity champion chancellor chaplain chef chemist chief
    child choreographer citizen cleaner cleric clerk client climber coach collaborator colleague collector colonel
    columnist combatant comedian commander commentator commissioner commoner companion competitor composer conductor
    confidant conqueror conspirator constable constituent consul consultant consumer contender contestant contractor
    contributor convict cook coordinator cop coroner correspondent councillor councilor counsellor counselor courier cousin
    coward craftsman creator creditor crew crier criminal critic cross-examiner curator customer cyclist dancer daredevil
    daughter dealer dean debater debtor defector defendant defender delegate demonstrator dentist deputy descendant
    designer detainee detective deserter developer devotee dictator dignitary diplomat director disciple diver doctor
    donor dreamer driver drummer dweller economist editor educator elder elector electrician emigrant emissary emperor
    employee employer enemy engineer entertainer entrepreneur envoy escapee evacuee examiner executioner executive
    exhibitor exile expatriate expert explorer exporter eyewitness facilitator fan fanatic farmer father fellow fighter
    filmmaker finalist financier firefighter fireman fisher fisherman follower footballer foreigner forester founder
    freelancer friend fugitive gambler gangster gardener general gentleman geographer girl goalkeeper golfer governor
    graduate guard guardian guerrilla guest guide gunman hacker healer heir helper hero heroine hiker historian holder
    homeowner host hostage housekeeper hunter husband ideologue immigrant impostor individual infant informant inhabitant
    inmate innovator insider inspector instigator instructor insurgent intellectual intern interpreter interviewee
    interviewer intruder invader inventor investigator investor islander jailer janitor jeweler journalist judge juror
    justice keeper kid kidnapper killer king laborer labourer lad lady landlord landowner laureate lawmaker lawyer layman
    leader learner lecturer legislator lender librarian lieutenant lifeguard listener lobbyist local loser lover maid maker
    manager marcher mariner marshal martyr mastermind master mathematician mayor mechanic mediator member mentor
    mercenary merchant messenger midwife migrant militant miner minister minor missionary mobster model monarch monitor
    monk mother mourner mover murderer musician narrator native navigator neighbor neighbour nephew newcomer newsreader
    niece nominee novelist novice nun nurse observer offender officer official officeholder onlooker operative opponent
    opposer oppressor orator organizer organiser orphan outlaw outsider overseer owner painter panelist parent
    parishioner parliamentarian participant partisan partner passenger passer-by patient patriot patron peacekeeper peasant
    pedestrian performer perpetrator person petitioner philosopher photographer physician pilgrim pilot pioneer pirate
    plaintiff player playwright plumber poet policeman politician pope porter practitioner preacher predecessor premier
    presenter president priest prime-minister prince princess principal prisoner producer professional professor
    programmer promoter prosecutor protector protester protestor provider publisher pundit pupil purchaser queen racer
    ranger rapper rapist reader rebel receptionist recipient recruit recruiter referee reformer refugee regular relative
    reporter representative rescuer researcher resident respondent retailer retiree reveller reviewer rider ringleader
    rioter rival robber ruler runner sailor salesman saint scholar scientist scout screenwriter sculptor secretary seeker
    seller senator separatist sergeant servant settler sheriff shooter shopkeeper shopper sibling signatory singer sister
    skeptic skier skipper slave smuggler sniper sociologist soldier son songwriter speaker specialist spectator sponsor
    spokesperson spouse spy stakeholder statesman stranger striker student subordinate subscriber successor supervisor
    supporter surgeon survivor suspect swimmer sympathizer sympathiser tailor taxpayer teacher teammate teen teenager
    tenant terrorist thief thinker thug toddler tourist trader trafficker trainee trainer traitor translator traveler
    traveller treasurer trespasser trooper trustee tutor twin tycoon tyrant undersecretary user vendor veteran victim
    victor viewer villager villain violinist visitor volunteer voter waiter wanderer warden warlord warrior whistleblower
    widow widower wife winner witness woman wonderer worker worshipper worshiper wrestler writer youngster youth
    islander highlander lowlander northerner southerner easterner westerner londoner commuter negotiator rapporteur whip
    ceo cfo chairperson chair
    """.split()
)
_ENDINGS = (
    "man",
    "woman",
    "men",
    "women",
    "ologist",
    "ographer",
    "player",
    "crat",
    "smith",
    "mate",
    "monger",
    "herder",
    "keeper",
)
_IST = frozenset(
    "list mist fist wrist twist checklist shortlist waitlist playlist blacklist whitelist heist cyst gist".split()
)
_NO_PERSON = frozenset(
    "human talisman caiman specimen regimen acumen abdomen estimate climate ultimate intimate primate stalemate checkmate "
    "decimate".split()
)


def is_person_noun(lemma: str) -> bool:
    """Whether the noun means a person: "fisherman", "economist", "villager"; not "list", "order", "stalemate"."""
    if lemma in _PERSONS or lemma in FEMALE or lemma in MALE:
        return True
    if len(lemma) < 6 or lemma in _NO_PERSON:
        return False
    return lemma.endswith(_ENDINGS) or (lemma.endswith("ist") and lemma not in _IST)


def gender_of_noun(lemma: str) -> str:
    """ "f" for "spokeswoman", "m" for "king", "" for "minister"."""
    if lemma in FEMALE or lemma.endswith("woman"):
        return "f"
    return "m" if lemma in MALE or (lemma.endswith("man") and lemma not in ("human", "woman")) else ""
