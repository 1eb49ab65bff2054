/** A real browser for the tests of pages: Debian's chromium, and what may be asked of a page in it. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Where a shell finds a program, as scripts/checks.sh looks for it. */
const onPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

const PROGRAM = process.env['HANDOFF_CHROMIUM'] ?? onPath('chromium') ?? '/usr/bin/chromium';

/** @throws Error where there is no chromium; scripts/checks.sh installs it */
export const openBrowser = (): Promise<Browser> =>
  // In a container there is no user namespace for its sandbox; the pages are our own.
  chromium.launch({ executablePath: PROGRAM, args: ['--no-sandbox', '--disable-gpu'] });

export const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
} as const;

export type Opened = { readonly page: Page; readonly complaints: string[]; readonly requests: string[] };

/** Opens a file; what the page complains of and what it fetches besides itself is kept. */
export async function openPage(
  browser: Browser,
  path: string,
  screen: keyof typeof SCREENS,
  colorScheme: 'light' | 'dark',
): Promise<Opened> {
  const context = await browser.newContext({ ...SCREENS[screen], colorScheme });
  const page = await context.newPage();
  const [complaints, requests]: [string[], string[]] = [[], []];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!/^(data|file):/.test(request.url()) || request.url().endsWith('favicon.ico')) requests.push(request.url());
  });
  await page.goto(`file://${path}`);
  return { page, complaints, requests };
}

type Axe = {
  run: (options: object) => Promise<{ violations: { id: string; impact: string | null; nodes: { html: string }[] }[] }>;
};

/** What axe finds against WCAG 2.2 AA: "serious color-contrast: <p>...". */
export async function axeFindings(page: Page): Promise<string[]> {
  // The page lets nothing run: its policy is lifted for the test alone, by running axe as the debugger does.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: Axe }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html }) => `${impact} ${id}: ${html.slice(0, 200)}`),
  );
}
