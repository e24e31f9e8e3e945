"""What every route needs: the service that the application was built with."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request

from service.service import Service


def get_service(request: Request) -> Service:
    """The application's service."""
    return cast("Service", request.app.state.service)


ServiceOf = Annotated[Service, Depends(get_service)]
