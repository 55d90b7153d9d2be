import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { PageWatch } from './page-watch';

const DESK = { width: 1440, height: 900 };
const TABLET = { width: 768, height: 1024 };
const PHONE = { width: 390, height: 844 };
const HANDBOOK = process.env['HANDBOOK'] ? path.resolve(__dirname, '../../docs/handbuch/bilder') : undefined;
/** A folder that gets a picture of every page that is looked at: for people who look at the pages themselves. */
const PICTURES = process.env['PICTURES'];

type Name = string | RegExp;

/** One of the people of the main job in a browser window of their own; clicks by role and accessible name only. */
export class Person {
  readonly watch: PageWatch;
  private looked = 0;

  constructor(
    readonly page: Page,
    readonly who: string,
  ) {
    this.watch = new PageWatch(page, who);
  }

  /** With one of the buttons of the demo, "Bestellung, …, Raunheim". */
  async signIn(role: string, group: string): Promise<void> {
    await this.page.goto('/');
    await this.button(new RegExp(`^${role}, .*, ${group}$`)).click();
    await this.heading('Heute').waitFor();
  }

  /** By the address, as from a link in an e-mail; waits for the page's title. */
  async open(address: string, title: Name): Promise<void> {
    await this.page.goto(address);
    await this.heading(title).waitFor();
  }

  /** By the navigation beside the page. */
  async goTo(label: string, title: Name = label): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Hauptnavigation' }).getByRole('link', { name: label }).click();
    await this.heading(title).waitFor();
  }

  heading(title: Name): Locator {
    return this.page.getByRole('heading', { level: 1, name: title });
  }
  button(name: Name): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
  link(name: Name): Locator {
    return this.page.getByRole('link', { name, exact: true });
  }
  field(label: Name): Locator {
    return this.page.getByRole('main').getByLabel(label, { exact: true });
  }
  text(text: Name): Locator {
    return this.page.getByRole('main').getByText(text);
  }
  table(name: Name): Locator {
    return this.page.getByRole('table', { name });
  }
  dialog(title: Name): Locator {
    return this.page.getByRole('dialog', { name: title });
  }
  /** What the page says when something is done. */
  async hears(message: Name): Promise<void> {
    await this.page.getByText(message).first().waitFor();
  }
  /** A choice by typing. */
  async choose(label: Name, typed: string): Promise<void> {
    await this.page.getByRole('combobox', { name: label, exact: true }).fill(typed);
    await this.page.getByRole('listbox').getByRole('option').first().click();
  }
  async download(link: Locator): Promise<{ readonly name: string; readonly file: string }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), link.click()]);
    return { name: download.suggestedFilename(), file: await download.path() };
  }

  /** Nothing may have gone wrong so far, and everybody must be able to use the page that is shown. */
  async look({ waits = true } = {}): Promise<void> {
    if (waits) await this.settled();
    await this.keep(`${DESK.width}`);
    expect(await this.watch.accessibilityViolations()).toEqual([]);
    expect({ at: this.page.url(), blankBelow: await this.blankBelow() }).toEqual({
      at: this.page.url(),
      blankBelow: 0,
    });
    this.expectNoTrouble();
  }

  /** The same on a tablet and on a phone, where nothing may have to be scrolled sideways. */
  async lookOnSmallScreens(): Promise<void> {
    for (const size of [TABLET, PHONE]) {
      await this.page.setViewportSize(size);
      await this.settled();
      await this.keep(`${size.width}`);
      const tooWide = await this.page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth > clientWidth ? scrollWidth : 0;
      });
      expect({ at: this.page.url(), width: size.width, tooWide }).toEqual({
        at: this.page.url(),
        width: size.width,
        tooWide: 0,
      });
    }
    expect(await this.watch.accessibilityViolations()).toEqual([]);
    await this.page.setViewportSize(DESK);
    this.expectNoTrouble();
  }

  /** With HANDBOOK=1: the picture of this page for the handbook. */
  async picture(file: string): Promise<void> {
    if (!HANDBOOK) return;
    await this.settled();
    const close = this.button('Meldung schließen');
    while ((await close.count()) > 0) await close.first().click();
    const target = path.resolve(HANDBOOK, file);
    mkdirSync(path.dirname(target), { recursive: true });
    await this.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      window.scrollTo(0, 0);
    });
    await this.page.screenshot({ path: target });
  }

  expectNoTrouble(): void {
    expect(this.watch.takeTroubles()).toEqual([]);
  }

  /** Pixels that can be scrolled past the end of the content. */
  private blankBelow(): Promise<number> {
    return this.page.evaluate(() => {
      const end = Math.max(
        window.innerHeight - window.scrollY,
        ...['.shell', '.sign-in'].map((part) => document.querySelector(part)?.getBoundingClientRect().bottom ?? 0),
      );
      const blank = document.documentElement.scrollHeight - window.scrollY - end;
      // One pixel comes from rounding.
      return blank > 1 ? blank : 0;
    });
  }

  private async settled(): Promise<void> {
    await this.page.locator('.skeleton, [aria-busy="true"]').first().waitFor({ state: 'hidden' });
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
  }

  private async keep(size: string): Promise<void> {
    if (!PICTURES) return;
    const place = new URL(this.page.url()).pathname.replace(/[0-9a-f-]{36}/g, 'id').replaceAll('/', '_');
    const number = String(++this.looked).padStart(2, '0');
    const file = `${this.who}-${number}${place}-${size}.png`.replaceAll(' ', '-');
    const height = await this.page.evaluate(() => document.documentElement.scrollHeight);
    await this.page.screenshot({ path: path.join(PICTURES, file), fullPage: height < 4000 });
  }
}

export const VIEWPORT = DESK;
