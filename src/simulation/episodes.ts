/**
 * The open episodes of one office, and the people who may come back: a table of columns with free rows reused. A row
 * stays with a person from one episode to the next; its stamp changes with each, so that a line can tell that the case
 * it remembers has gone.
 */

/** What an episode is waiting for. */
export const State = {
  free: 0,
  /** An interview at `next`. */
  interview: 1,
  /** Its turn in the screening line; leaves at `next` = release. */
  screening: 2,
  /** The decision on a request at `next`. */
  decision: 3,
  /** Nobody asked: release at `next`. */
  unasked: 4,
  /** Handover without a form at `next` = release. */
  posted: 5,
  /** Requested: notice or release at `next`. */
  requested: 6,
  /** Notice was given: release at `next`. */
  noticed: 7,
  /** Held past release until `next`. */
  held: 8,
  /** An officer will take the person into custody at `next`. */
  collected: 9,
  /** Released; booked again at `next` (never: the largest minute). */
  released: 10,
} as const;

export const NEVER = 0x7fffffff;

const WORDS = [
  'k0', 'k1', 'serial', 'stamp', 'sort', 'next', 'booked', 'identified', 'lodged', 'release', 'natural', 'returnAfter', 'record', 'releasedDay', 'returnAt', 'collectFrom',
] as const; // prettier-ignore
const BYTES = [
  'state',
  'way',
  'form',
  'tier',
  'charge',
  'episode',
  'reason',
  'declined',
  'listed',
  'stock',
  'answered',
  'wasHeld',
] as const;
const HALVES = ['place', 'firstMonth', 'profile'] as const;
const DOUBLES = ['key', 'comeFactor', 'linkThreshold'] as const;

export class Episodes {
  capacity = 0;
  /** Person key. */
  k0 = new Int32Array(0);
  k1 = new Int32Array(0);
  serial = new Int32Array(0);
  /** Number of the episode among all of the office: changes when the row gets a new episode. */
  stamp = new Int32Array(0);
  sort = new Int32Array(0);
  /** Minute of the next event of this row. */
  next = new Int32Array(0);
  booked = new Int32Array(0);
  identified = new Int32Array(0);
  lodged = new Int32Array(0);
  /** Release as it stands now (R1), and without a request (R0). */
  release = new Int32Array(0);
  natural = new Int32Array(0);
  /** Minutes from the midnight after release to the next booking; -1 never. */
  returnAfter = new Int32Array(0);
  /** Row of the episode in the list of reported episodes, or -1. */
  record = new Int32Array(0);
  releasedDay = new Int32Array(0);
  /** Minute of the next booking of someone on the list. */
  returnAt = new Int32Array(0);
  /** Minute from which ICE may collect. */
  collectFrom = new Int32Array(0);
  state = new Uint8Array(0);
  /** 0 match, 1 interview. */
  way = new Uint8Array(0);
  form = new Uint8Array(0);
  tier = new Uint8Array(0);
  charge = new Uint8Array(0);
  episode = new Uint8Array(0);
  /** Outcome it was closed with. */
  reason = new Uint8Array(0);
  declined = new Uint8Array(0);
  /** On the teams' list. */
  listed = new Uint8Array(0);
  /** In prison at the start of the run. */
  stock = new Uint8Array(0);
  answered = new Uint8Array(0);
  wasHeld = new Uint8Array(0);
  place = new Uint16Array(0);
  firstMonth = new Uint16Array(0);
  profile = new Uint16Array(0);
  /** Factor of the tier on the chance that ICE comes. */
  comeFactor = new Float64Array(0);
  /** Threshold for linking custody to the request, as of its day. */
  linkThreshold = new Float64Array(0);
  /** Order of keys: jurisdiction, first month, serial, episode. */
  key = new Float64Array(0);
  private readonly free: number[] = [];
  private used = 0;
  private stamps = 0;

  constructor(from?: Episodes) {
    if (!from) return;
    this.capacity = from.capacity;
    this.used = from.used;
    this.stamps = from.stamps;
    this.free = from.free.slice();
    for (const name of WORDS) this[name] = from[name].slice();
    for (const name of BYTES) this[name] = from[name].slice();
    for (const name of HALVES) this[name] = from[name].slice();
    for (const name of DOUBLES) this[name] = from[name].slice();
  }

  /** A free row. Its columns hold old values except `listed`, `stock`, which are 0. */
  take(): number {
    const row = this.free.pop() ?? this.used++;
    if (row >= this.capacity) this.grow();
    this.listed[row] = 0;
    this.stock[row] = 0;
    return row;
  }

  /** Gives the row a new episode: a new stamp. */
  begin(row: number): void {
    this.stamp[row] = this.stamps += 1;
    this.declined[row] = 0;
    this.answered[row] = 0;
    this.listed[row] = 0;
    this.lodged[row] = -1;
  }

  drop(row: number): void {
    this.state[row] = State.free;
    this.stamp[row] = 0;
    this.free.push(row);
  }

  /** Episodes begun so far. */
  get begun(): number {
    return this.stamps;
  }

  /** Rows that were ever taken; those in State.free are not in use. */
  get rows(): number {
    return this.used;
  }

  private grow(): void {
    this.capacity = Math.max(1024, this.capacity * 2);
    const bigger = <T extends Int32Array | Uint8Array | Uint16Array | Float64Array>(old: T): T => {
      const fresh = new (old.constructor as new (n: number) => T)(this.capacity);
      fresh.set(old);
      return fresh;
    };
    for (const name of WORDS) this[name] = bigger(this[name]);
    for (const name of BYTES) this[name] = bigger(this[name]);
    for (const name of HALVES) this[name] = bigger(this[name]);
    for (const name of DOUBLES) this[name] = bigger(this[name]);
  }
}
