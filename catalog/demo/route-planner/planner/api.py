"""Tours over HTTP."""

from typing import Annotated
from uuid import UUID

import sentry_sdk
import structlog
from fastapi import Depends, FastAPI, HTTPException, Path, Security
from fastapi.security import HTTPBearer
from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
from prometheus_client import Counter
from pydantic import BaseModel, Field

from planner.plans import Planner, planner
from planner.settings import Settings

structlog.configure(processors=[structlog.processors.TimeStamper(fmt="iso"), structlog.processors.JSONRenderer()])
audit = structlog.get_logger("audit")
parcels_saved = Counter("business_kilometres_saved_total", "Kilometres that planning again has saved", ["depot"])

sentry_sdk.init(environment=Settings().environment)
app = FastAPI(title="Tours", version="2.11.0")
FastAPIInstrumentor.instrument_app(app)
signed_in = HTTPBearer()


class Replan(BaseModel):
    """Why a tour is to be planned again."""

    reason: str = Field(min_length=3, max_length=200)
    closed: list[str] = Field(default_factory=list, max_length=50)


@app.get("/depots/{depot}/tours")
def tours(
    depot: Annotated[str, Path(pattern="^D[0-9]{2}$")],
    token: Annotated[str, Security(signed_in, scopes=["tours.read"])],
    plans: Annotated[Planner, Depends(planner)],
) -> list[dict]:
    return plans.today(depot)


@app.post("/tours/{tour}/replan", status_code=202)
def replan(
    tour: UUID,
    wanted: Replan,
    token: Annotated[str, Security(signed_in, scopes=["tours.plan"])],
    plans: Annotated[Planner, Depends(planner)],
) -> None:
    if plans.busy(tour):
        raise HTTPException(409, "A plan for this tour is being made already; wait for its event.")
    audit.info("replan asked for", tour=str(tour), reason=wanted.reason)
    plans.start(tour)
