import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { type ServerProcess, startServer } from '../support/processes';
import { type Client, signIn } from '../support/product';
import { CHROMIUM, launchChromium } from './chromium';
import { Person, VIEWPORT } from './person';

const PAGE = path.resolve(__dirname, '../../dist/web/index.html');

/** A freshly started product with one browser; every person has a window of their own. */
export class Stage {
  private product!: ServerProcess;
  private browser!: Browser;
  private dataDir!: string;
  private readonly people = new Map<string, Person>();
  private broken: string | undefined;

  async start(): Promise<void> {
    if (!existsSync(PAGE)) throw new Error('The web page is not built: npm run build:web');
    this.dataDir = await mkdtemp(path.join(tmpdir(), 'vergabezentrum-journey-'));
    await chmod(this.dataDir, 0o711);
    [this.product, this.browser] = await Promise.all([
      startServer('backoffice', { DATA_DIR: this.dataDir, DEMO: '1' }),
      launchChromium(),
    ]);
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    await this.product?.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  get address(): string {
    return this.product.address;
  }

  /** The person with that role in that administration, signed in by the demo's button the first time. */
  async person(role: string, group = 'Vergabezentrum'): Promise<Person> {
    const known = this.people.get(`${role} ${group}`);
    if (known) return known;
    const person = await this.window(`${role} ${group}`);
    this.people.set(person.who, person);
    await person.signIn(role, group);
    return person;
  }

  /** Somebody who is not signed in. */
  visitor(): Promise<Person> {
    return this.window('visitor');
  }

  /** For looking up what a person could read on a page; nothing is done with it. */
  api(email: string): Promise<Client> {
    return signIn(this.address, email);
  }

  /** One step of the story. The steps build on each other: after a broken one the rest is not tried. */
  step(name: string, play: () => Promise<void>): void {
    it(name, async () => {
      if (this.broken) throw new Error(`not tried, because this went wrong before: ${this.broken}`);
      try {
        await play();
      } catch (error) {
        this.broken = name;
        const pictures = await this.keepPictures();
        throw new Error(`${error instanceof Error ? error.message : String(error)}\nPictures: ${pictures.join(' ')}`, {
          cause: error,
        });
      }
    });
  }

  private async window(who: string): Promise<Person> {
    const context = await this.browser.newContext({
      baseURL: this.address,
      viewport: VIEWPORT,
      locale: 'de-DE',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(30_000);
    const person = new Person(await context.newPage(), who);
    person.watch.expect(/GET \/api\/session: 401$/);
    return person;
  }

  private async keepPictures(): Promise<readonly string[]> {
    const folder = await mkdtemp(path.join(tmpdir(), 'vergabezentrum-journey-broken-'));
    return Promise.all(
      [...this.people.values()].map(async ({ page, who }) => {
        const file = path.join(folder, `${who.replaceAll(' ', '-')}.png`);
        await page.screenshot({ path: file, fullPage: true }).catch(() => undefined);
        return `${file} (${page.url()})`;
      }),
    );
  }
}

/** Tests in a real browser; they are skipped only where none is installed. */
export function describeInBrowser(name: string, tests: (stage: Stage) => void): void {
  // A step takes seconds; on a machine that is busy with other things it may take many times as long.
  jest.setTimeout(300_000);
  const stage = new Stage();
  const all = (): void => {
    beforeAll(() => stage.start());
    afterAll(() => stage.stop());
    tests(stage);
  };
  if (CHROMIUM) describe(name, all);
  else describe.skip(`${name} (skipped: Chromium is not installed)`, all);
}
