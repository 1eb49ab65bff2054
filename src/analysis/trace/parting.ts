/** Where the lives of a person under two arms part: the first step that goes otherwise, and what decided it. */
import { DECISIONS } from '../../simulation/compile/decisions.ts';
import { sharesInWords } from './decision-words.ts';
import type { Allowed, Draw, Parting, Rule, Step, TracedArm } from './document.ts';

type Two<T> = readonly [T, T];

const calledArm = ({ label, title }: TracedArm): string => `"${label ?? title}"`;

/** What is written into the records changes nothing in a life. */
const isRecording = ({ decision }: Draw): boolean =>
  DECISIONS[decision].reads.some((path) => path.startsWith('recorder.'));

const came = ({ decision, happened, hours, at }: Draw): string => JSON.stringify([decision, happened, hours, at]);

/**
 * Two steps go alike where the same happens at the same minute and every draw comes out the same, whatever the thresholds.
 * @param recorded what the records show must be the same, too
 */
export function alike(a: Step | undefined, b: Step | undefined, recorded: boolean): boolean {
  const drawn = ({ draws }: Step): string =>
    draws
      .filter((draw) => recorded || !isRecording(draw))
      .map(came)
      .join();
  return (
    a !== undefined &&
    b !== undefined &&
    a.step === b.step &&
    a.at === b.at &&
    a.text === b.text &&
    drawn(a) === drawn(b)
  );
}

/** @returns null where every step goes alike; lives that differ on record only part there */
export const partingOf = (arms: Two<TracedArm>): Parting | null =>
  firstParting(arms, false) ?? firstParting(arms, true);

function firstParting([a, b]: Two<TracedArm>, recorded: boolean): Parting | null {
  const numbers = [...new Set([...a.episodes, ...b.episodes].map(({ episode }) => episode))].toSorted((x, y) => x - y);
  for (const number of numbers) {
    const [first, second] = [a, b].map(
      ({ episodes }) => episodes.find(({ episode }) => episode === number)?.steps ?? [],
    );
    for (let i = 0; i < Math.max(first.length, second.length); i += 1) {
      const steps: Two<Step | undefined> = [first[i], second[i]];
      if (alike(...steps, recorded)) continue;
      const draw = drawThatDiffers(steps, recorded);
      return {
        episode: number,
        steps: [first[i] ? i : null, second[i] ? i : null],
        decision: draw?.[0].decision ?? null,
        text: why(steps, [calledArm(a), calledArm(b)], draw),
        rules: [deciding(steps[0], steps[1], draw?.[0]), deciding(steps[1], steps[0], draw?.[1])],
      };
    }
  }
  return null;
}

/** The first draw of two steps that came out otherwise. */
function drawThatDiffers([a, b]: Two<Step | undefined>, recorded: boolean): Two<Draw> | undefined {
  const others = [...(b?.draws ?? [])];
  for (const draw of a?.draws ?? []) {
    if (!recorded && isRecording(draw)) continue;
    const at = others.findIndex(({ decision }) => decision === draw.decision);
    const [other] = at < 0 ? [] : others.splice(at, 1);
    if (other && came(other) !== came(draw)) return [draw, other];
  }
  return undefined;
}

/** What decided how a step went: the values of the draw, the law and policy of the act, or the programme. */
function deciding(own: Step | undefined, other: Step | undefined, draw: Draw | undefined): Rule[] {
  if (draw) return draw.rules;
  const acts = (own?.allowed ?? []).filter(({ act, level }) =>
    (other?.allowed ?? []).every((item) => item.act !== act || item.level !== level),
  );
  if (acts.length > 0) return distinct(acts.flatMap(({ rules }) => rules));
  return own?.tier ? [own.tier] : [];
}

const distinct = (rules: readonly Rule[]): Rule[] => [...new Map(rules.map((rule) => [rule.text, rule])).values()];

function why([a, b]: Two<Step | undefined>, [one, other]: Two<string>, draw: Two<Draw> | undefined): string {
  if (!a || !b) return `only ${a ? one : other} goes on: ${(a ?? b)?.text}`;
  if (draw) return drawsInWords(draw, [one, other]);
  const acts = (['hold', 'notice', 'access'] as const).flatMap((act) => {
    const [x, y] = [a, b].map(({ allowed }) => allowed.find((item) => item.act === act));
    return x && y && x.level !== y.level ? [allowedInWords(x, y, [one, other])] : [];
  });
  if (acts[0] !== undefined) return acts[0];
  const [ahead, behind] = [a, b].map(({ lines }) => lines.at(-1));
  if (ahead && behind && a.step === b.step && a.at !== b.at)
    return `the turn in the line comes at ${a.at} under ${one} and at ${b.at} under ${other}`;
  if (a.text !== b.text) return `${a.text} under ${one}; ${b.text} under ${other}`;
  return `${a.text}: at ${a.at} under ${one}, at ${b.at} under ${other}`;
}

function drawsInWords([a, b]: Two<Draw>, [one, other]: Two<string>): string {
  const what = DECISIONS[a.decision].text;
  if (a.threshold === null || b.threshold === null)
    return `${what}: draw ${sharesInWords([a.draw])[0]}, ${a.hours} h under ${one}, ${b.hours} h under ${other}`;
  const [draw, before, now] = sharesInWords([a.draw, a.threshold, b.threshold]);
  return `${what}: draw ${draw}, threshold ${before} under ${one} became ${now} under ${other}`;
}

const allowedInWords = (a: Allowed, b: Allowed, [one, other]: Two<string>): string =>
  `${a.act === 'hold' ? 'the hold' : a.act === 'notice' ? 'notice of the release' : "ICE's access"}: ` +
  `the jail ${a.level} under ${one}, ${b.level} under ${other}`;
