// npm start: builds what is missing or older than its sources, then runs the product.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const entry = path.join(root, 'dist/apps/backoffice/src/main.js');

function newest(folder) {
  let latest = 0;
  for (const item of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (item.isFile()) latest = Math.max(latest, fs.statSync(path.join(item.parentPath, item.name)).mtimeMs);
  }
  return latest;
}
const builtAt = (file) => (fs.existsSync(file) ? fs.statSync(file).mtimeMs : 0);
const build = (script) => {
  const { status } = spawnSync('npm', ['run', '--silent', script], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

const server = Math.max(
  newest(path.join(root, 'libs')),
  ...['backoffice', 'api', 'worker', 'cli'].map((app) => newest(path.join(root, 'apps', app))),
);
if (builtAt(entry) < server) build('build:server');
if (builtAt(path.join(root, 'dist/web/index.html')) < newest(path.join(root, 'apps/web'))) build('build:web');

process.chdir(root);
// Whoever starts the product to look at it finds procedures in every phase; DEMO=1 leaves the lists empty.
if (!process.env.DATABASE_URL) process.env.DEMO ??= 'full';
await import(entry);
