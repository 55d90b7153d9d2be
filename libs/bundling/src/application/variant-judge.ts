import { CENTRE_STATE, CentreLaw } from '@app/compass/contract';
import { conflict, germanMoney } from '@app/kernel';
import { UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { TenderLot } from '../domain/hand-over';
import { type JudgedVariant, judgeVariant, type ValuedLot } from '../domain/variant-judgement';

/** Asks the law of the centre about lots, as of today: a procedure made of them would begin today. */
@Injectable()
export class VariantJudge {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly law: CentreLaw,
  ) {}

  async judge(lots: readonly TenderLot[]): Promise<JudgedVariant> {
    return judgeVariant(
      lots.map(valued),
      { startsOn: this.uow.today(), state: CENTRE_STATE },
      await this.law.current(),
    );
  }

  /** Throws `conflict` when an award alone would be let by laxer rules than the whole demand allows (§ 3 Abs. 2 VgV). */
  async refuseSplitting(lots: readonly TenderLot[]): Promise<void> {
    if (new Set(lots.map(({ lot }) => lot.award)).size < 2) return;
    const { awards, hints } = await this.judge(lots);
    const evading = awards.filter(({ alone }) => !alone);
    if (evading.length === 0) return;
    throw conflict(
      'splitting',
      `So darf nicht übergeben werden: ${evading.map(({ award, value }) => `Vergabe ${award} (${germanMoney(value)})`).join(', ')} würde für sich allein nach milderen Regeln vergeben als der gesamte Bedarf. Bitte ordnen Sie die Lose einer Vergabe zu oder wählen Sie eine andere Variante.`,
      { reasons: hints.filter(({ tone }) => tone === 'danger').map(({ text }) => text) },
    );
  }
}

const valued = ({ lot, value }: TenderLot): ValuedLot => ({
  ...{ key: lot.key, name: lot.name, award: lot.award, outsideEu: lot.outsideEu, value },
});
