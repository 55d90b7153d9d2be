import {
  centreHead,
  type CentreHead,
  type DocumentRequest,
  type DocumentSource,
  DocumentSources,
  type TemplateId,
} from '@app/documents/contract';
import { notFound } from '@app/kernel';
import { Directory, type Member } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Dossier } from '../domain/dossier';
import { DossierLoader } from '../infrastructure/dossier.loader';
import { ProcedureRepository } from '../infrastructure/procedure.repository';
import { RecordRepository } from '../infrastructure/record.repository';
import { priceComparisonDocument } from './examination/price-comparison-document';
import { PriceComparisonQueries } from './examination/price-comparison.query';
import { invitationDocument, recipientOf } from './invitation-document';
import { recordDocument } from './record-document';
import { SealedBidRepository } from '../infrastructure/sealed-bid.repository';
import { openingProtocol } from './vault/opening-protocol';

type LoadedOf<T extends TemplateId> = Omit<DocumentRequest<T>, 'template'>;
type Loaded = LoadedOf<TemplateId>;

/** What documents can be made of a procedure: the record, and the invitation to everyone or to one company. */
@Injectable()
export class ProcedureDocuments implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sources: DocumentSources,
    private readonly directory: Directory,
    private readonly dossiers: DossierLoader,
    private readonly procedures: ProcedureRepository,
    private readonly record: RecordRepository,
    private readonly sealed: SealedBidRepository,
    private readonly comparisons: PriceComparisonQueries,
  ) {}

  onModuleInit(): void {
    const sources: readonly DocumentSource[] = [
      { template: 'procurement-record', subjectType: 'procedure', load: (id) => this.recordOf(id) },
      { template: 'opening-protocol', subjectType: 'procedure', load: (id) => this.openingOf(id) },
      { template: 'price-comparison', subjectType: 'procedure', load: (id) => this.comparisonOf(id) },
      { template: 'invitation-to-tender', subjectType: 'procedure', load: (id) => this.invitationOf(id) },
      { template: 'invitation-to-tender', subjectType: 'bidder', load: (id) => this.invitationTo(id) },
    ];
    for (const source of sources) this.sources.register(source);
  }

  /** What the Vergabevermerk of this moment would be made from. Runs in the caller's unit of work. */
  async recordOf(procedureId: string): Promise<LoadedOf<'procurement-record'>> {
    requirePermission(this.uow.actor, 'procedure.read');
    const dossier = await this.dossiers.read(procedureId);
    const entries = await this.record.entries(procedureId);
    const { centre } = await this.context(procedureId);
    const data = recordDocument(dossier, { centre, buyers: await this.buyers(procedureId), entries });
    return loaded(dossier, `Vergabevermerk ${dossier.procedure.fileNumber}`, data);
  }

  private async openingOf(procedureId: string): Promise<Loaded> {
    requirePermission(this.uow.actor, 'procedure.read');
    const dossier = await this.dossiers.read(procedureId);
    const data = openingProtocol(dossier, {
      ...(await this.context(procedureId)),
      receipts: await this.sealed.receipts(procedureId),
      soleReason: (await this.sealed.soleOpening(dossier.procedure))?.reason ?? null,
    });
    return loaded(dossier, `Niederschrift über die Angebotsöffnung ${dossier.procedure.fileNumber}`, data);
  }

  private async comparisonOf(procedureId: string): Promise<Loaded> {
    const { dossier, lots } = await this.comparisons.all(this.uow.actor, procedureId);
    const { centre } = await this.context(procedureId);
    return loaded(
      dossier,
      `Preisspiegel ${dossier.procedure.fileNumber}`,
      priceComparisonDocument(dossier, lots, centre),
    );
  }

  private async invitationOf(procedureId: string): Promise<Loaded> {
    requirePermission(this.uow.actor, 'procedure.manage');
    const dossier = await this.dossiers.read(procedureId);
    const recipient = {
      name: 'An alle interessierten Unternehmen',
      addressLines: ['mit den Vergabeunterlagen veröffentlicht'],
    };
    const data = invitationDocument(dossier, {
      ...(await this.context(procedureId)),
      contactName: this.uow.actor.name,
      recipient,
    });
    return loaded(dossier, `Aufforderung zur Angebotsabgabe ${dossier.procedure.fileNumber}`, data);
  }

  /** The invitation to one company. Runs in the caller's unit of work. */
  async invitationTo(bidderId: string): Promise<LoadedOf<'invitation-to-tender'>> {
    requirePermission(this.uow.actor, 'procedure.manage');
    const procedureId = await this.procedures.procedureOfBidder(bidderId);
    const dossier = await this.dossiers.read(procedureId);
    const bidder = dossier.bidders.find(({ id }) => id === bidderId);
    if (!bidder) throw notFound('Dieses Unternehmen');
    const context = {
      ...(await this.context(procedureId)),
      contactName: this.uow.actor.name,
      recipient: recipientOf(bidder),
    };
    return loaded(
      dossier,
      `Aufforderung zur Angebotsabgabe ${dossier.procedure.fileNumber}, ${bidder.name}`,
      invitationDocument(dossier, context),
    );
  }

  private async context(procedureId: string): Promise<{ centre: CentreHead; buyers: readonly string[] }> {
    const buyers = (await this.buyers(procedureId)).map((member) => member.name);
    return { centre: centreHead(await this.directory.centre()), buyers };
  }

  private async buyers(procedureId: string): Promise<readonly Member[]> {
    const buyerIds = new Set(await this.procedures.buyerIds(procedureId));
    return (await this.directory.members()).filter(({ id }) => buyerIds.has(id));
  }
}

/** Every document belongs to the procedure, so that its page lists them all. */
const loaded = <T extends TemplateId>(
  { procedure }: Dossier,
  title: string,
  data: LoadedOf<T>['data'],
): LoadedOf<T> => ({
  title,
  subject: { type: 'procedure', id: procedure.id, label: procedure.fileNumber },
  memberId: null,
  data,
});
