import type { Command } from '../command.ts';
import { scenarioNames } from '../files/shipped.ts';
import { DONE } from '../failure.ts';
import { placeOptions } from '../options.ts';
import { readPlaceOptions } from '../request.ts';
import { tell } from '../tell.ts';

export const place: Command = {
  usage: 'place <place> [scenario..]',
  summary: 'A page on a county, a state or a field office: rules, figures, what would change.',
  positionals: {
    place: 'Name or code: "Harris, TX", Maryland, BAL; state=WA where several have the name',
    scenario: 'Beside what happened, in the place of secure-communities, full-cooperation, no-holds, teams-doubled',
  },
  stdin: true,
  words: { scenario: scenarioNames, with: scenarioNames },
  options: placeOptions,
  examples: [
    ['handoff place "Santa Clara, CA"', 'a county: half a minute on two cores'],
    ['handoff place MD --format html,md', 'a state, a minute at most: as a page and as Markdown'],
    ['handoff place Chicago --with my-law.yaml', 'a field office, and what a law of your own would change'],
  ],
  async run(values) {
    const work = await import('../work/place.ts');
    const request = readPlaceOptions(values);
    const done = await work.place(String(values['place']), request);
    if (!done) return DONE;
    const { document, folder, charts } = done;
    const pages = work.pagesIn(folder, request.pages);
    await tell(document, { folder, charts, pages, briefed: ['--format', 'docx'] }, request);
    return DONE;
  },
};
