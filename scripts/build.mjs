// Compiles apps/, libs/, test support and bench with SWC into dist/ (one file in, one file out) and turns the
// aliases @app/… into relative paths. TypeScript itself only checks the types (npm run typecheck).
import { transformFile } from '@swc/core';
import fs from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'dist');
const started = performance.now();

/** `@app/ordering/contract` → libs/ordering/src/contract/index.js, seen from the importing file. */
function resolveAlias(specifier, fromFile) {
  const [lib, ...rest] = specifier.slice('@app/'.length).split('/');
  const inside = { '': 'index', contract: 'contract/index', events: 'contract/events', testing: 'testing/index' }[
    rest.join('/')
  ];
  if (inside === undefined) throw new Error(`${fromFile}: unknown alias ${specifier}`);
  const target = path.join(root, 'libs', lib, 'src', `${inside}.js`);
  const relative = path.relative(path.dirname(fromFile), target);
  return relative.startsWith('.') ? relative : `./${relative}`;
}

async function compile(file) {
  const { code, map } = await transformFile(file, { configFile: path.join(root, '.swcrc'), cwd: root });
  const target = path.join(out, path.relative(root, file).replace(/\.ts$/, '.js'));
  const resolved = code.replace(
    /(require|import)\("(@app\/[^"]+)"\)/g,
    (_, call, alias) => `${call}("${resolveAlias(alias, file)}")`,
  );
  await fs.mkdir(path.dirname(target), { recursive: true });
  await fs.writeFile(target, `${resolved}\n//# sourceMappingURL=${path.basename(target)}.map`);
  await fs.writeFile(`${target}.map`, map);
}

async function sources(folder) {
  const entries = await fs.readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${path.sep}web${path.sep}`) && !file.includes('node_modules'));
}

const files = (await Promise.all(['apps', 'libs', 'bench'].map((folder) => sources(path.join(root, folder))))).flat();
for (const part of ['apps', 'libs', 'bench']) await fs.rm(path.join(out, part), { recursive: true, force: true });
const code = files.filter((file) => file.endsWith('.ts') && !/\.(spec|d)\.ts$/.test(file));
await Promise.all(code.map(compile));
// Data, and programs that are handed out as they are.
for (const data of files.filter((file) => /\.(json|mjs)$/.test(file))) {
  const target = path.join(out, path.relative(root, data));
  await fs.mkdir(path.dirname(target), { recursive: true });
  await fs.copyFile(data, target);
}
console.log(`compiled ${code.length} files in ${Math.round(performance.now() - started)} ms`);
