import { conflict, DomainError, notFound } from '@app/kernel';
import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { ConsultationFacts, TrainingFacts } from '../domain/service-entry';

interface Entry {
  readonly id: string;
  readonly version: number;
  readonly officerName: string;
  readonly cancelledReason: string | null;
}
export interface Consultation extends ConsultationFacts, Entry {}
export interface Training extends TrainingFacts, Entry {}

export interface ServiceFilter {
  readonly from?: string;
  readonly to?: string;
  readonly memberId: string | null;
  /** Words found in asker, topic and note, or title, place and trainer. */
  readonly q?: string;
  readonly cancelled: boolean;
}
export interface ServicePage {
  readonly after: readonly [day: string, id: string] | null;
  readonly limit: number;
}
export interface FormerVersion {
  readonly version: number;
  readonly content: Record<string, unknown>;
  readonly replacedBy: string;
  readonly replacedAt: Date;
}
type Table = 'consultation' | 'training';

const ENTRY = `id, version, officer_name as "officerName", cancelled_reason as "cancelledReason"`;
const COLUMNS: Readonly<Record<Table, string>> = {
  consultation: `${ENTRY}, day::text, member_id as "memberId", asker, topic, channel, minutes, note,
    procedure_id as "procedureId"`,
  training: `${ENTRY}, kind, day::text, title, place, minutes, trainer, topics,
    (select coalesce(jsonb_agg(jsonb_build_object('memberId', p.member_id, 'people', p.people) order by p.member_id), '[]')
     from services.participants p where (p.centre_id, p.training_id) = (t.centre_id, t.id)) as participants`,
};
const WORDS: Readonly<Record<Table, string>> = {
  consultation: `asker || ' ' || topic || ' ' || note`,
  training: `title || ' ' || place || ' ' || trainer || ' ' || topics`,
};
const OF_MEMBER: Readonly<Record<Table, string>> = {
  consultation: 't.member_id = $3',
  training: 'exists (select from services.participants p where p.training_id = t.id and p.member_id = $3)',
};

/** Rows of the log; inside the caller's unit of work. */
@Injectable()
export class ServiceLogRepository {
  constructor(private readonly uow: UnitOfWork) {}

  consultations(filter: ServiceFilter, page: ServicePage): Promise<Consultation[]> {
    return this.list('consultation', filter, page);
  }
  trainings(filter: ServiceFilter, page: ServicePage): Promise<Training[]> {
    return this.list('training', filter, page);
  }

  /** Newest day first. */
  private list<T>(table: Table, { from, to, memberId, q, cancelled }: ServiceFilter, page: ServicePage): Promise<T[]> {
    return this.uow.query<T>(
      `select ${COLUMNS[table]} from services.${table} t
       where ($1::date is null or day >= $1) and ($2::date is null or day <= $2)
         and ($3::uuid is null or ${OF_MEMBER[table]})
         and ($4::text is null or position(lower($4) in lower(${WORDS[table]})) > 0)
         and ($5 or cancelled_reason is null) and ($6::date is null or (day, id) < ($6, $7::uuid))
       order by day desc, id desc limit $8`,
      [
        from ?? null,
        to ?? null,
        memberId,
        q || null,
        cancelled,
        page.after?.[0] ?? null,
        page.after?.[1] ?? null,
        page.limit,
      ],
    );
  }

  async find<T extends Table>(table: T, id: string): Promise<T extends 'training' ? Training : Consultation> {
    const row = await this.uow.first(`select ${COLUMNS[table]} from services.${table} t where id = $1`, [id]);
    if (!row) throw notFound(table === 'training' ? 'Diese Veranstaltung' : 'Diese Beratung');
    return row as T extends 'training' ? Training : Consultation;
  }

  async addConsultation(facts: ConsultationFacts): Promise<string> {
    const id = newId();
    await this.uow.execute(
      `insert into services.consultation
         (id, officer_name, day, member_id, asker, topic, channel, minutes, note, procedure_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [id, this.uow.actor.name, ...consultationValues(facts)],
    );
    return id;
  }

  async addTraining(facts: TrainingFacts): Promise<string> {
    const id = newId();
    await this.uow.execute(
      `insert into services.training (id, officer_name, kind, day, title, place, minutes, trainer, topics)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, this.uow.actor.name, ...trainingValues(facts)],
    );
    await this.addParticipants(id, facts);
    return id;
  }

  async changeConsultation(id: string, version: number, facts: ConsultationFacts): Promise<void> {
    await this.keepFormer('consultation', id, version);
    await this.uow.execute(
      `update services.consultation set version = version + 1, day = $2, member_id = $3, asker = $4, topic = $5,
              channel = $6, minutes = $7, note = $8, procedure_id = $9 where id = $1`,
      [id, ...consultationValues(facts)],
    );
  }

  async changeTraining(id: string, version: number, facts: TrainingFacts): Promise<void> {
    await this.keepFormer('training', id, version);
    await this.uow.execute(
      `update services.training set version = version + 1, kind = $2, day = $3, title = $4, place = $5, minutes = $6,
              trainer = $7, topics = $8 where id = $1`,
      [id, ...trainingValues(facts)],
    );
    await this.uow.execute('delete from services.participants where training_id = $1', [id]);
    await this.addParticipants(id, facts);
  }

  async cancel(table: Table, id: string, version: number, reason: string): Promise<void> {
    await this.keepFormer(table, id, version);
    await this.uow.execute(`update services.${table} set version = version + 1, cancelled_reason = $2 where id = $1`, [
      id,
      reason,
    ]);
  }

  formerVersions(id: string): Promise<FormerVersion[]> {
    return this.uow.query(
      `select version, content, replaced_by as "replacedBy", replaced_at as "replacedAt"
       from services.former_version where entry_id = $1 order by version desc`,
      [id],
    );
  }

  /** Locks the entry and keeps what it says. Throws `stale` for another version, `conflict` for a cancelled entry. */
  private async keepFormer(table: Table, id: string, version: number): Promise<void> {
    await this.uow.query(`select 1 from services.${table} where id = $1 for update`, [id]);
    const entry = await this.find(table, id);
    if (entry.cancelledReason !== null) throw conflict('cancelled', 'Dieser Eintrag ist storniert.');
    if (entry.version !== version) {
      const message = `Der Eintrag wurde inzwischen geändert. Bitte laden Sie ihn neu; gesehen haben Sie Fassung ${version}.`;
      throw new DomainError('stale', 'stale', message, [], { version: entry.version });
    }
    const { id: _, version: __, ...content } = entry;
    await this.uow.execute(
      'insert into services.former_version (entry_id, version, content, replaced_by) values ($1, $2, $3, $4)',
      [id, version, JSON.stringify(content), this.uow.actor.name],
    );
  }

  private async addParticipants(id: string, { participants }: TrainingFacts): Promise<void> {
    for (const { memberId, people } of participants) {
      await this.uow.execute('insert into services.participants (training_id, member_id, people) values ($1, $2, $3)', [
        id,
        memberId,
        people,
      ]);
    }
  }
}

const consultationValues = (facts: ConsultationFacts): unknown[] => {
  const { day, memberId, asker, topic, channel, minutes, note, procedureId } = facts;
  return [day, memberId, asker, topic, channel, minutes, note, procedureId];
};
const trainingValues = ({ kind, day, title, place, minutes, trainer, topics }: TrainingFacts): unknown[] => [
  ...[kind, day, title, place, minutes, trainer, topics],
];
