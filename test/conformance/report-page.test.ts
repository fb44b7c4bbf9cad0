import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page as Tab } from 'playwright-core';
import { type Page, renderPage } from '../../lib/diff/html/page';
import { samplePage } from '../diff/html/sample-page';
import { chromiumMissing, startChromium } from '../tools/chromium';
import { testUnless } from '../tools/unless';

const run = testUnless(chromiumMissing);

let folder: string;
let browser: Browser | undefined;
const told: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'floe-'));
  if (chromiumMissing === undefined) browser = await startChromium();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => void told.splice(0));
afterEach(async () => {
  for (const context of browser?.contexts() ?? []) await context.close();
});

/** Opens a page; whatever it asks of a network, or says of an error or in a dialog, is in `told`. */
async function open(page: Page, options: { colorScheme?: 'light' | 'dark'; width?: number } = {}): Promise<Tab> {
  if (browser === undefined) throw new Error('there is no browser');
  const file = join(folder, 'report.html');
  writeFileSync(file, renderPage(page));
  const { colorScheme = 'light', width = 1280 } = options;
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: false });
  const tab = await context.newPage();
  tab.on('request', (request) => void (request.url() === `file://${file}` || told.push(request.url())));
  tab.on('console', (message) => void told.push(message.text()));
  tab.on('pageerror', (error) => void told.push(error.message));
  tab.on('dialog', (dialog) => {
    told.push(dialog.message());
    void dialog.dismiss();
  });
  await tab.goto(`file://${file}`);
  await tab.waitForSelector('html[data-ready]');
  return tab;
}

const visibleNames = (tab: Tab) => tab.locator('details.object:visible summary .name').allTextContents();
const focused = (tab: Tab) => tab.evaluate<string>('document.activeElement.textContent');

run('loads nothing, says nothing, and shows hostile text as text', async () => {
  const tab = await open(samplePage(12, 3));
  await tab.keyboard.press('e');
  expect(await tab.locator('.name').first().textContent()).toBe('floe-dagster-0<img src=x onerror=alert(1)>');
  expect(await tab.locator('.after pre').first().textContent()).toBe('</script><script>alert(0)</script>');
  expect(await tab.locator('img').count()).toBe(0);
  expect(told).toEqual([]);
});

run('its policy stops scripts, styles and pictures that are not its own', async () => {
  const tab = await open(samplePage(1, 1));
  await tab.evaluate(`
    const script = document.createElement('script');
    script.textContent = 'document.title = "changed"';
    const picture = document.createElement('img');
    picture.src = 'https://example.com/a.png';
    document.body.append(script, picture);
    new Promise((resolve) => { picture.onerror = resolve; });
  `);
  expect(await tab.title()).toBe('dev → prod & <others>');
  expect(told.filter((text) => text.includes('Content Security Policy'))).toHaveLength(2);
});

run('filters by text, environment, kind and impact, and counts what is left', async () => {
  const tab = await open(samplePage(12, 2));
  const shown = tab.locator('#shown');
  expect(await shown.textContent()).toBe('12 objects, 24 changes');
  await tab.selectOption('#environment', 'prod');
  expect(await shown.textContent()).toBe('4 of 12 objects, 8 changes');
  await tab.selectOption('#kind', 'Role');
  expect(await visibleNames(tab)).toEqual(['floe-dagster-2']);
  await tab.selectOption('#impact', 'deletes');
  expect(await visibleNames(tab)).toEqual([]);
  expect(await tab.locator('#none').isVisible()).toBe(true);
  await tab.keyboard.press('Escape');
  await tab.locator('#clear').click();
  await tab.locator('#search').fill('NEW 7.0');
  await tab.locator('#shown', { hasText: '1 of 12 objects' }).waitFor();
  expect(await visibleNames(tab)).toEqual(['floe-dagster-7']);
});

run('shows what one line causes, and everything again', async () => {
  const tab = await open(samplePage(4, 3));
  await tab.keyboard.press('e');
  await tab.locator('.fields').last().waitFor();
  const button = tab.getByRole('button', { name: 'platform/prod/values.yaml:2' });
  await button.click();
  expect(await tab.locator('#shown').textContent()).toBe('4 objects, 4 changes');
  expect(await tab.locator('.fields tbody tr:visible code').allTextContents()).toEqual(Array(4).fill('spec.field1'));
  expect(await button.getAttribute('aria-pressed')).toBe('true');
  await button.click();
  expect(await tab.locator('#shown').textContent()).toBe('4 objects, 12 changes');
  await tab.keyboard.press('l');
  expect(await tab.evaluate('document.activeElement.id')).toBe('causes');
  expect(told).toEqual([]);
});

run('filters the matrix by text and state, from the keyboard', async () => {
  const tab = await open(samplePage(2, 1));
  const shown = tab.locator('#matrix-shown');
  const visible = () => tab.locator('#matrix tr[data-state]:visible th').allTextContents();
  expect(await shown.textContent()).toBe('3 settings');
  await tab.keyboard.press('f');
  await tab.keyboard.type('deployment/a');
  await tab.locator('#matrix-shown', { hasText: '2 of 3 settings' }).waitFor();
  await tab.selectOption('#matrix-state', 'unapproved');
  expect(await shown.textContent()).toBe('1 of 3 settings');
  expect((await visible())[0]).toContain('replicas');
  await tab.selectOption('#matrix-state', 'same');
  expect(await tab.locator('#matrix-none').isVisible()).toBe(true);
  expect(await tab.locator('#matrix tbody:visible').count()).toBe(0);
  await tab.locator('#matrix-search').press('Escape');
  expect(await shown.textContent()).toBe('3 settings');
  expect(await tab.evaluate('document.activeElement.id')).toBe('matrix');
  // The list of objects has filters of its own.
  expect(await tab.locator('#shown').textContent()).toBe('2 objects, 2 changes');
  expect(told).toEqual([]);
});

run('a page of the matrix alone has its filter too, and is accessible', async () => {
  const { title, lead, overview, matrix } = samplePage(1, 1);
  const tab = await open({ title, lead, overview, matrix, footer: [] });
  await tab.keyboard.press('/');
  await tab.keyboard.type('autoscaler');
  await tab.locator('#matrix-shown', { hasText: '1 of 3 settings' }).waitFor();
  await tab.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = (await tab.evaluate('axe.run()')) as { violations: { id: string }[] };
  expect(violations).toEqual([]);
  expect(told).toEqual([]);
});

run('is used from the keyboard alone', async () => {
  const tab = await open(samplePage(6, 1));
  await tab.keyboard.press('j');
  await tab.keyboard.press('j');
  expect(await focused(tab)).toContain('floe-dagster-1');
  await tab.keyboard.press('Enter');
  await tab.locator('#object-1 .fields').waitFor();
  await tab.keyboard.press('k');
  expect(await focused(tab)).toContain('floe-dagster-0');
  await tab.keyboard.press('/');
  await tab.keyboard.type('dagster-4');
  await tab.keyboard.press('Escape');
  expect(await tab.locator('#search').inputValue()).toBe('');
  await tab.keyboard.press('?');
  expect(await tab.locator('dialog').isVisible()).toBe(true);
  await tab.keyboard.press('Enter');
  expect(await tab.locator('dialog').isVisible()).toBe(false);
  await tab.keyboard.press('m');
  expect(await tab.evaluate('document.activeElement.id')).toBe('matrix');
  await tab.getByRole('button', { name: 'prod: Role floe-dagster-2' }).press('Enter');
  expect(await focused(tab)).toContain('floe-dagster-2');
  expect(await tab.locator('#object-2').getAttribute('open')).toBe('');
  expect(told).toEqual([]);
});

run.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 360],
] as const)('is accessible: %s, %i wide', async (colorScheme, width) => {
  const tab = await open(samplePage(8, 3), { colorScheme, width });
  await tab.keyboard.press('e');
  await tab.locator('.fields').last().waitFor();
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  // The page's policy would stop a script element; the debugger's evaluation it does not see.
  await tab.evaluate(axe);
  const { violations } = (await tab.evaluate('axe.run()')) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  const overflow = await tab.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  expect(overflow).toBeLessThanOrEqual(0);
});

run(
  '10,000 changes open, filter and unfold',
  async () => {
    const tab = await open(samplePage(2500, 4));
    expect(await tab.locator('#shown').textContent()).toBe('2500 objects, 10000 changes');
    await tab.locator('#search').fill('dagster-2499');
    await tab.locator('#shown', { hasText: '1 of 2500 objects, 4 changes' }).waitFor();
    await tab.locator('#clear').click();
    await tab.locator('#toggle').click();
    await tab.waitForFunction("document.querySelectorAll('.fields tbody tr').length === 10000");
    expect(told).toEqual([]);
  },
  60_000,
);
