import { Injectable } from '@nestjs/common';
import { standingOf } from '../domain/correspondence/missing-documents';
import type { Dossier } from '../domain/dossier';
import type { EvaluatedLot, EvaluationFault } from '../domain/examination/evaluation-faults';
import { evaluationFaults, type ExaminationPart, examinedLots } from '../domain/examination/examined-lots';
import { MissingDocumentsRepository } from './correspondence/missing-documents.repository';
import { ExaminationRepository, type StoredEvaluation } from './examination.repository';

/** The examination of a procedure with everything it rests on. */
export interface ExaminationFile extends ExaminationPart {
  readonly dossier: Dossier;
  readonly stored: readonly StoredEvaluation[];
  readonly lots: readonly EvaluatedLot[];
  readonly faults: readonly EvaluationFault[];
}

/** Reads what is on file of the examination and judges it by the law of the dossier. */
@Injectable()
export class ExaminationLoader {
  constructor(
    private readonly examination: ExaminationRepository,
    private readonly missing: MissingDocumentsRepository,
  ) {}

  async of(dossier: Dossier): Promise<ExaminationFile> {
    const { id } = dossier.procedure;
    const stored = await this.examination.evaluations(id);
    const part: ExaminationPart = {
      plans: await this.examination.plans(id),
      findings: await this.examination.findings(id),
      missing: (await this.missing.of(id)).map((request) => standingOf(request, dossier.now)),
      evaluators: await this.examination.evaluators(id),
      sheets: await this.examination.sheets(id),
      consensus: await this.examination.consensus(id),
      bases: new Map(stored.map(({ lotId, basis }) => [lotId, basis])),
    };
    return {
      ...part,
      dossier,
      stored,
      lots: examinedLots(dossier, part, dossier.law),
      faults: evaluationFaults(dossier, part, dossier.law),
    };
  }
}
