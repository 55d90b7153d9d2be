/**
 * So many deliveries of one priority with a lane are in their queue at once; what comes later and is more urgent, or whose
 * turn it is, has at most these before it. More than all processes together work on at a time, or some would idle.
 */
export const WINDOW = 64;

const READY = `state = 'waiting' and queued_at is null and coalesce(due_at <= clock_timestamp(), true)`;

/**
 * The next deliveries to be handed to their queues, $1 at most, locked. The most urgent first; among equals the centres
 * take turns, in a centre its lanes, in a lane the oldest goes first. A turn counts what is under way already, so that
 * nobody gets a second place while somebody else waits for the first.
 * A delivery that has failed once waits for its next attempt and holds no place (`attempts = 0`): a lane whose work
 * fails does not keep the others waiting.
 */
export const NEXT_DELIVERIES = `
  with waiting as materialized (
    select d.*
    from (select distinct queue, priority, centre_id, lane from platform.delivery where ${READY}) l
    cross join lateral (
      select queue, priority, centre_id, lane, event_id, subscriber, created_at from platform.delivery
      where (queue, priority, centre_id, lane) = (l.queue, l.priority, l.centre_id, l.lane) and ${READY}
      order by created_at, event_id limit $1) d
  ), under_way as materialized (
    select queue, priority, centre_id, lane, count(*) as n from platform.delivery
    where state = 'waiting' and queued_at is not null and attempts = 0 and lane <> ''
    group by queue, priority, centre_id, lane
  ), in_lane as (
    select w.*, coalesce(u.n, 0) + row_number() over (
             partition by w.queue, w.priority, w.centre_id, w.lane order by w.created_at, w.event_id) as lane_turn
    from waiting w left join under_way u using (queue, priority, centre_id, lane)
  ), in_centre as (
    select i.*, coalesce(u.n, 0) + row_number() over (
             partition by i.queue, i.priority, i.centre_id order by i.lane_turn, i.created_at, i.event_id) as turn
    from in_lane i
    left join (select queue, priority, centre_id, sum(n) as n from under_way group by 1, 2, 3) u
      using (queue, priority, centre_id)
  ), in_queue as (
    select c.*, coalesce(u.n, 0) + row_number() over (
             partition by c.queue, c.priority order by c.turn, c.created_at, c.event_id) as place
    from in_centre c
    left join (select queue, priority, sum(n) as n from under_way group by 1, 2) u using (queue, priority)
  ), next as (
    select * from in_queue where lane = '' or priority > 0 or place <= ${WINDOW}
    order by priority desc, turn, created_at, event_id limit $1
  )
  select d.centre_id as "centreId", d.event_id as "eventId", d.subscriber, d.round, d.queue, d.priority
  from next join platform.delivery d using (centre_id, event_id, subscriber)
  where d.state = 'waiting' and d.queued_at is null
  order by next.priority desc, next.turn, next.created_at, next.event_id
  for update of d skip locked`;

/** Whether something waits for its turn. */
export const SOMETHING_WAITS = `select exists (select 1 from platform.delivery where ${READY} and lane <> '') as held`;
