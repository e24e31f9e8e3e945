"""From a question taken from the queue to a reply that stands in Slack."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from service.answering.events import Finished, Piece
from service.answering.model import Outcome
from service.errors import QuestionError
from service.service import Service
from service.slack.access import only_asker_sees, refusal, too_many
from service.slack.delivery import Delivery, Place
from service.slack.errors import NoPlace, RateLimited, ScopeMissing, SlackError, TokenRefused
from service.slack.model import Message, Way
from service.slack.queue import Job, Queue
from service.slack.reply import BEGUN, HELP, Reply, apology
from service.slack.settings import SlackSettings
from service.slack.streaming import Stream
from service.slack.threads import Threads

_GREETINGS = frozenset(("", "help", "hi", "hello", "hey", "hi there", "good morning", "good afternoon"))
_THANKS = frozenset(("thanks", "thank you", "thanks a lot", "many thanks", "cheers", "great thanks", "ta"))
_TRIES = 3  # to answer; after that an apology
_ONLY_FILES = "I cannot read attached files. Ask me in words, and I will look in the reports."
_FILES_TOO = "I cannot read the attached file; this answers the words of your message."
_ELSEWHERE = "I cannot write where you asked, so here is my answer."
_UNSENT = (RateLimited, NoPlace, TokenRefused, ScopeMissing)  # after these nothing stands in Slack
_log = logging.getLogger("pilcrow.slack")


@dataclass(slots=True)
class Course:
    """How far one question has come: `unsure` while its reply may stand in Slack without our knowing.

    `ts` is the message that the reply stands in or is being written into.
    """

    job: Job
    unsure: bool
    ts: str | None


class LostHold(Exception):
    """Another worker holds the question now; nothing more may be done about it here."""


class Answering:
    """Answers questions of one queue with one service, through one client of Slack."""

    def __init__(
        self,
        service: Service,
        queue: Queue,
        delivery: Delivery,
        settings: SlackSettings,
        base: str | None,
        threads: Threads,
    ) -> None:
        """`base` is the service's public address without a slash at its end; `threads` run the queue's calls."""
        self._service, self._queue, self._delivery = service, queue, delivery
        self._settings, self._base, self._threads = settings, base, threads

    async def answer(self, course: Course) -> str:
        """Answer one question; gives what became of it.

        Raises SlackError when the reply could not be sent, LostHold, and PilcrowError when there is no answer
        yet but may be later.
        """
        job = course.job
        reply = Reply.model_validate_json(job.reply) if job.reply else None
        if course.unsure and course.ts is None and reply and not self._whispered(job, reply):
            if await self._stands(course, reply):
                await self._attach(course, reply, again=True)
                return reply.result
            course.unsure = course.ts is not None
        if reply is None or reply.result == BEGUN.result:
            reply = await self._written(course)
        if reply.result == "refused" and job.asked.way is Way.THREAD:
            return reply.result  # said among people, not to the bot
        if _is_talk(job, reply) and course.ts is None:
            await self._delivery.indicate(_place(job), "")
            return "not meant"
        return await self._send(course, reply)

    async def _stands(self, course: Course, reply: Reply) -> bool:
        """Whether the whole reply is in Slack already; a part of it is remembered in `course.ts`."""
        job = course.job
        try:
            found = await self._delivery.find(
                job.asked, _place(job), job.asked_at, begun=reply.result == BEGUN.result
            )
        except ScopeMissing:
            _log.error(
                "question %s: the thread cannot be read; its reply may come twice", job.asked.reference
            )
            return False
        if found is not None:
            course.ts = found.ts
        return found is not None and found.whole

    async def _written(self, course: Course) -> Reply:
        """The reply to a question: by rule where it is not answered, else by the service."""
        job, asked = course.job, course.job.asked
        no = refusal(asked, self._settings) or too_many(
            await self._threads(self._queue.asked_lately, job), self._settings
        )
        if no is not None:
            return Reply(result="refused", notice=no)
        said = asked.question.lower().strip(" .!,")
        if not said and asked.files:
            return Reply(result="refused", notice=_ONLY_FILES)
        if said in _GREETINGS:
            return HELP
        if said in _THANKS:
            return Reply(result="help", notice="You are welcome.")
        if job.attempts > _TRIES:
            _log.error("question %s: given up after %d attempts", asked.reference, _TRIES)
            return apology(asked.reference)
        status = None if asked.way is Way.COMMAND else self._delivery.indicate(_place(job))
        try:
            return await self._asked(course)
        except QuestionError as error:
            fault = str(error).removeprefix("question: ")
            return Reply(result="refused", notice=f"I cannot take this question: {fault}.")
        finally:
            if status is not None:
                await status

    async def _asked(self, course: Course) -> Reply:
        asked, job = course.job.asked, course.job
        history = await self._threads(self._queue.history, job) if asked.thread else ()
        stream = None if self._whispered(job, BEGUN) else self._stream(course)
        async for event in self._service.stream(asked.question, None, history):
            if isinstance(event, Piece) and stream is not None:
                await stream.add(event)
                course.ts = course.ts or stream.ts
            elif isinstance(event, Finished):
                prefix = _FILES_TOO if asked.files else ""
                return Reply(result="answered", answer=event.answer, prefix=prefix)
        raise RuntimeError("an answer's stream ended without the answer")

    def _stream(self, course: Course) -> Stream | None:
        if course.ts is not None:  # a part of an answer already stands there; it is replaced by the whole
            return None

        async def begin() -> bool:
            course.unsure = True
            return await self._threads(self._queue.sending, course.job, BEGUN.model_dump_json())

        async def begun(ts: str) -> bool:
            return await self._threads(self._queue.begun, course.job, ts)

        return Stream(
            self._delivery.client,
            course.job.asked,
            _place(course.job),
            self._settings.stream_after,
            self._base,
            begin,
            begun,
        )

    async def _send(self, course: Course, reply: Reply) -> str:
        try:
            return await self._sent(course, reply, course.job.place)
        except NoPlace as error:
            asked = course.job.asked
            if asked.way is Way.DIRECT or course.job.place or not asked.home:
                raise
            _log.warning("question %s: %s; answered directly", asked.reference, error)
            place = await self._delivery.direct(asked.user)
            course.ts = None
            return await self._sent(course, reply.model_copy(update={"prefix": _ELSEWHERE}), place.channel)

    async def _sent(self, course: Course, reply: Reply, place: str | None) -> str:
        """Send the reply, saying so in the queue before; `place` is the direct conversation it falls back to."""
        job = course.job
        if not await self._threads(self._queue.sending, job, reply.model_dump_json(), place):
            raise LostHold
        whispered = place is None and self._whispered(job, reply)
        message = reply.message(job.id, self._base, may_attach=not whispered)
        sure_before = not course.unsure
        course.unsure = True
        try:
            if whispered:
                await self._delivery.whisper(job.asked, message)
                if job.asked.way is not Way.COMMAND:  # no message of ours ends the indicator
                    await self._delivery.indicate(_place(job), "")
            elif not await self._rewritten(course, message):
                course.ts = await self._delivery.post(job.asked, _place(job, place), message)
        except _UNSENT:
            course.unsure = not sure_before
            raise
        await self._attach(course, reply, place=place)
        return reply.result

    async def _rewritten(self, course: Course, message: Message) -> bool:
        """Whether the reply stands now in the message that it was begun in; False where there is none to change."""
        if course.ts is None:
            return False
        job = course.job
        try:
            await self._delivery.rewrite(job.asked, _place(job).channel, course.ts, message)
        except NoPlace as error:  # deleted meanwhile, or the workspace lets nobody edit
            _log.warning("question %s: what was begun cannot be completed: %s", job.asked.reference, error)
            course.ts = None
        return course.ts is not None

    async def _attach(
        self, course: Course, reply: Reply, *, place: str | None = None, again: bool = False
    ) -> None:
        """Put the file of a reply, if it has one, under its message; once, also after a crash in between."""
        job = course.job
        message = reply.message(job.id, self._base, may_attach=True)
        where = _place(job, place)
        if message.file is None or course.ts is None or (place is None and self._whispered(job, reply)):
            return
        await self._threads(self._queue.begun, job, course.ts)
        if (again or job.message is not None) and await self._delivery.has_file(
            job.asked, where, job.asked_at
        ):
            return
        try:
            await self._delivery.attach(job.asked, where, message.file)
        except SlackError as error:
            if error.retryable:
                raise
            _log.error("question %s: its file cannot be attached (%s)", job.asked.reference, error.code)
            await self._delivery.rewrite(job.asked, where.channel, course.ts, message.without_file())

    def _whispered(self, job: Job, reply: Reply) -> bool:
        """Whether a reply is shown to the asker alone."""
        if job.place is not None:
            return False
        if only_asker_sees(job.asked, self._settings):
            return True
        return reply.result == "refused" and not job.asked.direct


def _is_talk(job: Job, reply: Reply) -> bool:
    """Whether it turned out that people speak to each other: said in a thread, not asking, not about reports."""
    return (
        job.asked.way is Way.THREAD
        and "?" not in job.asked.question
        and reply.answer is not None
        and reply.answer.outcome is Outcome.OUT_OF_SCOPE
    )


def _place(job: Job, direct: str | None = None) -> Place:
    """The thread of a question, or the direct conversation that its reply fell back to."""
    other = direct or job.place
    return Place(other, None) if other else Place(job.asked.channel, job.asked.thread)
