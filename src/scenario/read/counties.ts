/**
 * Counties as people write them. A spelling that can mean only one county is taken: "Baltimore County, MD", "Saint Louis
 * county, Missouri", "LaSalle Parish, LA"; what is stored is the code of the jail that serves it, so nothing depends on
 * the spelling. What could mean two, or one that is gone, is never guessed: a hint names the county meant, or none.
 */
import { distance } from 'fastest-levenshtein';
import { STATE_NAMES } from '../../base/state-names.ts';
import type { World } from '../../world/world.ts';
import { formerCode, formerName, type Former } from './former-counties.ts';

export type County = World['counties'][number];

/** What a county may be called besides its name, behind it or before it. */
const KINDS = ['county', 'parish', 'borough', 'census area', 'municipality', 'city and borough', 'city and county'];
const KIND_BEHIND = new RegExp(` (${KINDS.join('|')})$`, 'i');

/** "Santa Clara County" and "CA" as "Santa Clara, CA", the way selectors write it. */
const labelOf = ({ name, state }: Pick<County, 'name' | 'state'>): string =>
  name.includes(', ') ? name : `${name.replace(KIND_BEHIND, '')}, ${state}`;

/** The letters of a name by which spellings are compared: "St. Mary's" and "Saint Marys" are one. */
const lettersOf = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bst\b/g, 'saint')
    .replace(/[^\p{L}\p{N}]/gu, '');

const STATES = new Map([
  ...Object.entries(STATE_NAMES).flatMap(([code, name]): [string, string][] => [[lettersOf(code), code], [lettersOf(name), code]]), // prettier-ignore
  ['washingtondc', 'DC'],
  ['washingtonstate', 'WA'],
  ['newyorkstate', 'NY'],
]);

/** The two letters of a state, however it is written out. */
export const stateOf = (text: string): string | undefined => STATES.get(lettersOf(text));

/** A name and the state behind it, if that is one. */
function takeApart(text: string): { readonly name: string; readonly state: string | undefined } {
  const [, name, tail] = /^(.*?)\s*,([^,]*)$/s.exec(text) ?? /^(.*\S)\s+([A-Z]{2})\s*$/s.exec(text) ?? [];
  const state = tail === undefined ? undefined : stateOf(tail);
  return { name: state === undefined ? text : name, state };
}

const isCity = ({ name }: County): boolean => name.endsWith(' city');
const cityless = ({ name }: County): string => name.replace(/ city$/, '');

/** The counties of a world by every spelling that means only one of them. Made once for each world. */
export class Counties {
  private readonly byLabel = new Map<string, County>();
  private readonly all: readonly County[];
  private spelledOut: readonly Spelled[] | undefined;
  private readonly cities: ReadonlyMap<string, County>;
  private spellings: ReadonlyMap<string, County> | undefined;

  constructor(world: World) {
    this.all = world.counties;
    for (const county of world.counties) {
      this.byLabel.set(county.code, county);
      this.byLabel.set(labelOf(county).toLowerCase(), county);
    }
    this.cities = new Map(this.all.filter(isCity).map((city) => [`${cityless(city)}, ${city.state}`.toLowerCase(), city])); // prettier-ignore
  }

  /** The county that a text means; undefined where none, or more than one, could be meant. */
  find(text: string): County | undefined {
    const exact = this.byLabel.get(text.toLowerCase());
    if (exact) return exact;
    const { name, state } = takeApart(text);
    if (state === undefined) return undefined;
    this.spellings ??= this.spell();
    return this.spellings.get(`${lettersOf(name)},${state}`);
  }

  /** The city that shares its name with a county, where a text says neither "County" nor "city". */
  twinOf(text: string): { readonly county: string; readonly city: string } | undefined {
    const city = this.cities.get(text.trim().toLowerCase());
    const county = city && this.byLabel.get(text.trim().toLowerCase());
    return city && county && { county: this.shown(county), city: labelOf(city) };
  }

  /** How an unknown county might have been meant, or how counties are written. */
  hint(text: string): string {
    if (/^\s*\d+\s*$/.test(text)) return this.codeHint(text.trim());
    const { name, state } = takeApart(text);
    const former = formerName(lettersOf(name), state, lettersOf);
    if (former && (state !== undefined || !this.isName(name))) return this.formerHint(former);
    const near = this.near(name, state);
    if (near.length > 0) return `did you mean ${near.map((county) => `"${this.shown(county)}"`).join(' or ')}?`;
    if (state !== undefined) return `no county of ${STATE_NAMES[state]} has a name like this`;
    return 'counties are written with their state, such as "Santa Clara, CA"';
  }

  /** The county of a code that is gone, or of one without its leading zero. */
  successorsOf(code: string): readonly County[] {
    const codes = formerCode(code)?.now ?? [code.padStart(5, '0')];
    return codes.flatMap((now) => this.byLabel.get(now) ?? []);
  }

  /** Made only for what is not written as selectors write it. */
  private get spelled(): readonly Spelled[] {
    return (this.spelledOut ??= this.all.map(spelled));
  }

  /** True if a county of some state is called so. */
  private isName(name: string): boolean {
    const letters = lettersOf(name);
    return this.spelled.some(({ exact }) => exact.includes(letters));
  }

  private codeHint(code: string): string {
    const former = formerCode(code);
    if (former) return this.formerHint(former);
    const [county] = this.successorsOf(code);
    if (county) return `did you mean "${county.code}" (${labelOf(county)})? Codes have five digits`;
    if (/^091\d0$/.test(code))
      return 'planning regions of 2022 are not known here: name counties, such as "Hartford, CT"';
    return 'codes have five digits, such as "06085" for Santa Clara, CA';
  }

  private formerHint({ now, since }: Former): string {
    const names = now.flatMap((code) => this.byLabel.get(code) ?? []).map((county) => `"${this.shown(county)}"`);
    return names.length === 0 ? since : `did you mean ${names.join(' and ')}? ${since}`;
  }

  /** A label that cannot be taken for a city. */
  private shown(county: County): string {
    const label = labelOf(county);
    return this.cities.has(label.toLowerCase()) ? label.replace(', ', ' County, ') : label;
  }

  /** Counties whose name was mistyped, or which lack their state. In the state named, if one is. */
  private near(name: string, state: string | undefined): readonly County[] {
    const wanted = lettersOf(name.split(',')[0]);
    const most = state === undefined ? 1 : Math.max(1, Math.floor(wanted.length / 5));
    let found: County[] = [];
    let least = most + 1;
    for (const { county, near } of this.spelled) {
      if (state !== undefined && county.state !== state) continue;
      const like = near.filter((spelling) => Math.abs(spelling.length - wanted.length) <= most);
      const steps = Math.min(...like.map((spelling) => distance(wanted, spelling)));
      if (steps < least) [least, found] = [steps, []];
      if (steps === least && steps <= most) found.push(county);
    }
    // Of several mistyped names no one is meant more than another; of the same name in several states each may be.
    const alike = new Set(found.map((county) => lettersOf(cityless(county)))).size === 1;
    return alike && found.length <= 4 ? found : [];
  }

  private spell(): Map<string, County> {
    const spellings = new Map<string, County>();
    for (const { county, exact } of this.spelled)
      for (const spelling of exact) spellings.set(`${spelling},${county.state}`, county);
    // The bare name of a city is taken only where no county has it.
    for (const city of this.cities.values()) {
      const bare = `${lettersOf(cityless(city))},${city.state}`;
      if (!spellings.has(bare)) spellings.set(bare, city);
    }
    return spellings;
  }
}

/** A county with the letters of each way in which its name is written without its state. */
type Spelled = { readonly county: County; readonly exact: readonly string[]; readonly near: readonly string[] };

const KIND_LETTERS = KINDS.map(lettersOf);

function spelled(county: County): Spelled {
  const letters = lettersOf(county.name.replace(KIND_BEHIND, '').replace(/, [A-Z]{2}$/, ''));
  if (isCity(county)) {
    const bare = lettersOf(cityless(county));
    return { county, exact: [letters, `cityof${bare}`], near: [letters, bare] };
  }
  return {
    county,
    exact: [letters, ...KIND_LETTERS.flatMap((kind) => [letters + kind, `${kind}of${letters}`])],
    near: [letters, `${letters}county`, `${letters}parish`],
  };
}
