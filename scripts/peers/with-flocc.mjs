/**
 * The small model of docs/peers.md in flocc: an agent for everybody matched, one for the police, one for the team. A tick is a
 * month, the coarsest at which the model is still exact, since all but the team's work is known when somebody is booked.
 * Built as one file: `node dist/peer-flocc.js FIRST_SEED RUNS`.
 */
import { Agent, Environment, utils } from 'flocc';
import MODEL from './model.json' with { type: 'json' };
import { OUTCOMES, tell } from './told.ts';

const [NOT_MATCHED, NOT_ASKED, TAKEN, DECLINED, MISSED, AT_LARGE, PENDING] = OUTCOMES.keys();
const STARTS = [0];
for (const days of MODEL.month_days) STARTS.push(STARTS.at(-1) + 1440 * days);
const MONTHS = MODEL.month_days.length;

const happens = (chance) => utils.uniform() < chance;
const exponential = (mean) => -mean * Math.log(1 - utils.uniform());
/** An exponential duration in whole minutes. */
const takes = (hours) => Math.round(exponential(60 * hours));
function stay() {
  const { median, log_sd, longest } = MODEL.stay;
  return Math.min(60 * longest, Math.max(1, Math.round(60 * median * Math.exp(utils.gaussian(0, log_sd)))));
}

class County extends Environment {
  constructor(announces) {
    super();
    this.announces = announces;
    this.rows = { asked: 0, outcome: [], minutes: [] };
    // Whoever leaves while agents take their turns would shift the turns of those behind.
    this.leaving = [];
    this.addAgent(new Team());
    this.addAgent(new Police());
  }

  month() {
    this.tick({ randomizeOrder: false });
    for (const person of this.leaving.splice(0)) this.removeAgent(person);
  }
}

/** Books those of the month. */
class Police extends Agent {
  constructor() {
    super();
    this.set('tick', (police) => {
      const { environment } = police;
      if (environment.time === MONTHS) return;
      const [start, end] = [STARTS[environment.time], STARTS[environment.time + 1]];
      const gap = (end - start) / MODEL.arrests;
      for (let at = start + exponential(gap); at < end; at += exponential(gap)) book(environment, Math.floor(at));
    });
  }
}

function book(environment, minute) {
  const { rows, announces } = environment;
  const row = rows.outcome.length;
  const minutes = stay();
  rows.minutes.push(minutes);
  rows.outcome.push(NOT_MATCHED);
  if (!happens(MODEL.match)) return;
  const grave = happens(MODEL.grave);
  const person = new Person({ row, grave, release: minute + minutes });
  person.set('outcome', outcomeOf(grave, minutes, announces, rows));
  rows.outcome[row] = PENDING;
  environment.addAgent(person);
}

/** What becomes of somebody matched, at the release. */
function outcomeOf(grave, minutes, announces, rows) {
  if (!happens(grave ? MODEL.asks.grave : MODEL.asks.other)) return NOT_ASKED;
  rows.asked += 1;
  if (!happens(announces)) return DECLINED;
  const [lead, travel] = [takes(MODEL.lead), takes(MODEL.travel)];
  return lead >= 1 && travel <= Math.min(lead, minutes) ? TAKEN : MISSED;
}

class Person extends Agent {
  constructor(data) {
    super(data);
    this.set('tick', (person) => {
      const { environment } = person;
      const [now, release, outcome] = [environment.time, person.get('release'), person.get('outcome')];
      if (release >= STARTS[now]) return;
      environment.rows.outcome[person.get('row')] = outcome;
      if (!isWanted(outcome) || release < STARTS[now + 2 - MODEL.team.list_months]) environment.leaving.push(person);
    });
  }
}

const isWanted = (outcome) => outcome === DECLINED || outcome === MISSED;

/** Has its turn before those it looks for: grave convictions first, then in the order of bookings. */
class Team extends Agent {
  constructor() {
    super();
    this.set('tick', ({ environment }) => {
      const { attempts, success, list_months } = MODEL.team;
      const now = environment.time;
      if (now === 0 || now === MONTHS) return;
      const [known, before] = [STARTS[Math.max(0, now + 1 - list_months)], STARTS[now]];
      const waiting = environment.getAgents().filter((agent) => {
        const release = agent.get('release');
        return release !== null && release >= known && release < before && isWanted(agent.get('outcome'));
      });
      waiting.sort((a, b) => b.get('grave') - a.get('grave') || a.get('row') - b.get('row'));
      for (const person of waiting.slice(0, attempts)) if (happens(success)) person.set('outcome', AT_LARGE);
    });
  }
}

function simulate(seed, announces) {
  utils.seed(seed);
  const county = new County(announces);
  // One more, in which those released in the last month say so.
  for (let month = 0; month <= MONTHS; month += 1) county.month();
  return county.rows;
}

tell(MODEL, simulate);
