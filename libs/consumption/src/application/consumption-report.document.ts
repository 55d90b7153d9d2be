import {
  centreHead,
  type ConsumingMember,
  type ConsumptionReportLine,
  type DocumentRequest,
  type DocumentSource,
  DocumentSources,
} from '@app/documents/contract';
import { DomainError, notFound } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { UnitOfWork } from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ConsumptionLine, type ConsumptionQuestion, ConsumptionReports } from './consumption-report.usecase';

/** About 250 pages: more is for the export. */
const LINES_AT_MOST = 10_000;
const KEYS = ['member', 'costCentre', 'article', 'from', 'to'] as const;

/** The selection as the id of a subject: its parameters as in an address, `member=raunheim&from=2026-07-01`. */
export function readSelection(id: string): ConsumptionQuestion {
  const given = new URLSearchParams(id);
  if ([...given.keys()].some((key) => !KEYS.some((known) => known === key))) throw notFound('Diese Auswertung');
  return Object.fromEntries(KEYS.flatMap((key) => (given.get(key) ? [[key, given.get(key)]] : [])));
}

/** Assembles the consumption report as a document: by member, cost centre and article. */
@Injectable()
export class ConsumptionReportDocument implements DocumentSource, OnModuleInit {
  readonly template = 'consumption-report';
  readonly subjectType = 'consumption';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly reports: ConsumptionReports,
    private readonly directory: Directory,
    private readonly sources: DocumentSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async load(id: string): Promise<Omit<DocumentRequest<'consumption-report'>, 'template'>> {
    const question = readSelection(id);
    const groupBy = 'member,costCentre,article';
    const report = await this.reports.report({ ...question, groupBy }, { limit: LINES_AT_MOST + 1, after: null });
    if (report.lines.length > LINES_AT_MOST) {
      throw new DomainError(
        'unprocessable',
        'report-too-long',
        'Der Bericht hätte mehr als 10.000 Zeilen. Bitte wählen Sie ein Mitglied oder einen kürzeren Zeitraum; alle Zeilen enthält die Ausgabe als Excel-Datei.',
      );
    }
    const member = question.member ? await this.directory.memberBySlug(question.member) : undefined;
    const centre = await this.directory.centre();
    const [[, period] = ['', ''], ...filters] = report.filters;
    const { net, vat, gross } = report.totals;
    return {
      title: `Verbrauchsbericht ${[member?.name, period].filter(Boolean).join(', ')}`,
      subject: { type: this.subjectType, id, label: `Verbrauch ${[member?.name, period].filter(Boolean).join(', ')}` },
      memberId: member?.id ?? null,
      data: {
        centre: centreHead(centre),
        fileNumber: `Verbrauch ${period}`,
        createdAt: this.uow.now().toISOString(),
        period,
        filters: filtersInWords(filters, member?.name ?? 'alle'),
        members: inMembers(report.lines),
        totals: { net, vat, gross },
      },
    };
  }
}

/** A document is read by others than who made it: „alle, die Sie sehen dürfen“ would mean other members to them. */
const filtersInWords = (filters: readonly (readonly [string, string])[], members: string) =>
  filters
    .filter(([name]) => name !== 'Gruppiert nach')
    .map(([name, value]) => ({ name, value: name === 'Mitgliedskommune' ? members : value }));

/** Lines, ordered by member and cost centre, as a tree. */
function inMembers(lines: readonly ConsumptionLine[]): readonly ConsumingMember[] {
  const members = new Map<string, Map<string, ConsumptionReportLine[]>>();
  const names = new Map<string, { number: string; name: string }>();
  for (const line of lines) {
    const { memberName = '', costCentreId = '', costCentre = '–', costCentreName = 'Kostenstelle' } = line;
    const costCentres = members.get(memberName) ?? new Map<string, ConsumptionReportLine[]>();
    members.set(memberName, costCentres);
    names.set(costCentreId, { number: costCentre, name: costCentreName });
    const own = costCentres.get(costCentreId);
    if (own) own.push(reportLine(line));
    else costCentres.set(costCentreId, [reportLine(line)]);
  }
  return [...members].map(([name, costCentres]) => ({
    name,
    costCentres: [...costCentres].map(([id, own]) => ({
      ...(names.get(id) ?? { number: '–', name: 'Kostenstelle' }),
      lines: own,
    })),
  }));
}

function reportLine(line: ConsumptionLine): ConsumptionReportLine {
  const { article = '', articleText = '', productGroup = '', quantity = '0', unit = '', net, vat, gross } = line;
  return { articleNumber: article, text: articleText, productGroup, quantity, unit, net, vat, gross };
}
