import { PROCEDURE_TYPE_NAMES, REGIME_NAMES } from '@app/law';
import type { ExportTable } from '@app/platform';
import { type SampleContents, sha256 } from '../application/sample/audit-samples.usecase';
import { PHASE_NAMES } from '../domain/phase';
import { riskMarks } from '../domain/sample/risk-marks';
import { FINDING_STATE_NAMES, populationText, type SampleCriteria } from '../domain/sample/sample';
import type { Finding, SampleHead } from '../infrastructure/sample/sample.repository';
import type {
  AuditFindingResponse,
  AuditSampleCriteriaResponse,
  AuditSampleHeadResponse,
  AuditSampleResponse,
  SampledProcedureResponse,
} from './audit-sample.response';

type Names = ReadonlyMap<string, string>;

const criteriaView = (criteria: SampleCriteria, names: Names): AuditSampleCriteriaResponse => {
  const { basis, from, to, memberIds, regimes, aboveValue, size } = criteria;
  return {
    basis,
    from,
    to,
    members: memberIds.map((id) => names.get(id) ?? id),
    regimes: [...regimes],
    aboveValue,
    size,
  };
};

export const headView = (head: SampleHead, names: Names): AuditSampleHeadResponse => ({
  ...{ id: head.id, title: head.title, seed: head.seed, populationSha256: head.populationSha256 },
  ...{ populationSize: head.populationSize, procedures: head.procedures, openFindings: head.openFindings },
  criteria: criteriaView(head.criteria, names),
  drawnBy: head.personName,
  drawnAt: head.drawnAt.toISOString(),
});

export const sampleView = (contents: SampleContents, names: Names): AuditSampleResponse => {
  const { sample, procedures, findings, changes } = contents;
  return {
    ...{ id: sample.id, title: sample.title, seed: sample.seed, populationSha256: sample.populationSha256 },
    criteria: criteriaView(sample.criteria, names),
    population: sample.population.map((entry) => ({ ...entry })),
    populationIntact: sha256(populationText(sample.population)) === sample.populationSha256,
    changes,
    drawnBy: sample.personName,
    drawnAt: sample.drawnAt.toISOString(),
    procedures: procedures.map((one) =>
      procedureView(
        one,
        findings.filter(({ procedureId }) => procedureId === one.id),
      ),
    ),
  };
};

const procedureView = (
  one: SampleContents['procedures'][number],
  findings: readonly Finding[],
): SampledProcedureResponse => ({
  ...{ id: one.id, place: one.place, stratum: one.stratum, lotNumber: one.lotNumber },
  ...{ fileNumber: one.fileNumber, title: one.title, phase: one.phase, phaseName: PHASE_NAMES[one.phase] },
  regimeName: REGIME_NAMES[one.regime],
  procedureTypeName: one.procedureType && PROCEDURE_TYPE_NAMES[one.procedureType],
  ...{ estimatedValue: one.estimatedValue, awardedValue: one.awardedValue, awardedOn: one.awardedOn },
  officer: one.officer,
  winners: one.winners.map(({ name }) => name),
  marks: riskMarks(one).map((mark) => ({ ...mark })),
  findings: [...new Set(findings.map(({ number }) => number))].map((number) =>
    findingView(findings.filter((finding) => finding.number === number)),
  ),
});

/** The last version, with the former ones. */
function findingView(versions: readonly Finding[]): AuditFindingResponse {
  const views = versions.map(({ number, version, text, state, personName, at }) => ({
    ...{ number, version, text, state, stateName: FINDING_STATE_NAMES[state], by: personName, at: at.toISOString() },
  }));
  const last = views.at(-1);
  if (!last) throw new Error('a finding without a version');
  return {
    ...last,
    former: views.slice(0, -1).map(({ version, text, state, by, at }) => ({ version, text, state, by, at })),
  };
}

/** One row per procedure; what the draw rests on stands in every row, so that the file proves itself. */
export function protocolTable(sample: AuditSampleResponse): ExportTable {
  return {
    name: 'Stichprobe',
    columns: [
      { id: 'place', header: 'Platz', kind: 'count' },
      { id: 'fileNumber', header: 'Aktenzeichen', kind: 'code' },
      { id: 'title', header: 'Gegenstand', kind: 'text' },
      { id: 'stratum', header: 'Gezogen als', kind: 'text' },
      { id: 'regime', header: 'Rechtsrahmen', kind: 'text' },
      { id: 'type', header: 'Vergabeart', kind: 'text' },
      { id: 'phase', header: 'Stand', kind: 'text' },
      { id: 'estimate', header: 'Schätzung netto', kind: 'money' },
      { id: 'awarded', header: 'Zuschlag netto', kind: 'money' },
      { id: 'winners', header: 'Zuschlag an', kind: 'text' },
      { id: 'marks', header: 'Risikomerkmale', kind: 'text' },
      { id: 'findings', header: 'Feststellungen', kind: 'text' },
      { id: 'id', header: 'Kennung', kind: 'code' },
      { id: 'lotNumber', header: 'SHA-256 von Startwert und Kennung', kind: 'code' },
      { id: 'seed', header: 'Startwert', kind: 'code' },
      { id: 'population', header: 'Grundgesamtheit (SHA-256)', kind: 'code' },
      { id: 'drawn', header: 'Gezogen', kind: 'text' },
    ],
    rows: sample.procedures.map((one) => ({
      ...{ place: one.place, fileNumber: one.fileNumber, title: one.title, id: one.id, lotNumber: one.lotNumber },
      stratum: one.stratum === 'above' ? 'Wertgrenze' : 'Zufall',
      ...{ regime: one.regimeName, type: one.procedureTypeName, phase: one.phaseName },
      ...{ estimate: one.estimatedValue, awarded: one.awardedValue, winners: one.winners.join('; ') },
      marks: one.marks.map(({ text }) => text).join('; '),
      findings: one.findings.map(({ number, stateName, text }) => `${number}. (${stateName}) ${text}`).join('; '),
      ...{ seed: sample.seed, population: sample.populationSha256 },
      drawn: `${sample.drawnBy}, ${sample.drawnAt}`,
    })),
  };
}
