import type { Client } from 'pg';
import { PHASES } from '../libs/procedures/src/domain/phase';

const SUBJECTS = [
  ...['Kopierpapier', 'Tinte und Toner', 'Reinigungsmittel', 'Unterhaltsreinigung', 'Büromöbel', 'Streusalz'],
  ...['Müllabfuhr', 'Dachdeckerarbeiten', 'Elektroinstallation', 'Schulbücher', 'Löschfahrzeug', 'Planungsleistungen'],
  ...['Straßenbau', 'Grünpflege', 'Kanalsanierung', 'Winterdienst', 'Klärschlamm', 'Server und Speicher'],
];
const PLACES = ['Rathaus', 'Grundschule', 'Bauhof', 'Feuerwehr', 'Kita Regenbogen', 'Stadtwerke', 'Bürgerhaus'];
const COMPANIES = [
  'Müller',
  'Schneider & Söhne',
  'Nordlicht',
  'Rheinbau',
  'Taunus',
  'Elektro Groß',
  'Ökoplan',
  'Weber',
];
const CPV = [
  '30197643-5',
  '30125100-2',
  '39830000-9',
  '90910000-9',
  '39130000-2',
  '34927100-2',
  '90511000-2',
  '45261210-9',
];
const TYPES = ['us-open', 'us-res-no-tw', 'us-neg-wo-call', 'us-free-no-tw', 'open', 'direct'];

/**
 * Copies one procedure, with its lots, into many: nine of ten are finished and spread over ten years, the others stand in
 * every phase with dates around today. Everything follows from the running number, so each run has the same rows.
 * Whoever is named works as the database's owner.
 */
export async function manyProcedures(owner: Client, template: string, count: number, today: string): Promise<void> {
  const lists = [SUBJECTS, PLACES, TYPES, PHASES.filter((phase) => phase !== 'cancelled')];
  await owner.query('begin');
  // Words are filled at once below, as the migration does; row by row they would take minutes.
  const tables = ['procedure', 'lot', 'procedure_buyer', 'bidder'].map((table) => `procedures.${table}`);
  for (const table of tables) await owner.query(`alter table ${table} disable trigger search_words`);
  await owner.query(PROCEDURES, [template, count, today, ...lists]);
  await owner.query(LOTS, [template, CPV]);
  await owner.query(BUYERS, [template]);
  await owner.query(BIDDERS, [template, COMPANIES]);
  await owner.query(
    `insert into procedures.procedure_search (centre_id, procedure_id, words)
     select centre_id, id, procedures.search_words(centre_id, id) from procedures.procedure where origin_type = 'bench'`,
  );
  for (const table of tables) await owner.query(`alter table ${table} enable trigger search_words`);
  await owner.query('commit');
  await owner.query('vacuum analyze');
}

const uuid = (text: string): string => `md5(${text})::uuid`;
/** Which of a list, by a number: arrays of SQL begin at 1. */
const pick = (list: string, number: string): string =>
  `(${list}::text[])[1 + (${number}) % cardinality(${list}::text[])]`;

const PROCEDURES = `
  insert into procedures.procedure
  select made.* from (
    select t, n, n > $2::int * 9 / 10 as open, (n - 1) % 500 as day_of_year, 2017 + (n - 1) * 10 / $2::int as year
    from procedures.procedure t, generate_series(1, $2::int) n where t.id = $1) numbered
  cross join lateral (
    select case when open then ${pick('$7', 'n')} when n % 13 = 0 then 'cancelled' else ($7::text[])[cardinality($7::text[])] end as phase,
           case when open then $3::date - 60 + n % 120 else make_date(year, 1 + n % 12, 1 + n % 28) end as notice) state
  cross join lateral (select notice - (t).notice_dispatched_on as shift,
                             array_position($7::text[], phase) >= array_position($7::text[], 'awarded') as awarded) moved
  cross join lateral (
    select jsonb_set((t).timeline, '{steps}', (
      select jsonb_agg(jsonb_build_object('id', step->'id', 'planned', ((step->>'planned')::date + shift)::text))
      from jsonb_array_elements((t).timeline->'steps') step)) as steps) planned
  cross join lateral jsonb_populate_record(t, jsonb_build_object(
    'id', ${uuid(`'procedure' || n`)}, 'origin_type', 'bench', 'origin_id', $1,
    'file_number', format('%s-%s-%s', year, substr('LDB', 1 + n % 3, 1), lpad((10000 + n)::text, 5, '0')),
    'title', format('%s %s %s', ${pick('$4', 'n')}, ${pick('$5', 'n / 3')}, year),
    'nature', (array['supplies', 'services', 'works'])[1 + n % 3], 'regime', case when n % 8 = 0 then 'eu' else 'national' end,
    'procedure_type', ${pick('$6', 'n / 2')}, 'phase', phase, 'joint', n % 5 = 0,
    'estimated_value', 1000 + (n * 7919) % 500000, 'timeline', planned.steps,
    'notice_dispatched_on', notice, 'tender_deadline', (t).tender_deadline + shift * interval '1 day',
    'binding_until', (t).binding_until + shift,
    'awarded_on', case when awarded then notice + 70 end, 'awarded_value', case when awarded then 900 + (n * 6007) % 480000 end,
    'officer_id', case when n % 17 > 0 then ${uuid(`'officer' || n % 6`)} end,
    'officer_name', case when n % 17 > 0 then (array['Sabine Krämer', 'Jörg Öztürk', 'Petra Vogel', 'Ali Demir', 'Uta Neumann', 'Max Brandt'])[1 + n % 6] end,
    'deputy_id', ${uuid(`'officer' || (n + 1) % 6`)},
    'deputy_name', (array['Sabine Krämer', 'Jörg Öztürk', 'Petra Vogel', 'Ali Demir', 'Uta Neumann', 'Max Brandt'])[1 + (n + 1) % 6],
    'suspended_on', case when open and n % 40 = 0 then $3::date - 5 end,
    'created_at', make_timestamptz(year, 1 + n % 12, 1 + n % 28, 9, n % 60, 0, 'Europe/Berlin'),
    'changed_at', case when open then $3::timestamptz - n % 60 * interval '1 day' - n * interval '1 second'
                       else make_timestamptz(year, 1 + n % 12, 1 + n % 28, 9, n % 60, n % 60, 'Europe/Berlin') end)) made`;

const LOTS = `
  insert into procedures.lot
  select made.* from procedures.procedure p
  join procedures.lot t on t.procedure_id = $1 and t.number = 1
  cross join lateral (select right(p.file_number, 5)::int as n) numbered
  cross join lateral generate_series(1, 1 + n % 3) as lots (place)
  cross join lateral jsonb_populate_record(t, jsonb_build_object(
    'id', md5(p.id::text || place)::uuid, 'procedure_id', p.id, 'number', place, 'title', 'Los ' || place, 'phase', p.phase, 'awarded_on', p.awarded_on,
    'cpv', ($2::text[])[1 + (n + place) % cardinality($2::text[])])) made
  where p.origin_id = $1`;

const BUYERS = `
  insert into procedures.procedure_buyer (centre_id, procedure_id, member_id)
  select p.centre_id, p.id, m.id from procedures.procedure p
  join (select m.*, row_number() over (order by slug) - 1 as place, count(*) over () as members
        from organisation.member m join procedures.procedure t on t.centre_id = m.centre_id where t.id = $1) m
    on (right(p.file_number, 5)::int - m.place + m.members) % m.members < case when p.joint then 3 else 1 end
  where p.origin_id = $1`;

const BIDDERS = `
  insert into procedures.bidder (centre_id, id, procedure_id, name, street, postcode, city, email)
  select p.centre_id, md5(p.id::text || 'bidder' || place)::uuid, p.id,
         format('%s %s GmbH', ($2::text[])[1 + (n + place) % cardinality($2::text[])], n * 7 % 97 + place),
         'Hafenstraße 1', '64560', 'Riedstadt', 'angebot@bieter.example'
  from procedures.procedure p
  cross join lateral (select right(p.file_number, 5)::int as n) numbered
  cross join lateral generate_series(1, 3) as bidders (place)
  where p.origin_id = $1`;
