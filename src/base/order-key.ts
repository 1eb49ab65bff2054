/**
 * The order of keys: an episode as one number that sorts by jurisdiction, month of the first booking, serial and number of
 * the episode. Nobody else knows how the number is made.
 */

/** A person and one of the episodes. */
export type Who = {
  /** Position among the office's jurisdictions. */
  readonly place: number;
  /** Months since 2000. */
  readonly firstMonth: number;
  readonly serial: number;
  readonly episode: number;
};

/** How many of each a key can tell apart. */
const PLACES = 1024;
const MONTHS = 512;
const SERIALS = 131072;
const EPISODES = 256;
/** All keys lie below it: 2^44, so that a double has room for a factor of 512 besides. */
export const KEYS = PLACES * MONTHS * SERIALS * EPISODES;

/**
 * The order key of an episode.
 * @throws RangeError where a part is too large for its room, which would mix it up with another person
 */
export function orderKey(place: number, firstMonth: number, serial: number, episode: number): number {
  if (place >= PLACES || firstMonth >= MONTHS || serial >= SERIALS || episode >= EPISODES)
    throw new RangeError(
      `no order key for place ${place}, month ${firstMonth}, person ${serial}, episode ${episode}: ` +
        `they must be below ${PLACES}, ${MONTHS}, ${SERIALS} and ${EPISODES}`,
    );
  return ((place * MONTHS + firstMonth) * SERIALS + serial) * EPISODES + episode;
}

/** The person and the episode that an order key stands for. */
export const whoOf = (key: number): Who => ({
  place: Math.floor(key / (EPISODES * SERIALS * MONTHS)),
  firstMonth: Math.floor(key / (EPISODES * SERIALS)) % MONTHS,
  serial: Math.floor(key / EPISODES) % SERIALS,
  episode: key % EPISODES,
});
