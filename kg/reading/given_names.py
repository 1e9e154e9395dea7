"""Given names that are nearly always a man's or a woman's, in the languages that statements in English draw on.

Names borne by both ("Alex", "Kim", "Andrea", "Jan", "Robin") are left out: where the name does not tell, titles, role
nouns and pronouns do.
"""

MALE_NAMES = frozenset(
    """
    aaron abdul abdullah abdulrahman abe abel abraham adam adil adnan adolf adrian ahmad ahmed aidan akbar akira alan albert
    alberto aleksander aleksandr aleksandar aleksei alejandro alessandro alexander alexandre alexei alexey alfonso alfred
    alfredo ali alistair allen alvaro amir amos anatoly anders andre andreas andrei andres andrew andrey andrzej anthony
    antoine anton antonio antony anwar arman armando armen arnold arsen arthur arturo artur asad ashraf augusto austin
    avi azer aziz babak barack barry bart bashar ben benedict benjamin bernard bernd bernie bert bill billy björn bob bobby
    boris brad brandon brendan brett brian bruce bruno bryan burak cameron carl carlo carlos cesar charles charlie chris
    christian christoph christopher chuck claude claudio clement clive colin connor craig cyril cyrus dale damian damien
    dan daniel danilo danny dario darren dave david davit dean denis dennis derek desmond diego dieter dietmar dirk dmitri
    dmitriy dmitry dominic dominik don donald douglas duncan dustin dwight earl ed eddie edgar edmund eduard eduardo
    edward edwin ehud eldar elias elmar elon emil emmanuel emin enrique eric erich erik ernest ernesto erwin ethan eugene
    evan evgeny fabio farid fayez federico felipe felix ferenc fernando fidel filip florian francesco francis francisco
    franco francois françois frank frankie franz fred frederic frederick fredrik fritz fuad gary gavin gavril gennady
    geoffrey georg george georges georgi gerald gerard gerhard gert giorgi giorgio giovanni giuseppe glenn goran gordon
    graham greg gregory guido guillaume guillermo gunnar günter gustav gustavo guy hakan hakob hamid hans harald harold
    harry hasan hassan hayk heinrich heinz heiko hector helmut henri henrik henry herbert herman hermann hideki hiroshi
    horst howard hubert hugh hugo hussein husain ian ibrahim igor ilham ilya imran ingo ioannis isaac ismail ivan ivo jack
    jacob jacques jake jakob james jamal jason javier jay jean-claude jean-luc jean-marc jean-pierre jed jeff jeffrey jens
    jeremy jerome jerry jim jimmy joachim joaquin joe joel johan johann johannes john johnny jon jonas jonathan jorge jose
    josé josef joseph joshua josh juan julian julio jürgen justin kamal karel karim karl karol keith ken kenneth kenji
    kevin khaled khalid kirill klaus konstantin kristian kurt kyle lance larry lars laszlo laurent lavrenti lawrence lee
    len leo leon leonard leonardo leonid levon lewis lionel liam lorenzo lothar louis luc lucas luciano luigi luis luiz
    lukas lukasz luke lutz magnus mahmoud malcolm manfred manuel marc marcel marcelo marco marcos marcus mariano mario
    mark markus martin marvin marwan massimo mateusz mats matt matteo matthew matthias mauricio maurice max maxim maximilian
    mehdi mehmet michael michel miguel mihail mike mikhail miloš miroslav mitch mohamed mohammad mohammed mohsen morgan
    moritz moses moshe muhammad muhammadu murad musa mustafa nabil nasser nathan nathaniel nawaz neil nelson nicholas nick
    nico nicolas nicolás niels nigel nikita nikol nikolai nikolay nikos nils noah noam norbert norman oleg oleksandr oliver
    olivier omar omer oscar oskar osman otto pablo paolo pascal patrick paul paulo pavel pavlo pedro per pete peter petr
    petro petros phil philip philipp philippe pierre pieter piotr rafael rafik rahul rainer rajiv ralf ralph ramon
    ramzan randall randy raul ray raymond recep reinhard renato rené rex reza ricardo richard rick robert roberto rod
    rodrigo roger roland rolf roman ron ronald rory ross rowan roy ruben rudolf rudy rupert russell ryan salman salvador
    salvatore sam samir samuel samvel sandro saul scott sean sebastian serge sergei sergey sergio serhiy serzh seth seyed
    shahid shane shimon shinzo sigmar silvio simon spencer stan stanislav stanley stefan stefano stepan stephan stephen
    steve steven stuart sven taher takeshi tarek tariq ted teddy terence terry theo theodor theodore thomas thorsten tigran
    tim timothy tobias todd tom tomas tomasz tommy tony torsten travis trevor tyler ulrich umar uwe vaclav vadim vahan
    valery vardan vasily vernon victor viktor vince vincent vincenzo vitali vitaly vladimir volker volodymyr walter warren
    wayne werner wilhelm will willem william willy winston wolfgang xavier yair yasser yitzhak yoshihide yousef youssef
    yuri yves zoran
    """.split()
)
FEMALE_NAMES = frozenset(
    """
    abigail ada adele adriana agnes aisha aida alexandra alice alicia alina alison allison amalia amanda amber amelia
    amina amy ana anahit anastasia angela angelina angie anita anja ann anna annalena anne annegret annette annie antonia
    arpine asma astrid audrey aung ayesha barbara beata beate beatrice beatrix bella benazir bernadette beth betty beverly
    bianca brenda bridget brigitte camila camilla carla carmen carol carolina caroline carolyn catarina catherine cathy
    cecilia celeste celia charlotte chelsea cheryl chiara chloe christiane christina christine cindy claire clara claudia
    colleen condoleezza constance cora cornelia courtney cristina cynthia daniela danielle daphne dawn deborah debbie
    denise diana diane dilma dina dolores donna dora doris dorothy ebru edith eileen ekaterina elaine eleanor elena eleni
    elif elin elisa elisabeth elise eliza elizabeth ella ellen elsa emily emine emma erica erika esther ethel eugenia eva
    eve evelyn farah fatima federica felicia fiona flora florence franziska frauke frederica frieda gabriela gabriele
    gabriella gertrude gianna gina gisela giulia gloria grace greta gretchen gudrun hanna hannah harriet heather heidi
    heike helen helena helene helga hermine hilary hilda hillary hina ida ilse imelda indira ines inga ingrid irena irene
    irina iris irma isabel isabella isabelle ivana ivanka ivonne jacqueline jane janet janice jasmine jeanne jenna
    jennifer jenny jessica jill joan joanna joanne josephine joy joyce juanita judith judy julia juliana julie juliet june
    kaja karen karin karina katarina kate katerina katherine kathleen kathryn kathy katja katrin katya kirsten
    kristalina kristin kristina lara larissa latifa laura lauren lea leah leila lena leonora lidia lilian lillian
    lilit lily linda lisa liz lola lorena loretta lorraine louisa louise lucia lucie lucy ludmila luisa lydia lyudmila
    madeleine magdalena maggie malala mandy manuela mara margaret margarita margot margrethe maria mariam mariana marianne
    marie marija marilyn marina marine marion marta martha martina mary maryam matilda maureen maya megan melania melanie
    melinda melissa mercedes meredith mia michaela michelle mila milena mildred minna miranda miriam mona monica monika
    muriel nabila nadia nadine nancy naomi narine natalia natalie nataliya natasha nicole nikki nina nora nuria
    octavia olga olivia oksana pamela patricia paula pauline penelope penny petra phyllis priya rachel raquel rebecca
    regina renata rhonda rita roberta rosa rosalind rose rosemary roxana ruth sabine sabrina sally salome samantha sandra
    sara sarah sharon sheila shirley silvia simone siobhan sofia sonia sonya sophia sophie stacey stella stephanie
    susan susanna susanne suzanne svetlana sylvia tamara tanya tara tatiana teresa tereza theresa therese tina tracy ulrike
    urmila ursula valentina valeria valerie vanessa vera verena veronica veronika victoria viktoria violeta virginia vivian
    wanda wendy winifred yasmin yevgenia yekaterina yolanda yulia yvette yvonne zainab zeynep zoe zuzana
    """.split()
)


def gender_of_given_name(name: str) -> str:
    """ "f", "m", or "" where the given name does not tell."""
    name = name.lower()
    return "f" if name in FEMALE_NAMES else "m" if name in MALE_NAMES else ""
