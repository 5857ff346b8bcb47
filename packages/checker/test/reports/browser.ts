import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The installed Chromium; undefined where there is none. */
const browserPath: string | undefined = process.env['AUTOCLAVE_CHROMIUM'] ?? places.find((path) => existsSync(path));

/** Without a browser these tests are skipped on a developer's machine, and fail in the build. */
export const lacksBrowser: boolean = browserPath === undefined && process.env['CI'] === undefined;

/** A page in a real browser, with everything that it said or asked for. */
export interface OpenPage {
  readonly page: Page;
  /** What stood on the console, uncaught errors and dialogs. */
  readonly noise: readonly string[];
  /** URLs of everything that was loaded. */
  readonly requests: readonly string[];
}

/** A browser with an empty profile of its own, cut off from every network. */
export class Browser {
  readonly #folder: string;
  readonly #context: BrowserContext;

  private constructor(folder: string, context: BrowserContext) {
    this.#folder = folder;
    this.#context = context;
  }

  static async start(): Promise<Browser> {
    if (browserPath === undefined) throw new Error('this test needs Chromium: apt-get install chromium');
    const folder = mkdtempSync(join(tmpdir(), 'autoclave-browser-'));
    const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: browserPath,
      headless: true,
      offline: true,
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    context.setDefaultTimeout(20_000);
    return new Browser(folder, context);
  }

  /** Opens text as a file from the disk. */
  async open(text: string): Promise<OpenPage> {
    const file = join(this.#folder, 'report.html');
    writeFileSync(file, text);
    const page = await this.#context.newPage();
    const noise: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => noise.push(`uncaught: ${error.message}`));
    page.on('dialog', (dialog) => {
      noise.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    return { page, noise, requests };
  }

  async close(): Promise<void> {
    await this.#context.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
