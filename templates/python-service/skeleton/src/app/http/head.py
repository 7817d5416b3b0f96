"""HEAD is answered as GET is, without the body."""

from starlette.types import ASGIApp, Receive, Scope, Send


class Head:
    """Lets the routes see GET; the server leaves out the body."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        routed = {**scope, "method": "GET"}
        try:
            await self._app(routed, receive, send)
        finally:
            # The log and the metrics read the route that was found.
            scope.update({**routed, "method": "HEAD"})
