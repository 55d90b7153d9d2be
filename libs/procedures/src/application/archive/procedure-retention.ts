import { type LegalRetention, RetentionSource } from '@app/documents/contract';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { retentionOf } from '../../domain/archive/retention';
import { isAwarded, isClosed } from '../../domain/phase';
import { DossierLoader } from '../../infrastructure/dossier.loader';

/** How long the law wants the documents of a procedure kept. */
@Injectable()
export class ProcedureRetention extends RetentionSource {
  readonly subjectType = 'procedure';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly dossiers: DossierLoader,
  ) {
    super();
  }

  async of(subjectId: string): Promise<LegalRetention | undefined> {
    if (!(await this.uow.first('select 1 from procedures.procedure where id::text = $1', [subjectId])))
      return undefined;
    const dossier = await this.dossiers.read(subjectId);
    const { retention, note } = retentionOf(dossier);
    const { phase } = dossier.procedure;
    const rule = retention && {
      text: retention.reason,
      citation: { id: retention.citation.id, statute: retention.citation.statute },
    };
    return { over: isClosed(phase) || isAwarded(phase), until: retention?.until ?? null, rule, note };
  }
}

/** Letters to a bidder belong to the file of the procedure. */
@Injectable()
export class BidderRetention extends RetentionSource {
  readonly subjectType = 'bidder';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly procedure: ProcedureRetention,
  ) {
    super();
  }

  async of(subjectId: string): Promise<LegalRetention | undefined> {
    const found = await this.uow.first<{ id: string }>(
      'select procedure_id as id from procedures.bidder where id::text = $1',
      [subjectId],
    );
    return found && this.procedure.of(found.id);
  }
}
