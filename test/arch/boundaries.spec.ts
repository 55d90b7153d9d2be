import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** What the small tree consists of, so that every planted import has something to point at. */
const TREE: Record<string, string> = {
  'libs/kernel/src/index.ts': 'export const money = 1;',
  'libs/law/src/index.ts': 'export const assess = 1;',
  'libs/platform/src/index.ts': 'export const uow = 1;',
  'libs/organisation/src/index.ts': 'export const organisation = 1;',
  'libs/organisation/src/contract/index.ts': 'export const directory = 1;',
  'libs/procedures/src/index.ts': 'export const procedures = 1;',
  'libs/procedures/src/contract/index.ts': 'export const port = 1;',
  'libs/procedures/src/domain/rule.ts': 'export const rule = 1;',
  'libs/ordering/src/index.ts': 'export const ordering = 1;',
  'libs/ordering/src/contract/index.ts': 'export const port = 1;',
  'libs/ordering/src/contract/events.ts': "export const PLACED = 'x';",
  'libs/ordering/src/application/place.usecase.ts': 'export const place = 1;',
  'libs/ordering/src/http/order.controller.ts': 'export const controller = 1;',
  'libs/composition/src/index.ts': 'export const rooms = 1;',
  'apps/api/src/main.ts': 'export const main = 1;',
  'apps/web/src/page.ts': 'export const page = 1;',
};

/** [rule, file, source]: one forbidden import each. */
const PLANTED: [rule: string, file: string, source: string][] = [
  [
    'domain-is-pure',
    'libs/procedures/src/domain/p1.ts',
    "import { Injectable } from '@nestjs/common'; export const x = Injectable;",
  ],
  [
    'domain-is-pure',
    'libs/procedures/src/domain/p2.ts',
    "import { readFileSync } from 'node:fs'; export const x = readFileSync;",
  ],
  [
    'domain-is-pure',
    'libs/ordering/src/domain/p3.ts',
    "import { rule } from '../../../procedures/src/domain/rule'; export const x = rule;",
  ],
  [
    'domain-is-pure',
    'libs/ordering/src/domain/p4.ts',
    "import type { place } from '../application/place.usecase'; export type X = typeof place;",
  ],
  ['kernel-is-leaf', 'libs/kernel/src/p5.ts', "import { DataSource } from 'typeorm'; export const x = DataSource;"],
  ['law-is-pure', 'libs/law/src/p6.ts', "import { uow } from '@app/platform'; export const x = uow;"],
  [
    'contract-is-leaf',
    'libs/ordering/src/contract/p7.ts',
    "import { place } from '../application/place.usecase'; export const x = place;",
  ],
  [
    'other-room-only-by-contract',
    'libs/ordering/src/application/p8.ts',
    "import { procedures } from '@app/procedures'; export const x = procedures;",
  ],
  [
    'other-room-only-by-contract',
    'libs/ordering/src/application/p9.ts',
    "import { rule } from '../../../procedures/src/domain/rule'; export const x = rule;",
  ],
  [
    'application-knows-no-adapter',
    'libs/ordering/src/application/p10.ts',
    "import { EntityManager } from 'typeorm'; export const x = EntityManager;",
  ],
  [
    'application-knows-no-adapter',
    'libs/ordering/src/application/p11.ts',
    "import { controller } from '../http/order.controller'; export const x = controller;",
  ],
  [
    'infrastructure-knows-no-entry-point',
    'libs/ordering/src/infrastructure/p12.ts',
    "import { controller } from '../http/order.controller'; export const x = controller;",
  ],
  [
    'platform-knows-no-room',
    'libs/platform/src/p13.ts',
    "import { directory } from '@app/organisation/contract'; export const x = directory;",
  ],
  [
    'only-apps-compose',
    'libs/ordering/src/application/p14.ts',
    "import { rooms } from '@app/composition'; export const x = rooms;",
  ],
  [
    'composition-only-by-index',
    'libs/composition/src/p15.ts',
    "import { controller } from '../../ordering/src/http/order.controller'; export const x = controller;",
  ],
  ['apps-only-compose', 'apps/api/src/p16.ts', "import { ordering } from '@app/ordering'; export const x = ordering;"],
  [
    'web-stands-alone',
    'apps/web/src/p17.ts',
    "import { money } from '../../../libs/kernel/src/index'; export const x = money;",
  ],
  ['no-unresolvable', 'libs/ordering/src/application/p18.ts', "import { y } from '@app/nowhere'; export const x = y;"],
  [
    'no-circular',
    'libs/ordering/src/application/p19.ts',
    "import { q } from './p20'; export const p = 1; export const z = q;",
  ],
  [
    'may-ask-procedures',
    'libs/procedures/src/application/p21.ts',
    "import { port } from '@app/ordering/contract'; export const x = port;",
  ],
  [
    'may-ask-organisation',
    'libs/organisation/src/http/p22.ts',
    "import { port } from '@app/procedures/contract'; export const x = port;",
  ],
];
/** The other half of the planted circle; the rule names one of the two. */
const CIRCLE = [['libs/ordering/src/application/p20.ts', "import { p } from './p19'; export const q = p;"]] as const;
const LEGAL: [file: string, source: string][] = [
  ['libs/procedures/src/jobs/l1.ts', "import { PLACED } from '@app/ordering/events'; export const x = PLACED;"],
  ['libs/ordering/src/application/l2.ts', "import { port } from '@app/procedures/contract'; export const x = port;"],
  [
    'libs/ordering/src/domain/l3.ts',
    "import { money } from '@app/kernel'; import { assess } from '@app/law'; export const x = [money, assess];",
  ],
  ['libs/platform/src/l4.ts', "import { DataSource } from 'typeorm'; export const x = DataSource;"],
  ['apps/api/src/l5.ts', "import { rooms } from '@app/composition'; export const x = rooms;"],
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

function cruise(folder: string, outputType: 'json' | 'err'): { code: number; output: string } {
  const command = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [command, 'apps', 'libs', '--config', '.dependency-cruiser.cjs', '--output-type', outputType];
  try {
    const output = execFileSync(process.execPath, args, {
      cwd: folder,
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return { code: 0, output: output.toString() };
  } catch (error) {
    const failed = error as { status: number; stdout: Buffer };
    return { code: failed.status, output: failed.stdout.toString() };
  }
}

describe('boundaries between the rooms', () => {
  let folder: string;
  const write = (files: readonly (readonly [string, string])[]): void => {
    for (const [file, source] of files) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), source);
    }
  };
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vergabezentrum-boundaries-'));
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json'])
      copyFileSync(path.join(root, file), path.join(folder, file));
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    write(Object.entries(TREE));
    write(LEGAL);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('allow what the house allows', () => {
    const { code, output } = cruise(folder, 'err');
    expect({ code, output: code ? output : '' }).toEqual({ code: 0, output: '' });
  });

  it('refuse every planted violation by the rule that is meant for it', () => {
    write(CIRCLE);
    write(PLANTED.map(([, file, source]) => [file, source] as const));
    expect(cruise(folder, 'err').code).toBeGreaterThan(0);
    const { violations } = (JSON.parse(cruise(folder, 'json').output) as { summary: { violations: Violation[] } })
      .summary;
    const silent = PLANTED.filter(([rule, file]) => !violations.some((v) => v.rule.name === rule && v.from === file));
    expect(silent.map(([rule, file]) => `${rule} is silent on ${file}`)).toEqual([]);
  });
});
