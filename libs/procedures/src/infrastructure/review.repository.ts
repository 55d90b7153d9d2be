import { newId, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Complaint, ComplaintAnswer } from '../domain/review/complaint';
import type { ReviewEndRequest, ReviewEvent, ReviewProceedings } from '../domain/review/review-proceedings';

export type NewComplaint = Omit<Complaint, 'id' | 'personName' | 'at' | 'answer'>;
export type NewAnswer = Omit<ComplaintAnswer, 'personName' | 'at'>;
export type NewReview = Omit<ReviewProceedings, 'id' | 'personName' | 'at' | 'events'>;
export type NewReviewEvent = Omit<ReviewEvent, 'personName' | 'at'>;
export type NewReviewEnd = Omit<ReviewEndRequest, 'id' | 'personName' | 'at'>;

/** A complaint nobody has answered yet, for the tasks. */
export interface OpenComplaint {
  readonly id: string;
  readonly procedureId: string;
  readonly fileNumber: string;
  readonly title: string;
  readonly name: string;
  readonly receivedAt: Date;
}

/** Complaints and review proceedings with what happened in them; rows are only ever added. */
@Injectable()
export class ReviewRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Oldest first. */
  async complaints(procedureId: string): Promise<readonly Complaint[]> {
    const rows = await this.uow.query<Omit<Complaint, 'answer'>>(
      `select id, bidder_id as "bidderId", name, received_at as "receivedAt", recognised_on as "recognisedOn", about, text,
              lot_ids::text[] as "lotIds", person_name as "personName", recorded_at as at
       from procedures.complaint where procedure_id = $1 order by received_at, id`,
      [procedureId],
    );
    const answers = await this.uow.query<ComplaintAnswer & { complaintId: string }>(
      `select a.complaint_id as "complaintId", a.outcome, a.reason, a.answered_on as "answeredOn",
              a.received_on as "receivedOn", a.person_name as "personName", a.recorded_at as at
       from procedures.complaint_answer a join procedures.complaint c on (c.centre_id, c.id) = (a.centre_id, a.complaint_id)
       where c.procedure_id = $1`,
      [procedureId],
    );
    return rows.map((row) => {
      const found = answers.find(({ complaintId }) => complaintId === row.id);
      if (!found) return { ...row, answer: null };
      const { complaintId: _, ...answer } = found;
      return { ...row, answer };
    });
  }

  async insertComplaint(procedureId: string, complaint: NewComplaint): Promise<string> {
    const id = newId();
    const { bidderId, name, receivedAt, recognisedOn, about, text, lotIds } = complaint;
    await this.uow.execute(
      `insert into procedures.complaint
         (id, procedure_id, bidder_id, name, received_at, recognised_on, about, text, lot_ids, person_name, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[id, procedureId, bidderId, name, receivedAt, recognisedOn, about, text, lotIds],
        ...[this.uow.actor.name, this.uow.now()],
      ],
    );
    return id;
  }

  async insertAnswer(complaintId: string, answer: NewAnswer): Promise<void> {
    await this.uow.execute(
      `insert into procedures.complaint_answer
         (complaint_id, outcome, reason, answered_on, received_on, person_name, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        ...[complaintId, answer.outcome, answer.reason, answer.answeredOn, answer.receivedOn],
        ...[this.uow.actor.name, this.uow.now()],
      ],
    );
  }

  openComplaints(): Promise<readonly OpenComplaint[]> {
    return this.uow.query<OpenComplaint>(
      `select c.id, c.procedure_id as "procedureId", p.file_number as "fileNumber", p.title, c.name,
              c.received_at as "receivedAt"
       from procedures.complaint c
       join procedures.procedure p on (p.centre_id, p.id) = (c.centre_id, c.procedure_id)
       where not exists (select 1 from procedures.complaint_answer a
                         where (a.centre_id, a.complaint_id) = (c.centre_id, c.id))
       order by c.received_at, c.id`,
    );
  }

  /** In the order in which they were recorded. */
  async reviews(procedureId: string): Promise<readonly ReviewProceedings[]> {
    const rows = await this.uow.query<Omit<ReviewProceedings, 'events'>>(
      `select id, chamber, file_number as "fileNumber", informed_at as "informedAt", lot_ids::text[] as "lotIds",
              person_name as "personName", recorded_at as at
       from procedures.review_proceedings where procedure_id = $1 order by recorded_at, id`,
      [procedureId],
    );
    if (rows.length === 0) return [];
    const events = await this.uow.query<ReviewEvent & { reviewId: string }>(
      `select e.review_id as "reviewId", e.kind, e.happened_on as "on", e.rejected, e.ended_by as "end", e.note,
              e.person_name as "personName", e.recorded_at as at
       from procedures.review_event e
       where e.review_id = any($1::uuid[]) order by e.happened_on, e.recorded_at`,
      [rows.map(({ id }) => id)],
    );
    return rows.map((row) => ({
      ...row,
      events: events.filter(({ reviewId }) => reviewId === row.id).map(({ reviewId: _, ...event }) => event),
    }));
  }

  async insertReview(procedureId: string, review: NewReview): Promise<string> {
    const id = newId();
    const { chamber, fileNumber, informedAt, lotIds } = review;
    await this.uow.execute(
      `insert into procedures.review_proceedings
         (id, procedure_id, chamber, file_number, informed_at, lot_ids, person_name, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, procedureId, chamber, fileNumber, informedAt, lotIds, this.uow.actor.name, this.uow.now()],
    );
    return id;
  }

  /** `personName` where it is not the one who acts now. */
  async insertEvent(
    reviewId: string,
    { kind, on, rejected, end, note }: NewReviewEvent,
    personName = this.uow.actor.name,
  ): Promise<void> {
    await this.uow.execute(
      `insert into procedures.review_event
         (review_id, kind, happened_on, rejected, ended_by, note, person_name, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [reviewId, kind, on, rejected, end, note, personName, this.uow.now()],
    );
  }

  /** What was put before a second person, agreed to or not, in its order. */
  ends(procedureId: string): Promise<readonly ReviewEndRequest[]> {
    return this.uow.query<ReviewEndRequest>(
      `select e.id, e.review_id as "reviewId", e.happened_on as "on", e.ended_by as "end", e.note,
              e.person_name as "personName", e.asked_at as at
       from procedures.review_end e
       join procedures.review_proceedings r on (r.centre_id, r.id) = (e.centre_id, e.review_id)
       where r.procedure_id = $1 order by e.asked_at, e.id`,
      [procedureId],
    );
  }

  async insertEnd({ reviewId, on, end, note }: NewReviewEnd): Promise<string> {
    const id = newId();
    await this.uow.execute(
      `insert into procedures.review_end (id, review_id, happened_on, ended_by, note, person_name, asked_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, reviewId, on, end, note, this.uow.actor.name, this.uow.now()],
    );
    return id;
  }
}
