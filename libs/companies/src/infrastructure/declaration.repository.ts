import { notFound } from '@app/kernel';
import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Declaration, NewDeclaration } from '../domain/declaration';

export interface Proof {
  readonly id: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly addedAt: Date;
  readonly addedBy: string;
}
export interface StoredDeclaration extends Declaration {
  /** The company it was recorded for, before any merging. */
  readonly companyId: string;
  readonly recordedBy: string;
  readonly withdrawal: { readonly reason: string; readonly at: string; readonly by: string } | null;
  readonly proofs: readonly Proof[];
}

const DECLARATION = `select d.id, d.company_id as "companyId", d.kind, d.title, d.given_on as "givenOn", d.result,
  d.document_number as "documentNumber", d.stated_until as "statedUntil", d.note, d.recorded_at as "recordedAt",
  d.recorded_by as "recordedBy", w.declaration_id is not null as withdrawn,
  case when w.declaration_id is not null
       then json_build_object('reason', w.reason, 'at', w.withdrawn_at, 'by', w.withdrawn_by) end as withdrawal,
  coalesce((select json_agg(json_build_object('id', p.id, 'sha256', p.sha256, 'fileName', p.file_name,
      'mediaType', p.media_type, 'size', p.size, 'addedAt', p.added_at, 'addedBy', p.added_by) order by p.id)
    from companies.proof p where (p.centre_id, p.declaration_id) = (d.centre_id, d.id)), '[]') as proofs
  from companies.declaration d
  left join companies.declaration_withdrawal w on (w.centre_id, w.declaration_id) = (d.centre_id, d.id)`;

@Injectable()
export class DeclarationRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** All of them, the latest first. */
  all(companyIds: readonly string[]): Promise<StoredDeclaration[]> {
    return this.uow.query<StoredDeclaration>(
      `${DECLARATION} where d.company_id = any ($1) order by d.given_on desc, d.recorded_at desc, d.id desc`,
      [companyIds],
    );
  }

  /** Throws `not-found` for a declaration of another company. */
  async one(companyIds: readonly string[], id: string): Promise<StoredDeclaration> {
    const found = (await this.all(companyIds)).find((declaration) => declaration.id === id);
    if (!found) throw notFound('Diese Erklärung');
    return found;
  }

  async insert(companyId: string, declaration: NewDeclaration): Promise<string> {
    const id = newId();
    const { kind, title, givenOn, result, documentNumber, statedUntil, note } = declaration;
    await this.uow.execute(
      `insert into companies.declaration (id, company_id, kind, title, given_on, result, document_number, stated_until,
                                          note, recorded_at, recorded_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[id, companyId, kind, title, givenOn, result, documentNumber, statedUntil, note],
        ...[this.uow.now(), this.uow.actor.name],
      ],
    );
    return id;
  }

  /** False when it was withdrawn before. */
  async withdraw(id: string, reason: string): Promise<boolean> {
    const written = await this.uow.execute(
      `insert into companies.declaration_withdrawal (declaration_id, reason, withdrawn_at, withdrawn_by)
       values ($1, $2, $3, $4) on conflict do nothing`,
      [id, reason, this.uow.now(), this.uow.actor.name],
    );
    return written > 0;
  }

  /** False when the declaration has the same file already. */
  async addProof(
    declarationId: string,
    proof: Pick<Proof, 'sha256' | 'fileName' | 'mediaType' | 'size'>,
  ): Promise<boolean> {
    const written = await this.uow.execute(
      `insert into companies.proof (id, declaration_id, sha256, file_name, media_type, size, added_at, added_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (centre_id, declaration_id, sha256) do nothing`,
      [
        ...[newId(), declarationId, proof.sha256, proof.fileName, proof.mediaType, proof.size],
        ...[this.uow.now(), this.uow.actor.name],
      ],
    );
    return written > 0;
  }
}
