import { afterAll, beforeAll, describe, expect as expectAlways, test } from 'vitest';
import { renderHtml } from '../../src/reports/html/html.ts';
import { renderJunit } from '../../src/reports/junit.ts';
import { storyCases } from '../story/cases.ts';
import { Browser, lacksBrowser, type OpenPage } from './browser.ts';
import { changedRequest } from './changed.ts';
import { gate, requestOf } from './render.ts';

let browser: Browser;

/** Opens a report, hands it over, and sees to it that it said nothing and loaded nothing but itself. */
async function withReport(
  request: Parameters<typeof renderHtml>[0],
  use: (open: OpenPage) => Promise<void>,
): Promise<void> {
  const open = await browser.open(renderHtml(request));
  try {
    await use(open);
    expectAlways(open.noise).toEqual([]);
    expectAlways(open.requests).toHaveLength(1);
    expectAlways(open.requests[0]).toMatch(/^file:.*report\.html$/);
  } finally {
    await open.page.close();
  }
}

const rows = '#rows > tr:not(.detail)';

/** As many findings as wanted, each of its own module and resource. */
function requestWith(count: number): Parameters<typeof renderHtml>[0] {
  const request = requestOf('many');
  const fails = request.report.findings.filter(({ verdict }) => verdict === 'fail');
  const findings = Array.from({ length: count }, (_, index) => {
    const module = `module.team["${index % 50}"]`;
    return { ...fails[index % fails.length]!, module, resource: `${module}.aws_db_instance.this[${index}]` };
  });
  return { ...request, report: { ...request.report, findings } };
}

describe.skipIf(lacksBrowser)('in Chromium', () => {
  beforeAll(async () => {
    browser = await Browser.start();
  });

  afterAll(async () => {
    await browser.close();
  });

  test.for([...storyCases.keys()])(
    '%s opens from the disk without a word and without a request',
    async (name, { expect }) => {
      await withReport(requestOf(name, { verdicts: 'all' }), async ({ page }) => {
        expect(await page.title()).toMatch(/^Autoclave report: \d+ fail, \d+ unknown$/);
        expect(await page.locator('main > section').count()).toBeGreaterThanOrEqual(6);
      });
    },
  );

  describe('filters', () => {
    test('by severity, verdict, control, module and text, and back', async ({ expect }) => {
      await withReport(requestOf('many', { verdicts: 'all' }), async ({ page }) => {
        const count = async (): Promise<number> => page.locator(rows).count();
        const all = await count();
        expect(await page.locator('#count').textContent()).toBe(`${all} findings`);

        await page.getByLabel(/^critical/).uncheck();
        expect(await count()).toBe(all - 6);
        await page.getByLabel(/^fail/).uncheck();
        expect(await page.locator('#rows .badge').allTextContents()).not.toContain('critical');
        await page.getByRole('button', { name: 'Reset' }).click();
        await page.locator('#count', { hasText: /^12 findings$/ }).waitFor();

        await page.getByLabel('Control').selectOption('rds-storage-encrypted');
        expect(await count()).toBe(3);
        await page.getByLabel('Module').selectOption('module.ehr["visits"]');
        expect(await count()).toBe(1);
        expect(await page.locator('#count').textContent()).toBe('1 of 12 findings');
        await page.getByLabel('Module').selectOption('(root)');
        expect(await page.locator(`${rows} td:nth-child(3) code`).textContent()).toBe('aws_db_instance.orders');
        await page.getByRole('button', { name: 'Reset' }).click();

        await page.getByLabel('Text').fill('VERSIONING logs');
        await page.locator('#count', { hasText: '1 of 12 findings' }).waitFor();
        expect(await page.locator(rows).textContent()).toContain('aws_s3_bucket.logs');
        await page.getByLabel('Text').fill('no such thing');
        await page.getByText('No finding meets the filters.').waitFor();
      });
    });

    test('by what is new against a baseline', async ({ expect }) => {
      await withReport(changedRequest(), async ({ page }) => {
        await page.getByLabel(/^known/).uncheck();
        await page.getByLabel(/^not compared/).uncheck();
        expect(await page.locator(rows).count()).toBe(1);
        expect(await page.locator('#rows .tone-new').textContent()).toBe('new');
      });
    });

    test('from a citation in the coverage', async ({ expect }) => {
      await withReport(requestOf('many'), async ({ page }) => {
        await page.locator('a.cell', { hasText: '(c)(1)' }).click();
        const row = page.locator('tr:target');
        await row.getByRole('button', { name: 'Show findings' }).click();
        await page.locator('#count', { hasText: '2 of 10 findings' }).waitFor();
        expect(await page.getByLabel('Citation').inputValue()).toBe('HIPAA 164.312(c)(1)');
      });
    });
  });

  describe('a finding', () => {
    test('opens and closes with all that there is to know', async ({ expect }) => {
      await withReport(requestOf('waived'), async ({ page }) => {
        const toggle = page.getByRole('button', { name: 's3-bucket-versioning-enabled' });
        expect(await toggle.getAttribute('aria-expanded')).toBe('false');
        await toggle.click();
        expect(await toggle.getAttribute('aria-expanded')).toBe('true');
        const detail = page.locator(`#${await toggle.getAttribute('aria-controls')}`);
        await detail.waitFor({ state: 'visible' });
        const text = await detail.innerText();
        for (const part of [
          'An overwrite destroys the only copy of a record.',
          'Holds only files that can be computed again',
          'SEC-12',
          'HIPAA 164.312(c)(1), SOC 2 A1.2',
          'Security Hub S3.14',
          'autoclave explain s3-bucket-versioning-enabled',
        ]) {
          expect(text).toContain(part);
        }
        await toggle.press('Enter');
        await detail.waitFor({ state: 'detached' });
      });
    });

    test('says what the change loosened, where PHI comes from and why it is graver', async ({ expect }) => {
      await withReport(changedRequest(), async ({ page }) => {
        await page.locator('.toggle').first().click();
        const text = await page.locator('.detail').innerText();
        expect(text).toContain('before this plan: false');
        expect(text).toContain('from aws_db_instance.ehr, marked by its tag');
        expect(text).toContain('from high: the plan creates what cannot be mended later, the resource holds PHI');
      });
    });
  });

  test.for(['hostile', 'markup'])('%s text stays text', async (name, { expect }) => {
    await withReport(requestOf(name, { verdicts: 'all' }), async ({ page }) => {
      for (const toggle of await page.locator('.toggle').all()) await toggle.click();
      expect(await page.locator('img, iframe, main script, main [onerror]').count()).toBe(0);
      const shown = await page.locator('#rows').innerText();
      expect(shown).toContain(
        name === 'markup' ? '<img src=x onerror=alert(1)></script>' : String.raw`\u{202e}detrever`,
      );
    });
  });

  test('ten thousand findings stay usable', async ({ expect }) => {
    await withReport(requestWith(10_000), async ({ page }) => {
      expect(await page.locator(rows).count()).toBe(100);
      expect(await page.locator('#page').textContent()).toBe('1 to 100 of 10,000');
      const started = performance.now();
      await page.getByLabel('Text').fill('this[9999]');
      await page.locator('#count', { hasText: '1 of 10,000 findings' }).waitFor();
      await page.getByRole('button', { name: 'Reset' }).click();
      await page.locator('#count', { hasText: /^10,000 findings$/ }).waitFor();
      await page.getByRole('button', { name: 'Next' }).click();
      expect(await page.locator('#page').textContent()).toBe('101 to 200 of 10,000');
      expect(await page.getByRole('button', { name: 'Previous' }).isEnabled()).toBe(true);
      // Filtering, resetting and turning a page: a person waits for none of them.
      expect(performance.now() - started).toBeLessThan(5000);
    });
  });

  test('on paper every finding stands, and the controls of the page do not', async ({ expect }) => {
    await withReport(requestWith(250), async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      await page.evaluate('dispatchEvent(new Event("beforeprint"))');
      expect(await page.locator(rows).count()).toBe(250);
      expect(await page.locator('#filters').isVisible()).toBe(false);
      await page.evaluate('dispatchEvent(new Event("afterprint"))');
      expect(await page.locator(rows).count()).toBe(100);
    });
  });

  test('every control of the page has a name, and the page has one heading of the first level', async ({ expect }) => {
    await withReport(requestOf('many'), async ({ page }) => {
      expect(await page.locator('h1').count()).toBe(1);
      const fields = await page.locator('#filters input, #filters select').all();
      expect(fields.length).toBeGreaterThan(6);
      for (const field of fields) {
        expect(await field.evaluate((node) => (node as { labels?: ArrayLike<unknown> }).labels?.length ?? 0)).toBe(1);
      }
      // Nothing is wider than the page, on a small screen neither.
      await page.setViewportSize({ width: 390, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(
        true,
      );
    });
  });

  test('a policy forbids what the page does not hold itself', async ({ expect }) => {
    const { page, noise, requests } = await browser.open(renderHtml(requestOf('many')));
    await page
      .evaluate(() => {
        const root = globalThis as unknown as {
          document: { createElement(tag: string): Record<string, unknown>; body: { append(node: unknown): void } };
        };
        const script = root.document.createElement('script');
        script['src'] = 'https://example.com/x.js';
        root.document.body.append(script);
      })
      .catch(() => undefined);
    expect(noise.join('\n')).toMatch(/Content Security Policy|TrustedScriptURL/);
    expect(requests).toHaveLength(1);
    await page.close();
  });

  describe('JUnit', () => {
    test.for([...storyCases.keys()])('%s is well-formed XML', async (name, { expect }) => {
      const text = renderJunit(requestOf(name, { verdicts: 'all', gate: { ...gate, unknown: 'fail' } }));
      const { page } = await browser.open('<!doctype html><title>empty</title>');
      const found = await page.evaluate(`(() => {
      const xml = new DOMParser().parseFromString(${JSON.stringify(text)}, 'application/xml');
      const count = (selector) => xml.querySelectorAll(selector).length;
      const root = xml.documentElement;
      return { error: count('parsererror'), cases: count('testcase'), failures: count('failure'), root: root.nodeName, tests: root.getAttribute('tests') };
    })()`);
      expect(found).toMatchObject({ error: 0, root: 'testsuites' });
      const { cases, tests } = found as { readonly cases: number; readonly tests: string };
      expect(cases).toBe(Number(tests));
      expect(cases).toBeGreaterThan(0);
      await page.close();
    });
  });
});
