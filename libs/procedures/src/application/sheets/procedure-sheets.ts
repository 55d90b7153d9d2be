import { Codes } from '@app/codes/contract';
import { centreHead, type DocumentRequest, DocumentSources, type TemplateData } from '@app/documents/contract';
import { Directory } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MESSAGE_CHANNEL_NAMES } from '../../domain/correspondence/message';
import type { Dossier } from '../../domain/dossier';
import { mainCpvOf } from '../../domain/plan-facts';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { type ExaminationFile, ExaminationLoader } from '../../infrastructure/examination.loader';
import { MessagesQuery } from '../correspondence/messages.query';
import { awardNotice } from './award-notice';
import { awardProposal } from './award-proposal';
import { bidderList, type Invitations } from './bidder-list';
import { examinationSheet } from './examination-sheet';
import { noticeText } from './notice-text';
import type { SheetContext } from './sheet-context';

type SheetTemplate = 'notice-text' | 'bidder-list' | 'examination-sheet' | 'award-proposal' | 'award-notice';
type Sheets = {
  readonly [T in SheetTemplate]: (
    file: ExaminationFile,
    context: SheetContext,
  ) => Promise<TemplateData[T]> | TemplateData[T];
};
const NAMES: Readonly<Record<SheetTemplate, string>> = {
  'notice-text': 'Bekanntmachungstext',
  'bidder-list': 'Bieterliste',
  'examination-sheet': 'Prüf- und Wertungsbogen',
  'award-proposal': 'Vergabevorschlag',
  'award-notice': 'Bekanntmachung der Vergabe',
};

/** Notice, list of bidders, examination, proposal and award of a procedure on paper, made from what is on file. */
@Injectable()
export class ProcedureSheets implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sources: DocumentSources,
    private readonly directory: Directory,
    private readonly codes: Codes,
    private readonly dossiers: DossierLoader,
    private readonly files: ExaminationLoader,
    private readonly messages: MessagesQuery,
  ) {}

  onModuleInit(): void {
    const sheets: Sheets = {
      'notice-text': ({ dossier }, context) => noticeText(dossier, context),
      'bidder-list': async (file, context) =>
        bidderList(file, context, await this.invitations(file.dossier.procedure.id)),
      'examination-sheet': examinationSheet,
      'award-proposal': awardProposal,
      'award-notice': ({ dossier }, context) => awardNotice(dossier, context),
    };
    for (const [template, make] of Object.entries(sheets) as [SheetTemplate, Sheets[SheetTemplate]][]) {
      this.sources.register({ template, subjectType: 'procedure', load: (id) => this.load(id, template, make) });
    }
  }

  private async load(
    procedureId: string,
    template: SheetTemplate,
    make: Sheets[SheetTemplate],
  ): Promise<Omit<DocumentRequest, 'template'>> {
    requirePermission(this.uow.actor, 'procedure.read');
    const file = await this.files.of(await this.dossiers.read(procedureId));
    const { id, fileNumber } = file.dossier.procedure;
    return {
      title: `${NAMES[template]} ${fileNumber}`,
      subject: { type: 'procedure', id, label: fileNumber },
      memberId: null,
      data: await make(file, await this.context(file.dossier)),
    };
  }

  private async context(dossier: Dossier): Promise<SheetContext> {
    const { plan } = dossier.procedure;
    const cpv = [mainCpvOf(plan, dossier.lots), ...plan.furtherCpv, ...dossier.lots.map((lot) => lot.cpv)];
    const members = await this.directory.members();
    return {
      centre: centreHead(await this.directory.centre()),
      buyers: members.filter(({ id }) => dossier.buyerIds.includes(id)),
      codeNames: new Map([
        ...(await this.codes.names('cpv', [...new Set(cpv.filter(Boolean))])),
        ...(await this.codes.names('nuts', plan.place)),
      ]),
      contactName: this.uow.actor.name,
    };
  }

  /** The first invitation that left, by bidder. */
  private async invitations(procedureId: string): Promise<Invitations> {
    const sent = (await this.messages.tracked(procedureId))
      .filter(({ message }) => message.kind === 'invitation')
      .flatMap(({ message, states }) =>
        message.recipients.flatMap(({ bidderId }, index) => {
          const state = states[index];
          return bidderId !== null && state?.state === 'sent' && state.on !== null
            ? [[bidderId, { on: state.on, way: MESSAGE_CHANNEL_NAMES[state.channel] }] as const]
            : [];
        }),
      );
    return new Map(sent.reverse());
  }
}
