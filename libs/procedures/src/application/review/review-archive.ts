import { germanDate, germanInstant } from '@app/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ArchiveEntry, ArchiveSources, jsonFile, textFile } from '../../contract';
import { type Complaint, COMPLAINT_SUBJECT_NAMES } from '../../domain/review/complaint';
import { REVIEW_END_NAMES, REVIEW_EVENT_NAMES, type ReviewProceedings } from '../../domain/review/review-proceedings';
import { ReviewRepository } from '../../infrastructure/review.repository';

const ORIGIN = 'Angaben der Vergabestelle';

/** Puts complaints and review proceedings into the archive, each to read and as data. */
@Injectable()
export class ReviewArchive implements OnModuleInit {
  constructor(
    private readonly sources: ArchiveSources,
    private readonly reviews: ReviewRepository,
  ) {}

  onModuleInit(): void {
    this.sources.register((procedureId) => this.entries(procedureId));
  }

  private async entries(procedureId: string): Promise<readonly ArchiveEntry[]> {
    const complaints = await this.reviews.complaints(procedureId);
    const reviews = await this.reviews.reviews(procedureId);
    return [
      ...complaints.flatMap((one, index) => both(`Rüge ${index + 1} ${one.name}`, one, complaintLines(one))),
      ...reviews.flatMap((one, index) => both(`Nachprüfung ${index + 1} ${one.fileNumber}`, one, reviewLines(one))),
    ];
  }
}

function both(name: string, one: { readonly id: string; readonly at: Date }, lines: readonly string[]): ArchiveEntry[] {
  const entry = {
    folder: 'complaints',
    title: name,
    origin: ORIGIN,
    createdAt: one.at,
    auditSubjects: [one.id],
  } as const;
  return [
    textFile({ ...entry, name: [`${name}.txt`] }, lines),
    jsonFile({ ...entry, name: [`${name}.json`], title: `Angaben zu: ${name}` }, one),
  ];
}

function complaintLines({ name, receivedAt, recognisedOn, about, text, answer }: Complaint): readonly string[] {
  return [
    `Rüge von ${name}`,
    `Eingegangen am ${germanInstant(receivedAt)}`,
    ...(recognisedOn ? [`Verstoß erkannt am ${germanDate(recognisedOn)}`] : []),
    `Gegenstand: ${COMPLAINT_SUBJECT_NAMES[about]}`,
    '',
    text,
    '',
    ...(answer
      ? [
          `${answer.outcome === 'remedied' ? 'Abgeholfen' : 'Nicht abgeholfen'} am ${germanDate(answer.answeredOn)} (${answer.personName})`,
          answer.reason,
        ]
      : ['Noch nicht beantwortet.']),
  ];
}

function reviewLines({ chamber, fileNumber, informedAt, events }: ReviewProceedings): readonly string[] {
  return [
    `Nachprüfungsverfahren ${fileNumber}`,
    `Vergabekammer: ${chamber}`,
    `Auftraggeber informiert am ${germanInstant(informedAt)}`,
    '',
    ...events.map(
      ({ kind, on, rejected, end, note }) =>
        `${germanDate(on)} ${REVIEW_EVENT_NAMES[kind]}${rejected === null ? '' : rejected ? ', Antrag abgelehnt' : ', Antrag gefolgt'}${end ? `, ${REVIEW_END_NAMES[end]}` : ''}${note ? `: ${note}` : ''}`,
    ),
  ];
}
