/** No figure and no picture of README.md and docs is stale, nor is the record of the score: see scripts/figures. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../src/analysis/metrics.ts';
import type { RunDocument } from '../../src/analysis/results.ts';
import { ANSWERS } from '../../scripts/figures/answer.ts';
import { answerPicture } from '../../scripts/figures/answer-picture.ts';
import { COMMANDS, DEMO, FIGURES, LIFE } from '../../scripts/figures/commands.ts';
import { FIT_STUDY, fitRecord, hashOfFile, POSTERIOR, readFit } from '../../scripts/figures/fit.ts';
import { followingFrom, readFigures, texts } from '../../scripts/figures/file.ts';
import { staleness } from '../../scripts/figures/refresh.ts';
import { FEW } from '../../scripts/figures/score.ts';
import { smallWorld, stampOf } from '../../scripts/figures/stamp.ts';
import { filled, written } from '../../scripts/figures/text.ts';
import { DOCS } from '../../scripts/tables.ts';
import { fitted } from '../report/fit-fixture.ts';

const REMEDY = 'stale: npm run figures';
const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const file = readFigures();

describe('what README.md and docs show', () => {
  it.each([...followingFrom(file)].map(([path, text]) => [basename(path), path, text]))(
    '%s has the figures of docs/figures.json',
    (_, path, text) => {
      expect(readFileSync(path, 'utf8'), REMEDY).toBe(text);
    },
  );

  it.each(Object.entries(COMMANDS))('"%s" rests on the present scenarios, tables and model', async (name, command) => {
    expect(staleness(command, file[name], await stampOf(command), DOCS), REMEDY).toBeUndefined();
  });

  it('is given by a command, pictures too', () => {
    const answers = Object.keys(ANSWERS).map(answerPicture);
    const drawn = [...answers, ...Object.values(COMMANDS).flatMap(({ pictures = {} }) => Object.keys(pictures))];
    const shown = texts().flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)].map(([, at]) => at.replace(/^docs\//, '')),
    );
    expect(shown).not.toEqual([]);
    expect(shown.filter((picture) => !drawn.includes(picture))).toEqual([]);
  });

  it('has no mark at the start of a line, where Markdown would end the paragraph', () => {
    for (const path of texts()) expect(readFileSync(path, 'utf8'), path).not.toMatch(/^\s*<!-- (figure|range)/m);
  });

  it('says of the fit what the fit of the shipped posterior said', () => {
    const recorded = readFit();
    expect(recorded.posterior, 'npx tsx scripts/record-fit.ts').toBe(hashOfFile(POSTERIOR));
    const check = { sets: 20, level: 0.9, pooled: { share: 0.91, lo: 0.88, hi: 0.94 }, covered: {} };
    const twin = { calls: 1200, error: { median: 0.1, most: 0.9 } };
    const next = fitRecord({ ...fitted().document, study: FIT_STUDY, check, twin }, 'its hash');
    const figures = { 'fit.worlds': 20, 'fit.held.lo': 0.88, 'fit.calls': 1200, 'fit.error': 0.1, 'fit.met': 3 };
    expect(next).toMatchObject({ posterior: 'its hash', figures });
    expect(Object.keys(next.figures)).toEqual(Object.keys(recorded.figures));
    for (const lacking of [{ check: null, twin }, { check }])
      expect(() => fitRecord({ ...fitted().document, study: FIT_STUDY, ...lacking }, 'its hash')).toThrow(
        'by its twin that checked itself',
      );
  });
});

describe('commands that stand elsewhere, too', () => {
  it('are the same: the demo, the record of the score, somebody’s two lives', () => {
    expect(read('scripts/demo.sh')).toContain(`bin/handoff.js ${DEMO}\n`);
    expect(read('scripts/test-all.sh')).toContain(`validate --strict --draws ${FEW} `);
    const typed = read('docs/lives.md').replace(/ \\\n\s*/g, ' ');
    expect(typed).toContain(`npx handoff ${LIFE}\n`);
  });
});

describe('the model is known by', () => {
  it('every metric, at something else than nothing', async () => {
    const [office] = (await smallWorld()).map((text) => JSON.parse(text) as RunDocument);
    const seen = (id: string): boolean => office.arms.some(({ metrics }) => Boolean(metrics[id].mean));
    expect(METRICS.map(({ id }) => id).filter((id) => !seen(id))).toEqual([]);
  });

  it('prisons and counties, chance and parameters, every cost book, flips and published figures', async () => {
    const [office, county, board, life] = (await smallWorld()).map((text) => JSON.parse(text));
    const kinds = (office as RunDocument).arms[0].groups.find(({ by }) => by === 'kind');
    expect(JSON.stringify(kinds)).toMatch(/"county".*"federal_prison".*"state_prison"/);
    expect(office.arms[0].metrics.transferred).toMatchObject({ chance: {}, parameters: {} });
    expect(Object.keys(office.differences[0].cost_books).length).toBeGreaterThan(3);
    expect(office.differences[0].flips.length).toBeGreaterThan(3);
    expect(county.differences).toHaveLength(1);
    expect(board.patterns.length).toBeGreaterThan(3);
    expect(life.arms).toHaveLength(2);
  });
});

describe('a marked spot', () => {
  const [id] = [...FIGURES].find(([, { kind }]) => kind === 'count')!;
  const text = `about <!-- figure ${id} -->9<!-- /figure --> requests`;
  const show = (values: Record<string, number>) => filled(text, { values, lines: {} });

  it('is filled with its figure, whatever stood there', () => {
    expect(show({ [id]: 27_755 })).toBe(`about <!-- figure ${id} -->27,755<!-- /figure --> requests`);
    expect(filled(show({ [id]: 1 }), { values: { [id]: 2 }, lines: {} })).toBe(show({ [id]: 2 }));
  });

  it('stays as it is until its command was run', () => {
    expect(show({})).toBe(text);
  });

  it('takes estimates and lines', () => {
    const values = { 'demo.transferred.mean': -1204.4, 'demo.transferred.lo': -1310, 'demo.transferred.hi': -1100 };
    const range = (now: string) => `<!-- range demo.transferred -->${now}<!-- /range -->`;
    expect(filled(range(''), { values, lines: {} })).toBe(range('−1,200 [−1,310, −1,100]'));
    const lines = (now: string) => `<!-- lines life -->${now}<!-- /lines -->`;
    expect(filled(lines('old'), { values: {}, lines: { life: 'new' } })).toBe(lines('\n\n```\nnew\n```\n\n'));
  });

  it.each(['figure', 'range', 'table', 'lines'])('must name a %s that exists', (mark) => {
    expect(() => filled(`<!-- ${mark} nothing -->1<!-- /${mark} -->`, { values: {}, lines: {} })).toThrow(
      /there (is|are) no .* "nothing"/,
    );
  });

  it('writes counts, changes, shares and what is not known', () => {
    expect([written(27_755, 'count'), written(-1204, 'change'), written(0.9, 'share'), written(null, 'count')]).toEqual(
      ['27,755', '−1,204', '90%', '–'],
    );
  });
});
