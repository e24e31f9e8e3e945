"""Questions about a report itself (grades, dates, inspectors, counts), told from those about its findings.

A fact is asked for only where nothing else is: once the words of the fact, the names and the small words
are taken away, no topic may be left ("how many recommendations" is a fact, "how many recommendations
on care leavers" is not). The words are those of `fact_words.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from service.question.acted_on import asks_what_became
from service.question.fact_words import fact_words
from service.question.grade_conditions import grade_conditions
from service.question.grades_named import OVERALL, grade_asked, judgement_asked, judgements_asked
from service.question.model import OF_GRADES, FactKind, FactRequest
from service.question.ruled_out import BESIDE, of_the_catalogue, ruled_out

Leftover = Callable[[re.Pattern[str]], bool]
"""Whether a topic is left of a question once the words that a pattern matches are taken away."""

_EVERY_JUDGEMENT = re.compile(
    r"\b(?:grades|ratings|judge?ments|scores|breakdown)\b|\ball\b(?! (?:\w+ )?(?:inspections|reports|times|years))"
    r"|\b(?:for|in|on|at) (?:anything|any (?:one )?(?:areas?|judge?ments?|categor\w+|parts?|strands?|boxe?s?))\b|\bthroughout\b|\bacross the board\b|\bany (?:one )?(?:part|area|bit|strand|aspect|element)\b|\bin EVERY\b|\b(?:each|every)(?: single| sub)* (?:areas?|judge?ment|grade|categor|aspect|part|strand|box)"
)
_IN_ANYTHING = re.compile(
    r"\b(?:for|in|on|at) (?:anything|any (?:one )?(?:areas?|judge?ments?|parts?|strands?))\b|\b(?:each|every|all the|all its|all their) (?:judge?ments?|grades|areas?)\b"
)
# A grade in every judgement, or in any of them.
_OF_ALL = re.compile(
    r"\bthroughout\b|\b(?:for|in|on|at) (?:anything|everything|(?:any|some|at least one|one)(?: one| single)? (?:areas?|judge?ments?|parts?|strands?|categor\w+))\b(?! (?:in|at|for|of) PLACE)"
)
_OF_EVERYBODY = re.compile(
    r"\bWHICH\b|\bany (?:councils?|authorit\w+)\b|^(?:the )?(?:councils|authorities|las|boroughs)\b|^(?:and |so )?(?:which|who(?:'s)?|has (?:any|every)\w*)\b(?!.*\bPLACE\b)|^(?:and |so )?which (?:ones? |councils |authorities |one )?of PLACE\b"
)
_GOOD_AT = re.compile(r"\bgood (?:for|at|with|to|enough|practice)\b")  # says how well, of no grade
_HAS_TO_IMPROVE = re.compile(
    r"\b(?:need(?:s|ed)?|had|has|have|required|told|tell|asked) (?:\w+ ){0,4}?to improve\b"
)  # is no move
_BETTER_AT = re.compile(
    r"\b(?:better|worse) (?:at|with)\b(?! (?:the |their |its |an? |each |every |both )*(?:LATEST|PREVIOUS|FIRST|YEARS?|KIND|EVERY|next|last|inspections?|reports?)\b)"
)
_OF_A_REPORT = re.compile(r"\b(?:YEARS?|LATEST|PREVIOUS|FIRST|both|each|every) ?(?:time)?\b")
_TIES = re.compile(
    r"\b(?:but|are|is|was|were|be|rated|judged|graded|only|for|in|on|at|with|still|an?|they|overall|the|grade|rating|judge?ment|got)\b"
)
_LONGEST_FRAGMENT = 7  # words
# Told by the model too; what a visit looked at is too near to what was found there.
_OF_REPORTS = frozenset(FactKind) - OF_GRADES - {FactKind.DEMANDS, FactKind.PARAGRAPH_COUNT, FactKind.SUBJECT}
# Of which a report may be named by the grade it gave.
_OF_ONE_REPORT = (FactKind.LEAD_INSPECTOR, FactKind.INSPECTORS, FactKind.INSPECTION_DATES, FactKind.PUBLISHED)
IN_POST = "in post"  # the end of the names of measures that are no numbers
_IN_OFFICE = re.compile(
    r"\bin (?:post|office|(?:the|their|her|his|that) (?:job|role|post))\b"
    r"|\b(?:doing|done|holding|held|had) (?:the|their|her|his|that) (?:job|role|post|position)\b"
)
# What comes out again and again is a report of the council's own.
_COMES_AGAIN = re.compile(
    r"\bhow (?:often|frequently|regularly) (?:does|is)\b|\b(?:weekly|monthly|quarterly|yearly|annually)\b"
)
# "PERSON led it when they came to PLACE" asks for no time.
_WHEN = re.compile(
    r"(?:^|[,.;?!] ?|\b(?:and|so|but|then|exactly|tell me|know|or|in|on|at|from|since) )when\b|\b(?:what dates?|which dates?|what month|which month|what year)\b"
)
_DATED = re.compile(r"^(?:so |and )?when\b|\b(?:dated?|dates|(?:what|which) day)\b")  # of a letter
_OF_ONE = re.compile(r"\b(?:PLACE|it|its|there)\b")
_LEADS = re.compile(r"\b(?:leads?|led|leading|leader|head|headed|heading|charge|ran)\b")


def read_facts(masked: str, leftover: Leftover) -> tuple[FactRequest, ...]:
    """The fact a masked question asks for, one for each judgement where it names several; () where it asks for none."""
    words = fact_words()
    if asks_what_became(masked) or words.asks["such_a_holder"].search(masked):
        return ()
    if "ADDRESSEE" in masked and not leftover(words.about["reports"]):
        dated = _DATED.search(masked) is not None
        return (FactRequest(FactKind.PUBLISHED if dated else FactKind.ADDRESSEE),)
    if (by_inspector := _graded_by_inspector(masked, leftover)) is not None:
        return (by_inspector,)
    if "PERSON" in masked and not leftover(words.about["reports"]):
        if _WHEN.search(masked):
            return (FactRequest(FactKind.INSPECTION_DATES),)
        return (FactRequest(FactKind.LEAD_INSPECTOR if _LEADS.search(masked) else FactKind.INSPECTORS),)
    certain = words.certain_kind(masked)
    if certain is not None:
        return of_kind(certain, masked)
    if (of_graded := _of_graded_report(masked, leftover)) is not None:
        return (of_graded,)
    found = _grades(masked, leftover) or _demands(masked, leftover)
    if found is not None:
        several = () if found.why or found.conditions else judgements_asked(masked)
        return tuple(replace(found, judgement=one) for one in several) or (found,)
    kind = words.kind(masked)
    if kind is None or of_something_else(kind, masked) or leftover(words.about["reports"]):
        return ()
    return (FactRequest(kind),)


def _graded_by_inspector(masked: str, leftover: Leftover) -> FactRequest | None:
    """The grades that an inspector gave ("has PERSON ever given an outstanding?"), or who gave one."""
    words = fact_words()
    if not words.asks["graded_by"].search(masked) or leftover(words.about["graded_by"]):
        return None
    grade = grade_asked(masked)
    if grade is None and "PERSON" not in masked:
        return None
    return FactRequest(FactKind.LEAD_INSPECTOR, judgement_asked(masked) or OVERALL, grade)


def of_something_else(kind: FactKind, masked: str) -> bool:
    """Whether the words of a fact tell of a person's time in office, of what comes out again and again, or of what no catalogue lists."""
    return (
        (kind is FactKind.INSPECTION_DATES and _IN_OFFICE.search(masked) is not None)
        or (kind is FactKind.PUBLISHED and _COMES_AGAIN.search(masked) is not None)
        or (kind is FactKind.HELD and not of_the_catalogue(masked))
    )


def _of_graded_report(masked: str, leftover: Leftover) -> FactRequest | None:
    """A fact of the report that a question names by the grade it gave ("who led the inspection that said …")."""
    words = fact_words()
    gave = words.asks["graded_report"].search(masked)
    kind = words.kind(masked.replace(gave[0], " ")) if gave else None
    if gave is None or kind not in _OF_ONE_REPORT or leftover(words.about["reports"]):
        return None
    return FactRequest(kind, grade=grade_asked(gave[0]))


def is_certain(masked: str) -> bool:
    """Whether a masked question asks for its fact in words that leave no doubt."""
    return _names_somebody(masked) or fact_words().certain_kind(masked) is not None


def _names_somebody(masked: str) -> bool:
    return "PERSON" in masked or "ADDRESSEE" in masked


def open_kinds(masked: str, leftover: Leftover) -> frozenset[FactKind]:
    """The kinds of fact that a question may ask for as far as its topic goes: none is left beside their words."""
    about = fact_words().about
    if fact_words().asks["such_a_holder"].search(masked):
        return frozenset()
    found: set[FactKind] = set()
    if _names_somebody(masked) or fact_words().asks["why"].search(masked) or asks_what_became(masked):
        return frozenset()
    if not leftover(about["grades"]):
        found |= OF_GRADES
    if not leftover(about["reports"]):
        found |= _OF_REPORTS
    if not leftover(about["demands"]):
        found.add(FactKind.DEMANDS)
    return frozenset(found - ruled_out(masked))


def of_kind(kind: FactKind, masked: str) -> tuple[FactRequest, ...]:
    """The facts of a kind that a masked question asks for, one for each judgement where it strings several together."""
    if kind not in OF_GRADES:
        return (FactRequest(kind),)
    found = _of_grades(kind, masked)
    return tuple(replace(found, judgement=one) for one in judgements_asked(masked)) or (found,)


def _of_grades(kind: FactKind, masked: str) -> FactRequest:
    """The fact about grades with the judgement and the grade named; overall where no judgement and not every one is asked."""
    grade, judgement = grade_asked(masked), judgement_asked(masked)
    every = {FactKind.GRADE: _EVERY_JUDGEMENT, FactKind.GRADE_CHANGE: _IN_ANYTHING}.get(kind)
    everything = every is not None and every.search(masked) is not None
    throughout = kind is FactKind.GRADE_COUNT and grade is not None and _OF_ALL.search(masked) is not None
    return FactRequest(kind, judgement or (None if everything or throughout else OVERALL), grade)


def read_fragments(masked: str) -> tuple[FactRequest, ...]:
    """The facts that a text of bare nouns names ("dates", "PLACE grade dates lead inspector"); () where it says more.

    By itself a bare noun may be no question: it is one beside another.
    """
    bare = " ".join(BESIDE.sub(" ", masked).split())
    graded = _grade_for_a_judgement(bare)
    if graded is not None:
        return (graded,)
    words = bare.split()
    found: list[FactRequest] = []
    after = 0
    while after < len(words):
        ends = range(min(len(words), after + _LONGEST_FRAGMENT), after, -1)
        runs = ((end, _fragment(" ".join(words[after:end]))) for end in ends)
        end, kind = next(((end, kind) for end, kind in runs if kind), (0, None))
        if kind is None:
            return ()
        found.append(FactRequest(kind, OVERALL if kind is FactKind.GRADE else None))
        after = end
    return tuple(dict.fromkeys(found))


def _grade_for_a_judgement(bare: str) -> FactRequest | None:
    """A grade and its judgement and nothing more: "good overall", "rated inadequate for leadership"."""
    grade, judgement = grade_asked(bare), judgement_asked(bare)
    if grade is None or judgement is None:
        return None
    words = fact_words()
    patterns = [one.asks for one in (*words.judgements, *words.grades) if one.name in (judgement, grade)]
    for pattern in (*patterns, _TIES):
        bare = pattern.sub(" ", bare)
    return None if bare.split() else FactRequest(FactKind.GRADE, judgement, grade)


def _fragment(run: str) -> FactKind | None:
    named = next((one for one in fact_words().fragments if one.asks.fullmatch(run)), None)
    return FactKind(named.name) if named else None


def read_figures(masked: str, leftover: Leftover) -> tuple[str, ...]:
    """The figures of the box on an authority that a question asks for and nothing else beside them, in any order."""
    asks, about = fact_words().asks, fact_words().about
    tenure = asks["tenure"].search(masked) is not None
    number = any(asks[name].search(masked) for name in ("number", "named_figures"))
    if not (number or tenure) or leftover(about["measures"]):
        return ()
    if asks["such_a_holder"].search(masked) or (not tenure and asks["has_a_job"].search(masked)):
        return ()
    left, found = masked, []
    for measure in fact_words().measures:
        shorter = measure.asks.sub(" ", left)
        if shorter != left:
            found.append(measure.name)
            left = shorter
    return tuple(found) if number or all(name.endswith(IN_POST) for name in found) else ()


def _grades(masked: str, leftover: Leftover) -> FactRequest | None:
    asks, about = fact_words().asks, fact_words().about
    judgement = judgement_asked(masked)
    grade = grade_asked(masked)
    if asks["why"].search(masked):
        return _taken_for_granted(masked, judgement, grade, leftover)
    if leftover(about["grades"]):
        return None
    if grade is not None and "PLACE" in masked and asks["grade_since"].search(masked):
        return FactRequest(FactKind.GRADE, judgement or OVERALL, grade)
    if asks["grade_kept"].search(masked) and _OF_EVERYBODY.search(masked):
        return FactRequest(FactKind.GRADE_CHANGE, judgement or OVERALL, grade)
    if (within := _within_a_report(masked, judgement, grade)) is not None:
        return within
    if asks["grade_count"].search(masked):
        return _of_grades(FactKind.GRADE_COUNT, masked)
    if asks["grade_against"].search(masked) or (
        asks["judgement_against"].search(masked) and judgements_asked(masked)
    ):
        return FactRequest(FactKind.GRADE, judgement or OVERALL)
    of_a_matter = judgement is None and _BETTER_AT.search(masked)
    if (
        asks["grade_change"].search(_HAS_TO_IMPROVE.sub(" ", masked) if "PLACE" in masked else masked)
        and not of_a_matter
        and (asks["grade_word"].search(masked) or _OF_EVERYBODY.search(masked))
    ):
        return FactRequest(FactKind.GRADE_CHANGE, judgement or OVERALL, grade)
    named = judgement is not None and grade is not None and "PLACE" in masked
    graded = named and _of_a_scale(grade, masked)
    if asks["grade"].search(masked) or graded or _asks_how_it_fared(masked, judgement):
        return _of_grades(FactKind.GRADE, masked)
    return None


def _asks_how_it_fared(masked: str, judgement: str | None) -> bool:
    """Whether a question asks how a judgement went, or how all of it did before an inspection."""
    asks = fact_words().asks
    fared = judgement is not None and asks["fares"].search(masked) is not None
    return fared or asks["fared_before"].search(masked) is not None


def _within_a_report(masked: str, judgement: str | None, grade: str | None) -> FactRequest | None:
    """The grades of one report set against each other: any of them, those that meet conditions, those above or below the one overall."""
    asks = fact_words().asks
    if conditions := grade_conditions(masked):
        return FactRequest(FactKind.GRADE_COUNT, judgement or OVERALL, grade, conditions=conditions)
    if asks["above_overall"].search(masked):
        return FactRequest(FactKind.GRADE)
    if asks["any_part"].search(masked) and _OF_ONE.search(masked):
        return FactRequest(FactKind.GRADE, judgement, grade)
    return None


def _of_a_scale(grade: str | None, masked: str) -> bool:
    """Whether a grade named beside a judgement is one of the scale: "good" is praise too, but for that of a report."""
    return grade != "Good" or (_OF_A_REPORT.search(masked) is not None and not _GOOD_AT.search(masked))


def _taken_for_granted(
    masked: str, judgement: str | None, grade: str | None, leftover: Leftover
) -> FactRequest | None:
    """The grade, or the change of grades, whose reason a question asks ("why was it judged inadequate?")."""
    asks, about = fact_words().asks, fact_words().about
    if leftover(about["grades_and_why"]):
        return None
    if asks["grade_change"].search(masked) or asks["loses_grade"].search(masked):
        return FactRequest(FactKind.GRADE_CHANGE, judgement or OVERALL, grade, why=True)
    if grade is not None:
        return FactRequest(FactKind.GRADE, judgement or OVERALL, grade, why=True)
    return None


def _demands(masked: str, leftover: Leftover) -> FactRequest | None:
    asks, about = fact_words().asks, fact_words().about
    if asks["how_many"].search(masked) or not asks["demands"].search(masked) or leftover(about["demands"]):
        return None
    return FactRequest(FactKind.DEMANDS)
