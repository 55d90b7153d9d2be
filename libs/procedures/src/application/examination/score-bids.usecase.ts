import { conflict, invalid } from '@app/kernel';
import { People } from '@app/identity/contract';
import { type Actor, AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { planOf } from '../../domain/examination/lot-plan';
import type { EvaluatedLot } from '../../domain/examination/evaluation-faults';
import { onScale, ownSheet, type Score, sheetErrors } from '../../domain/scoring/score-sheets';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { type ExaminationFile, ExaminationLoader } from '../../infrastructure/examination.loader';
import { ExaminationRepository } from '../../infrastructure/examination.repository';
import { RecordRepository } from '../../infrastructure/record.repository';
import { ProcedureStep } from '../procedure-step';
import { lotOf, requireExaminable } from './examinable';

const EVALUATOR_ROLES = ['officer', 'head'] as const;
const SHORT = 10;

/** Evaluators score on their own, release, and then agree. No points stand in the trail or the record before all released. */
@Injectable()
export class ScoreBids {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly people: People,
    private readonly dossiers: DossierLoader,
    private readonly files: ExaminationLoader,
    private readonly examination: ExaminationRepository,
    private readonly record: RecordRepository,
    private readonly step: ProcedureStep,
  ) {}

  /** People who may be asked to score. */
  async candidates(): Promise<ReadonlyMap<string, string>> {
    const ids = new Set<string>();
    for (const role of EVALUATOR_ROLES) for (const id of await this.people.holders(role, null)) ids.add(id);
    return this.people.names([...ids]);
  }

  /** Names who scores a lot. Who has begun cannot be taken off any more. */
  async name(actor: Actor, procedureId: string, lotId: string, personIds: readonly string[]): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, async (dossier) => {
      const lot = lotOf(dossier, lotId);
      const candidates = await this.candidates();
      const unknown = personIds.findIndex((id) => !candidates.has(id));
      if (unknown >= 0)
        throw invalid('evaluators', 'Diese Auswahl ist nicht möglich.', [
          { pointer: `/personIds/${unknown}`, message: 'Diese Person kann nicht als Wertende bestimmt werden.' },
        ]);
      const { sheets } = await this.files.of(dossier);
      const begun = sheets.find((sheet) => sheet.lotId === lotId && !personIds.includes(sheet.personId));
      if (begun)
        throw conflict('evaluator-begun', `${begun.personName} hat schon gewertet und bleibt Mitglied der Wertung.`);
      const chosen = new Map([...candidates].filter(([id]) => personIds.includes(id)));
      await this.examination.replaceEvaluators(procedureId, lotId, chosen);
      const names = [...chosen.values()].join(', ') || 'niemand';
      return {
        action: 'evaluators-named',
        change: {},
        lastChange: 'Wertende bestimmt',
        entries: [{ text: `Los ${lot.number} werten: ${names}.` }],
        after: { lot: lot.number, people: names },
      };
    });
  }

  /** Keeps the actor's own scores; `release` makes them final and visible. Throws `invalid`, `conflict`, `forbidden`. */
  async save(
    actor: Actor,
    procedureId: string,
    lotId: string,
    scores: readonly Score[],
    release: boolean,
  ): Promise<void> {
    await this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      const file = await this.files.of(await this.dossiers.lock(procedureId));
      const lot = this.scoredLot(file, lotId, actor);
      const { criteria, maximumPoints } = planOf(file.plans, lotId).evaluation;
      const bidIds = [...new Set(lot.cells.map(({ bidId }) => bidId))];
      const errors = sheetErrors(scores, bidIds, criteria, maximumPoints, release);
      if (errors.length > 0)
        throw invalid(
          'scores',
          release ? 'Die Wertung kann noch nicht freigegeben werden.' : 'Bitte prüfen Sie die Punkte.',
          errors,
        );
      const own = ownSheet(file.sheets, lotId, actor.personId);
      if (own && own.releasedAt !== null)
        throw conflict(
          'scores-released',
          'Ihre Wertung ist freigegeben und bleibt, wie sie ist. Beginnen Sie eine neue Fassung, um etwas zu ändern.',
        );
      if (!own) await this.examination.insertSheet(procedureId, { lotId, version: 1, versionReason: '', scores: [] });
      await this.examination.saveDraft(lotId, own?.version ?? 1, scores, release);
      if (release)
        await this.tell(
          actor,
          file,
          lot,
          `${actor.name} gibt die eigene Wertung für Los ${lot.lot.number} frei (Fassung ${own?.version ?? 1}).`,
          'scores-released',
        );
    });
  }

  /** A new version of released scores, beginning with the old ones. */
  async again(actor: Actor, procedureId: string, lotId: string, reason: string): Promise<void> {
    await this.uow.run(actor, async () => {
      requirePermission(actor, 'procedure.manage');
      const file = await this.files.of(await this.dossiers.lock(procedureId));
      const lot = this.scoredLot(file, lotId, actor);
      const own = ownSheet(file.sheets, lotId, actor.personId);
      if (!own || own.releasedAt === null)
        throw conflict('scores-open', 'Ihre Wertung ist noch nicht freigegeben; Sie können sie weiter ändern.');
      if (reason.trim().length < SHORT)
        throw invalid('reason-missing', 'Eine neue Fassung muss begründet werden.', [
          { pointer: '/reason', message: `Bitte begründen Sie die neue Fassung mit mindestens ${SHORT} Zeichen.` },
        ]);
      await this.examination.insertSheet(procedureId, {
        lotId,
        version: own.version + 1,
        versionReason: reason,
        scores: own.scores,
      });
      await this.tell(
        actor,
        file,
        lot,
        `${actor.name} beginnt für Los ${lot.lot.number} eine neue Fassung der eigenen Wertung. ${reason}`,
        'scores-again',
      );
    });
  }

  /** What the evaluators agreed on where they differed. */
  async agree(
    actor: Actor,
    procedureId: string,
    score: {
      readonly lotId: string;
      readonly bidId: string;
      readonly criterionId: string;
      readonly points: string;
      readonly reason: string;
    },
  ): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, async (dossier) => {
      const file = await this.files.of(dossier);
      const lot = this.scoredLot(file, score.lotId, actor);
      const { criteria, maximumPoints } = lot.plan.evaluation;
      const cell = lot.cells.find(
        ({ bidId, criterionId }) => bidId === score.bidId && criterionId === score.criterionId,
      );
      if (!cell)
        throw invalid('agreement', 'Diese Bewertung gibt es nicht.', [
          { pointer: '/criterionId', message: 'Angebot oder Kriterium werden nicht gewertet.' },
        ]);
      if (file.evaluators.some((one) => one.lotId === score.lotId && !released(file, one.lotId, one.personId)))
        throw conflict(
          'scores-missing',
          'Gemeinsam gewertet wird erst, wenn alle ihre eigene Wertung freigegeben haben.',
        );
      const errors = [
        ...(onScale(score.points, maximumPoints)
          ? []
          : [{ pointer: '/points', message: `Bitte geben Sie 0 bis ${maximumPoints ?? '0'} Punkte an.` }]),
        ...(score.reason.trim().length >= SHORT
          ? []
          : [
              {
                pointer: '/reason',
                message: `Bitte begründen Sie die gemeinsame Punktzahl mit mindestens ${SHORT} Zeichen.`,
              },
            ]),
      ];
      if (errors.length > 0) throw invalid('agreement', 'Die gemeinsame Wertung ist nicht vollständig.', errors);
      await this.examination.insertConsensus(procedureId, score);
      const name = criteria.find(({ id }) => id === score.criterionId)?.name ?? '';
      const bidder = bidderName(file, score.bidId);
      return {
        action: 'scores-agreed',
        change: {},
        lastChange: 'Gemeinsame Wertung ergänzt',
        entries: [
          {
            text: `Gemeinsame Wertung Los ${lot.lot.number}, ${bidder}, ${name}: ${score.points} Punkte. ${score.reason}`,
          },
        ],
        after: score,
      };
    });
  }

  private scoredLot(file: ExaminationFile, lotId: string, actor: Actor): EvaluatedLot {
    requireExaminable(file.dossier, lotOf(file.dossier, lotId));
    const lot = file.lots.find((one) => one.lot.id === lotId);
    if (!lot || lot.plan.evaluation.criteria.length === 0)
      throw conflict('no-criteria', 'Für dieses Los ist nur der Preis festgelegt; es gibt nichts zu bewerten.');
    if (!file.evaluators.some((one) => one.lotId === lotId && one.personId === actor.personId))
      throw conflict('not-evaluator', 'Sie sind für dieses Los nicht als Wertende oder Wertender bestimmt.');
    return lot;
  }

  private async tell(
    { name }: Actor,
    { dossier }: ExaminationFile,
    lot: EvaluatedLot,
    text: string,
    action: string,
  ): Promise<void> {
    const { procedure } = dossier;
    await this.record.add(procedure.id, text, null);
    this.audit.record({
      action: `procedure.${action}`,
      subject: { type: 'procedure', id: procedure.id, label: procedure.fileNumber },
      after: { lot: lot.lot.number, person: name },
    });
  }
}

const released = ({ sheets }: ExaminationFile, lotId: string, personId: string): boolean =>
  sheets.some((sheet) => sheet.lotId === lotId && sheet.personId === personId && sheet.releasedAt !== null);

const bidderName = ({ dossier }: ExaminationFile, bidId: string): string => {
  const bidderId = dossier.bids.find(({ id }) => id === bidId)?.bidderId;
  return dossier.bidders.find(({ id }) => id === bidderId)?.name ?? '';
};
