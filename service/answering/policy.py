"""How much evidence is enough to answer, to cite and to quote."""

from __future__ import annotations

from dataclasses import dataclass

from service.retrieval.found import Found


@dataclass(frozen=True, slots=True)
class Policy:
    """How much evidence is enough; probabilities from 0 to 1, set by the evaluation.

    `answers`: an authority is said to answer when that is at least this probable; in a
    comparison (`answers_each`) less is asked of each, as it is missed where it is called silent, and most
    where more than a `few` stand in line (`answers_theme`): there too many would be quoted on something near.
    Below `least` even the best paragraph is no evidence, whatever speaks for an answer.
    `cites`, `ratio`: further paragraphs are cited down to this probability (`cites_theme` where one side is
    asked for of many, as who has it is counted) and this share of the best: of each of a few `ratio_each` times
    the best's cube where that is more, as beside a best that is sure what hardly answers is filler;
    `ratio_theme` where many are asked; `ratio_leaning` where one side is, as the best may be of the other; `ratio_weighed` where it is asked how good
    each of a few is and the sentence that matches best names the matter, as the verdict may stand in either;
    `ratio_unnamed` where it names nothing asked for by an official term, and the best
    does; `ratio_demand` where it demands something by the term asked; `ratio_typed` where a
    type of answer is asked for; `ratio_named` where the best does not tell who, where or which.
    `answers_outside`, `top_outside`: of a question that looks to be outside what the reports are about, as much is
    asked of the answer and of its best paragraph, which no question outside comes up to.
    `plainly`: of many, who has it is counted from this probability of the best paragraph on, the others come near it;
    `surely`: where somebody has it in a rare word asked in at this probability, who has not that word comes near
    it below `answers_unsaid`.
    `speaks`: of a term with nothing asked of it, from here on a paragraph that names it says something of it.
    `now`, `nearly_now`: of many, a later report that is as sure as this, or as this share of an earlier one, is told alone.
    `told_out`: a finding of this share of the best is quoted to the end of its paragraph, of one authority and of each
    of `told_out_of` at the most.
    `report`: where change over time is asked for, a report says something whose best is this share of the best.
    `alike`: where the newest report is silent on a change, its nearest paragraph has to be as much like one that is
    quoted of an earlier one, as their embeddings have it.
    `nearest`: below `answers` but at least this: shown as the nearest thing there is, marked as such.
    `most_…`: paragraphs quoted at the most; `candidates_…`: paragraphs looked at closely; each for one
    authority, for each of a few, and for each of everybody.
    """

    answers: float = 0.25
    answers_unsaid: float = 0.85  # where what is asked for by its name stands nowhere, or not of each other
    answers_each: float = 0.18
    answers_typed: float = 0.4  # where a reason, a view, a sum or a name is asked for
    answers_counted: float = 0.2  # where one authority is asked for a figure, as `CountedModel` has it
    answers_theme: float = 0.45
    plainly: float = 0.45
    surely: float = 0.7
    answers_outside: float = 0.95
    top_outside: float = 0.98
    cites: float = 0.02
    cites_theme: float = 0.15
    ratio: float = 0.12
    ratio_each: float = 0.6
    ratio_theme: float = 0.3
    ratio_unnamed: float = 0.5
    ratio_demand: float = 0.05
    ratio_leaning: float = 0.08
    ratio_weighed: float = 0.2
    ratio_typed: float = 0.3  # a word of reason, a sum or a name stands in many a paragraph on something else
    ratio_named: float = 0.5
    speaks: float = 0.08
    now: float = 0.6
    nearly_now: float = 0.85
    told_out: float = 0.5
    report: float = 0.12
    alike: float = 0.6
    least: float = 0.04
    nearest: float = 0.04
    most_single: int = 7
    most_each: int = 5
    most_theme: int = 3
    candidates_single: int = 24
    candidates_each: int = 16
    candidates_theme: int = 10
    few: int = 12  # authorities
    told_out_of: int = 5

    def is_beyond_doubt(self, group: Found) -> bool:
        """Whether a group answers even a question that looks to be outside what the reports are about."""
        return group.answers >= self.answers_outside and group.top >= self.top_outside

    def quoted(self, top: float, *, single: bool, many: bool) -> tuple[int, float]:
        """How many paragraphs of a group are quoted at the most, and down to which share of the best, whose probability is `top`."""
        if single:
            return self.most_single, self.ratio
        if many:
            return self.most_theme, self.ratio_theme
        return self.most_each, max(self.ratio, self.ratio_each * top**3)

    def candidates(self, groups: int) -> int:
        """How many paragraphs of each of so many groups are looked at closely."""
        if groups == 1:
            return self.candidates_single
        return self.candidates_each if groups <= self.few else self.candidates_theme
