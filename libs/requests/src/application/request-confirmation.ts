import {
  centreHead,
  contactOf,
  type DocumentRequest,
  DocumentSources,
  type RequestConfirmationData,
} from '@app/documents/contract';
import { conflict, formatMoney, germanDate, germanMoney } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Procedures } from '@app/procedures/contract';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CONTENT_FIELDS, type ContentField, FIELD_NAMES, inWords, type RequestContent } from '../domain/content';
import { STATE_NAMES } from '../domain/machine';
import { amountOf, dayOf } from '../domain/required-facts';
import { holder, isQuestionOpen, track } from '../domain/track';
import { type Attachment, AttachmentRepository } from '../infrastructure/attachment.repository';
import { RequestRepository, type StoredRequest } from '../infrastructure/request.repository';

/** The kind of subject a confirmation is about; its id is that of the request. */
export const PROCUREMENT_REQUEST = 'procurement-request';

/** Eingangsbestätigung: tells the department what arrived, where it stands and what comes next. */
@Injectable()
export class RequestConfirmation implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sources: DocumentSources,
    private readonly directory: Directory,
    private readonly procedures: Procedures,
    private readonly requests: RequestRepository,
    private readonly attachments: AttachmentRepository,
  ) {}

  onModuleInit(): void {
    this.sources.register({
      template: 'request-confirmation',
      subjectType: PROCUREMENT_REQUEST,
      load: (id) => this.load(id),
    });
  }

  /** Throws `not-found`, `forbidden`, and `conflict` before the request is handed in. */
  async load(id: string): Promise<Omit<DocumentRequest<'request-confirmation'>, 'template'>> {
    const request = await this.requests.find(id);
    requirePermission(this.uow.actor, 'request.read', request.memberId);
    const { number, submittedAt, content, memberId } = request;
    if (number === null || submittedAt === null) {
      throw conflict(
        'request-draft',
        'Ein Entwurf ist noch nicht eingegangen. Die Bestätigung gibt es nach dem Einreichen.',
      );
    }
    const centre = centreHead(await this.directory.centre());
    const data: RequestConfirmationData = {
      centre,
      fileNumber: number,
      createdAt: this.uow.now().toISOString(),
      recipient: await this.recipient(request),
      contact: contactOf(request.officerName ?? this.uow.actor.name, centre),
      requestNumber: number,
      title: content.title.trim() || 'Vergabeantrag',
      receivedAt: submittedAt.toISOString(),
      requestedBy: request.requesterName,
      state: STATE_NAMES[request.state],
      ...(await this.standing(request)),
      facts: await this.facts(content),
      ...lists(content, await this.attachments.of(id)),
    };
    return {
      title: `Eingangsbestätigung ${number}`,
      subject: { type: PROCUREMENT_REQUEST, id, label: number },
      memberId,
      data,
    };
  }

  private async recipient({
    memberId,
    content,
    requesterName,
  }: StoredRequest): Promise<RequestConfirmationData['recipient']> {
    const member = await this.directory.memberById(memberId);
    const costCentre = (await this.directory.costCentres(memberId)).find(({ id }) => id === content.costCentreId);
    const department = (await this.directory.departmentNames()).get(costCentre?.departmentId ?? '');
    const place = member.kind === 'municipality' ? `${member.postcode} ${member.name}` : member.postcode;
    return {
      name: member.name,
      attention: [department, requesterName].filter(Boolean).join(', '),
      addressLines: [place],
    };
  }

  private async standing(request: StoredRequest): Promise<Pick<RequestConfirmationData, 'next' | 'steps'>> {
    const { state, officerName: officer, requesterName: requester, procedureId } = request;
    const questionOpen = isQuestionOpen(state, await this.requests.entries(request.id));
    const [progress = null] = procedureId === null ? [] : await this.procedures.progress([procedureId]);
    return {
      next: holder({ ...request, officer, requester, questionOpen }).sentence,
      steps: track(state, progress).map(({ name, state: step, detail }) => ({
        name,
        state: step,
        ...(detail ? { detail } : {}),
      })),
    };
  }

  private async facts(content: RequestContent): Promise<RequestConfirmationData['facts']> {
    const costCentre = (await this.directory.costCentres()).find(({ id }) => id === content.costCentreId);
    const named = costCentre ? `${costCentre.number} ${costCentre.name}` : '';
    return CONTENT_FIELDS.filter((field) => field !== 'title')
      .map((field) => ({
        term: FIELD_NAMES[field],
        text: field === 'costCentreId' ? named : asRead(field, content[field].trim()),
      }))
      .filter(({ text }) => text !== '');
  }
}

const AMOUNTS: readonly ContentField[] = ['budgetAmount', 'maximumValue'];
const DAYS: readonly ContentField[] = ['needOn', 'termFrom', 'termTo', 'previousEndsOn'];

/** A field as people read it; what is no amount and no day stays as it was typed. */
function asRead(field: ContentField, value: string): string {
  const amount = AMOUNTS.includes(field) ? amountOf(value) : undefined;
  if (amount !== undefined) return germanMoney(amount);
  const day = DAYS.includes(field) ? dayOf(value) : undefined;
  return day === undefined ? inWords(field, value) : germanDate(day);
}

function lists(
  content: RequestContent,
  attachments: readonly Attachment[],
): Pick<RequestConfirmationData, 'lots' | 'estimate' | 'attachments'> {
  return {
    lots: content.lots.map(({ title, cpv }, index) => ({
      title: title.trim() || `Los ${index + 1}`,
      ...(cpv.trim() ? { cpv } : {}),
    })),
    estimate: content.lines.flatMap(({ text, amount, lot }) => {
      const net = amountOf(amount);
      return net === undefined
        ? []
        : [{ text: text.trim() || 'ohne Bezeichnung', net: formatMoney(net), ...(lot.trim() ? { lot } : {}) }];
    }),
    attachments: attachments.map(({ name, sha256 }) => ({ name, sha256 })),
  };
}
