import { germanInstant, invalid, notFound } from '@app/kernel';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { eventErrors, type MissingEventKind, missingLaw } from '../../domain/correspondence/missing-documents';
import {
  MissingDocumentsRepository,
  type NewMissingEvent,
  type NewMissingRequest,
} from '../../infrastructure/correspondence/missing-documents.repository';
import { bidderOf, lotOf, requireExaminable } from '../examination/examinable';
import { ProcedureStep } from '../procedure-step';

const WORDS: Readonly<Record<MissingEventKind, string>> = {
  sent: 'versandt',
  received: 'eingegangen',
  'not-received': 'nicht eingegangen',
  withdrawn: 'zurückgenommen',
};

/** Asks a bidder for missing documents and records what became of it; the examination decides what follows. */
@Injectable()
export class RequestDocuments {
  constructor(
    private readonly step: ProcedureStep,
    private readonly requests: MissingDocumentsRepository,
  ) {}

  async ask(actor: Actor, procedureId: string, request: NewMissingRequest): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, async (dossier) => {
      const { bidderId, lotId, items, due } = request;
      const bidder = bidderOf(dossier, bidderId);
      requireExaminable(dossier, lotId === null ? undefined : lotOf(dossier, lotId));
      if (due <= dossier.now) {
        const message = 'Die Frist liegt in der Vergangenheit.';
        throw invalid('missing-documents', message, [{ pointer: '/due', message }]);
      }
      const requestId = await this.requests.insert(procedureId, request);
      const names = items.map(({ name }) => name).join(', ');
      return {
        action: 'documents-requested',
        change: {},
        lastChange: `Nachforderung an ${bidder.name}`,
        entries: [
          {
            text: `Von ${bidder.name} nachgefordert bis ${germanInstant(due)}: ${names}.`,
            citation: missingLaw(dossier.law, dossier.procedure).basis?.statute ?? null,
          },
        ],
        after: { requestId, bidderId, lotId, items: names, due },
      };
    });
  }

  async record(actor: Actor, procedureId: string, requestId: string, event: NewMissingEvent): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, async (dossier) => {
      const request = (await this.requests.of(procedureId)).find(({ id }) => id === requestId);
      if (!request) throw notFound('Diese Nachforderung');
      const errors = eventErrors(request, event, dossier.now);
      if (errors[0]) throw invalid('missing-documents', errors.map(({ message }) => message).join(' '), errors);
      await this.requests.addEvent(requestId, event);
      const names = request.items.filter(({ id }) => event.itemIds.includes(id)).map(({ name }) => name);
      const what = names.length > 0 ? ` (${names.join(', ')})` : '';
      const text = `Nachforderung an ${bidderOf(dossier, request.bidderId).name}${what}: ${WORDS[event.kind]}.`;
      return {
        action: 'documents-request-noted',
        change: {},
        lastChange: 'Nachforderung bearbeitet',
        entries: [{ text: `${text} ${event.note}`.trim() }],
        after: { requestId, ...event },
      };
    });
  }
}
