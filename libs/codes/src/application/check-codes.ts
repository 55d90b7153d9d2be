import { invalid } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { type CheckedCode, type CodeListId, Codes } from '../contract';
import { LISTS } from '../domain/code-list';
import { LoadedLists } from './loaded-lists';

/** What other rooms ask about a code. */
@Injectable()
export class CheckCodes extends Codes {
  constructor(private readonly lists: LoadedLists) {
    super();
  }

  async check(list: CodeListId, typed: string, pointer = `/${list}`): Promise<CheckedCode> {
    const { code, problem } = LISTS[list].read(typed);
    if (code === undefined) throw invalid('code', problem, [{ pointer, message: problem }]);
    const loaded = await this.lists.get(list);
    const row = loaded?.byCode.get(code);
    return {
      code,
      name: row?.nameDe ?? null,
      known: row !== undefined,
      withdrawn: row?.withdrawn ?? false,
      listLoaded: loaded !== undefined,
    };
  }

  async names(list: CodeListId, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const loaded = await this.lists.get(list);
    const found = new Map<string, string>();
    for (const code of codes) {
      const row = loaded?.byCode.get(code);
      if (row) found.set(code, row.nameDe);
    }
    return found;
  }
}
