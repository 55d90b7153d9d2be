import { type FieldError, invalid, parseDecimal, parseMoney } from '@app/kernel';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Dossier } from '../../domain/dossier';
import {
  EXCLUSION_GROUNDS,
  exclusionFact,
  FORMAL_GROUND_NAMES,
  formalFact,
  isMandatory,
  lowBidFact,
  rulebookOf,
  SELF_CLEANING_FACT,
} from '../../domain/examination/formal-grounds';
import { planOf } from '../../domain/examination/lot-plan';
import type { BidStatement } from '../../domain/examination/findings';
import type { Lot } from '../../domain/procedure';
import { ExaminationLoader } from '../../infrastructure/examination.loader';
import { ExaminationRepository, type NewFinding } from '../../infrastructure/examination.repository';
import { ProcedureStep } from '../procedure-step';
import { bidderOf, bidOf, lotOf, onlyEu, paragraphOf, requireExaminable } from './examinable';

type Of<K extends NewFinding['kind']> = Extract<NewFinding, { kind: K }>;
interface Told {
  readonly text: string;
  readonly citation: string | null;
}

/** Records what people find about bids and bidders in the first three stages. A later finding replaces an earlier one. */
@Injectable()
export class RecordFinding {
  constructor(
    private readonly step: ProcedureStep,
    private readonly examination: ExaminationRepository,
    private readonly files: ExaminationLoader,
  ) {}

  async run(actor: Actor, procedureId: string, finding: NewFinding, seenVersion?: number): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, seenVersion, async (dossier) => {
      requireExaminable(dossier, lotOfFinding(dossier, finding));
      const errors = await this.errorsOf(dossier, finding);
      if (errors.length > 0) throw invalid('finding', 'Diese Feststellung ist nicht vollständig.', errors);
      const told = toldOf(dossier, finding);
      await this.examination.insertFinding(procedureId, finding);
      return {
        action: `examination-${finding.kind}`,
        change: {},
        lastChange: 'Feststellung zur Prüfung der Angebote',
        entries: [told],
        after: finding,
      };
    });
  }

  private async errorsOf(dossier: Dossier, finding: NewFinding): Promise<readonly FieldError[]> {
    if (finding.kind === 'formal') return formalErrors(finding);
    if (finding.kind === 'statement') return statementErrors(dossier, finding);
    const { lots, plans } = await this.files.of(dossier);
    if (finding.kind === 'suitability') {
      const known = planOf(plans, finding.lotId).suitability.some(({ id }) => id === finding.requirementId);
      return [
        ...(known
          ? []
          : [{ pointer: '/requirementId', message: 'Diese Anforderung ist für das Los nicht festgelegt.' }]),
        ...(finding.result === 'met' ? [] : needsReason(finding.reason)),
      ];
    }
    if (finding.kind === 'exclusion') return exclusionErrors(finding);
    const inquiry = lots.flatMap(({ examined }) => examined).find(({ bidId }) => bidId === finding.bidId)?.inquiry;
    const due = inquiry !== null && inquiry !== undefined;
    return [
      ...(!['asked', 'plausible'].includes(finding.result) && !due
        ? [{ pointer: '/result', message: 'Der Bieter wurde zu seinem Preis noch nicht gefragt.' }]
        : []),
      ...(finding.result === 'rejected' && inquiry?.result === 'asked'
        ? [{ pointer: '/result', message: 'Bitte zuerst die Antwort des Bieters festhalten, auch dass keine kam.' }]
        : []),
      ...needsReason(finding.reason),
    ];
  }
}

/** A ground against a bidder is about the whole procedure; everything else is about one lot. */
function lotOfFinding(dossier: Dossier, finding: NewFinding): Lot | undefined {
  if (finding.kind === 'exclusion') return undefined;
  return finding.kind === 'suitability' ? lotOf(dossier, finding.lotId) : bidOf(dossier, finding.bidId).lot;
}

const SHORT = 10;
const needsReason = (reason: string): readonly FieldError[] =>
  reason.trim().length >= SHORT
    ? []
    : [
        {
          pointer: '/reason',
          message: `Bitte begründen Sie das mit mindestens ${SHORT} Zeichen für den Vergabevermerk.`,
        },
      ];

/** That nothing was found needs no reason; everything else does. */
const formalErrors = ({ result, reason }: Of<'formal'>): readonly FieldError[] =>
  result === 'passed' ? [] : needsReason(reason);

function exclusionErrors({ ground, result, reason }: Of<'exclusion'>): readonly FieldError[] {
  return [
    ...(EXCLUSION_GROUNDS.includes(ground)
      ? []
      : [{ pointer: '/ground', message: 'Diesen Ausschlussgrund gibt es nicht.' }]),
    ...(result === 'kept' && isMandatory(ground)
      ? [
          {
            pointer: '/result',
            message: 'Dieser Ausschlussgrund ist zwingend; abgesehen wird davon nur nach Selbstreinigung.',
          },
        ]
      : []),
    ...(result === 'absent' ? [] : needsReason(reason)),
  ];
}

function statementErrors(dossier: Dossier, { bidId, statement }: Of<'statement'>): readonly FieldError[] {
  const { lot } = bidOf(dossier, bidId);
  const articles = new Set(lot.positions.map(({ articleNumber }) => articleNumber));
  const amount = (pointer: string, value: string | null): readonly FieldError[] =>
    value === null || isFrom0(() => parseMoney(value))
      ? []
      : [{ pointer, message: `„${value}“ ist kein Betrag ab 0 mit höchstens zwei Nachkommastellen.` }];
  const percent = (pointer: string, value: string | null): readonly FieldError[] =>
    value === null || (isFrom0(() => parseDecimal(value, 2)) && parseDecimal(value, 2) <= 10_000n)
      ? []
      : [{ pointer, message: `„${value}“ ist kein Prozentsatz von 0 bis 100 mit höchstens zwei Nachkommastellen.` }];
  return [
    ...amount('/net', statement.net),
    ...amount('/gross', statement.gross),
    ...percent('/discountPercent', statement.discountPercent),
    ...percent('/vatRate', statement.vatRate),
    ...statement.lines.flatMap(({ articleNumber, amount: stated, vatRate }, index) => [
      ...(articles.has(articleNumber)
        ? []
        : [
            {
              pointer: `/lines/${index}/articleNumber`,
              message: `Der Artikel „${articleNumber}“ steht nicht im Leistungsverzeichnis.`,
            },
          ]),
      ...amount(`/lines/${index}/amount`, stated),
      ...percent(`/lines/${index}/vatRate`, vatRate),
    ]),
  ];
}

function isFrom0(read: () => bigint): boolean {
  try {
    return read() >= 0n;
  } catch {
    return false;
  }
}

/** The sentence for the record with its paragraph. */
function toldOf(dossier: Dossier, finding: NewFinding): Told {
  const rulebook = rulebookOf(dossier.procedure);
  if (finding.kind === 'suitability') {
    const result = { met: 'erfüllt', 'not-met': 'nicht erfüllt', open: 'noch offen' }[finding.result];
    const number = lotOf(dossier, finding.lotId).number;
    const name = bidderOf(dossier, finding.bidderId).name;
    return {
      text: `Eignung ${name}, Los ${number}: Anforderung ${result}. ${finding.reason}`.trim(),
      citation: paragraphOf(dossier, onlyEu(dossier, 'OWN-GWB-122-2')),
    };
  }
  if (finding.kind === 'exclusion') {
    const result = EXCLUSION_WORDS[finding.result];
    const factId = finding.result === 'self-cleaned' ? SELF_CLEANING_FACT : exclusionFact(finding.ground);
    return {
      text: `Ausschlussgrund bei ${bidderOf(dossier, finding.bidderId).name}: ${result}. ${finding.reason}`.trim(),
      citation: paragraphOf(dossier, factId),
    };
  }
  const { lot, bidder } = bidOf(dossier, finding.bidId);
  const of = `Angebot von ${bidder.name} für Los ${lot.number}`;
  if (finding.kind === 'formal') {
    const name = FORMAL_GROUND_NAMES[finding.ground];
    const text = {
      passed: `${of}: ${name} geprüft, kein Ausschluss.`,
      excluded: `${of} ausgeschlossen (${name}: nein).`,
      withdrawn: `${of}: Entscheidung zu „${name}“ zurückgenommen.`,
    }[finding.result];
    return {
      text: `${text} ${finding.reason}`.trim(),
      citation: paragraphOf(dossier, formalFact(finding.ground, rulebook)),
    };
  }
  if (finding.kind === 'inquiry')
    return {
      text: `${of}, Preis ${INQUIRY_WORDS[finding.result]}: ${finding.reason}`,
      citation: paragraphOf(dossier, lowBidFact(rulebook)),
    };
  return { text: `${of}: ${statementText(finding.statement)}`, citation: null };
}

const EXCLUSION_WORDS = {
  absent: 'liegt nicht vor',
  excluded: 'Bieter ausgeschlossen',
  'self-cleaned': 'Selbstreinigung nachgewiesen, kein Ausschluss',
  kept: 'nach Abwägung kein Ausschluss',
  withdrawn: 'Entscheidung zurückgenommen',
} as const;
const INQUIRY_WORDS = {
  asked: 'Aufklärung verlangt',
  answered: 'Antwort eingegangen',
  plausible: 'aufgeklärt, Angebot bleibt in der Wertung',
  rejected: 'nicht zufriedenstellend aufgeklärt, Angebot abgelehnt',
  withdrawn: 'Entscheidung zurückgenommen',
} as const;

const statementText = ({ net, discountPercent, vatRate }: BidStatement): string =>
  `Angaben des Bieters erfasst${net === null ? '' : `, Nettosumme ${net} €`}${discountPercent === null ? '' : `, Nachlass ${discountPercent} %`}${vatRate === null ? '' : `, Umsatzsteuer ${vatRate} %`}.`;
