import { CENTRE_STATE, CentreLaw } from '@app/compass/contract';
import { conflict, invalid, parseMoney } from '@app/kernel';
import { assess, type Assessment, type Nature } from '@app/law';
import { Directory } from '@app/organisation/contract';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Procedures } from '@app/procedures/contract';
import { Injectable } from '@nestjs/common';
import { type RequestNature } from '../domain/content';
import { decide } from '../domain/machine';
import { estimateSentence, procuredLots, recordSentences, type RequestLabel } from '../domain/procurement';
import { dayOf } from '../domain/required-facts';
import { RequestRepository, type StoredRequest } from '../infrastructure/request.repository';
import { labelOf, RequestStep } from './request-step';

export interface TakeOverCommand {
  /** Further requests that go into the same procedure. */
  readonly with: readonly string[];
  /** A procedure in planning that buys the need already; left out: a new one. */
  readonly procedureId?: string;
  /** Of the new procedure; left out: that of the request. */
  readonly title?: string;
  readonly nature?: Nature;
}
export interface TakenOver {
  readonly procedureId: string;
  readonly fileNumber: string;
}

/** Requests become a procedure, which gets everything the departments have said: nothing is typed twice. */
@Injectable()
export class TakeOverRequest {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly step: RequestStep,
    private readonly requests: RequestRepository,
    private readonly procedures: Procedures,
    private readonly directory: Directory,
    private readonly law: CentreLaw,
  ) {}

  /** Twice by the same person is once. Throws `conflict` naming who was first. */
  run(actor: Actor, id: string, command: TakeOverCommand): Promise<TakenOver> {
    return this.uow.run(actor, async () => {
      const first = await this.requests.find(id);
      requirePermission(actor, 'request.manage', first.memberId);
      const requests = await this.locked([id, ...command.with]);
      const before = alreadyTaken(requests, actor);
      if (before) return before;
      // The rule is asked before anything is made.
      for (const request of requests)
        decide(request, { command: 'take-over', side: 'centre', procedureId: command.procedureId ?? id });
      const taken = await this.procedure(requests, id, command);
      for (const request of requests) await this.accept(actor, request.id, taken);
      return taken;
    });
  }

  /** What the law says about the request as of today: regime, permitted types and why. Throws `conflict` without an estimate. */
  async preview(actor: Actor, id: string): Promise<Assessment> {
    return this.uow.run(actor, async () => {
      const { content } = await this.requests.find(id);
      requirePermission(actor, 'procedure.read');
      const lots = procuredLots(content).filter(({ estimatedValue }) => parseMoney(estimatedValue) > 0n);
      if (lots.length === 0 || content.nature === '')
        throw conflict('no-estimate', 'Ohne Art der Leistung und Schätzung kann das Recht nicht befragt werden.');
      const estimate = {
        kind: 'lots' as const,
        lots: lots.map(({ estimatedValue }, index) => ({
          id: String(index + 1),
          value: estimatedValue,
          similar: true,
          outsideEu: false,
        })),
      };
      const nature = content.nature as RequestNature;
      const startsOn = this.uow.today();
      return assess(
        { startsOn, state: CENTRE_STATE, buyer: 'municipality', nature, estimate },
        await this.law.current(),
      );
    });
  }

  /** In the order of their ids, so that two people who merge the same ones wait instead of blocking each other. */
  private async locked(ids: readonly string[]): Promise<readonly StoredRequest[]> {
    const requests: StoredRequest[] = [];
    for (const id of [...new Set(ids)].sort()) requests.push(await this.requests.lock(id));
    return requests;
  }

  private async procedure(
    requests: readonly StoredRequest[],
    id: string,
    { procedureId, title, nature }: TakeOverCommand,
  ): Promise<TakenOver> {
    const labelled = await this.labelled(requests);
    if (procedureId) {
      const sentences = labelled.flatMap(({ label, request: { content } }) => [
        ...recordSentences(label, content),
        estimateSentence(label, content),
      ]);
      const memberIds = [...new Set(requests.map(({ memberId }) => memberId))];
      const { fileNumber } = await this.procedures.join(procedureId, { memberIds, sentences });
      return { procedureId, fileNumber };
    }
    const leading = requests.find((request) => request.id === id) ?? requests[0];
    const natures = new Set(requests.map(({ content }) => content.nature));
    if (!nature && natures.size > 1) {
      const message = 'Die Anträge nennen verschiedene Arten der Leistung. Bitte wählen Sie die des Verfahrens.';
      throw invalid('nature', message, [{ pointer: '/nature', message }]);
    }
    const buyerIds = [...new Set(requests.map(({ memberId }) => memberId))];
    const thirds = [...new Set(requests.map(({ content }) => content.onBehalfOf.trim()).filter(Boolean))];
    const created = await this.procedures.create({
      title: title?.trim() || leading?.content.title.trim() || '',
      nature: nature ?? (leading?.content.nature as RequestNature),
      state: CENTRE_STATE,
      buyerIds,
      onBehalfOf: thirds.length > 0 ? thirds.join(', ') : null,
      lots: requests.flatMap(({ content }) => procuredLots(content).map((lot) => ({ ...lot, positions: [] }))),
      estimateReasons: labelled.map(({ label, request }) => estimateSentence(label, request.content)),
      recordSentences: labelled.flatMap(({ label, request }) => recordSentences(label, request.content)),
      term: requests.length === 1 ? termOf(requests[0]) : null,
      joint: buyerIds.length > 1,
      origin: { type: 'request', id },
    });
    return { procedureId: created.id, fileNumber: created.fileNumber };
  }

  private async accept(actor: Actor, id: string, { procedureId, fileNumber }: TakenOver): Promise<void> {
    await this.step.run(actor, id, 'take-over', () => ({
      procedureId,
      change: { officerId: actor.personId, officerName: actor.name, fileNumber },
      entry: { kind: 'accepted', text: '' },
      tells: (next) => `${actor.name} hat Ihren Vergabeantrag ${labelOf(next)} übernommen.`,
      audit: { action: 'taken-over', after: { procedureId, fileNumber } },
    }));
  }

  private async labelled(
    requests: readonly StoredRequest[],
  ): Promise<readonly { readonly request: StoredRequest; readonly label: RequestLabel }[]> {
    const members = new Map((await this.directory.members()).map(({ id, name }) => [id, name]));
    const costCentres = new Map((await this.directory.costCentres()).map((each) => [each.id, each]));
    const departments = await this.directory.departmentNames();
    return requests.map((request) => {
      const costCentre = costCentres.get(request.content.costCentreId);
      const label = {
        number: request.number ?? '',
        member: members.get(request.memberId) ?? '',
        department: departments.get(costCentre?.departmentId ?? '') ?? null,
        costCentre: costCentre ? `${costCentre.number} ${costCentre.name}` : '',
      };
      return { request, label };
    });
  }
}

/** The procedure it went into before, where the same person asks again; undefined while nothing was taken over. */
function alreadyTaken(requests: readonly StoredRequest[], actor: Actor): TakenOver | undefined {
  const taken = requests.find(({ state }) => state === 'accepted');
  if (!taken) return undefined;
  const { procedureId, fileNumber, officerName } = taken;
  const same = requests.every((request) => request.procedureId === procedureId);
  if (same && procedureId && fileNumber && taken.officerId === actor.personId) return { procedureId, fileNumber };
  throw conflict(
    'request-taken',
    `${officerName ?? 'Jemand'} hat den Antrag ${taken.number ?? ''} schon übernommen: Verfahren ${fileNumber ?? ''}.`,
    { procedureId, fileNumber },
  );
}

function termOf(request: StoredRequest | undefined): { from: string; to: string } | null {
  const from = dayOf(request?.content.termFrom ?? '');
  const to = dayOf(request?.content.termTo ?? '');
  return from && to ? { from, to } : null;
}
