import { useState } from 'react';
import { type CallOptions, useApiMutation } from '../api';
import type { components } from '../api/schema';

type CsvImport = components['schemas']['CsvImportResponse'];
interface Load {
  readonly file: File;
  readonly mode: string;
}

interface CsvImportOptions {
  /** The route that reads the file; takes `mode` in its query, `check` reads without storing. */
  readonly path: string;
  /** Further parameters of the call. */
  readonly target?: Pick<CallOptions, 'path' | 'query'>;
  /** Cached calls that begin with these paths are read anew once records are stored. */
  readonly invalidates: readonly string[];
  readonly onStored: (stored: number) => void;
}

/** A file of records: choosing it only checks it; `store` takes over what is good in it. */
export function useCsvImport({ path, target = {}, invalidates, onStored }: CsvImportOptions) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const load = useApiMutation<CsvImport, Load>('post', path, {
    request: ({ file, mode }) => ({
      ...target,
      query: { ...target.query, mode },
      body: file,
      contentType: 'text/csv',
    }),
    invalidates,
    onSuccess: ({ stored }, { mode }) => {
      if (mode !== 'check') onStored(stored);
    },
  });
  const choose = (chosen: readonly File[]): void => {
    setFiles(chosen);
    const [file] = chosen;
    if (file) load.mutate({ file, mode: 'check' });
    else load.reset();
  };
  const [file] = files;
  return {
    files,
    choose,
    busy: load.isPending,
    error: load.error,
    /** What the check found; undefined before a file was chosen and while it is read. */
    checked: file && load.variables?.mode === 'check' ? load.data : undefined,
    store: (mode: string): void => {
      if (file) load.mutate({ file, mode });
    },
    reset: (): void => choose([]),
  };
}
