"""A local server that behaves as Slack's Web API and Socket Mode gateway do, with the faults they have.

It runs on a thread of its own; tests read what was posted and say what goes wrong next.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from aiohttp import WSMsgType, web

from service.slack.limits import view_violations, violations

TOKEN, APP_TOKEN, SECRET = "xoxb-test", "xapp-test", "signing-secret"
TEAM, BOT_USER, BOT_ID = "T0HOME", "U0BOT", "B0BOT"

Json = dict[str, Any]
Handler = Callable[[Json], Json]


class FakeSlack:
    """One workspace with one installed app. Use as a context manager."""

    def __init__(self) -> None:
        self.messages: list[Json] = []
        self.whispers: list[Json] = []
        self.hooks: list[Json] = []
        self.views: list[Json] = []
        self.prompts: list[Json] = []
        self.calls: Counter[str] = Counter()
        self.at: list[tuple[float, str]] = []
        self.limited: Counter[str] = Counter()  # method → calls still refused with 429
        self.retry_after = 1
        self.cut: Counter[str] = Counter()  # method → calls still done without a reply
        self.failing: Counter[str] = Counter()  # method → calls still answered with 500
        self.refused: dict[str, str] = {}  # method → error code
        self.removed: set[str] = set()  # channels the bot is not in
        self.hides_metadata = False
        self.statuses: list[str] = []
        self.revoked = False
        self.scopes = "chat:write"
        self.refused_blocks = False
        self.post_seconds = 0.0
        self.posting = 0  # messages that take their `post_seconds` at this moment
        self._uploads: dict[str, Json] = {}
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._sockets: list[web.WebSocketResponse] = []
        self._acknowledged: dict[str, Json] = {}
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> FakeSlack:
        self._thread.start()
        self._started.wait()
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/"

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._listen())
        self._started.set()
        self._loop.run_forever()

    async def _listen(self) -> None:
        app = web.Application(client_max_size=10_000_000)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/upload/{file}", self._upload)
        app.router.add_post("/hooks/{name}", self._hook)
        app.router.add_get("/link", self._link)
        self._runner = web.AppRunner(app, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port: int = self._runner.addresses[0][1]

    # --- Web API

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        self.calls[method] += 1
        self.at.append((time.time(), method))
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token not in (TOKEN, APP_TOKEN) or (self.revoked and token == TOKEN):
            return web.json_response(
                {"ok": False, "error": "token_revoked" if self.revoked else "invalid_auth"}
            )
        if _took(self.limited, method):
            headers = {"Retry-After": str(self.retry_after)}
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
        if _took(self.failing, method):
            return web.Response(status=500, text="<html>no</html>", content_type="text/html")
        if method in self.refused:
            return web.json_response({"ok": False, "error": self.refused[method]})
        arguments = await _arguments(request)
        if method == "chat.postMessage" and self.post_seconds:
            self.posting += 1
            try:
                await asyncio.sleep(self.post_seconds)
            finally:
                self.posting -= 1
        handler: Handler | None = getattr(self, "_" + method.replace(".", "_"), None)
        if handler is None:
            return web.json_response({"ok": False, "error": "unknown_method"})
        with self._lock:
            made = handler(arguments)
        if "error" not in made and _took(self.cut, method):
            assert request.transport is not None
            request.transport.abort()
        headers = {"x-oauth-scopes": self.scopes} if method == "auth.test" else {}
        return web.json_response({"ok": "error" not in made, **made}, headers=headers)

    def _auth_test(self, _: Json) -> Json:
        return {"user_id": BOT_USER, "bot_id": BOT_ID, "team_id": TEAM, "user": "pilcrow", "team": "Home"}

    def _chat_postMessage(self, said: Json) -> Json:  # noqa: N802 - Slack's name
        if said["channel"] in self.removed:
            return {"error": "not_in_channel"}
        if not said.get("text"):
            return {"error": "no_text"}
        if self._refuses_blocks(said):
            return {"error": "invalid_blocks"}
        return self._say(said)

    def _refuses_blocks(self, said: Json) -> bool:
        blocks = said.get("blocks") or []
        blocks = json.loads(blocks) if isinstance(blocks, str) else blocks
        return bool(violations(blocks) or (self.refused_blocks and blocks))

    def _say(self, said: Json) -> Json:
        ts = self.ts()
        kept = {**said, "ts": ts, "user": BOT_USER, "bot_id": BOT_ID, "edits": 0, "at": time.time()}
        self.messages.append(kept)
        return {"channel": said["channel"], "ts": ts}

    def _chat_postEphemeral(self, said: Json) -> Json:  # noqa: N802 - Slack's name
        if said["channel"] in self.removed:
            return {"error": "not_in_channel"}
        if self._refuses_blocks(said):
            return {"error": "invalid_blocks"}
        self.whispers.append(said)
        return {"message_ts": self.ts()}

    def _chat_update(self, said: Json) -> Json:
        if self._refuses_blocks(said):
            return {"error": "invalid_blocks"}
        for message in self.messages:
            if (message["channel"], message["ts"]) == (said["channel"], said["ts"]):
                message.update(said, edits=message["edits"] + 1)
                return {"ts": said["ts"]}
        return {"error": "message_not_found"}

    def _chat_startStream(self, said: Json) -> Json:  # noqa: N802 - Slack's name
        if not (said.get("recipient_user_id") and said.get("recipient_team_id") and said.get("thread_ts")):
            return {"error": "invalid_arguments"}
        return self._say({**said, "text": said.get("markdown_text", ""), "streaming": True})

    def _chat_appendStream(self, said: Json) -> Json:  # noqa: N802 - Slack's name
        for message in self.messages:
            if message["ts"] == said["ts"] and message.get("streaming"):
                message["text"] += said["markdown_text"]
                return {"ts": said["ts"]}
        return {"error": "message_not_in_streaming_state"}

    def _chat_stopStream(self, said: Json) -> Json:  # noqa: N802 - Slack's name
        for message in self.messages:
            if message["ts"] == said["ts"] and message.pop("streaming", False):
                return {"ts": said["ts"]}
        return {"error": "message_not_in_streaming_state"}

    def _conversations_replies(self, asked: Json) -> Json:
        found = [
            one
            for one in self.messages
            if one["channel"] == asked["channel"]
            and one.get("thread_ts") == asked["ts"]
            and one["ts"] > asked.get("oldest", "0")
        ]
        return self._page(found, asked)

    def _conversations_history(self, asked: Json) -> Json:
        found = [
            one
            for one in self.messages
            if one["channel"] == asked["channel"]
            and not one.get("thread_ts")
            and one["ts"] > asked.get("oldest", "0")
        ]
        return self._page(found, asked)

    def _page(self, found: list[Json], asked: Json) -> Json:
        limit, start = int(asked.get("limit", 1000)), int(asked.get("cursor") or 0)
        more = str(start + limit) if start + limit < len(found) else ""
        hidden = {"metadata"} if self.hides_metadata else set()
        shown = [{name: one[name] for name in one.keys() - hidden} for one in found[start : start + limit]]
        return {"messages": shown, "response_metadata": {"next_cursor": more}}

    def _conversations_open(self, asked: Json) -> Json:
        return {"channel": {"id": f"D{asked['users']}"}}

    def _assistant_threads_setStatus(self, said: Json) -> Json:  # noqa: N802 - Slack's name
        self.statuses.append(said["status"])
        return {}

    def _assistant_threads_setSuggestedPrompts(self, said: Json) -> Json:  # noqa: N802 - Slack's name
        self.prompts.append(said)
        return {}

    def _views_open(self, said: Json) -> Json:
        view = said["view"]
        view = json.loads(view) if isinstance(view, str) else view
        if view_violations(view):
            return {"error": "invalid_arguments"}
        self.views.append(view)
        return {"view": {"id": f"V{next(self._numbers)}"}}

    def _apps_connections_open(self, _: Json) -> Json:
        return {"url": f"ws://127.0.0.1:{self.port}/link"}

    def _files_getUploadURLExternal(self, asked: Json) -> Json:  # noqa: N802 - Slack's name
        number = f"F{next(self._numbers)}"
        self._uploads[number] = {"id": number, "name": asked["filename"]}
        return {"file_id": number, "upload_url": f"http://127.0.0.1:{self.port}/upload/{number}"}

    def _files_completeUploadExternal(self, asked: Json) -> Json:  # noqa: N802 - Slack's name
        files = [self._uploads[one["id"]] for one in json.loads(asked["files"])]
        thread = {"thread_ts": asked["thread_ts"]} if asked.get("thread_ts") else {}
        self._say({"channel": asked["channel_id"], "text": "", "files": files, **thread})
        return {"files": files}

    async def _upload(self, request: web.Request) -> web.Response:
        self._uploads[request.match_info["file"]]["content"] = (await request.read()).decode()
        return web.Response(text="OK")

    async def _hook(self, request: web.Request) -> web.Response:
        if request.match_info["name"] == "expired":
            return web.Response(status=404, text="expired_url")
        self.hooks.append(await request.json())
        return web.Response(text="ok")

    def ts(self) -> str:
        """The next timestamp of a message: unique and ascending."""
        return f"{time.time():.0f}.{next(self._numbers):06d}"

    def answers(self) -> list[Json]:
        """Messages of the bot that are no files."""
        return [one for one in self.messages if not one.get("files")]

    # --- Socket Mode

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self._sockets.append(socket)
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                said = json.loads(message.data)
                self._acknowledged[said["envelope_id"]] = said
        self._sockets.remove(socket)
        return socket

    def connected(self) -> bool:
        return bool(self._sockets)

    def push(self, payload: Json, kind: str = "events_api", tries: int = 4, seconds: float = 3.0) -> bool:
        """Send an envelope as Slack does: again when it is not acknowledged; False when it never was."""
        return asyncio.run_coroutine_threadsafe(self._push(payload, kind, tries, seconds), self._loop).result(
            tries * seconds + 10
        )

    async def _push(self, payload: Json, kind: str, tries: int, seconds: float) -> bool:
        for attempt in range(tries):
            envelope = f"e{next(self._numbers)}"
            sent = {"type": kind, "envelope_id": envelope, "payload": payload, "retry_attempt": attempt}
            sent["accepts_response_payload"] = False
            for socket in self._sockets[-1:]:
                await socket.send_json(sent)
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                if envelope in self._acknowledged:
                    return True
                await asyncio.sleep(0.01)
        return False

    def drop_sockets(self) -> None:
        """Break all connections without a closing word."""

        async def drop() -> None:
            for socket in list(self._sockets):
                if socket._req is not None and socket._req.transport is not None:
                    socket._req.transport.abort()

        asyncio.run_coroutine_threadsafe(drop(), self._loop).result(5)

    def ask_to_reconnect(self) -> None:
        """What Slack says before it closes a connection."""

        async def warn() -> None:
            for socket in list(self._sockets):
                await socket.send_json({"type": "disconnect", "reason": "refresh_requested"})

        asyncio.run_coroutine_threadsafe(warn(), self._loop).result(5)


def _took(counter: Counter[str], method: str) -> bool:
    if counter[method] <= 0:
        return False
    counter[method] -= 1
    return True


async def _arguments(request: web.Request) -> Json:
    if request.content_type == "application/json":
        found: Json = await request.json()
        return found
    return {**dict(request.query), **{name: str(value) for name, value in (await request.post()).items()}}


# --- what Slack sends over HTTP


def signed(body: bytes, *, secret: str = SECRET, at: float | None = None, retry: int = 0) -> dict[str, str]:
    """Headers of a signed request."""
    stamp = str(int(at or time.time()))
    digest = hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    again = {"x-slack-retry-num": str(retry), "x-slack-retry-reason": "http_timeout"} if retry else {}
    return {
        "content-type": "application/json",
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": f"v0={digest}",
        **again,
    }


def event(kind: str, event_id: str | None = None, team: str = TEAM, **fields: Any) -> Json:
    """An Events API payload."""
    inner = {"type": kind, **fields}
    name = event_id or f"Ev{hashlib.sha256(json.dumps(inner, sort_keys=True).encode()).hexdigest()[:10]}"
    return {
        "type": "event_callback",
        "team_id": team,
        "api_app_id": "A0",
        "event_id": name,
        "event_time": int(time.time()),
        "authorizations": [{"team_id": team, "user_id": BOT_USER, "is_bot": True}],
        "is_ext_shared_channel": False,
        "event": inner,
    }


def mention(text: str, ts: str, *, channel: str = "C1", user: str = "U1", **fields: Any) -> Json:
    """Someone mentions the bot in a channel."""
    said = f"<@{BOT_USER}> {text}"
    return event("app_mention", channel=channel, user=user, text=said, ts=ts, team=TEAM, **fields)


def message(text: str, ts: str, *, channel: str = "C1", user: str = "U1", **fields: Any) -> Json:
    """Someone says something in a channel, or with `channel_type="im"` to the bot."""
    return event("message", channel=channel, user=user, text=text, ts=ts, team=TEAM, **fields)
