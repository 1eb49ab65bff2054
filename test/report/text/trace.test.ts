import { describe, expect, it } from 'vitest';
import { chart, chartsOf } from '../../../src/report/documents.ts';
import { toSvg } from '../../../src/report/charts/drawing/draw.ts';
import { nobodyText, traceText } from '../../../src/report/text/trace.ts';
import { asLines } from '../as-lines.ts';
import { traced } from '../trace-fixture.ts';

const longest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('two lives as text', () => {
  const text = traceText(traced());

  it('keep to 80 columns', () => {
    expect(longest(text)).toBeLessThanOrEqual(80);
    expect(longest(text)).toBeGreaterThan(70);
  });

  it('tell once what goes alike, with both thresholds of a draw that came out the same', () => {
    expect(text.match(/the fingerprints match ICE's records/g)).toHaveLength(1);
    expect(flat(text)).toContain(
      'the officer asks for the person: draw 0.25, threshold 0.6 under "As it was" and 0.5 under "Fewer holds": yes in both',
    );
    expect(flat(text)).toContain('the officer keeps to the priorities: draw 0.25, threshold 0.7: yes');
    expect(flat(text)).toContain(
      'Episode 1 of 2014-03-12, charged with a traffic offence, not identified: the same under both',
    );
  });

  it('say who was ahead in the line, how long it took, and what it cost', () => {
    expect(flat(text)).toContain(
      'screening line on 2015-07-02: 12 ahead (next ahead 06085-2013-11-42#3 and 06085-2015-07-3#1), 16 officer-hours that day; 1 day later nobody ahead',
    );
    expect(flat(text)).toContain('0.5 officer-hours, $30.00 federal');
    expect(flat(text)).toContain('In all under "As it was": 2 officer-hours; $127.50 federal, $61.40 local');
    expect(flat(text)).toContain('In all under "Fewer holds": 0.5 officer-hours; $30.00 federal');
  });

  it('name the rules that decided it, since when they hold and where they come from', () => {
    const rules = flat(text.slice(text.indexOf('Here the two lives part'), text.indexOf('As it was    ')));
    expect(rules).toContain('draw 0.734, threshold 0.8 under "As it was" became 0.7 under "Fewer holds"');
    expect(rules).toContain(
      'Under "Fewer holds": the chance that a jail holds where it may is 0.7, since 1 July 2015 Source: a publication',
    );
  });

  it('stand side by side from there on; searches in vain are one', () => {
    const columns = text.slice(text.indexOf('As it was    ')).split('\n');
    const side = (i: 0 | 1) => flat(columns.map((line) => line.split('|')[i] ?? '').join(' '));
    expect(side(0)).toContain(
      'the jail holds the person past the release · the jail is willing to hold: draw 0.734, threshold 0.8: yes',
    );
    expect(side(0)).toContain('Outcome: handed over');
    expect(side(1)).toContain('the jail declines · the jail is willing to hold: draw 0.734, threshold 0.7: no');
    expect(side(1)).toContain('a team looks for the person in vain, 2 months running');
    expect(side(1)).toContain('Episode 3, charged with drunk driving Outcome: no request');
  });

  it('are told whole where they never part', () => {
    const alike = traced();
    const same = traceText({
      ...alike,
      arms: [alike.arms[0], { ...alike.arms[0], name: 'again', label: 'Again' }],
      parts: null,
    });
    expect(flat(same)).toContain(
      'The two lives never part: every draw came out the same under "As it was" and "Again".',
    );
    expect(same).toContain('handed over to ICE');
    expect(same).not.toContain('|');
  });

  it('follow the list of those found; or say that nobody was', () => {
    const people = [{ person: '06085-2014-03-17', replication: 3, episode: 2, from: 'transferred', to: 'declined' }];
    const found = { query: 'transferred->declined', replications: 3, looked_at: 12345, matching: 40, people };
    const listed = traceText({ ...traced(), found });
    expect(flat(listed)).toContain(
      '"transferred->declined": 40 of 12,345 episodes looked at in 3 replications; the first 1',
    );
    expect(listed).toContain('  06085-2014-03-17 (replication 3), episode 2: handed over -> jail declined');
    const nobody = nobodyText({ ...found, replications: 1, matching: 0, people: [] });
    expect(flat(nobody)).toContain('"transferred->declined": nobody, of 12,345 episodes looked at in one replication.');
    expect(longest(nobody)).toBeLessThanOrEqual(80);
    expect(flat(nobodyText({ ...found, looked_at: 0, matching: 0, people: [] }))).toContain(
      'Nobody of that kind was identified there',
    );
  });
});

describe('two lives as a picture', () => {
  it('look like the snapshot, the same each time', async () => {
    const [item] = chartsOf(traced());
    expect(item.name).toBe('lives');
    expect(item.frame.title).toBe('One person: handed over under "As it was", jail declined under "Fewer holds"');
    const svg = await toSvg(item);
    expect(await toSvg(chartsOf(traced())[0])).toBe(svg);
    await expect(asLines(svg)).toMatchFileSnapshot('../snapshots/lives.svg');
  });

  it('show each chance with its draw and its threshold, and the rule on either side', async () => {
    const svg = await toSvg(chartsOf(traced())[0]);
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);
    for (const part of [
      '0.734 &lt; 0.8',
      '0.734 ≥ 0.7',
      '0.25 &lt; 0.6, 0.5',

      'the chance that a jail holds where it may is 0.7, since 2015-07-01',
    ])
      expect(texts).toContain(part);
    expect(texts.join(' ')).toContain('Here the two lives part');
  });

  it('is one line where the lives never part', async () => {
    const { arms } = traced();
    const svg = await toSvg(
      chartsOf({ ...traced(), arms: [arms[0], { ...arms[0], name: 'again', label: 'Again' }], parts: null })[0],
    );
    expect(svg).toContain('The same life under &quot;As it was&quot; and under &quot;Again&quot;: handed over');
    expect(svg).not.toContain('Here the two lives part');
  });

  it('comes in every format', async () => {
    expect([...(await chart(traced())).keys()]).toEqual([
      'lives.svg',
      'lives.png',
      'lives.pdf',
      'lives.vl.json',
      'lives.csv',
    ]);
  });
});
