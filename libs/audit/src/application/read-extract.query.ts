import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type AuditExtractEntry, AuditExtracts, type ChainVerdict } from '../contract';
import { VerifyChain } from './verify-chain.usecase';

const ENTRY = `select e.seq, e.at, e.person_name as "personName", e.roles, e.action, e.subject_type as "subjectType",
    e.subject_id as "subjectId", e.subject_label as "subjectLabel", e.before, e.after,
    coalesce((select encode(p.hash, 'hex') from audit.entry p
              where p.centre_id = e.centre_id and p.seq = e.seq - 1), '') as "previousHash",
    encode(e.hash, 'hex') as hash,
    array[e.centre_id::text, e.seq::text, extract(epoch from e.at)::text, e.person_id::text, e.person_name, e.roles,
          e.action, e.subject_type, e.subject_id, e.subject_label, e.member_id::text, e.before::text,
          e.after::text, e.request_id] as fields
  from audit.entry e where e.centre_id = app.centre_id()`;

/** Reads entries with the texts their hash is made from, in the order of `audit.entry_hash`. */
@Injectable()
export class ReadExtract extends AuditExtracts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly chain: VerifyChain,
  ) {
    super();
  }

  of(subjectIds: readonly string[], without: readonly string[]): Promise<readonly AuditExtractEntry[]> {
    return this.uow.query<AuditExtractEntry>(
      `${ENTRY} and e.subject_id = any ($1) and e.action <> all ($2) order by e.seq`,
      [subjectIds, without],
    );
  }

  between(from: Date, until: Date, limit: number): Promise<readonly AuditExtractEntry[]> {
    return this.uow.query<AuditExtractEntry>(`${ENTRY} and e.at >= $1 and e.at < $2 order by e.seq limit $3`, [
      from,
      until,
      limit,
    ]);
  }

  verify(): Promise<ChainVerdict> {
    return this.chain.execute();
  }
}
