"""Telling questions in other languages, so that the answer can say that the reports are in English."""

from __future__ import annotations

import unicodedata

_ENGLISH = frozenset(
    """
    the of and to in is are was were what which who how when why did does do has have for with on about
    say
    """.split()  # noqa: SIM905 - a list in lines is easier to review
)
_FOREIGN = frozenset(
    """
    comment les des une est sont pour dans avec qui quels quelles quelle combien enfants jeunes wie der
    die das und ist sind für mit welche werden kinder viele wird nicht cómo como los las una qué que por
    para niños están cuántos según il che sono della come bambini quanti jak czy dzieci jest są w na dla
    ile które sut mae yn y plant ydy beth o crianças quantas são não em hoe zijn het een kinderen voor
    hvordan och barn är det nasıl çocuklar ve için copii sunt pentru cum vaikai kaip wat zeggen wordt
    worden deze hun copiii despre spune ce fac sind wird geht mit umgehen über sagen sagt bericht
    inspectores sobre dicen dice cuidado hijos criança sobre apoia ajuda gdzie jakie opieki dla dziecka
    carruurta sida maxaa ku çocuk hakkında raporu fëmijët si plante gofal qui quittent aidés jeunes
    """.split()  # noqa: SIM905 - a list in lines is easier to review
)
_LEAST = 2
_ASCII = 127


def in_another_language(text: str) -> bool:
    """Whether a cleaned question is most likely not in English."""
    letters = [character for character in text if character.isalpha()]
    if not letters:
        return False
    latin = sum(1 for character in letters if unicodedata.name(character, "").startswith("LATIN"))
    if latin * 2 < len(letters):
        return True
    words = [word.strip("¿?¡!.,;:").lower() for word in text.split()]
    # A letter with an accent speaks for another language too, but no English question has several of them.
    foreign = sum(
        word in _FOREIGN or any(ord(letter) > _ASCII for letter in word if letter.isalpha()) for word in words
    )
    return foreign >= _LEAST and foreign > sum(word in _ENGLISH for word in words)
