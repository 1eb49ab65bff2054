"""The small model of docs/peers.md in NumPy: columns of people, and a loop over the months of the team.

    python3 with_numpy.py FIRST_SEED RUNS
"""
import json
import sys
from pathlib import Path

import numpy as np

from told import OUTCOMES, tell

MODEL = json.loads((Path(__file__).parent / "model.json").read_text())
NOT_MATCHED, NOT_ASKED, TAKEN, DECLINED, MISSED, AT_LARGE, PENDING = range(len(OUTCOMES))


def simulate(seed, announces):
    """One run. Whatever the policy, the same numbers are drawn for everybody."""
    rng = np.random.default_rng(seed)
    length = np.array(MODEL["month_days"]) * 1440
    starts = np.concatenate([[0], np.cumsum(length)])
    month = np.repeat(np.arange(length.size), rng.poisson(MODEL["arrests"], length.size))
    people = month.size
    booked = starts[month] + (rng.random(people) * length[month]).astype(int)
    matched = rng.random(people) < MODEL["match"]
    grave = rng.random(people) < MODEL["grave"]
    asked = matched & (rng.random(people) < np.where(grave, MODEL["asks"]["grave"], MODEL["asks"]["other"]))
    stay = np.exp(MODEL["stay"]["log_sd"] * rng.standard_normal(people)) * MODEL["stay"]["median"] * 60
    stay = np.clip(np.rint(stay), 1, MODEL["stay"]["longest"] * 60).astype(int)
    announced = asked & (rng.random(people) < announces)
    lead = np.rint(rng.exponential(MODEL["lead"] * 60, people))
    travel = np.rint(rng.exponential(MODEL["travel"] * 60, people))
    taken = announced & (lead >= 1) & (travel <= np.minimum(lead, stay))

    outcome = np.select(
        [~matched, booked + stay >= starts[-1], ~asked, taken, ~announced],
        [NOT_MATCHED, PENDING, NOT_ASKED, TAKEN, DECLINED],
        MISSED,
    )
    search(rng, outcome, grave, np.searchsorted(starts, booked + stay, side="right") - 1)
    return {"asked": int(asked.sum()), "outcome": outcome, "minutes": stay}


def search(rng, outcome, grave, released):
    """The team: each month so many attempts, the gravest and longest known first. `released`: month of the release."""
    team = MODEL["team"]
    # Rows are in the order of booking months.
    targets = np.flatnonzero((outcome == DECLINED) | (outcome == MISSED))
    targets = targets[np.argsort(~grave[targets], kind="stable")]
    for month in range(1, len(MODEL["month_days"])):
        since = month - released[targets]
        looked_for = targets[(since >= 1) & (since < team["list_months"])][: team["attempts"]]
        found = looked_for[rng.random(team["attempts"])[: looked_for.size] < team["success"]]
        outcome[found] = AT_LARGE
        targets = targets[outcome[targets] != AT_LARGE]


tell(MODEL, simulate, lambda column, codes: np.bincount(column, minlength=codes).tolist(), *map(int, sys.argv[1:]))
