import { DEMO_CENTRES, protect } from '@app/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const CENTRE = 'centre_id uuid not null default app.centre_id()';
const OWN = 'centre_id = app.centre_id() and app.is_staff()';
const PINNED = 'security definer set search_path = pg_catalog, pg_temp';

/** Rows that are written through functions only; `shown` ones may be read by the application's role. */
const closed = (table: string, shown: boolean): string[] => [
  `alter table procedures.${table} enable row level security`,
  `alter table procedures.${table} force row level security`,
  `create policy own on procedures.${table} using (${OWN}) with check (${OWN})`,
  ...(shown ? [`grant select on procedures.${table} to vergabe_app`] : []),
];
const callable = (signature: string): string[] => [
  `revoke all on function procedures.${signature} from public`,
  `grant execute on function procedures.${signature} to vergabe_app`,
];
const refuse = (message: string): string => `raise exception '${message}' using errcode = '42501';`;
const STAFF_ONLY = `if not app.is_staff() or app.centre_id() is null then ${refuse('not of the centre')} end if;`;

/** Sealed bids: the key of each procedure is handed out by clock and two people only (docs/decisions/0012). */
export class ProceduresSealedBids1760000007110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...FUNCTIONS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger keep_opening_time on procedures.procedure');
    for (const name of [
      'release_bid_key',
      'choose_sole_opening',
      'attest_bid_opening',
      'withdraw_sealed_bid',
      'seal_bid',
      'keep_bid_key',
      'keep_opening_time',
      'vault_clock',
    ])
      await runner.query(`drop function procedures.${name}`);
    for (const table of ['opened_bid', 'sole_opening', 'bid_opening', 'sealed_bid_withdrawal', 'sealed_bid', 'bid_key'])
      await runner.query(`drop table procedures.${table}`);
    await runner.query('drop table procedures.bid_vault');
  }
}

const TABLES = [
  // One key for each round of bids: what comes in for the second is as unknown as the first was.
  `create table procedures.bid_vault (
     ${CENTRE}, procedure_id uuid not null, round integer not null,
     public_key text not null, proof text not null, created_at timestamptz not null,
     primary key (centre_id, procedure_id, round),
     foreign key (centre_id, procedure_id) references procedures.procedure)`,
  ...closed('bid_vault', true),

  // No right of any kind for the application's role. opens_after only ever grows.
  `create table procedures.bid_key (
     ${CENTRE}, procedure_id uuid not null, round integer not null,
     wrapped_key text not null, opens_after timestamptz not null,
     primary key (centre_id, procedure_id, round),
     foreign key (centre_id, procedure_id, round) references procedures.bid_vault)`,
  ...closed('bid_key', false),

  `create table procedures.sealed_bid (
     ${CENTRE}, id uuid not null, procedure_id uuid not null, round integer not null, number integer not null,
     received_at timestamptz not null, late boolean not null,
     channel text not null check (channel in ('portal', 'email', 'post')),
     sha256 text not null, pseudonym text not null, fingerprint text not null,
     primary key (centre_id, id), unique (centre_id, procedure_id, number),
     foreign key (centre_id, procedure_id, round) references procedures.bid_vault)`,
  ...closed('sealed_bid', true),

  `create table procedures.sealed_bid_withdrawal (
     ${CENTRE}, sealed_bid_id uuid not null,
     withdrawn_at timestamptz not null, person_id uuid not null, replaced_by uuid,
     primary key (centre_id, sealed_bid_id),
     foreign key (centre_id, sealed_bid_id) references procedures.sealed_bid,
     foreign key (centre_id, replaced_by) references procedures.sealed_bid,
     foreign key (centre_id, person_id) references identity.person)`,
  ...closed('sealed_bid_withdrawal', true),

  // One person once, and one session or token once, whoever it says it is.
  `create table procedures.bid_opening (
     ${CENTRE}, procedure_id uuid not null, round integer not null, person_id uuid not null,
     ticket text not null, proof text not null, attested_at timestamptz not null,
     primary key (centre_id, procedure_id, round, person_id), unique (centre_id, procedure_id, round, ticket),
     foreign key (centre_id, procedure_id, round) references procedures.bid_vault,
     foreign key (centre_id, person_id) references identity.person)`,
  ...closed('bid_opening', true),

  `create table procedures.sole_opening (
     ${CENTRE}, procedure_id uuid not null, round integer not null,
     person_id uuid not null, person_name text not null, reason text not null,
     proof text not null, chosen_at timestamptz not null,
     primary key (centre_id, procedure_id, round),
     foreign key (centre_id, procedure_id, round) references procedures.bid_vault,
     foreign key (centre_id, person_id) references identity.person)`,
  ...closed('sole_opening', true),

  // What was in an envelope. The file itself stays in it; it is taken out whenever somebody reads it.
  `create table procedures.opened_bid (
     ${CENTRE}, sealed_bid_id uuid not null, procedure_id uuid not null, round integer not null,
     bidder_id uuid not null, lot_id uuid, bid_id uuid, total numeric(14,2),
     file_name text, content_type text, size integer, sha256 text not null,
     remarks text, findings jsonb not null, opened_at timestamptz not null,
     primary key (centre_id, sealed_bid_id),
     foreign key (centre_id, sealed_bid_id) references procedures.sealed_bid,
     foreign key (centre_id, procedure_id, round) references procedures.bid_vault,
     foreign key (centre_id, bidder_id) references procedures.bidder,
     foreign key (centre_id, lot_id) references procedures.lot)`,
  ...protect('procedures.opened_bid', { read: 'staff', write: 'staff', appendOnly: true }),
];

const FUNCTIONS = [
  // Real time of the database. Only the two centres of the demo live by the demo clock: for any other centre a row in
  // platform.demo_clock moves nothing here.
  `create function procedures.vault_clock() returns timestamptz language sql stable ${PINNED} as $$
     select clock_timestamp() + case
       when app.centre_id() in ('${DEMO_CENTRES['gross-gerau']}', '${DEMO_CENTRES.wetterau}')
       then make_interval(secs => platform.clock_offset()) else interval '0' end $$`,
  ...callable('vault_clock()'),

  // Once a bid lies in the vault the moment of its opening only moves later, whoever writes whatever date.
  `create function procedures.keep_opening_time() returns trigger language plpgsql ${PINNED} as $$
   begin
     update procedures.bid_key set opens_after = greatest(opens_after, new.tender_deadline)
     where centre_id = new.centre_id and procedure_id = new.id and round = new.round;
     return null;
   end $$`,
  'revoke all on function procedures.keep_opening_time() from public',
  `create trigger keep_opening_time after update of tender_deadline on procedures.procedure for each row
     when (new.tender_deadline is distinct from old.tender_deadline) execute function procedures.keep_opening_time()`,

  `create function procedures.keep_bid_key(p_procedure uuid, p_round integer, p_public text, p_proof text, p_wrapped text)
     returns void language plpgsql ${PINNED} as $$
   declare v_deadline timestamptz;
   begin
     ${STAFF_ONLY}
     select tender_deadline into v_deadline from procedures.procedure
     where centre_id = app.centre_id() and id = p_procedure and round = p_round for update;
     if v_deadline is null then ${refuse('no deadline')} end if;
     insert into procedures.bid_vault (procedure_id, round, public_key, proof, created_at)
     values (p_procedure, p_round, p_public, p_proof, procedures.vault_clock());
     insert into procedures.bid_key (procedure_id, round, wrapped_key, opens_after)
     values (p_procedure, p_round, p_wrapped, v_deadline);
   end $$`,
  ...callable('keep_bid_key(uuid, integer, text, text, text)'),

  `create function procedures.seal_bid(p_id uuid, p_procedure uuid, p_round integer, p_channel text, p_sha256 text,
       p_pseudonym text, p_fingerprint text, out number integer, out received_at timestamptz, out late boolean)
     language plpgsql ${PINNED} as $$
   declare v_opens_after timestamptz;
   begin
     ${STAFF_ONLY}
     select k.opens_after into v_opens_after from procedures.bid_key k
     where k.centre_id = app.centre_id() and k.procedure_id = p_procedure and k.round = p_round for update;
     if not found then ${refuse('no vault')} end if;
     received_at := procedures.vault_clock();
     late := received_at > v_opens_after;
     select count(*) + 1 into number from procedures.sealed_bid b
     where b.centre_id = app.centre_id() and b.procedure_id = p_procedure;
     insert into procedures.sealed_bid
       (id, procedure_id, round, number, received_at, late, channel, sha256, pseudonym, fingerprint)
     values (p_id, p_procedure, p_round, number, received_at, late, p_channel, p_sha256, p_pseudonym, p_fingerprint);
   end $$`,
  ...callable('seal_bid(uuid, uuid, integer, text, text, text, text)'),

  // By the receipt of the same bidder, before the deadline only: afterwards nobody makes a bid disappear.
  `create function procedures.withdraw_sealed_bid(p_id uuid, p_replaced_by uuid) returns void language plpgsql ${PINNED} as $$
   declare v_bid procedures.sealed_bid; v_opens_after timestamptz;
   begin
     ${STAFF_ONLY}
     select * into v_bid from procedures.sealed_bid where centre_id = app.centre_id() and id = p_id;
     if not found then ${refuse('no such bid')} end if;
     select opens_after into v_opens_after from procedures.bid_key
     where centre_id = app.centre_id() and procedure_id = v_bid.procedure_id and round = v_bid.round for update;
     if procedures.vault_clock() > v_opens_after then ${refuse('the deadline has passed')} end if;
     if p_replaced_by is not null and not exists (
       select from procedures.sealed_bid n where n.centre_id = app.centre_id() and n.id = p_replaced_by
         and n.id <> p_id and (n.procedure_id, n.round, n.pseudonym) = (v_bid.procedure_id, v_bid.round, v_bid.pseudonym))
     then ${refuse('not of the same bidder')} end if;
     insert into procedures.sealed_bid_withdrawal (sealed_bid_id, withdrawn_at, person_id, replaced_by)
     values (p_id, procedures.vault_clock(), app.person_id(), p_replaced_by);
   end $$`,
  ...callable('withdraw_sealed_bid(uuid, uuid)'),

  `create function procedures.attest_bid_opening(p_procedure uuid, p_round integer, p_ticket text, p_proof text)
     returns void language plpgsql ${PINNED} as $$
   declare v_opens_after timestamptz;
   begin
     ${STAFF_ONLY}
     select opens_after into v_opens_after from procedures.bid_key
     where centre_id = app.centre_id() and procedure_id = p_procedure and round = p_round for update;
     if not found or procedures.vault_clock() <= v_opens_after then ${refuse('before the deadline')} end if;
     insert into procedures.bid_opening (procedure_id, round, person_id, ticket, proof, attested_at)
     values (p_procedure, p_round, app.person_id(), p_ticket, p_proof, procedures.vault_clock());
   end $$`,
  ...callable('attest_bid_opening(uuid, integer, text, text)'),

  // § 55 (2) sentence 3 VgV: European, no works, begun from 2026-07-01 on, and every bid came electronically into the vault.
  `create function procedures.choose_sole_opening(p_procedure uuid, p_round integer, p_name text, p_reason text, p_proof text)
     returns void language plpgsql ${PINNED} as $$
   begin
     ${STAFF_ONLY}
     perform from procedures.bid_key where centre_id = app.centre_id() and procedure_id = p_procedure and round = p_round for update;
     if not exists (select from procedures.procedure p where p.centre_id = app.centre_id() and p.id = p_procedure
          and p.regime = 'eu' and p.nature <> 'works' and p.starts_on >= date '2026-07-01')
       or exists (select from procedures.bid b where b.centre_id = app.centre_id() and b.procedure_id = p_procedure and b.round = p_round)
     then ${refuse('the exemption does not apply')} end if;
     insert into procedures.sole_opening (procedure_id, round, person_id, person_name, reason, proof, chosen_at)
     values (p_procedure, p_round, app.person_id(), p_name, p_reason, p_proof, procedures.vault_clock());
   end $$`,
  ...callable('choose_sole_opening(uuid, integer, text, text, text)'),

  // The one way to the key. It is still wrapped under the server's secret, which no database holds.
  `create function procedures.release_bid_key(p_procedure uuid, p_round integer) returns text language plpgsql stable ${PINNED} as $$
   declare v_key procedures.bid_key; v_deadline timestamptz; v_people integer; v_needed integer := 2;
   begin
     ${STAFF_ONLY}
     select * into v_key from procedures.bid_key
     where centre_id = app.centre_id() and procedure_id = p_procedure and round = p_round;
     if not found then ${refuse('no vault')} end if;
     select tender_deadline into v_deadline from procedures.procedure
     where centre_id = app.centre_id() and id = p_procedure and round = p_round;
     if procedures.vault_clock() <= greatest(v_key.opens_after, v_deadline) then ${refuse('before the deadline')} end if;
     if exists (select from procedures.sole_opening
         where centre_id = app.centre_id() and procedure_id = p_procedure and round = p_round)
       and not exists (select from procedures.sealed_bid b where b.centre_id = app.centre_id()
         and b.procedure_id = p_procedure and b.round = p_round
         and not b.late and b.channel <> 'portal')
     then v_needed := 1; end if;
     select count(distinct person_id) into v_people from procedures.bid_opening
     where centre_id = app.centre_id() and procedure_id = p_procedure and round = p_round;
     if v_people < v_needed then ${refuse('two people must open')} end if;
     return v_key.wrapped_key;
   end $$`,
  ...callable('release_bid_key(uuid, integer)'),
];
