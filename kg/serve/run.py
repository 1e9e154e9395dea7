"""Starting the server."""

import uvicorn

from kg.errors import KgError
from kg.serve.app import make_app
from kg.serve.settings import Settings


def run(settings: Settings) -> None:
    """Serves until it is interrupted; raises KgError where it cannot start."""
    app = make_app(settings)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    server = uvicorn.Server(config)
    try:
        server.run()
    except SystemExit as error:
        raise KgError(f"{settings.host}:{settings.port} could not be served; is another program there?") from error
