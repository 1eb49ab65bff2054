/** What arms are called: titles, labels, and what --set changed in words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadArms } from '../../src/cli/files/scenarios.ts';
import { called } from '../../src/cli/work/called.ts';
import { changedBaseline } from '../../src/cli/work/changed.ts';
import { figuresOnRecord, metOnRecord } from '../../src/cli/work/score-record.ts';
import { trustAt } from '../../src/cli/work/trust.ts';
import type { ResolvedScenario } from '../../src/scenario/load.ts';
import type { Places } from '../../src/scenario/schema.ts';
import { parametersOf } from '../../src/scenario/values/evidence.ts';
import { formatPath } from '../../src/base/problem.ts';
import { loadWorld } from '../../src/world/files.ts';

const world = loadWorld();

function armsOf(names: readonly string[], sets: readonly string[] = []): readonly ResolvedScenario[] {
  const loaded = loadArms(names, world, { sets });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.arms;
}

const LABEL = 'Five counties';

describe('arms', () => {
  it('are called by the labels of their scenarios, or as asked', () => {
    const arms = armsOf(['tutorial', 'santa-clara']);
    expect(called(arms).labels).toEqual([LABEL, 'What happened']);
    expect(called(arms, { labels: ['santa-clara=Ours', ' tutorial = Five = 5 '] }).labels).toEqual([
      'Five = 5',
      'Ours',
    ]);
    expect(() => called(arms, { labels: ['santa-klara=Ours'] })).toThrow(/no arm is called "santa-klara"/);
    for (const wrong of ['tutorial', 'tutorial=', '=x', `tutorial=${'x'.repeat(201)}`, 'tutorial=a\nb'])
      expect(() => called(arms, { labels: [wrong] }), wrong).toThrow('--label: must be ARM=TEXT');
  });

  it('alike but for --set are called by what was set', () => {
    const sets = ['local.hold_willing=0.9', 'pickup.travel@2015-07-02=12', 'local.reimbursement=true'];
    const { names, sets: own } = changedBaseline('tutorial', sets);
    expect(called(armsOf(names, own), { sets: own })).toEqual({
      labels: [LABEL, 'Jails hold in 90% of cases, officers arrive after 12 hours and ICE has agreed to pay for holds'],
    });
  });

  it('of another scenario have what was set beside their title, and what is set everywhere is told once', () => {
    const sets = ['secure-communities:local.hold_willing=0', 'federal.programme=pep'];
    const arms = armsOf(['historical', 'secure-communities'], sets.slice(0, 1));
    expect(called(arms, { sets })).toEqual({
      labels: ['What happened', 'Secure Communities goes on, jails hold in no case'],
      everywhere: expect.stringMatching(/^the federal programme is "[A-Z]/) as string,
    });
  });

  it('are never called by a path, whatever is set', () => {
    const [arm] = armsOf(['tutorial']);
    const own = parametersOf(arm.scenario)
      .map(({ path }) => formatPath(path))
      .filter((path) => !path.includes('['));
    const paths = fc.constantFrom(...own, 'cost_books.default.jail_day.usd', 'report.from', 'people.county.charges');
    const values = fc.constantFrom('0.5', '3', 'true', 'none', '{ distribution: uniform, low: 0, high: 1 }');
    fc.assert(
      fc.property(fc.array(fc.tuple(paths, values), { minLength: 1, maxLength: 6 }), (given) => {
        const sets = given.map(([path, value]) => `tutorial:${path}=${value}`);
        const [text] = called([arm], { sets }).labels;
        expect(text).not.toMatch(/\w[._]\w*[._a-z]\w|distribution/);
      }),
    );
  });
});

describe('the record of the score', () => {
  it('has the model at every figure that it says was met', () => {
    const figures = figuresOnRecord('historical');
    for (const id of metOnRecord('historical').keys()) expect(figures.has(id), id).toBe(true);
  });

  const trust = (places: Places, capacity: 'offices' | 'own' = 'offices') => {
    const [arm] = armsOf(['historical']);
    const months = { from: '2015-07', to: '2016-09' };
    return trustAt({ ...arm, scenario: { ...arm.scenario, places, capacity } }, months, world);
  };

  it('tells of the nation, and beside it of single places', () => {
    const { scope, all, unseen, inside, largest, sentence } = trust('all');
    expect(scope).toBe('same');
    expect(all.of).toBeGreaterThan(unseen.of);
    expect(inside!.of).toBeGreaterThan(all.of);
    expect(largest).toMatchObject({ place: 'all' });
    expect(sentence).toMatch(
      /^Of \d+ published figures here the model meets \d+: .* never fitted to, .* others\. Of single .* Farthest off: .* in the model, .* published\.$/,
    );
  });

  it('tells of an office itself, of a county by its office, and of made-up officers nothing', () => {
    expect(trust({ office: 'BAL' })).toMatchObject({ scope: 'same' });
    const county = trust({ jurisdiction: ['24005'] });
    expect(county).toMatchObject({ scope: 'around', region: 'office BAL' });
    expect(county.sentence).toContain('for the field office Baltimore the model meets');
    expect(trust('all', 'own')).toMatchObject({ scope: 'own', all: { of: 0 }, largest: null });
  });
});
