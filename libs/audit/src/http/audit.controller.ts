import { type Actor, CurrentActor, decodeCursor, PageQuery, Requires, toPage, UnitOfWork } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { VerifyChain } from '../application/verify-chain.usecase';

export class AuditEntryResponse {
  seq: string;
  at: Date;
  personName: string;
  roles: string;
  action: string;
  subjectType: string;
  subjectId: string;
  subjectLabel: string | null;
  before: object | null;
  after: object | null;
  requestId: string;
}
export class AuditListResponse {
  items: AuditEntryResponse[];
  nextCursor: string | null;
}
export class AuditQuery extends PageQuery {
  /** Id of the subject: everything that ever happened to it. */
  @IsOptional()
  @IsString()
  subject?: string;

  /** Part of the subject's label or of the person's name. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}
export class BrokenEntryResponse {
  seq: number;
  action: string;
  subject: string;
  reason: string;
}
export class VerificationResponse {
  entries: number;
  head: string;
  valid: boolean;
  firstBroken?: BrokenEntryResponse;
}

@Controller('audit')
export class AuditController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly verifyChain: VerifyChain,
  ) {}

  /** The trail, newest first. */
  @Get()
  @Requires('audit.read')
  list(@CurrentActor() actor: Actor, @Query() query: AuditQuery): Promise<AuditListResponse> {
    return this.uow.run(actor, async () => {
      const rows = await this.uow.query<AuditEntryResponse>(
        `select seq, at, person_name as "personName", roles, action, subject_type as "subjectType", subject_id as "subjectId",
                subject_label as "subjectLabel", before, after, request_id as "requestId"
         from audit.entry where ($1::text is null or subject_id = $1) and ($2::bigint is null or seq < $2)
           and ($4::text is null or strpos(lower(coalesce(subject_label, '') || ' ' || person_name), lower($4)) > 0)
         order by seq desc limit $3`,
        [query.subject ?? null, decodeCursor(query.cursor, 1)?.[0] ?? null, query.limit + 1, query.q?.trim() || null],
      );
      const { items, nextCursor } = toPage(rows, query.limit, (row) => [row.seq]);
      return { items: [...items], nextCursor };
    });
  }

  @Get('verification')
  @Requires('audit.read')
  verification(@CurrentActor() actor: Actor): Promise<VerificationResponse> {
    return this.uow.run(actor, () => this.verifyChain.execute());
  }
}
