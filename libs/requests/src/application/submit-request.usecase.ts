import { Codes } from '@app/codes/contract';
import { DomainError, formatMoney, type FieldError } from '@app/kernel';
import { Directory, isValidOn } from '@app/organisation/contract';
import { type Actor, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { RequestContent } from '../domain/content';
import { estimateOf, faults, type Surroundings } from '../domain/required-facts';
import { RequestRepository, type StoredRequest } from '../infrastructure/request.repository';
import { labelOf, RequestStep } from './request-step';

/** The department hands its request in, or takes it back. */
@Injectable()
export class SubmitRequest {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly step: RequestStep,
    private readonly directory: Directory,
    private readonly requests: RequestRepository,
    private readonly codes: Codes,
  ) {}

  /** Handing in twice changes nothing. Throws `unprocessable` with every fact that is missing or wrong. */
  submit(actor: Actor, id: string): Promise<StoredRequest> {
    return this.uow.run(actor, async () => {
      const now = await this.requests.lock(id);
      if (now.state === 'submitted') return now;
      return this.step.run(actor, id, 'submit', async (request) => {
        const found = await this.faults(request);
        const number = request.number ?? (found.length > 0 ? null : await this.requests.nextNumber());
        return {
          faults: found,
          change: { number, submittedAt: request.submittedAt ?? this.uow.now(), answerUntil: null },
          entry: { kind: request.number ? 'resubmitted' : 'submitted', text: '', content: request.content },
          tells: (next) => `${actor.name} hat den Vergabeantrag ${labelOf(next)} eingereicht.`,
          audit: { action: 'submitted', after: { title: request.content.title, estimate: sumOf(request.content) } },
        };
      });
    });
  }

  withdraw(actor: Actor, id: string, reason: string): Promise<StoredRequest> {
    return this.step.run(actor, id, 'withdraw', () => ({
      text: reason,
      entry: { kind: 'withdrawn', text: reason },
      tells: (next) => `${actor.name} hat den Vergabeantrag ${labelOf(next)} zurückgezogen.`,
      audit: { action: 'withdrawn', after: { reason } },
    }));
  }

  /** What is missing or wrong as of today. */
  async faults({ memberId, content }: Pick<StoredRequest, 'memberId' | 'content'>): Promise<readonly FieldError[]> {
    return [...faults(content, await this.surroundings(memberId, content)), ...(await this.wrongCodes(content))];
  }

  private async wrongCodes({ lots, lotsWish }: RequestContent): Promise<readonly FieldError[]> {
    const errors: FieldError[] = [];
    for (const [index, { cpv }] of lots.entries()) {
      if (lotsWish !== 'lots' || cpv.trim() === '') continue;
      await this.codes.check('cpv', cpv, `/lots/${index}/cpv`).catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
        errors.push(...error.errors);
      });
    }
    return errors;
  }

  private async surroundings(memberId: string, { costCentreId }: RequestContent): Promise<Surroundings> {
    const today = this.uow.today();
    const costCentre = (await this.directory.costCentres(memberId)).find(({ id }) => id === costCentreId);
    return {
      today,
      costCentre: costCentre && {
        valid: isValidOn(costCentre, today),
        name: `${costCentre.number} ${costCentre.name}`,
      },
    };
  }
}

const sumOf = (content: RequestContent): string | null => {
  const sum = estimateOf(content);
  return sum === undefined ? null : formatMoney(sum);
};
