import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const SHARED_DATA = resolve(__dirname, '../../../shared/data');

/** The path of a file of the data shared beside the repository ("demand/raunheim.csv"), or undefined where it is not there. */
export function sharedData(file: string): string | undefined {
  const path = resolve(SHARED_DATA, file);
  return existsSync(path) ? path : undefined;
}

/**
 * A `describe` block that needs files of the shared data. It gets their paths in the same order; where one of them is
 * missing, its tests are skipped and the block's name says which file was not found.
 */
export function describeWithSharedData<const Files extends readonly string[]>(
  name: string,
  files: Files,
  tests: (paths: { readonly [Index in keyof Files]: string }) => void,
): void {
  const missing = files.find((file) => sharedData(file) === undefined);
  const paths = files.map((file) => resolve(SHARED_DATA, file)) as { readonly [Index in keyof Files]: string };
  if (missing === undefined) describe(name, () => tests(paths));
  // The block's own reading would fail without the files.
  else
    describe.skip(`${name} (skipped: ../shared/data/${missing} is not there)`, () => it('needs the files', () => {}));
}
