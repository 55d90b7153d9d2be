import { protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Changes of an agreement that one person proposes and a second one accepts or refuses. */
export class FrameworkProposals1760000018643 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      // The effect is the one that was shown when it was proposed; it is computed anew before it is accepted.
      `create table bundling.framework_proposal (
         centre_id uuid not null default app.centre_id(), id uuid not null, framework_id uuid not null,
         kind text not null check (kind in ('quantity', 'value', 'price', 'extension')),
         change jsonb not null, effect jsonb not null, ground text not null, reason text not null,
         proposed_by uuid not null, proposed_by_name text not null, proposed_at timestamptz not null,
         state text not null default 'open' check (state in ('open', 'accepted', 'refused', 'withdrawn')),
         decided_by uuid, decided_by_name text, decided_at timestamptz, decision_reason text not null default '',
         primary key (centre_id, id),
         foreign key (centre_id, framework_id) references bundling.framework,
         check ((state = 'open') = (decided_by is null)),
         -- Nobody decides about what they proposed themselves; they may only take it back.
         check (state in ('open', 'withdrawn') or decided_by <> proposed_by))`,
      `create index framework_proposal_of on bundling.framework_proposal (centre_id, framework_id, proposed_at desc)`,
      ...protect('bundling.framework_proposal', { read: 'staff', write: 'staff' }),
      'revoke update, delete on bundling.framework_proposal from vergabe_app',
      'grant update (state, decided_by, decided_by_name, decided_at, decision_reason) on bundling.framework_proposal to vergabe_app',
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table bundling.framework_proposal');
  }
}
