import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}
declare const axe: { run(context: object, options: object): Promise<{ violations: Violation[] }> };

/** Everything that goes wrong in one page without anybody looking: console, failed requests, refusals, accessibility. */
export class PageWatch {
  private readonly troubles: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(
    private readonly page: Page,
    private readonly who: string,
  ) {
    page.on('pageerror', (error) => this.note(`${error.name}: ${error.message}`));
    page.on('console', (message) => {
      // The browser's own word for a refused request: the answer itself is looked at below.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.note(`console: ${message.text()}`);
    });
    page.on('requestfailed', (request) => {
      // A request that the page itself gave up, because the person went on.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED')
        this.note(`${request.method()} ${request.url()}: ${request.failure()?.errorText ?? 'failed'}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400)
        this.note(`${response.request().method()} ${new URL(response.url()).pathname}: ${response.status()}`);
    });
  }

  /** An answer that belongs to the story, such as "POST /api/session: 401". */
  expect(answer: RegExp): void {
    this.expected.push(answer);
  }

  /** What has gone wrong since the last time it was asked. */
  takeTroubles(): readonly string[] {
    return this.troubles.splice(0).filter((trouble) => !this.expected.some((answer) => answer.test(trouble)));
  }

  async accessibilityViolations(): Promise<readonly string[]> {
    // The content security policy forbids a script element; the debugger may evaluate.
    await this.page.evaluate(`typeof axe === 'undefined' && (() => { ${AXE} })()`);
    const { violations } = await this.page.evaluate(
      (values) => axe.run(document, { runOnly: { type: 'tag', values }, preload: false, resultTypes: ['violations'] }),
      RULES,
    );
    return violations.map(
      ({ id, help, nodes }) =>
        `${this.who} at ${new URL(this.page.url()).pathname}: ${id} (${help}): ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join(' | ')}`,
    );
  }

  private note(trouble: string): void {
    this.troubles.push(`${this.who} at ${new URL(this.page.url()).pathname}: ${trouble}`);
  }
}
