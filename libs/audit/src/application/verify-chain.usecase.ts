import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { ChainVerdict } from '../contract';

/** Recomputes the chain of the actor's centre inside the database, from the first entry to the head. */
@Injectable()
export class VerifyChain {
  constructor(private readonly uow: UnitOfWork) {}

  /** Runs in the caller's unit of work. */
  async execute(): Promise<ChainVerdict> {
    requirePermission(this.uow.actor, 'audit.read');
    const broken = await this.uow.first<{ seq: string; action: string; subject: string; gap: boolean }>(
      `with chained as (
         select e.*, lag(hash, 1, '\\x') over (order by seq) as previous, row_number() over (order by seq) as place, e as whole
         from audit.entry e where centre_id = app.centre_id())
       select seq, action, subject_type || ' ' || coalesce(subject_label, subject_id) as subject, seq <> place as gap
       from chained where seq <> place or hash <> audit.entry_hash(previous, whole) order by seq limit 1`,
    );
    const count = await this.uow.first<{ entries: string }>(
      'select count(*) as entries from audit.entry where centre_id = app.centre_id()',
    );
    const head = await this.uow.first<{ seq: string; hash: Buffer }>(
      'select seq, hash from audit.head where centre_id = app.centre_id()',
    );
    const last = await this.uow.first<{ hash: Buffer }>(
      'select hash from audit.entry where centre_id = app.centre_id() order by seq desc limit 1',
    );
    const entries = Number(count?.entries ?? 0);
    const verdict = { entries, head: head?.hash.toString('hex') ?? '' };
    if (broken) {
      const reason = broken.gap ? 'davor fehlt mindestens ein Eintrag' : 'der Inhalt wurde nachträglich verändert';
      return {
        ...verdict,
        valid: false,
        firstBroken: { seq: Number(broken.seq), action: broken.action, subject: broken.subject, reason },
      };
    }
    if (Number(head?.seq ?? 0) !== entries || !(last?.hash ?? Buffer.alloc(0)).equals(head?.hash ?? Buffer.alloc(0))) {
      return {
        ...verdict,
        valid: false,
        firstBroken: { seq: entries + 1, action: '', subject: '', reason: 'am Ende fehlt mindestens ein Eintrag' },
      };
    }
    return { ...verdict, valid: true };
  }
}
