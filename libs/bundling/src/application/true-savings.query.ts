import {
  formatMoney,
  formatUnitPrice,
  germanDate,
  type LocalDate,
  formatDecimal,
  notFound,
  type UnitPrice,
} from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type Saved, trueSavings } from '../domain/true-savings';
import { type FrameworkHead, FrameworkRepository } from '../infrastructure/framework.repository';
import { type KnownReference, SavingsQuery } from '../infrastructure/savings.query';

export type TrueSavingsView = Awaited<ReturnType<TrueSavingsQuery['of']>>;

/** What the call-offs of an agreement really cost, beside the prices before. */
@Injectable()
export class TrueSavingsQuery {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly frameworks: FrameworkRepository,
    private readonly facts: SavingsQuery,
    private readonly directory: Directory,
  ) {}

  /** Throws `not-found`. */
  async of(frameworkId: string) {
    requirePermission(this.uow.actor, 'bundle.read');
    const head = await this.frameworks.find(frameworkId);
    if (!head) throw notFound('Diese Rahmenvereinbarung');
    const members = new Map((await this.directory.members()).map((member) => [member.id, member]));
    const named = (id: string) => ({ member: members.get(id)?.slug ?? id, name: members.get(id)?.name ?? id });
    const calledOff = await this.facts.calledOff(frameworkId);
    const references = await this.facts.references(frameworkId);
    const prices = new Map<string, UnitPrice>([...references].map(([number, { unitPrice }]) => [number, unitPrice]));
    const result = trueSavings(calledOff, prices);
    const used = [...new Set(calledOff.map(({ articleNumber }) => articleNumber))].flatMap((articleNumber) => {
      const reference = references.get(articleNumber);
      return reference ? [{ articleNumber, ...reference }] : [];
    });
    const asOf = this.uow.today();
    return {
      frameworkNumber: head.number,
      asOf,
      total: savedView(result.total),
      members: result.members
        .map(({ member, ...saved }) => ({ ...named(member), ...savedView(saved) }))
        .sort((a, b) => a.name.localeCompare(b.name, 'de')),
      groups: result.groups.map(({ productGroup, ...saved }) => ({ productGroup, ...savedView(saved) })),
      cells: result.cells
        .map(({ member, productGroup, ...saved }) => ({ ...named(member), productGroup, ...savedView(saved) }))
        .sort((a, b) => a.name.localeCompare(b.name, 'de') || a.productGroup.localeCompare(b.productGroup, 'de')),
      references: used.map(({ unitPrice, ...reference }) => ({ ...reference, unitPrice: formatUnitPrice(unitPrice) })),
      withoutReference: result.withoutReference.map(({ articleNumber, paid }) => ({
        articleNumber,
        paid: formatMoney(paid),
      })),
      indexCorrected: false,
      method: methodOf(head, asOf, used, result.withoutReference.length),
    };
  }
}

const savedView = ({ reference, paid, saving, rate }: Saved) => ({
  reference: formatMoney(reference),
  paid: formatMoney(paid),
  saving: formatMoney(saving),
  savingPercent: rate === null ? null : formatDecimal(rate, 2),
});

function methodOf(
  head: FrameworkHead,
  asOf: LocalDate,
  used: readonly Pick<KnownReference, 'origin' | 'asOf'>[],
  unknown: number,
): string[] {
  const days = [...new Set(used.filter(({ origin }) => origin !== 'article-master').map((each) => each.asOf))].sort();
  const derived = used.filter(({ origin }) => origin === 'derived').length;
  const today = used.filter(({ origin }) => origin === 'article-master').length;
  return [
    `Gerechnet mit allen Abrufen aus ${head.number} bis ${germanDate(asOf)}, Beträge ohne Umsatzsteuer.`,
    'Ersparnis = abgerufene Menge × Referenzpreis − abgerufener Betrag zu den Preisen des Zuschlags, je Mitglied und Artikel auf den Cent gerundet und dann summiert.',
    ...(days.length > 0
      ? [
          `Referenzpreise: die Preise, mit denen der Bedarf gebündelt und bewertet wurde (${days.map(germanDate).join(', ')}).`,
        ]
      : []),
    ...(derived > 0
      ? [`Zu ${derived} Artikeln ist der Referenzpreis aus Wert und Menge des Bündels zurückgerechnet.`]
      : []),
    ...(today > 0
      ? [
          `Zu ${today} Artikeln ist kein Preis von damals festgehalten; dort gilt der Referenzpreis des Artikelstamms von heute.`,
        ]
      : []),
    ...(unknown > 0 ? [`${unknown} abgerufene Artikel ohne Referenzpreis sind nicht enthalten.`] : []),
    'Nicht preisbereinigt: In den Daten liegt keine Preisindexreihe vor.',
    'Nicht enthalten sind Prozesskosten, Fracht und die Kosten des Vergabeverfahrens.',
  ];
}
