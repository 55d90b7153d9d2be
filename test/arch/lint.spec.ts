import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

function run(script: string, args: string[]): { code: number; output: string } {
  try {
    const output = execFileSync(process.execPath, [path.join(root, 'node_modules', script), ...args], {
      cwd: root,
      maxBuffer: 64 * 1024 * 1024,
      stdio: 'pipe',
    });
    return { code: 0, output: output.toString() };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: Buffer; stderr: Buffer };
    return { code: status, output: `${stdout.toString()}${stderr.toString()}` };
  }
}

describe('the tree', () => {
  it('has correct types', () => {
    expect(run('typescript-native/bin/tsc', ['-p', 'tsconfig.json'])).toEqual({ code: 0, output: '' });
    expect(run('typescript-native/bin/tsc', ['-p', 'apps/web/tsconfig.json'])).toEqual({ code: 0, output: '' });
  });
  it('passes ESLint', () => {
    expect(run('eslint/bin/eslint.js', ['.', '--max-warnings', '0'])).toEqual({ code: 0, output: '' });
  });
  it('is formatted', () => {
    const { code, output } = run('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']);
    expect({ code, output }).toEqual({ code: 0, output: '' });
  });
  it('keeps its boundaries', () => {
    const { code, output } = run('dependency-cruiser/bin/dependency-cruise.mjs', [
      'apps',
      'libs',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
    ]);
    expect({ code, output: code ? output : '' }).toEqual({ code: 0, output: '' });
  });
  it('describes its API as it is: generated files are fresh (npm run openapi)', () => {
    const metadata = path.join(root, 'libs/composition/src/openapi-metadata.ts');
    const schema = path.join(root, 'apps/web/src/shared/api/schema.d.ts');
    const before = [metadata, schema].map((file) => readFileSync(file, 'utf8'));
    const made = path.join(mkdtempSync(path.join(tmpdir(), 'vergabezentrum-api-')), 'openapi');
    execFileSync(process.execPath, [path.join(root, 'scripts/openapi-metadata.mjs')], { cwd: root });
    expect(readFileSync(metadata, 'utf8') === before[0]).toBe(true);
    execFileSync(process.execPath, [path.join(root, 'dist/apps/cli/src/main.js'), 'openapi:export', `${made}.json`], {
      cwd: root,
    });
    execFileSync(
      process.execPath,
      [path.join(root, 'node_modules/openapi-typescript/bin/cli.js'), `${made}.json`, '-o', `${made}.d.ts`],
      { cwd: root },
    );
    expect(readFileSync(`${made}.d.ts`, 'utf8') === before[1]).toBe(true);
  });
  it('locks optional packages of every platform, so that npm ci works everywhere', () => {
    const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const present = new Set(Object.keys(lock.packages).map((key) => key.split('node_modules/').pop()));
    const missing = Object.values(lock.packages).flatMap(({ optionalDependencies }) =>
      Object.keys(optionalDependencies ?? {}).filter((name) => !present.has(name)),
    );
    expect(missing).toEqual([]);
  });
});
