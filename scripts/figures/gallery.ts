/** The commands of docs/gallery.md, and the chart of each kind that is shown there. */

/** What is asked of the bundle afterwards, by kind of chart. */
type Shown = Readonly<Record<string, string>>;
type Asked = { readonly line: string; readonly shows: Shown };

/** Small questions, but for the demo's, so that the pictures are soon drawn again. */
export const GALLERY: Readonly<Record<string, Asked>> = {
  maryland: {
    line: 'compare historical secure-communities --places state=MD --from 2015-07 --map transferred --flow',
    shows: {
      'all-measures': '--kind all-measures',
      map: '--kind map',
      flow: '--kind flow',
      costs: '--kind costs',
      'never-taken': '--kind never-taken',
    },
  },
  records: {
    line: 'records historical --places state=CA --from 2014-10 --to 2016-09 --draws 5',
    shows: { records: '--kind records', 'refusal-and-custody': '--kind refusal-and-custody' },
  },
  parts: {
    line: 'explain historical secure-communities --places office=BAL --from 2015-07 --draws 10 --metric transferred',
    shows: { waterfall: '--kind waterfall' },
  },
  space: { line: 'sweep hold-or-notice', shows: { heat: '--kind heat', frontier: '--kind frontier' } },
  inputs: { line: 'sensitivity tutorial-sensitivity', shows: { sensitivity: '--kind sensitivity' } },
};

/** Where the picture of a kind lies in docs. */
export const pictureOf = (kind: string): string => `gallery/${kind}.png`;
