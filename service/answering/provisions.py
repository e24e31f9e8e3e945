"""Whether a sentence speaks of a thing of the kind that was asked for."""

from __future__ import annotations

from service.patterns import WORDS, PatternTable
from service.question.provisions import Provision

_ITS_OWN = r"(?:dedicated|specialist|specialised|specially|separate|in-house|designated|specific|distinct|own|discrete)"
# Wide: a team may be a hub, and a panel a group that meets.
_SPEAKS = PatternTable(
    {
        Provision.TEAM: rf"teams?|units?|hubs?|squads?|{_ITS_OWN} (?:\S+ ){{0,3}}?(?:services?|(?:social )?workers?|practitioners?|staff|posts?|roles?|officers?)|the (?:\S+ ){{1,4}}?service",
        Provision.PANEL: r"panels?|boards?|forums?|fora|committees?|meetings?|groups?|hubs?|conferences?|task ?forces?|MACE|MARAC|partnerships?|\w*AP",
        Provision.STRATEGY: r"strateg\w+|frameworks?|(?:action|improvement|development|delivery|recovery|service|business|recruitment|implementation) plans?|plans? (?:to|for|is|are|has|have)|(?:\w+ )?plan|polic(?:y|ies)|priorit\w+|programmes?|initiatives?|campaigns?",
        Provision.PROTOCOL: r"protocols?|polic(?:y|ies)|procedur\w+|agree\w+|pathways?|guidance|framework|memorand\w+|(?:joint|working|robust|effective|clear|new|strong|good|formal|written|local) arrangements?|process\w*|rules?|guidelines?",
        Provision.TRAINING: r"train\w*|courses?|workshops?|academ\w+|learning|e-learning|learn\w*|briefings?|programmes?|sessions?|development|seminars?|conferences?",
        Provision.POST: r"champions?|co-?ordinat\w+|ambassadors?|leads?|work ?ers?|workers?|officers?|advis[eo]rs?|posts?|managers?|practitioners?|roles?|staff|nurses?|specialists?|teams?|appoint\w*|\w+ologists?|therapists?|teachers?|consultants?|employ\w*|navigators?|visitors?",
        Provision.PROGRAMME: r"programmes?|schemes?|projects?|initiatives?|pilots?|piloting|services?|groups?|courses?|interventions?|clubs?|models?|campaigns?|hubs?|opportunit\w+|offers?|work|partnerships?|teams?",
        Provision.LINE: r"apps?|applications?|digital\w*|online|on-line|electronic\w*|mobile|(?:smart)?phones?|telephones?|\w*lines?|lines?|websites?|web\S*|sites?|internet|virtual\w*|texts?|texting|social media|platforms?|software|Mind of My Own|MOMO|e-?mail\w*",
        Provision.LEAFLET: r"leaflets?|booklets?|handbooks?|newsletters?|guides?|guidance|brochures?|magazines?|packs?|information|materials?|literature|cards?|books?|printed|publications?|publish\w*|resources?|websites?|posters?",
        Provision.PLEDGE: r"pledg\w+|charters?|promis\w+|offers?|commit\w+|guarantees?|entitle\w+",
        Provision.SURVEY: r"survey\w*|questionnaires?|polls?|feedback|consult\w+|ask\w*|views|canvass\w*|health ?check",
        Provision.FUND: r"fund\w*|bursar\w+|grants?|allowances?|loans?|payments?|pay\w*|paid|mon(?:ey|ies)|financ\w+|budgets?|£\S*|savings?|accounts?|cash|invest\w*",
        Provision.TOOL: r"tool\w*|checklists?|check-lists?|templates?|matri\w+|scorecards?|dashboards?|models?|frameworks?|assessments?|screening|formats?|indicators?|guidance|graded care profile|profiles?|methodolog\w+|systems?|forms?",
        Provision.REGISTER: r"registers?|databases?|track\w*|lists?|dashboards?|systems?|logs?|spreadsheets?|monitor\w*|record\w*|data\w*|profil\w+",
        Provision.CENTRE: r"cent(?:re|er)s?|hubs?|drop[- ]ins?|houses?|buildings?|bases?|premises|facilit\w+|refuges?|hostels?|shops?|venues?|clubs?|homes?|one[- ]stop|sites?|places? to (?:meet|go)|services?",
        Provision.LETTER: r"letters?|correspondence|written (?:to|agreements?|information|communication)",
        Provision.EVENT: r"awards?|celebrat\w+|ceremon\w+|events?|festivals?|recogni\w+|achievement\w*",
    },
    around=WORDS,
    any_case=True,
)


def speaks_of_provision(text: str, provision: Provision) -> bool:
    """Whether a text has a word of a thing of that kind."""
    return _SPEAKS.tells(provision, text)
