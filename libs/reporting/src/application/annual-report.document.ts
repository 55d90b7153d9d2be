import { type AnnualReportData, centreHead, type DocumentRequest, DocumentSources } from '@app/documents/contract';
import { Directory } from '@app/organisation/contract';
import { requirePermission, UnitOfWork } from '@app/platform';
import { notFound } from '@app/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Period } from '../domain/reporting-year';
import { AnnualReports } from './annual-report.usecase';

/** The kind of subject an annual report is about; its id is „2026-07-01_2027-06-30“. */
export const REPORTING_PERIOD = 'reporting-period';
export const reportingPeriodId = ({ from, to }: Period): string => `${from}_${to}`;

/** Assembles the annual report as a document. */
@Injectable()
export class AnnualReportDocument implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reports: AnnualReports,
    private readonly directory: Directory,
    private readonly sources: DocumentSources,
  ) {}

  onModuleInit(): void {
    this.sources.register({
      template: 'annual-report',
      subjectType: REPORTING_PERIOD,
      load: (id) => this.load(id),
    });
  }

  async load(id: string): Promise<DocumentRequest<'annual-report'>> {
    requirePermission(this.uow.actor, 'report.read');
    const [from, to, ...rest] = id.split('_');
    if (!from || !to || rest.length) throw notFound('Diesen Berichtszeitraum');
    const report = await this.reports.report(from, to);
    const centre = await this.directory.centre();
    const data: AnnualReportData = {
      centre: centreHead(centre),
      fileNumber: `Jahresbericht ${report.label}`,
      createdAt: this.uow.now().toISOString(),
      from: report.from,
      to: report.to,
      introduction:
        'Der Bericht nennt die Kennzahlen des Vergabezentrums im Berichtszeitraum und zum Vergleich die des Vorjahreszeitraums. ' +
        'Alle Beträge sind netto.',
      figures: report.figures.map(({ name, value, previous, kind, note }) => ({
        ...{ name, value, previous, note },
        kind: kind === 'amount' ? 'amount' : 'count',
      })),
      jointPurchases: report.jointPurchases.map(({ title, fileNumber, members, suppliers, awardedOn, value }) => ({
        title,
        fileNumber,
        members,
        value,
        ...(suppliers.length ? { supplier: suppliers.join(', ') } : {}),
        ...(awardedOn ? { awardedOn } : {}),
      })),
      orders: report.ordersByMember.map(({ name, count, value }) => ({ member: name, count, net: value })),
    };
    const label = `Berichtsjahr ${report.label}`;
    return {
      template: 'annual-report',
      title: `Jahresbericht ${report.label}`,
      subject: { type: REPORTING_PERIOD, id: reportingPeriodId(report), label },
      source: { type: REPORTING_PERIOD, id: reportingPeriodId(report) },
      memberId: null,
      data,
    };
  }
}
