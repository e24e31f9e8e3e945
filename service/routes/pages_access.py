"""What every page needs: what is held, and the answers given lately."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request

from service.routes.access import ServiceOf
from service.web.directory import Directories, Directory
from service.web.recent import RecentAnswers


class PageState:
    """What pages keep between requests, one for an application."""

    def __init__(self) -> None:
        self.directories = Directories()
        self.answers = RecentAnswers()


def get_directory(request: Request, service: ServiceOf) -> Directory:
    """The directory of the live index; raises NotReadyError when none is published."""
    return cast("PageState", request.app.state.pages).directories.of(service.index())


DirectoryOf = Annotated[Directory, Depends(get_directory)]


def get_answers(request: Request) -> RecentAnswers:
    """Answers given lately by this application's pages."""
    return cast("PageState", request.app.state.pages).answers


AnswersOf = Annotated[RecentAnswers, Depends(get_answers)]
