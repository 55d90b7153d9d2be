// Reads request and response classes and controllers with the TypeScript compiler and writes what @nestjs/swagger
// needs to describe them (SWC keeps no such types) to libs/composition/src/openapi-metadata.ts. `npm run openapi` calls it.
import fs from 'node:fs';
import path from 'node:path';
import { ReadonlyVisitor } from '@nestjs/swagger/plugin';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'libs/composition/src/openapi-metadata.ts');
const visitor = (dtoFileNameSuffix, controllerFileNameSuffix) =>
  new ReadonlyVisitor({
    introspectComments: true,
    classValidatorShim: true,
    skipAutoHttpCode: true,
    dtoFileNameSuffix,
    controllerFileNameSuffix,
    pathToSource: path.dirname(target),
  });
const models = visitor(['.request.ts', '.response.ts', '.controller.ts', 'http/page.ts'], ['/none']);
const controllers = visitor(['/none'], ['.controller.ts']);

const program = ReadonlyVisitor.createTsProgram(path.join(root, 'tsconfig.json'));
const sources = program
  .getSourceFiles()
  .filter(({ fileName }) => fileName.startsWith(path.join(root, 'libs')) && !fileName.endsWith('.d.ts'))
  .sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
for (const source of sources) {
  models.visit(program, source);
  controllers.visit(program, source);
}

const f = ts.factory;
const entries = (list) =>
  f.createArrayLiteralExpression(
    list.map(([file, meta]) =>
      f.createArrayLiteralExpression([
        file,
        f.createObjectLiteralExpression(
          Object.entries(meta).map(([name, value]) =>
            f.createPropertyAssignment(
              f.createIdentifier(name),
              ts.isExpression?.(value) || value.kind
                ? value
                : f.createObjectLiteralExpression(
                    Object.entries(value).map(([k, v]) => f.createPropertyAssignment(f.createIdentifier(k), v)),
                  ),
            ),
          ),
        ),
      ]),
    ),
  );
const print = (node) =>
  ts.createPrinter().printNode(ts.EmitHint.Unspecified, node, ts.createSourceFile('x.ts', '', ts.ScriptTarget.ES2022));
const typeImports = { ...models.typeImports, ...controllers.typeImports };
const imports = Object.entries(typeImports)
  .map(([key, value]) => `    [${JSON.stringify(key)}]: ${value},`)
  .sort();
const text = `// Written by scripts/openapi-metadata.mjs (npm run openapi); do not edit.
export default async (): Promise<Record<string, any>> => {
  const t: Record<string, any> = {
${imports.join('\n')}
  };
  return { '@nestjs/swagger': { models: ${print(entries(models.collect().models))}, controllers: ${print(entries(controllers.collect().controllers))} } };
};
`;
// CommonJS modules, loaded the CommonJS way.
fs.writeFileSync(
  target,
  text.replaceAll('await import(', 'require(').replaceAll('import(', 'require(').replaceAll('.js")', '")'),
);
