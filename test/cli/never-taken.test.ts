/** A county that closes its jail to ICE altogether: whom nobody identifies any more, nobody takes either. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunDocument } from '../../src/analysis/results.ts';
import { freshFolder, handoff } from './handoff.ts';

const OPEN = `handoff: 1
title: Travis County's jail, open to ICE
description: One jail.
extends: tutorial
places: { county: 'Travis, TX' }
`;
const CLOSED = `handoff: 1
title: Travis County's jail, closed to ICE
description: No hold, no notice, no access from April 2015.
extends: ./open.yaml
departs: 2015-04-01
policies:
  no-business-with-ice:
    title: No business with ICE
    assumed: for the test
    hold: { ceiling: never }
    notice: { ceiling: never }
    access: { ceiling: never }
local:
  policy:
    values:
      - { from: 2015-04-01, places: { county: 'Travis, TX' }, value: no-business-with-ice, assumed: for the test }
`;

describe('closing a jail altogether', () => {
  const cwd = freshFolder();
  writeFileSync(join(cwd, 'open.yaml'), OPEN);
  writeFileSync(join(cwd, 'closed.yaml'), CLOSED);
  const compare = (...more: string[]) =>
    handoff(
      ['compare', 'open.yaml', 'closed.yaml', '--replications', '8', '--from', '2015-04', '--to', '2016-09', ...more], // prettier-ignore
      cwd,
    );

  it('lowers no figure of people never taken, and the sentence says that fewer were identified', async () => {
    const { code, stdout, stderr } = await compare('--json');
    expect([code, stderr.includes('warning')], stderr).toEqual([0, false]);
    const { differences, arms, simulated } = JSON.parse(stdout) as RunDocument;
    expect(simulated).toEqual({ from: '2011-10', to: '2016-09' });
    const change = (id: string) => differences[0].metrics[id].mean ?? NaN;
    // Only those held or under way on the first day are handed over, and fewer people are identified.
    expect(change('transferred')).toBeLessThan(-0.95 * arms[0].metrics['transferred'].mean!);
    expect(change('identified')).toBeLessThan(0);
    for (const id of ['serious_never_taken', 'felony_never_taken'] as const) {
      expect(differences[0].metrics[id].lo, id).toBeGreaterThan(0);
      expect(change(`${id}_not_identified`), id).toBeGreaterThan(0);
      // The same people are booked under both.
      expect(change(id.replace('never_taken', 'followed'))).toBe(0);
      for (const { metrics } of arms)
        expect(metrics[id].mean).toBeLessThanOrEqual(metrics[id.replace('never_taken', 'followed')].mean!);
    }
    const { stdout: text } = await compare('--quiet');
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(
      /more people with a serious conviction were never taken by 30 Sep 2016 \(/,
    );
    expect(differences[0].metrics['serious_never_taken'].sentence).toMatch(/; .* fewer people were identified/);
  });
});
