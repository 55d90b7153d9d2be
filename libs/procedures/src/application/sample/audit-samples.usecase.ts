import { createHash } from 'node:crypto';
import { conflict, DomainError, invalid, notFound } from '@app/kernel';
import { type Actor, AuditTrail, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import {
  drawSample,
  type DrawnProcedure,
  type FindingState,
  type Hash,
  type PopulationEntry,
  populationChanges,
  populationText,
  type SampleCriteria,
} from '../../domain/sample/sample';
import {
  type AuditSample,
  type Finding,
  type SampleHead,
  SampleRepository,
} from '../../infrastructure/sample/sample.repository';
import { type SampledProcedure, SampledProceduresQuery } from '../../infrastructure/sample/sampled-procedures.query';
import { ArchiveRecord, noted } from '../archive/archive-record';

export interface Population {
  readonly entries: readonly PopulationEntry[];
  readonly sha256: string;
}
export interface SampleContents {
  readonly sample: AuditSample;
  readonly procedures: readonly (DrawnProcedure & SampledProcedure)[];
  readonly findings: readonly Finding[];
  /** The population as the database holds it now. */
  readonly changes: ReturnType<typeof populationChanges>;
}
export interface NewFinding {
  readonly text: string;
  readonly state: FindingState;
}

export const sha256: Hash = (text) => createHash('sha256').update(text).digest('hex');
/** More cannot be looked at by people; an archive is prepared for each. */
const MOST_DRAWN = 200;

/** Samples of procedures for the auditors: drawn by a published seed, kept with their population, noted upon. */
@Injectable()
export class AuditSamples {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly samples: SampleRepository,
    private readonly sampled: SampledProceduresQuery,
    private readonly archive: ArchiveRecord,
  ) {}

  /** What would be drawn from; stores nothing. */
  population(actor: Actor, criteria: SampleCriteria): Promise<Population> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'audit-sample.read');
      return this.populationOf(criteria);
    });
  }

  /** The id of the sample. The same draw again gives the first one. Has the archives of its procedures prepared. */
  draw(actor: Actor, title: string, seed: string, criteria: SampleCriteria): Promise<string> {
    return this.uow.run(noted(actor), async () => {
      requirePermission(actor, 'audit-sample.draw');
      const { entries, sha256: populationSha256 } = await this.populationOf(criteria);
      if (entries.length === 0)
        throw conflict(
          'population-empty',
          'In diesem Zeitraum gibt es keine Verfahren, aus denen gezogen werden kann.',
        );
      const drawn = drawSample(entries, criteria, seed, sha256);
      if (drawn.length > MOST_DRAWN) refuseLarge(drawn.length);
      const fingerprint = sha256(JSON.stringify([title, seed, criteria, populationSha256]));
      const sample = { title, seed, criteria, population: entries, populationSha256, fingerprint };
      const { id, isNew } = await this.samples.insert(sample, drawn);
      if (!isNew) return id;
      for (const procedure of [...drawn].sort((a, b) => (a.id < b.id ? -1 : 1))) await this.archive.order(procedure.id);
      const numbers = new Map(entries.map((entry) => [entry.id, entry.fileNumber]));
      this.audit.record({
        action: 'audit-sample.drawn',
        subject: { type: 'audit-sample', id, label: title },
        after: {
          ...{ seed, criteria, populationSha256, population: entries.length },
          drawn: drawn.map((one) => numbers.get(one.id)),
        },
      });
      return id;
    });
  }

  list(actor: Actor, limit: number, before: readonly (string | number)[] | undefined): Promise<readonly SampleHead[]> {
    return this.uow.run(actor, () => {
      requirePermission(actor, 'audit-sample.read');
      return this.samples.heads(limit, before);
    });
  }

  /** Throws `not-found`. */
  read(actor: Actor, id: string): Promise<SampleContents> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'audit-sample.read');
      const sample = await this.find(id);
      const drawn = await this.samples.drawn(id);
      const facts = await this.sampled.of(
        drawn.map((one) => one.id),
        sample.population.map((entry) => entry.id),
      );
      const now = await this.populationOf(sample.criteria);
      return {
        sample,
        procedures: drawn.flatMap((one) => {
          const found = facts.find((fact) => fact.id === one.id);
          return found ? [{ ...found, ...one }] : [];
        }),
        findings: await this.samples.findings(id),
        changes: populationChanges(sample.population, now.entries),
      };
    });
  }

  /** A new finding (`number` undefined), or the next version of one. Throws `stale` with the version that stands. */
  note(
    actor: Actor,
    sampleId: string,
    procedureId: string,
    finding: NewFinding,
    change?: { readonly number: number; readonly seen: number | undefined },
  ): Promise<void> {
    return this.uow.run(noted(actor), async () => {
      requirePermission(actor, 'audit-sample.draw');
      const sample = await this.find(sampleId);
      await this.samples.lock(`finding:${sampleId}`);
      const drawn = await this.samples.drawn(sampleId);
      if (!drawn.some(({ id }) => id === procedureId)) throw notFound('Dieses Verfahren der Stichprobe');
      const here = (await this.samples.findings(sampleId)).filter((one) => one.procedureId === procedureId);
      const before = change && here.filter(({ number }) => number === change.number).at(-1);
      if (change && !before) throw notFound('Diese Feststellung');
      if (before && change?.seen !== before.version) refuseStale(before);
      const number = before?.number ?? Math.max(0, ...here.map((one) => one.number)) + 1;
      const version = (before?.version ?? 0) + 1;
      await this.samples.addFinding(sampleId, { procedureId, number, version, ...finding });
      const label = sample.population.find(({ id }) => id === procedureId)?.fileNumber ?? '';
      this.audit.record({
        action: before ? 'audit-sample.finding-changed' : 'audit-sample.finding-noted',
        subject: { type: 'audit-sample', id: sampleId, label: `${sample.title}: ${label}` },
        before: before && { text: before.text, state: before.state },
        after: { procedureId, number, version, ...finding },
      });
    });
  }

  private async populationOf(criteria: SampleCriteria): Promise<Population> {
    const entries = await this.samples.population(criteria);
    return { entries, sha256: sha256(populationText(entries)) };
  }

  private async find(id: string): Promise<AuditSample> {
    const sample = await this.samples.find(id);
    if (!sample) throw notFound('Diese Stichprobe');
    return sample;
  }
}

function refuseLarge(count: number): never {
  const message = `Es würden ${count} Verfahren gezogen; möglich sind ${MOST_DRAWN}. Bitte verkleinern Sie die Stichprobe oder heben Sie die Wertgrenze an.`;
  throw invalid('sample-too-large', 'Die Stichprobe ist zu groß.', [{ pointer: '/size', message }]);
}

function refuseStale({ number, version, text, state, personName, at }: Finding): never {
  throw new DomainError(
    'stale',
    'finding-changed',
    `${personName} hat diese Feststellung inzwischen geändert. Bitte den neuen Stand ansehen und die Eingabe wiederholen.`,
    [],
    { number, version, text, state, changedBy: personName, changedAt: at.toISOString() },
  );
}
