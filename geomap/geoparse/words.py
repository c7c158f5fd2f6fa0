"""Word lists that tell what the words around a name are.

In: nothing.
Out: frozen sets of words, lower case unless their comment says otherwise.

A list holds words that work alike. What a list speaks for, and how strongly,
stands in the tables of the modules that use it.
"""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Return the words of a string, parted by white space, as a set."""
    return frozenset(words.split())


# After these a place name tells a place: "in Tokyo".
PREPOSITIONS = word_set(
    """in at from near off to toward towards over into across around between outside inside through
    throughout via within beyond above along beside onto opposite past outskirts"""
)
# After these it may tell a place or a doer.
OTHER_PREPOSITIONS = word_set("of by for with without against on about under among amid until than")
# Directions and parts that may stand, capitalised or not, before the name of a place.
DIRECTIONS = word_set(
    """north south east west northern southern eastern western central northeast northwest
    southeast southwest northeastern northwestern southeastern southwestern north-east
    north-west south-east south-west north-eastern north-western south-eastern south-western
    mainland inland coastal offshore upper lower mid inner outer greater old downtown rural
    nearby neighbouring neighboring occupied"""
)
# Detached generic words that follow the name of a place in lower case or capitals.
GENERICS = word_set(
    """province prefecture region oblast krai governorate county district state city town township
    village municipality area island islands isle atoll peninsula airport airfield airbase base
    naval air missile range cosmodrome spaceport coast coastline shore border harbour harbor
    port strait sea bay gulf desert mountain mountains valley river lake canal metropolitan
    suburb neighbourhood neighborhood test site proving ground launch space satellite shipyard
    dockyard territory prefectural provincial international airspace metropolis mainland"""
)
# The generic words that are cut from the end of a name when the rest names the same place.
DETACHABLE = word_set(
    """province prefecture region oblast krai governorate county district state city island atoll
    airport airfield airbase"""
)
# Words that, capitalised after a place name, make it part of the name of a body or a thing.
BODIES = word_set(
    """university institute institution college school academy times post herald tribune journal
    gazette news daily review fleet command forces force guard guards corps division brigade
    regiment squadron battalion council committee commission congress party bank group company
    corporation corp inc ltd plc airlines airways agreement agreements accord accords treaty
    convention protocol declaration pact process conference forum foundation center centre
    museum hospital club united fc exchange open marathon games olympics cup championship league
    union federation association society street avenue road boulevard square hotel palace tower
    bridge temple church cathedral stadium library theatre theater orchestra symphony
    philharmonic festival fair prize police court agency radio television tv broadcasting press
    ministry department bureau office authority organization organisation organisations service
    services initiative fund partnership project programme program plan doctrine memorandum
    statement shield storm vanguard partner exercise rim act bill self-defense self-defence
    coast navy army marines"""
)
# After a name they tell of a paper: "the Minsk agreements".
TREATIES = word_set(
    "accord accords agreement agreements convention declaration memorandum protocol treaty"
)
# Words that, before "of" and capitalised, do the same: "University of Vienna".
BODIES_OF = word_set(
    """university institute college school bank bishop archbishop duke duchess earl lord lady
    prince princess treaty battle siege convention declaration accord protocol museum church
    diocese tower voice daily commonwealth bay mayor sons daughters society association council
    statue order academy peace"""
)
# Titles and callings before a person's name.
TITLES = word_set(
    """mr mrs ms miss dr prof professor sir dame lord lady gen general lt lieutenant col colonel
    maj major capt captain cmdr commander adm admiral sgt sergeant private president
    vice-president premier chancellor minister secretary senator sen rep representative governor
    gov mayor judge justice king queen prince princess sheikh imam ayatollah pope bishop father
    sister brother comrade marshal ambassador spokesman spokeswoman spokesperson congressman
    congresswoman detective officer coach actor actress author novelist singer director editor"""
)
# Titles that may follow the name of a state: "Ukraine President Volodymyr Zelensky".
OFFICES = word_set(
    """president premier prime minister foreign defence defense chancellor king queen crown prince
    ambassador secretary interior deputy vice chief general"""
)
# Words of time, capitalised: "On Thursday Beijing", "in Seoul Wednesday".
TIME_WORDS = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb mar apr jun jul aug sep sept
    oct nov dec today yesterday tomorrow tonight gmt utc est edt cet cest bst jst kst msk ist"""
)
# Capitalised because they open a sentence, and no part of a name.
OPENERS = word_set(
    """a an the this that these those it its he she they we you i his her their our your there here
    and but or so yet nor however meanwhile then also both each some many most all any no not
    only even just still if when while as after before since until once because although though
    unless whether where why how what who whose which would will could should may might can did
    does do has have had is are was were last late early earlier later next now like unlike
    despite according instead among amid besides except such other another more less than few
    every neither either perhaps maybe officials authorities leaders state live watch read see
    breaking update updated exclusive analysis explainer background"""
)
# Given names that are common in English-language news.
GIVEN_NAMES = word_set(
    """aaron adam adrian alan albert alex alexander alexandra alice alison amanda amy andrea andrew
    angela ann anna anne anthony antonio antony arthur ashley barbara ben benjamin bernard beth
    bill bob bobby brad brandon brian bruce bryan caitlin carl carlos carol caroline catherine
    charles charlie charlotte chloe chris christian christina christine christopher claire colin
    craig cynthia dan daniel dave david dean deborah dennis diana diane donald donna doug
    douglas dylan ed eddie edward elena elizabeth ellen emily emma eric erica ethan eva evelyn
    fiona frances francis frank fred gary george gerald gloria gordon grace graham greg gregory
    hannah harold harry heather helen henry hillary howard hugh ian irene isabel jack jacob jake
    james jamie jane janet jason jean jeff jeffrey jennifer jenny jeremy jerry jesse jessica
    jill jim jimmy joan joe joel john johnny jon jonathan jose joseph joshua joyce juan judith
    judy julia julian julie justin kamala karen kate katherine kathleen kathryn katie keith
    kelly ken kenneth kevin kim kyle larry laura lauren laurence lawrence lee leo leon leonard
    leslie linda lindsay lisa liz lloyd louis louise lucy luis luke lynn margaret maria marie
    mark martha martin mary matt matthew megan melissa michael michelle miguel mike molly nancy
    natalie natasha nathan neil nicholas nick nicole nigel nina noah nora oliver olivia oscar
    pamela patricia patrick paul paula peter phil philip phillip rachel ralph ray raymond
    rebecca richard rick robert robin roger ron ronald rosa rose roy russell ruth ryan sally sam
    samantha samuel sandra sara sarah scott sean sharon shirley simon sophia sophie stella
    stephanie stephen steve steven stuart sue susan sylvia ted teresa terry theresa thomas tim
    timothy tina todd tom tony tracy tyler valerie vanessa veronica victor vincent walter warren
    wayne wendy wesley will william zoe vladimir volodymyr dmitry sergei sergey ivan igor
    mikhail olga yuri andrei oleg ali ahmed mohammed muhammad mohammad hassan hussein omar
    abdullah fatima ibrahim yusuf khalid mahmoud mustafa hiroshi kenji takashi yuki akira"""
)
# Nouns of weapons and craft whose type a name may be: "a Musudan missile".
WEAPONS = word_set(
    """missile missiles rocket rockets icbm icbms irbm irbms mrbm mrbms srbm srbms slbm slbms
    launcher launchers warhead warheads drone drones torpedo submarine submarines destroyer
    frigate carrier satellite booster engine class type-class"""
)
# Verbs of saying and of acting, third person and past, that follow who does it.
SAYING = word_set(
    """said says say told tells warned warns warn claimed claims called calls call announced
    announces condemned condemns condemn denied denies confirmed confirms confirm insisted
    insists argued argues argue accused accuses accuse urged urges urge vowed vows threatened
    threatens believes believe believed thinks think thought wants want wanted fears feared
    hopes hoped expressed expresses reported reports added adds noted notes agreed agrees agree
    rejected rejects reject protested protests regretted regrets apologised apologized
    apologises complained criticised criticized blamed blames blame demanded demands asked asks
    declared declares replied replies responded responds answered answers reacted dismissed
    disputed disputes maintains promised promises pledged pledges put gave gives counts counted
    judged judges sees saw estimated estimates acknowledged admitted knows knew stressed
    reiterated lodged"""
)
ACTING = word_set(
    """fired fires fire launched launches launch tested tests test test-fired test-fires conducted
    conducts conduct staged stages sent sends shot shoots struck strikes attacked attacks bombed
    bombs invaded deployed deploys carried carries flew flown began begins started starts ended
    ends stopped held holds hold signed signs joined joins pushed pushes used uses use developed
    develops develop built builds build bought buys sold sells supplies supplied vetoed vetoes
    veto suspended suspends shares share shared trade trades traded took takes take made makes
    make kept keeps keep lost won beat recalled recalls sought seeks tried tries planned plans
    intends intended needs need has have had will would can could may might must should does did
    do is was were are shut shuts closed closes opened opens moved moves withdrew imposed
    imposes paid pays pay lifted destroyed intercepted downed scrambled notified summoned
    informed received receives noticed showed shows led leads faced faces remains became becomes
    continues continued stepped steps ought plays played meets met oppose opposes opposed
    supports supported backs backed fails failed leases owns claimed now also still never itself
    again"""
)
# Nouns of governing and fighting after a possessive or straight after a name.
GOVERNMENT = word_set(
    """government ministry minister ministers president premier chancellor leader leaders
    leadership ruler king parliament army military militaries navy marines forces force troops
    soldiers joint officials official spokesman spokeswoman spokesperson ambassador envoy
    diplomat diplomats chief commander general generals defence defense foreign embassy regime
    authorities council intelligence coast guard police prime vice-president secretary people
    citizens state agency media allies ally alliance partners threat threats nuclear missile
    missiles weapons arsenal attack attacks strike strikes bombing assault invasion aggression
    response reply retaliation answer decision plan plans policy ambitions bid claim claims
    account radar air jets fighters warplanes pilots delegation delegates negotiators team ties
    relations cooperation sanctions word words deterrent programme program right ears behalf
    actions launch launches test tests provocations firing warning warnings statement security
    interests figures supreme revolutionary prosecutors"""
)
# Nouns after a possessive that keep the name a plain place: "Japan's northern island".
PARTS = word_set(
    """northern southern eastern western central main largest biggest coast coastline waters island
    islands zone economic exclusive airspace territorial territory region province prefecture
    capital city border borders shores shore mainland port airport sea interior north south east
    west northernmost southernmost easternmost westernmost mountains desert window"""
)
# Nouns that, before "of", "from" or "by", make the place a doer: "the leaders of Japan".
DOERS = word_set(
    """leaders leader government governments president presidents premier minister ministers army
    armies military militaries forces troops jets warplanes people officials diplomats
    representatives chiefs envoys ambassador ambassadors navies teams citizens allies parliament
    regime threat policy king queen support promise"""
)
# Nouns that, before "in", put somebody in a place where nothing is said to happen.
SEATED = word_set(
    """officials official embassy embassies ambassador diplomats diplomat authorities analysts
    analyst military government ministry minister correspondent spokesman spokeswoman critics
    critic columnist physicist scholar researcher professor expert experts residents reporters
    war conflict fighting summer winter school office offices headquarters leaders command
    university those hotel fair shop born living based lives live lived filmed centre center
    tourist prime general staff"""
)
# Words of a flight or another happening: a name with a preposition is then a site of it.
HAPPENING = word_set(
    """missile missiles rocket rockets fired launched launch launches test-fired tested flew flown
    fell falls landed struck strike hit hits crashed splashed plunged dropped debris warhead
    crossed passed exploded intercepted shot drones drone barrage attack attacks bombing
    exercise exercises drill drills manoeuvres maneuvers summit met meet meeting talks satellite
    interceptor projectile lifted rose aimed headed travelled traveled warheads debate sirens
    shrapnel flashes objects jets bombs landing gathering began begins begin burned burning burnt
    wreckage rained flames blast blasts explosion explosions salvo raid raids damaged killed wounded
    injured sat gathered session sessions negotiated rounds hosted conference received conversation
    encounter drill naval opened launching firing volley test tests"""
)
# Words that open a clause, so that its subject follows.
CONJUNCTIONS = word_set(
    """that as after before while when where because if although though since until whether and but
    than so once how why what says said less like unlike"""
)
# Prepositions and verbs that lead to a doer.
PARTNERING = word_set(
    "by with against among told tell help helped alongside join joined urged than"
)
# Verbs after which "for" or "to" leads to where someone goes.
LEAVING = word_set(
    """departed depart departs left leave leaves headed heads heading flew flown bound travelled
    traveled travelling"""
)
# Nouns before "of", besides the generic words, that make the place the ground of something.
GROUND = word_set(
    """waters outskirts part parts direction side edge km kilometres kilometers miles centre center
    suburb suburbs airspace skies tip ocean off offshore vicinity areas zone coasts sides"""
)
# Nouns before "on", "over" and "about" that make the place the one they are turned on.
PRESSURE = word_set(
    """sanctions sanction pressure curbs measures embargo penalties restrictions concern concerns
    worries anger restraint"""
)
# Words before "in" that make the place a clock: "Tuesday afternoon in Washington".
HOURS = word_set("afternoon morning evening night midnight noon local") | TIME_WORDS
# Verbs whose object is where a flight leaves, passes or ends.
MEETING_GROUND = word_set(
    """left crossed struck hit strike hits bombed overflew targeted shelled attacked reached
    entered passing crossing hitting striking leaving"""
)
# Words before a preposition that tell of a way not gone to its end: "aimed at Delhi".
AIMED = word_set(
    """aimed aiming bound meant intended destined targeting pointed threatened threatening headed
    directed"""
)
# What, before a participle, makes a passive.
PASSIVE = word_set("is are was were been being be")
# Verbs of what befalls a place: "Haifa and Tiberias were both hit".
BEFALLING = word_set(
    """hit struck bombed shelled attacked targeted damaged overflown crossed destroyed rocked
    shaken"""
)
# Nouns that, after the name of a place, are held there.
GATHERINGS = word_set("summit talks meeting conference gathering")
# Names of places that are ordinary words or first of all something else.
ORDINARY = BODIES | word_set(
    """mach man reading nice bath split mobile orange police hope independence liberty eagle
    republic cold hot enterprise most young star sun moon page green black white brown king
    earth van das bar same best long deal"""
)
# Words before "to" that tell no way: "belongs to Hokkaido".
STILL = word_set(
    """belongs belong belonging distance close closer closest next opposite due compared message
    ambassador envoy loyal tied linked similar"""
)
# Words before "with" that make the place the ground of something.
BORDERS = word_set("border borders region frontier boundary line")
# Words that, capitalised, open a sentence or a headline and are no names.
NOT_NAMES = OPENERS | TIME_WORDS | DIRECTIONS | PREPOSITIONS | OTHER_PREPOSITIONS
