import { execFileSync } from 'node:child_process';
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
  it('locks optional packages of every platform, so that npm ci works everywhere', () => {
    const lock = JSON.parse(execFileSync('cat', [path.join(root, 'package-lock.json')]).toString()) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const present = new Set(Object.keys(lock.packages).map((key) => key.split('node_modules/').pop()));
    const missing = Object.values(lock.packages).flatMap(({ optionalDependencies }) =>
      Object.keys(optionalDependencies ?? {}).filter((name) => !present.has(name)),
    );
    expect(missing).toEqual([]);
  });
});
