"""The words that change what a sentence says, however few they are. English, and longer than it need be: a word too many
makes a change sound graver, a word too few makes it sound harmless. What a change takes back hangs on none of them.
"""

from __future__ import annotations

import re

_COUNTS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "trillion dozen score hundreds thousands millions billions trillions dozens scores first second third fourth "
    "fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth "
    "eighteenth nineteenth twentieth thirtieth fortieth fiftieth hundredth thousandth"
)

_SHARES = (
    "half halves quarter quarters thirds fourths fifths once twice thrice double doubled triple tripled couple both "
    "single several few many most all every majority minority percent percentage per-cent cent cents"
)

_MONEY = (
    "dollar dollars euro euros pound pounds sterling yen yuan won ruble rubles rouble roubles rupee rupees franc "
    "francs usd eur gbp"
)

_UNITS = (
    "mph kph km/h kmh km kilometre kilometres kilometer kilometers mile miles m metre metres meter meters cm mm inch "
    "inches foot feet ft yard yards acre acres hectare hectares ha kg kilo kilos kilogram kilograms gram grams tonne "
    "tonnes ton tons litre litres liter liters gallon gallons barrel barrels degree degrees celsius fahrenheit watt "
    "watts kw mw gw kwh mwh hz bn mn tn"
)

_TIMES = (
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades century "
    "centuries daily weekly monthly yearly annual annually hourly today yesterday tomorrow tonight am pm a.m p.m noon "
    "midnight"
)

_DAYS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
)

_NEGATIONS = (
    "not no never none nor neither nobody nothing nowhere cannot without hardly scarcely barely deny denies denied "
    "denying denial denials refuse refuses refused refusing refusal reject rejects rejected rejecting rejection lack "
    "lacks lacked lacking fail fails failed failing unable unlikely impossible false untrue unless except instead "
    "rather wrongly falsely dispute disputes disputed refute refutes refuted disprove disproved disproven dismiss "
    "dismisses dismissed against nay non"
)

_HEDGES = (
    "allegedly alleged reportedly reported apparently seemingly supposedly purportedly purported presumably presumed "
    "possibly possible perhaps maybe probably probable likely potentially potential may might could would should can "
    "about around roughly approximately approximate nearly almost some up least more less fewer than over under "
    "estimated estimate estimates believed believe believes thought think thinks expected expect expects suspected "
    "suspect suspects suggest suggests suggested appear appears appeared appearing seem seems seemed claim claims "
    "claimed claiming allege alleges alleging understood so-called unconfirmed unverified rumoured rumored rumours "
    "rumors if often sometimes usually mostly largely partly generally virtually practically at-least up-to as-many- "
    "as certain certainly definitely surely undoubtedly proven confirmed only just"
)

_REPORTING = (
    "said say says saying told tell tells telling according stated states state stating announced announce announces "
    "announcing confirmed confirm confirms confirming reported report reports reporting acknowledged acknowledges "
    "admitted admits admit insisted insists insist maintained maintains argued argues added adds asked asks replied "
    "replies answered answers warned warns wrote writes declared declares claimed claims claim alleged alleges denied "
    "denies deny explained explains noted notes revealed reveals testified testifies quoted quoting citing cited "
    "cites tweeted posted accused accuses accusing suggested suggests believed believes sources source officials "
    "official spokesman spokeswoman spokesperson"
)

_STARTERS = (
    "the a an and but or so yet for nor if when while as since because although though after before until unless once "
    "where whereas in on at by to from of with without within under over about against between among during through "
    "throughout across along he she it they we i you his her its their our my your him them us me this that these "
    "those there here such same other others another who whom whose which what why how is are was were be been being "
    "am has have had do does did will would shall should can could may might must not no yes none nobody nothing "
    "neither both either each every all any some many most more few several one two three however meanwhile moreover "
    "furthermore also then still again now later earlier soon today yesterday tomorrow instead therefore thus hence "
    "otherwise besides indeed perhaps maybe according despite even just only too very least up than allegedly "
    "reportedly apparently supposedly presumably meantime afterwards nevertheless nonetheless"
)

DAYS = frozenset(_DAYS.split())
"""Written with a capital, and no names."""
NUMBERS = frozenset(" ".join((_COUNTS, _SHARES, _MONEY, _UNITS, _TIMES)).split())
NEGATIONS = frozenset(_NEGATIONS.split())
"""Beside every word that ends in n't."""
HEDGES = frozenset(_HEDGES.split())
REPORTING = frozenset(_REPORTING.split())
STARTERS = frozenset(_STARTERS.split())
"""Words with a capital only because a sentence begins with them, and words that say nothing by themselves."""

_PERSONS = (
    "he him his himself she her hers herself they them their theirs themselves i me my myself we us our ours ourselves"
)
_PLACED_BY = "in at near outside inside into from on during under by with"
_CLAUSE_STARTS = (
    "and but or so then that because as if when while after before although though since yet still also however "
    "meanwhile later now again moreover instead even whether yesterday today"
)
_BODIES = "police officials prosecutors sources aides lawyers court council government ministry parliament army"

PERSONS = frozenset(_PERSONS.split())
"""Words that stand for somebody who is named elsewhere, or who speaks."""
PLACED_BY = frozenset(_PLACED_BY.split())
"""Before a name, it is a place, or beside the matter: "In Oslo he resigned"."""
CLAUSE_STARTS = frozenset(_CLAUSE_STARTS.split())
BODIES = frozenset(_BODIES.split())
"""Written with a capital at a sentence's start, or in a body's name, and no names."""

_INTO = (
    r"(?:and|but|so|then|yet|still|also|however|meanwhile|later|now|again|moreover|instead|even|in fact|at least|of course"
    r"|for example|as a result|after that|before that|when|while|as|if|because|since|although|though|after|before)\b,? "
)
_PRONOUN = r"(?:he|she|they|him|her|them|his|hers|their|theirs|its|these|those|this|that|such)(?:'[a-z]+)?\b"
LED_BY_PRONOUN = re.compile(rf"[\"'(\[ -]*(?:{_INTO}){{0,3}}{_PRONOUN}", re.IGNORECASE)
"""How a sentence begins whose subject stands in another one."""

_BE = (
    r"(?:'s|'d be|'ll be| (?:(?:is|was|will be|would be|has been|had been|may be|might be|could be|must be)(?: not)?"
    r"|isn't|wasn't|seems|seemed|appears|appeared|remains|remained|became))"
)
EXPLETIVE = re.compile(
    rf"it(?:{_BE}(?: [\w'-]+){{0,3}} (?:that|whether|how|why|who|whom)\b"
    rf"|{_BE}(?: [\w-]+ly)? (?:said|believed|thought|reported|alleged|claimed|known|understood|feared|hoped|expected)\b"
    r"(?! (?:to|by|in|at|on|from|as|lost|stolen|missing)\b)"
    rf"|{_BE}(?: too| still| not| very)* (?:un)?(?:clear|certain|true|likely|possible|hard|difficult|easy|necessary|important"
    r"|impossible|time|late|early|raining|snowing|hot|cold|warm|dark|windy|sunny|foggy|noon|midnight)\b"
    r"|(?: has| had| often| never)* (?:rain|snow|hail|pour|thunder|drizzle)(?:s|ed)\b"
    r"| (?:emerge[sd]|turn(?:s|ed) out|happen(?:s|ed) that|follow(?:s|ed) that)\b"
    r"| (?:takes|took)(?: [\w-]+){1,3} (?:minutes|hours|days|weeks|months|years|time|long)\b)",
    re.IGNORECASE,
)
"""An "it" that names nothing and leans on nothing: "it is believed", "it rained"."""
_SAYS = (
    "said|says|stated|added|adds|replied|wrote|declared|claimed|claims|alleged|explained|noted|insisted|admitted|argued"
    "|announced|confirmed|according to"
)
TOLD_BY_THE = re.compile(
    rf"\bthe(?: [\w-]+){{1,4}} (?:{_SAYS}|told|tells|asked|answered|warned|denied)\b|\b(?:{_SAYS}) the\b", re.IGNORECASE
)
"""A quotation whose speaker is "the mayor": which mayor, another sentence says."""
