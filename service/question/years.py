"""When: years, ranges, latest and previous reports, and kinds of report, as a question says them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from enum import StrEnum

from indexer.model import ReportKind
from service.question.months import MONTH as _MONTH
from service.question.months import MONTH_YEAR as _MONTH_YEAR
from service.question.months import SEASON, Months, months_of_season, read_months
from service.question.open_times import BEFORE, SINCE, OpenTime, is_open, open_time
from service.question.since_reports import since_reports
from service.question.tokens import Lows, Span, Token

_FIRST_YEAR, _LAST_YEAR = 1990, 2099
_YEAR = r"(?:19|20)\d\d"

_ITS = r"(?:(?:the|its|their) )?"
_HELD = r"(?:inspection|report|focus(?:s?ed)? visit|monitoring visit|visit|judgement|letter)"
_RANGE = re.compile(
    rf"\b(?:between|from) {_ITS}({_YEAR})(?: {_HELD})? (?:and|to|until|till|up to|through|until) {_ITS}(?:(?:one|{_HELD}) (?:in|of|from) )?({_YEAR})(?: (?:one|{_HELD}))?\b|\b({_YEAR}) (?:to|until|through) ({_YEAR})\b"
)
_SINCE = re.compile(
    rf"\b(?:since|from) (?:the )?(?:start|beginning) of ({_YEAR})\b|\bfrom ({_YEAR}) on(?:wards?)?\b|(?:(?<=\bbetter )|(?<=\bworse )|(?<=\bstronger )|(?<=\bweaker )|(?<=\bdifferent ))than (?:(?:it|they|that|things) (?:was|were) )?(?:back )?(?:in |at )?{_ITS}({_YEAR})\b(?! (?:to|until))|\b(?:since|after|post) {_ITS}(?:{_MONTH} )?({_YEAR})(?: onwards?| on)?\b(?! (?:to|until|inspection|report|focused|visit))"
)
_BEYOND = re.compile(rf"\b(?:newer|later|more recent) than {_ITS}(?:{_MONTH} )?({_YEAR})\b")
_UNTIL = re.compile(
    rf"(?<!year )(?<!months )(?<!weeks )\b(?:before|until|up to|prior to|pre|older than|earlier than) (?:(?:the|its|their) )?({_YEAR})\b"
    rf"|\b(?:before|prior to) (?:(?:the|its|their|that) )?(?:inspection|one|visit|report) (?:in|of|from) (?:{_MONTH} )?({_YEAR})\b"
    rf"|\b(?:before|prior to) (?:the )?{_MONTH} ({_YEAR})(?= (?:full |short |ofsted )*(?:inspection|report|visit|one|letter|judgement)\b)"
)
_INSPECTED_BEFORE = re.compile(
    rf"\b(?:outstanding|good|improvement|inadequate|better|worse)(?: overall)? {BEFORE.pattern}"
    rf"|\b(?:(?:re-?)?inspect\w+|visited|judged|graded|rated|grade|rating|ofsted)\b[\w ]{{0,40}}{BEFORE.pattern}"
    rf"|^(?:and |so )?{BEFORE.pattern},? (?:which|who|how many|what)\b[\w ]{{0,40}}\b(?:inspected|inspections|visited)\b"
)
_LAW = re.compile(
    rf"\b(?:act|bill|regulations?|guidance|together|framework|white paper|census|code|strategy|plan) (?:of |for |in )?({_YEAR})\b"
    rf"|\b({_YEAR}) (?:act|regulations?|guidance|census|white paper)\b"
)
_FINANCIAL = re.compile(rf"\b({_YEAR}) (?:\d\d)\b(?= |$)")
_MEASURED = re.compile(
    rf"(?<!\d )\b(?:by|at|as at|as of|to|ending|ended|end of|until|in the year(?: to)?|during|the year to) (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:end of )?{_MONTH}(?: of)? ({_YEAR})\b"
    rf"|\bfor (?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?: of)? ({_YEAR})\b"
    rf"|\b(?:the year ending|year ending|the year ended|at the end of|by the end of|as of|by) ({_YEAR})\b"
    rf"|\b(?:the )?school year ({_YEAR})\b|\b(?:summer|autumn|spring|winter) (?:of |term )?({_YEAR})\b"
)
_INSPECTED_THEN = re.compile(
    r"\b(?:inspect(?:ed|ions?|ors)?|ofsted|watchdog|visit(?:ed|s)?|publish(?:ed)?|reports|came out|letters)\b[\w ]{0,40}\b(?:in|during) (?:the )?(?:spring|summer|autumn|winter)\b"
)
_PLAIN = re.compile(rf"\b({_YEAR})\b")
_OF_REPORT = re.compile(
    rf"\b{_YEAR} (?:full |short |standard |ofsted |ilacs |sif )*(?:report|inspection|visit|focused|focussed|monitoring|letter|judgement|grade|rating|ofsted)s?\b"
    rf"|\b(?:report|inspection|visit|letter|inspected|ofsted|inspectors|judged|rated|graded|visited|published)\b[\w ]{{0,40}}? (?:in|of|from|for|during|dated) (?:{_MONTH} )?{_YEAR}\b"
)

REPORTS_PUBLISHED = re.compile(
    r"\b(?:reports?|letters?|write-?ups?) (?:that )?(?:(?:were |was )?(?:published|released)|came out) (?:in|during)\b",
    re.IGNORECASE,
)
"""Says that a year is that of the reports' publication."""

_NOUN = r"(?:(?:ofsted|full|ilacs|published|available|inspection|focused|monitoring|short|standard|annual|s|its|their) )*(?:reports?|inspections?|visits?|letters?|findings|results?|outcomes?|one|ofsted)"
_OF_GRADE = r"(?= (?:(?:ofsted|overall|inspection|official|s) )*(?:judge?ments?|grades?|ratings?|scores?)\b)"  # asked for, so left to be read
_LATEST = re.compile(
    rf"\b(?:the |its |their |most )*(?:latest|newest|most recent|most up to date|recent most|current|last)(?: {_NOUN}\b|{_OF_GRADE})"
    r"|\b(?:the )?most recent\b"
)
_LAST_TIME = re.compile(r"\b(?:the )?last time\b")
_INSPECTED_LAST_TIME = re.compile(
    r"\b(?:inspect\w+|visit\w*|led|headed|charge|rated|graded|judged|grades?|ratings?|ofsted|reports?|get|got|given|scored?)\b[\w ]*\blast time\b"
    r"|\blast time\b[\w ]*\b(?:inspect\w+|visit\w*|ofsted|rated|graded|judged|led)\b"
)
_LATELY = re.compile(r"\b(?:the )?(?:latest|most recently|newest)\b")
_SINCE_LAST = re.compile(
    r"\b(?:since|after|compared (?:with|to)|from|than(?: at| in)?|between) (?:the |its |their |this |that |her |his )*(?:last|previous|prior|earlier|former|first|preceding|inadequate)(?: (?:ofsted|full|ilacs|sif|short))* (?:inspections?|visits?|reports?|judgements?|time|one|ofsted)\b"
    r"|\bsince (?:the |its |their )?(?:last|latest|previous|first)(?: (?:full|standard|short|joint|focus(?:s?ed)?|monitoring))+ (?:inspections?|visits?)\b"
    r"|\bsince then\b|\bsince that (?:inspection|visit|report)\b|\bbetween (?:the )?(?:two|2|three|3|both|its|their|these|those)(?: two)? (?:\w+ )?(?:inspections|reports|visits)\b"
    r"|\bsince (?:it was |they were )?last (?:inspected|visited)\b|\bsince (?:the )?inspection\b"
)
NOW = re.compile(r"\b(?:now|nowadays|currently|today|these days|at present|at the moment)\b", re.IGNORECASE)
"""Words for the time of the newest report."""
_PREVIOUS = re.compile(
    rf"\b(?:the |its |their )?(?:previous|prior|earlier|preceding|former|penultimate|one before|last but one|second latest|(?<!is the )(?<!is )older)(?: {_NOUN}\b|{_OF_GRADE})"
    r"|\blast (?:inspected|visited|inspection|report) before (?:the|that|this|its) (?:\w+ )?(?:inspections?|visits?|letters?|reports?)\b"
    r"|\b(?:the )?last time(?= (?:too|as well|also|either)\b)"
    r"|\b(?:the )?(?:inspection|report|visit|one) before(?! or after| (?:it|they|that) (?:was|were|got|became|went)\b| (?:being|becoming|getting)\b)(?: (?:that|last|this|the last(?: one)?))?\b"
    r"|\bbefore (?:the |its |their )*(?:latest|last|most recent|newest|current) (?:ofsted |full )?(?:inspections?|reports?|visits?|one)\b"
    r"|\bpreviously\b(?= (?:inspected|visited|rated|judged|graded|assessed)\b)|(?<=inspected )previously\b|(?<=rated )previously\b|(?<=judged )previously\b|(?<=graded )previously\b"
    r"|(?<=was it )before(?: that| then)?$|\bthe (?:last )?time(?=,? before (?:the |its |their |that )?(?:inspection|one|visit|report|(?:19|20)\d\d)\b)|\bthe time before(?: that)?\b"
)
_FIRST = re.compile(
    r"\b(?:the |its |their )?(?:first|earliest|oldest|original|initial) (?:ofsted |full )?(?:reports?|inspections?|visits?|letters?)\b"
    r"|\bfirst(?= (?:and|to|until|till|through to) (?:the |its |their )*(?:latest|last|most recent|newest|current)\b)"
)
# The first grade of somebody; when a grade was first given, and who was the first to have it, is asked of all reports.
_JUDGED = r"(?:rated|graded|judged|assessed|scored|marked|inspected)"
_FIRST_GRADE = re.compile(
    rf"\b(?:the |its |their )*(?:very )?(?:first|earliest|original|initial)(?: ever)?(?:{_OF_GRADE}|(?= (?:ofsted )?(?:verdict|result|outcome)\b))"
    rf"|\b(?:first|originally|initially)(?= (?:{_JUDGED}|do|fare|perform|score)\b)|(?<=graded )first$|(?<=rated )first$|(?<=judged )first$"
    r"|\b(?:at (?:the )?(?:very )?first|(?:the )?(?<!for the )(?:very )?first time(?: round| around)?|to (?:begin|start) with|in the beginning)$"
    r"|\b(?:the |its |their )?(?:very )?first(?= (?:ofsted )?(?:inspection|report) (?:judge?ments?|grades?|ratings?|scores?)\b)"
    r"|\bstart(?:ed)?(?: out| off)? (?:with|as|on|at)(?: (?:an?|the))?(?=$| (?:outstanding|good|requires|inadequate)\b)"
)
_OF_A_GRADE = re.compile(
    rf"\b(?:{_JUDGED}|grades?|ratings?|judge?ments?|verdict|scores?|get|got|given|receive|received|do|fare|outstanding|good|requires improvement|inadequate|ri)\b"
)
_WHEN_OR_WHO = re.compile(r"\b(?:when|since when|(?:which|what) (?:year|month|date)|who|whose|how long)\b")

_KINDS: tuple[tuple[re.Pattern[str], ReportKind], ...] = (
    (re.compile(r"\b(?:the |a |an |its |their )?(?:focus|focused|focussed|focuse) visits?(?: letters?| reports?)?\b"), ReportKind.FOCUSED_VISIT),
    (re.compile(r"\b(?:the |a |an |its |their )?monitoring visits?(?: letters?| reports?)?\b"), ReportKind.MONITORING_VISIT),
    (re.compile(r"\b(?:the |a |an |its |their )?(?:jtais?|joint targeted area inspections?|joint area inspections?|joint inspections?)(?: reports?)?\b"), ReportKind.JOINT_INSPECTION),
    (re.compile(r"\b(?:the |a |an |its |their )?(?:full|ilacs|sif|standard|short|single|single framework|single inspection framework) inspections?(?: reports?)?\b|\b(?:ilacs|sif) reports?\b"), ReportKind.INSPECTION),
)  # fmt: skip
# "The inspection before the 2019 focused visit" is itself no visit.
_BEFORE_A_KIND = re.compile(
    rf"\b(?:before|prior to)(?: (?:the|its|their|that))*(?: {_MONTH})? {_YEAR} (?:(?:focus|focused|focussed|monitoring) visits?|(?:full|ilacs|sif|standard|short|joint) inspections?)\b"
)
# Reports told apart by whether they are of an inspection: of what is no inspection Ofsted writes a letter on a visit.
_VISITS = (ReportKind.FOCUSED_VISIT, ReportKind.MONITORING_VISIT)
_VISIT_ALONE = re.compile(
    r"\b(?:an? )?(?:visits?|letters?),? (?:rather than|instead of|as opposed to|(?:and |but )?not) (?:an? )?(?:full )?(?:inspections?|reports?)\b"
)
_OF_NO_INSPECTION = re.compile(
    r"(?:(?<=\bare )|(?<=\bwere ))not (?:full )?inspections\b|(?:(?<=\bis )|(?<=\bwas ))not an? (?:full )?inspection\b"
    r"|\b(?:are|is|were|was)n'?t (?:an? )?(?:full )?inspections?\b(?=\W*$)"
    r"|(?:(?<=\breports )|(?<=\bdocuments )|(?<=\bletters )|(?<=\banything ))(?:other than|apart from|besides|except(?: for)?) (?:full )?inspections\b"
)
_SORTS_REPORTS = re.compile(
    r"^(?:and |so )?(?:how many|which|what|(?:is|are) any)(?: one)?(?: of)?(?: (?:the|these|those|your|all))*(?: \w+)? (?:reports?|documents?)(?: you hold| held)? "
    r"(?:is|are)(?: (?:just|only|about|an?))* (?:visits?|letters?)\W*$|^(?:is|are) any of (?:the|these|those|your)(?: \w+)? (?:reports?|documents?)(?: just| only)?(?: an?)? (?:visits?|letters?)\W*$"
)
_VISIT_OR_LETTER = re.compile(r"\b(?:an? )?(?:visits?|letters?)(?=\W*$)")
_LOOSE_INSPECTION = re.compile(
    r"\b(?:the |its |their )?(?:ofsted )?(?:full )?(?:inspection)(?: (?:report|of|in)\b)?"
)


class Which(StrEnum):
    """Which of an authority's reports are meant, where no year says so."""

    ANY = "any"
    LATEST = "latest"
    PREVIOUS = "previous"
    FIRST = "first"
    LAST_TWO = "last two"  # since the last inspection: the newest and what it is compared with


@dataclass(frozen=True, slots=True)
class When:
    """The times a question speaks of.

    `years` are years named as such, `since` and `until` open ranges (inclusive, exclusive). `measured`
    are years that figures or events belong to rather than reports. `tied` says that the question speaks
    of the report, inspection or visit of that year in so many words. `since_report` says so of `since`.
    """

    years: tuple[int, ...] = ()
    since: int | None = None
    until: int | None = None
    months: Months = field(default_factory=Months)  # named with their year
    measured: tuple[int, ...] = ()
    tied: bool = False
    since_report: bool = False  # `since` is the year of a report ("since the 2018 inspection")
    beyond: bool = False  # `since` is the year behind one that is left out ("after 2018")
    loosely_since: bool = False  # … which may be asked about itself ("after the inspection of 2018")
    which: Which = Which.ANY
    kinds: tuple[ReportKind, ...] = ()
    loosely_inspection: bool = False
    spans: tuple[Span, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether any time or kind is named."""
        return bool(self.years or self.since or self.until or self.kinds or self.which is not Which.ANY)

    def covers(self, year: int | None) -> bool:
        """Whether a report of `year` is within the years named (True where none is)."""
        if self.since is None and self.until is None:
            return not self.years or year in self.years
        if year is None:
            return False
        if self.months.open is not None and self.months.open.covers(year):
            return True
        inside = (self.since is None or year >= self.since) and (self.until is None or year < self.until)
        return inside or year in self.years


def read_when(tokens: tuple[Token, ...], skip: Collection[int] = ()) -> When:
    """Find years, ranges, latest/previous/first and kinds of report; `skip` are tokens already read."""
    lows = Lows(tokens)
    spans: list[Span] = []

    def found(pattern: re.Pattern[str], label: str, *, within_years: bool = False) -> list[Span]:
        new = [
            span
            for span in lows.find(pattern, label)
            if (not within_years or is_open(_said(tokens, span)))
            and not any(span.overlaps(other) for other in spans)
            and not any(place in skip for place in range(span.first, span.last))
        ]
        spans.extend(new)
        return new

    of_reports = since_reports(tokens, skip)
    spans.extend(of_reports.spans)
    of_its_own = _BEFORE_A_KIND.sub(" ", of_reports.without)
    kinds = tuple(dict.fromkeys(kind for pattern, kind in _KINDS if pattern.search(of_its_own)))
    visits = found(_VISIT_ALONE, "KIND")
    if _SORTS_REPORTS.search(lows.text):
        visits += found(_VISIT_OR_LETTER, "KIND")
    no_inspections = found(_OF_NO_INSPECTION, "KIND")
    # "Full inspections" are named to be left out.
    if no_inspections and set(kinds) <= {ReportKind.INSPECTION}:
        kinds = (*_VISITS, ReportKind.OTHER)
    elif visits and not kinds:
        kinds = _VISITS
    found(_LAW, "CONTENT")
    inspected_before = _INSPECTED_BEFORE.search(lows.text) is not None
    opened = open_time(of_reports.without, before=inspected_before)
    found(SINCE, "SINCEYEAR", within_years=True)
    if inspected_before:
        found(BEFORE, "BEFOREYEAR", within_years=True)
    in_season = _INSPECTED_THEN.search(lows.text) is not None
    seasons = found(SEASON, "YEAR") if in_season else []
    measured = _years(tokens, [*found(_FINANCIAL, "CONTENT"), *found(_MEASURED, "CONTENT")])
    ranges = [_years(tokens, [span]) for span in found(_RANGE, "YEARS")]
    since_last = found(_SINCE_LAST, "SINCELAST")
    since = _years(tokens, [*of_reports.spans])
    going_on = found(_SINCE, "SINCEYEAR")
    after = [span for span in going_on if tokens[span.first].low in ("after", "post")]
    since += _years(tokens, [span for span in going_on if span not in after])
    past = _years(tokens, [*after, *found(_BEYOND, "YEAR")])  # "after 2022" leaves out 2022
    since += [year + 1 for year in past]
    until = _years(tokens, found(_UNTIL, "BEFOREYEAR"))
    if opened is not None:
        since += [opened.since] if opened.since else []
        until += [opened.until] if opened.until else []
    of_a_grade = _OF_A_GRADE.search(lows.text) is not None and _WHEN_OR_WHO.search(lows.text) is None
    which = _which(found, bool(since_last), of_a_grade=of_a_grade)
    last_time = _INSPECTED_LAST_TIME.search(lows.text) is not None and bool(found(_LAST_TIME, "LATEST"))
    if (which is Which.ANY and last_time) or (which is Which.PREVIOUS and until):
        which = Which.LATEST  # the previous one "before 2022" is the last of those before
    months = replace(read_months(_without_open(of_reports.without, opened), frozenset(measured)), open=opened)
    if seasons:
        months = replace(months, months=(*months.months, *months_of_season(lows.text)))
    years = [year for pair in ranges if len(pair) == 2 for year in range(min(pair), max(pair) + 1)]
    years += _years(tokens, seasons)
    years += _years(tokens, found(_MONTH_YEAR, "YEAR")) + _years(tokens, found(_PLAIN, "YEAR"))
    for pattern, _ in _KINDS:
        found(pattern, "KIND")
    return When(
        years=tuple(sorted(dict.fromkeys(years))),
        since=min(since) if since else None,
        until=max(until) if until else None,
        months=months,
        measured=tuple(sorted(set(measured))),
        tied=bool(_OF_REPORT.search(lows.text)),
        since_report=bool(of_reports.spans),
        beyond=bool(past),
        loosely_since=of_reports.loosely,
        which=which,
        kinds=kinds,
        loosely_inspection=not kinds and bool(_LOOSE_INSPECTION.search(lows.text)),
        spans=tuple(span for span in spans if span.label != "CONTENT"),
    )


def _which(
    found: Callable[[re.Pattern[str], str], list[Span]], since_last: bool, *, of_a_grade: bool
) -> Which:
    previous = bool(found(_PREVIOUS, "PREVIOUS"))
    first = bool(found(_FIRST, "FIRST")) or (of_a_grade and bool(found(_FIRST_GRADE, "FIRST")))
    latest = bool(found(_LATEST, "LATEST"))
    found(_LATELY, "LATEST")
    if since_last or (previous and latest):
        return Which.LAST_TWO
    if first and latest:  # from the one to the other
        return Which.ANY
    if previous:
        return Which.PREVIOUS
    if first:
        return Which.FIRST
    return Which.LATEST if latest else Which.ANY


def _without_open(text: str, opened: OpenTime | None) -> str:
    """The words without those of the open range within a year that they name."""
    if opened is None:
        return text
    patterns = (SINCE, BEFORE) if opened.last else (SINCE,)
    for pattern in patterns:
        text = pattern.sub(" ", text)
    return text


def _said(tokens: tuple[Token, ...], span: Span) -> str:
    return " ".join(token.low for token in tokens[span.first : span.last])


def _years(tokens: tuple[Token, ...], spans: list[Span]) -> list[int]:
    return [
        int(token.low)
        for span in spans
        for token in tokens[span.first : span.last]
        if re.fullmatch(_YEAR, token.low) and _FIRST_YEAR <= int(token.low) <= _LAST_YEAR
    ]
