import { germanDate, germanInstant, germanMoney, parseMoney } from '@app/kernel';
import { type ArchiveEntry, ArchiveSources } from '@app/procedures/contract';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Contract, currentValue, endsOn, PRICE_CLAUSE_NAMES } from '../domain/contract';
import { ContractRepository } from '../infrastructure/contract.repository';

const amount = (text: string): string => `${germanMoney(parseMoney(text))} netto`;
const day = (date: string | null): string => (date === null ? 'nicht festgelegt' : germanDate(date));

/** Puts the contracts of a procedure into its archive, each to read and as data. */
@Injectable()
export class ContractArchive implements OnModuleInit {
  constructor(
    private readonly sources: ArchiveSources,
    private readonly contracts: ContractRepository,
  ) {}

  onModuleInit(): void {
    this.sources.register(async (procedureId) => (await this.contracts.ofProcedures([procedureId])).flatMap(entriesOf));
  }
}

function entriesOf(contract: Contract): readonly ArchiveEntry[] {
  const name = `Vertrag ${contract.number.replace('/', ' ')}`;
  const entry = {
    folder: 'contract',
    origin: 'Angaben der Vergabestelle',
    createdAt: contract.changedAt,
    auditSubjects: [contract.id],
  } as const;
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  return [
    {
      ...{ ...entry, name: [`${name}.txt`], title: name, mediaType: 'text/plain; charset=utf-8' },
      content: bytes(`${contractLines(contract).join('\r\n')}\r\n`),
    },
    {
      ...{ ...entry, name: [`${name}.json`], title: `Angaben zu: ${name}`, mediaType: 'application/json' },
      content: bytes(`${JSON.stringify(contract, null, 2)}\n`),
    },
  ];
}

export function contractLines(contract: Contract): readonly string[] {
  const { partner, options, modifications, adjustments, proofs, successor, noSuccessor } = contract;
  return [
    `Vertrag ${contract.number}: ${contract.title}`,
    `Mit ${partner.name}, ${partner.street}, ${partner.postcode} ${partner.city}`,
    `Zuschlag am ${germanDate(contract.awardedOn)}, Lose ${contract.lots.map(({ number }) => number).join(', ')}`,
    `Ursprünglicher Wert ${amount(contract.value)}, jetzt ${amount(currentValue(contract))}`,
    `Laufzeit ${day(contract.termFrom)} bis ${day(endsOn(contract))}`,
    `Preise: ${PRICE_CLAUSE_NAMES[contract.priceClause]}${contract.priceIndex ? ` (${contract.priceIndex})` : ''}`,
    '',
    ...options.map(
      ({ title, months, value, exerciseBy, decision, decidedOn, decidedBy }) =>
        `Option „${title}“: ${months} Monate, ${amount(value)}, zu erklären bis ${day(exerciseBy)}; ${decision === null ? 'offen' : `${decision === 'exercised' ? 'gezogen' : 'nicht gezogen'} am ${day(decidedOn)} durch ${decidedBy ?? ''}`}`,
    ),
    ...modifications.map(
      ({ on, amount: by, reason, verdictReason, personName, at }) =>
        `Änderung vom ${germanDate(on)} über ${amount(by)}: ${reason} Beurteilung: ${verdictReason} (${personName}, ${germanInstant(at)})`,
    ),
    ...adjustments.map(
      ({ from, valueBefore, valueAfter, basis, personName }) =>
        `Preisanpassung ab ${germanDate(from)} von ${amount(valueBefore)} auf ${amount(valueAfter)}: ${basis} (${personName})`,
    ),
    ...proofs.map(({ on, proof, personName }) => `Nachweis vom ${germanDate(on)}: ${proof} (${personName})`),
    ...(successor ? [`Nachfolge: Verfahren ${successor.fileNumber}`] : []),
    ...(noSuccessor ? [`Keine Nachfolge: ${noSuccessor}`] : []),
  ];
}
