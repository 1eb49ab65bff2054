/** A federal programme in words: whom ICE asks for, on which form, and what each form asks. One line a tier or form. */
import type { Predicate, Programme } from '../schema.ts';
import { dayInWords } from './days.ts';
import { numberInWords } from './measure.ts';
import { grounds, whom } from './predicate.ts';
import { valueInWords } from './values.ts';

type Tier = Programme['tiers'][number];
type Form = NonNullable<Programme['forms'][keyof Programme['forms']]>;

/** @param titleOf the title of the programme that officers fall back to */
export function programmeInWords(programme: Programme, titleOf: (name: string) => string): string[] {
  const common = commonGround(programme.tiers);
  const back = programme.falls_back_to;
  return [
    ...(common === undefined ? [] : [`ICE asks only for ${whom(common)}; the lines on tiers speak of these`]),
    ...programme.tiers.map((tier, index) => tierInWords(tier, index + 1, common)),
    ...Object.entries(programme.forms).map(([name, form]) => formInWords(name, form)),
    `officers who use another form than the one prescribed send the ${programme.detainer_form}`,
    back === undefined
      ? 'officers who do not keep to these priorities keep to those before them'
      : `officers who do not keep to these priorities keep to those of "${titleOf(back)}"`,
  ];
}

/** A ground that every tier asks for is said once. */
function commonGround(tiers: readonly Tier[]): Predicate | undefined {
  if (tiers.length < 2) return undefined;
  const first = tiers[0].when;
  const candidates = typeof first === 'object' && 'all' in first ? first.all : [first];
  return candidates.find((ground) => tiers.every(({ when }) => without(when, ground) !== undefined));
}

/** The rest of a predicate that asks for a ground at its top; undefined if it does not. */
function without(predicate: Predicate, ground: Predicate): Predicate | undefined {
  const is = (part: Predicate): boolean => JSON.stringify(part) === JSON.stringify(ground);
  if (is(predicate)) return 'always';
  if (typeof predicate === 'string' || !('all' in predicate) || !predicate.all.some(is)) return undefined;
  const rest = predicate.all.filter((part) => !is(part));
  return rest.length === 0 ? 'always' : rest.length === 1 ? rest[0] : { all: rest };
}

export function tierInWords(tier: Tier, position: number, common: Predicate | undefined): string {
  const who = whom((common === undefined ? undefined : without(tier.when, common)) ?? tier.when, 'anybody else');
  const heading = `tier ${position}, ${who}: `;
  if (tier.form === 'none') return `${heading}not asked for`;
  const share = tier.request_share === undefined ? '' : ` ${shareInWords(tier.request_share)}`;
  const come =
    tier.come_factor === 1 ? '' : `, and it is ${numberInWords(tier.come_factor, { times: 'likely' })} that ICE comes`;
  return `${heading}asked for on form ${tier.form}${share}${come}`;
}

function shareInWords({ value, values = [] }: NonNullable<Tier['request_share']>): string {
  if (value !== undefined) return valueInWords(value, 'chance');
  return values
    .map(
      ({ from, value: one }) => valueInWords(one, 'chance') + (from === undefined ? '' : ` from ${dayInWords(from)}`),
    )
    .join(', ');
}

function formInWords(name: string, form: Form): string {
  const skipped = [...(form.weekends_count ? [] : ['weekends']), ...(form.holidays_count ? [] : ['holidays'])];
  const clock = skipped.length === 0 ? 'every hour counted' : `${skipped.join(' and ')} not counted`;
  const hold = form.asks === 'hold' ? `a hold of ${form.hold_hours} hours, ${clock}` : '';
  const notice = form.notice || form.asks === 'notice' ? 'notice of the release' : '';
  const asks = [hold, notice].filter((part) => part !== '').join(', and for ');
  const needs = form.requires === undefined ? '' : `; it needs ${grounds(form.requires)}`;
  const otherwise = form.otherwise === undefined ? '' : `, else form ${form.otherwise} is sent`;
  return `form ${name} asks for ${asks}, and counts as ${COUNTS_AS[form.counts_as]}${needs}${otherwise}`;
}

const COUNTS_AS = { detainer: 'a detainer', notification: 'a notification', other_request: 'another request' } as const;
