/** A briefing as one page that needs no other file and fetches nothing. */
import type { Block, Briefing, Picture, Section, Table } from '../model.ts';
import { PART } from '../model.ts';
import { STYLE } from './html-style.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const dataOf = (svg: string): string => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;

/** Up to this width of the screen the narrow drawing is shown; a picture that has none scrolls in itself. */
const PHONE = '(max-width: 40rem)';

function pictureHtml({ title, alt, svg, width, height, narrow }: Picture): string {
  const size = (one: { width: number; height: number }): string => `width="${one.width}" height="${one.height}"`;
  const small = narrow ? `<source media="screen and ${PHONE}" srcset="${dataOf(narrow.svg)}" ${size(narrow)}>` : '';
  const image = `<picture>${small}<img src="${dataOf(svg)}" ${size({ width, height })} alt="${escaped(alt)}"></picture>`;
  return narrow
    ? `<figure>${image}</figure>`
    : `<figure class="wide" role="region" tabindex="0" aria-label="${escaped(title)}">${image}</figure>`;
}

/** Wider than a phone, a table scrolls in itself: then the keyboard must reach it. */
function tableHtml({ caption, heads, rows, words, widths }: Table): string {
  const columns = widths
    ? `<colgroup>${widths.map((width) => `<col style="width:${width}%">`).join('')}</colgroup>`
    : '';
  const head = heads.map((text) => (text === '' ? '<td></td>' : `<th scope="col">${escaped(text)}</th>`)).join('');
  const body = rows.map(([first = '', ...cells]) => {
    const part = first.startsWith(PART);
    const name = `<th scope="row"${part ? ' class="part"' : ''}>${escaped(part ? first.slice(PART.length) : first)}</th>`;
    return `<tr>${name}${cells.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`;
  });
  return [
    `<div class="table${words ? ' words' : ''}" role="region" tabindex="0" aria-label="${escaped(caption)}">`,
    `<table><caption>${escaped(caption)}</caption>${columns}<thead><tr>${head}</tr></thead>`,
    `<tbody>${body.join('\n')}</tbody></table></div>`,
  ].join('\n');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p${block.as ? ` class="${block.as}"` : ''}>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul${block.as ? ` class="${block.as}"` : ''}>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}</ul>`;
    case 'table':
      return tableHtml(block.table);
    case 'picture':
      return pictureHtml(block.picture);
    case 'code':
      return `<pre>${escaped(block.text)}</pre>`;
  }
}

const sectionHtml = ({ id, title, level, blocks, annex }: Section): string =>
  [
    `<section id="${id}"${annex ? ' class="annex"' : ''}>`,
    `<h${level}>${escaped(title)}</h${level}>`,
    ...blocks.map(blockHtml),
    '</section>',
  ].join('\n');

function contents(sections: readonly Section[]): string {
  const links = sections
    .filter(({ level }) => level === 2)
    .map(({ id, title }) => `<li><a href="#${id}">${escaped(title)}</a></li>`);
  return `<nav aria-label="Contents"><ol>${links.join('')}</ol></nav>`;
}

/** Nothing is fetched, nothing runs. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** The page as text. The same briefing gives the same text. */
export function toHtml(briefing: Briefing): string {
  const { title, subtitle, origin, sections } = briefing;
  const [first, ...others] = sections;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="generator" content="${escaped(origin)}">`,
    `<title>${escaped(title)}</title>`,
    `<style>\n${STYLE}\n</style>`,
    '</head>',
    '<body>',
    `<header><h1>${escaped(title)}</h1><p class="subtitle">${escaped(subtitle)}</p></header>`,
    '<main>',
    // The answer comes before anything that only leads to something else.
    ...(first ? [sectionHtml(first)] : []),
    contents(others),
    ...others.map(sectionHtml),
    '</main>',
    `<footer><p>${escaped(origin)}</p></footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
