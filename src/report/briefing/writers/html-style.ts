/**
 * The look of a briefing as a page: one column that fits a phone, light and dark as the reader has it, and on paper without
 * what only a screen needs. System fonts: a page that fetches nothing has none of its own.
 */
export const STYLE = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1f2328; --muted: #57606a; --line: #d0d7de; --soft: #f6f8fa; --accent: #0b6b66; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #15191e; --ink: #e6edf3; --muted: #a5b0bb; --line: #3d444d; --soft: #1f252c; --accent: #6cc7bf; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
main, header, footer { max-width: 54rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
h1 { font-size: clamp(1.5rem, 1.1rem + 2vw, 2.1rem); line-height: 1.2; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.35rem; line-height: 1.25; margin: 2.75rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--accent); }
h3 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p, ul, pre, figure, .table { margin: 0 0 1rem; }
ul { padding-left: 1.25rem; }
li { margin: 0 0 .4rem; overflow-wrap: anywhere; }
.subtitle, .note, footer { color: var(--muted); }
.note, footer { font-size: .875rem; }
.lead { font-size: 1.125rem; }
.lead li { margin-bottom: .6rem; }
figure img { display: block; width: 100%; height: auto; background: #ffffff; border: 1px solid var(--line); border-radius: 6px; }
.table, .wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--muted); font-size: .875rem; padding-bottom: .4rem; }
th, td { text-align: right; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child, .words th, .words td { text-align: left; }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--line); }
thead td { border-bottom: 2px solid var(--line); }
tbody th { font-weight: 600; }
tbody th.part { font-weight: 400; padding-left: 1.4rem; }
.words td { overflow-wrap: anywhere; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .75rem; font: .875rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.annex table { font-size: .8125rem; }
footer { margin-top: 3rem; padding-bottom: 2.5rem; }
nav ol { padding-left: 1.25rem; columns: 2; }
nav li { break-inside: avoid; }
nav a { display: inline-block; vertical-align: top; }
a { color: var(--accent); }
.table:focus-visible, .wide:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (max-width: 40rem) { .wide img { min-width: 40rem; } nav ol { columns: 1; } .words table, .words { font-size: .875rem; } }
@media print {
  :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --muted: #444444; --line: #bbbbbb; --soft: #ffffff; --accent: #0b6b66; }
  @page { size: A4; margin: 18mm 16mm; }
  html { font-size: 10pt; }
  table { font-size: .9rem; }
  tbody tr:first-child { break-before: avoid; }
  main, header, footer { max-width: none; padding: 0; }
  nav { display: none; }
  h2, h3, caption { break-after: avoid; }
  figure, tr, pre { break-inside: avoid; }
  thead { display: table-header-group; }
  .table, .wide { overflow: visible; }
  .annex { break-before: page; }
}
`.trim();
