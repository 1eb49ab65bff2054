"""The small model of docs/peers.md in SimPy 2.3.1, Debian's: a process for everybody matched, one for the team.

    python3 with_simpy.py FIRST_SEED RUNS
"""
import json
import sys
from array import array
from collections import Counter
from pathlib import Path
from random import Random

from SimPy.Simulation import Process, Simulation, hold

from told import OUTCOMES, tell

MODEL = json.loads((Path(__file__).parent / "model.json").read_text())
NOT_MATCHED, NOT_ASKED, TAKEN, DECLINED, MISSED, AT_LARGE, PENDING = range(len(OUTCOMES))


class County(Simulation):
    """The clock, the dice, and the rows that are kept."""

    def __init__(self, seed, announces):
        super().__init__()
        self.initialize()
        self.dice = Random(seed)
        self.announces = announces
        self.starts = [1440 * sum(MODEL["month_days"][:month]) for month in range(len(MODEL["month_days"]) + 1)]
        self.released = []
        self.asked = 0
        self.outcome = array("b")
        self.minutes = array("i")

    def happens(self, chance):
        return self.dice.random() < chance

    def takes(self, hours):
        """An exponential duration in whole minutes."""
        return round(self.dice.expovariate(1 / (60 * hours)))

    def stay(self):
        drawn = self.dice.lognormvariate(0, MODEL["stay"]["log_sd"]) * MODEL["stay"]["median"] * 60
        return min(60 * MODEL["stay"]["longest"], max(1, round(drawn)))


class Arrests(Process):
    def arrive(self):
        county = self.sim
        for month, start in enumerate(county.starts[:-1]):
            length = county.starts[month + 1] - start
            for minute in self.minutes_in(length):
                yield hold, self, start + minute - county.now()
                person = Person(sim=county)
                county.activate(person, person.live(month))

    def minutes_in(self, length):
        dice, at = self.sim.dice, 0
        while True:
            at += dice.expovariate(MODEL["arrests"] / length)
            if at >= length:
                return
            yield int(at)


class Person(Process):
    def live(self, month):
        county = self.sim
        self.row, stay = len(county.outcome), county.stay()
        county.minutes.append(stay)
        if not county.happens(MODEL["match"]):
            county.outcome.append(NOT_MATCHED)
            return
        county.outcome.append(PENDING)
        grave = county.happens(MODEL["grave"])
        self.order = (not grave, month, self.row)
        if not county.happens(MODEL["asks"]["grave" if grave else "other"]):
            yield hold, self, stay
            county.outcome[self.row] = NOT_ASKED
            return
        county.asked += 1
        yield from self.asked_for(stay)

    def asked_for(self, stay):
        county = self.sim
        if not county.happens(county.announces):
            yield hold, self, stay
            return self.released(DECLINED)
        lead = county.takes(MODEL["lead"])
        window = min(lead, stay)
        yield hold, self, stay - window
        arrives = county.takes(MODEL["travel"])
        yield hold, self, window
        if lead >= 1 and arrives <= window:
            county.outcome[self.row] = TAKEN
        else:
            self.released(MISSED)

    def released(self, outcome):
        county = self.sim
        county.outcome[self.row] = outcome
        self.since = county.now()
        county.released.append(self)


class Team(Process):
    def search(self):
        county, team = self.sim, MODEL["team"]
        for month, start in enumerate(county.starts[1:-1], 1):
            yield hold, self, start - county.now()
            known = county.starts[max(0, month - team["list_months"] + 1)]
            county.released = [person for person in county.released if person.since >= known]
            waiting = sorted((one for one in county.released if one.since < start), key=lambda person: person.order)
            for person in waiting[: team["attempts"]]:
                if county.happens(team["success"]):
                    county.outcome[person.row] = AT_LARGE
                    county.released.remove(person)


def simulate(seed, announces):
    county = County(seed, announces)
    for process, does in ((Arrests(sim=county), "arrive"), (Team(sim=county), "search")):
        county.activate(process, getattr(process, does)())
    county.simulate(until=county.starts[-1] - 0.5)
    return {"asked": county.asked, "outcome": county.outcome, "minutes": county.minutes}


def count(column, codes):
    counted = Counter(column)
    return [counted[code] for code in range(codes)]


tell(MODEL, simulate, count, *map(int, sys.argv[1:]))
