import { existsSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { refusePersonalNumbers } from './personal-numbers.js';
import { pressUncovered } from './press-uncovered.js';

/** The first one has no desktop to draw: less processor time. */
const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** What headless Chromium needs in a container without a graphics card, and nothing that calls home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
];

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Starts the system's Chromium (or the one CHROMIUM_PATH names); the caller closes it.
 * @throws when there is none, with what to do about it
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? PLACES.find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new Error(
      'chromium is not installed: `apt-get install chromium fonts-noto-cjk`, or run `npm test` as root, which does it',
    );
  }
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  watchAddresses(browser);
  return browser;
}

const asked = new WeakMap<Browser, Set<string>>();

/** No page may ask for an address with a personal number in it: `closePages()` throws when one did. */
function watchAddresses(browser: Browser): void {
  const addresses = new Set<string>();
  asked.set(browser, addresses);
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.on('request', (request) => addresses.add(request.url()));
    context.on('page', pressUncovered);
    return context;
  };
}

/** Closes every page, and forgets what their devices kept. @throws when one asked for an address with a personal number */
export async function closePages(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close();
  const addresses = asked.get(browser);
  refusePersonalNumbers('an address that a page asked for', [...(addresses ?? [])].join('\n'));
  addresses?.clear();
}

/** Everything once; of a dark page only the colours are others. */
const TONES = [
  ['light', { type: 'tag', values: WCAG }],
  ['dark', { type: 'rule', values: ['color-contrast'] }],
] as const;

/**
 * WCAG 2.2 AA by axe, in light and dark: each violation as `light rule: where`, none expected. Motion is off, so that no
 * colour is read half way. Axe runs in the page itself, where it stays until the next load: no page of ours has frames.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  const found: string[] = [];
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) await page.evaluate(axe.source);
  for (const [tone, runOnly] of TONES) {
    await page.emulateMedia({ colorScheme: tone, reducedMotion: 'reduce' });
    const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
    const { violations } = await page.evaluate<AxeResults>(`axe.run(${options})`);
    found.push(
      ...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${tone} ${id}: ${node.target.join(' ')}`)),
    );
  }
  return found;
}
