import type {
  InvitationToTenderData,
  ProcurementRecordData,
  RankedBid,
  TimelineStep,
} from '../../../contract/templates';
import { attestation, contact, head, lot, reason, recipient } from './common.shape';
import {
  amount,
  count,
  day,
  dayOrInstant,
  flag,
  instant,
  list,
  oneOf,
  optional,
  quantity,
  record,
  text,
} from './shape';

type Part<K extends keyof ProcurementRecordData> = NonNullable<ProcurementRecordData[K]>;
type Entry<K extends keyof ProcurementRecordData> = Part<K> extends readonly (infer E)[] ? E : never;

const estimate = record<Part<'estimate'>>(
  'geschätzter Auftragswert',
  {
    value: amount('Wert'),
    day: optional(day('Tag der Schätzung')),
    reasons: list('Begründungen', 'Begründung', reason),
  },
  'geschätzter Auftragswert',
);
const threshold = record<NonNullable<Part<'regime'>['threshold']>>(
  'Schwellenwert',
  { name: text('Bezeichnung'), value: amount('Wert'), citation: optional(text('Fundstelle')) },
  'Schwellenwert',
);
const regime = record<Part<'regime'>>(
  'Rechtsrahmen',
  {
    name: text('Bezeichnung'),
    threshold: optional(threshold),
    reasons: list('Begründungen', 'Begründung', reason),
    ruleSet: optional(text('Regelstand')),
  },
  'Rechtsrahmen',
);
const timelineStep = record<TimelineStep>('Schritt', {
  name: text('Bezeichnung des Schritts'),
  when: optional(dayOrInstant('Termin')),
  state: optional(oneOf('Stand', ['planned', 'done', 'late'])),
  reason: optional(text('Begründung')),
});
const rankedBid = record<RankedBid>('Wertung', {
  lot: optional(text('Los')),
  rank: count('Rang'),
  bidder: text('Bieter'),
  net: amount('Angebotssumme netto'),
  points: optional(quantity('Punkte')),
  note: optional(text('Bemerkung')),
});

export const procurementRecord = record<ProcurementRecordData>('Vergabevermerk', {
  ...head,
  title: text('Gegenstand'),
  phase: text('Stand des Verfahrens'),
  nature: optional(text('Art der Leistung')),
  buyers: list('Auftraggeber', 'Auftraggeber', text('Name'), 1),
  basis: optional(text('Rechtsgrundlage des Vermerks')),
  estimate: optional(estimate),
  regime: optional(regime),
  procedureType: optional(
    record<Part<'procedureType'>>(
      'Vergabeart',
      { name: text('Bezeichnung'), reasons: list('Begründungen', 'Begründung', reason) },
      'Vergabeart',
    ),
  ),
  uncertain: optional(
    list(
      'ungesicherte Rechtsgrundlagen',
      'ungesicherte Rechtsgrundlage',
      record<Entry<'uncertain'>>('ungesicherte Rechtsgrundlage', {
        text: text('Text'),
        citation: optional(text('Fundstelle')),
        status: oneOf('Stand', ['remembered', 'unknown']),
      }),
    ),
  ),
  timeline: optional(list('Zeitplan', 'Schritt', timelineStep)),
  lots: optional(list('Lose', 'Los', lot)),
  bidders: optional(
    list(
      'Bieter',
      'Bieter',
      record<Entry<'bidders'>>('Bieter', {
        name: text('Name'),
        place: optional(text('Ort')),
        note: optional(text('Bemerkung')),
      }),
    ),
  ),
  opening: optional(
    record<Part<'opening'>>(
      'Angebotsöffnung',
      {
        at: instant('Zeitpunkt'),
        by: list('öffnende Personen', 'Person', attestation('Person'), 1),
        note: optional(text('Bemerkung')),
      },
      'Angebotsöffnung',
    ),
  ),
  bids: optional(
    list(
      'Angebote',
      'Angebot',
      record<Entry<'bids'>>('Angebot', {
        bidder: text('Bieter'),
        lot: optional(text('Los')),
        receivedAt: optional(instant('Eingang')),
        net: amount('Angebotssumme netto'),
        excluded: optional(text('Ausschlussgrund')),
      }),
    ),
  ),
  evaluation: optional(
    record<Part<'evaluation'>>('Wertung', {
      method: optional(text('Wertungsmethode')),
      ranking: list('Rangfolge', 'Rang', rankedBid),
      note: optional(text('Bemerkung')),
    }),
  ),
  award: optional(
    record<Part<'award'>>('Zuschlagsentscheidung', {
      decisions: list(
        'Entscheidungen',
        'Entscheidung',
        record<Part<'award'>['decisions'][number]>('Entscheidung', {
          lot: optional(text('Los')),
          bidder: text('Bieter'),
          net: amount('Auftragssumme netto'),
          reason: text('Begründung'),
        }),
        1,
      ),
      people: list('entscheidende Personen', 'Person', attestation('Person'), 1),
    }),
  ),
  items: optional(
    list(
      'Pflichtangaben',
      'Pflichtangabe',
      record<Entry<'items'>>('Pflichtangabe', {
        title: text('Bezeichnung'),
        citation: optional(text('Fundstelle')),
        optional: optional(flag('Nur wenn zutreffend')),
        light: oneOf('Ampel', ['complete', 'open', 'not-applicable']),
        reason: optional(text('Hinweis')),
        sentences: list('Sätze', 'Satz', text('Satz')),
        written: optional(
          record<NonNullable<Entry<'items'>['written']>>('Eigener Text', {
            text: text('Text'),
            version: text('Fassung'),
            person: text('Person'),
            at: instant('Zeitpunkt'),
          }),
        ),
      }),
    ),
  ),
  entries: optional(
    list(
      'Einträge',
      'Eintrag',
      record<Entry<'entries'>>('Eintrag', { at: instant('Zeitpunkt'), person: text('Person'), text: text('Text') }),
    ),
  ),
});

export const invitationToTender = record<InvitationToTenderData>('Aufforderung zur Angebotsabgabe', {
  ...head,
  recipient: recipient('Empfänger'),
  subject: text('Gegenstand'),
  procedureType: text('Vergabeart'),
  buyers: list('Auftraggeber', 'Auftraggeber', text('Name'), 1),
  deadline: instant('Angebotsfrist'),
  questionsUntil: optional(dayOrInstant('Frist für Bieterfragen')),
  bindingUntil: day('Bindefrist'),
  opening: optional(
    record<NonNullable<InvitationToTenderData['opening']>>(
      'Angebotsöffnung',
      { at: instant('Zeitpunkt'), note: optional(text('Hinweis')) },
      'Angebotsöffnung',
    ),
  ),
  submission: optional(text('Einreichung')),
  performancePeriod: optional(
    record<NonNullable<InvitationToTenderData['performancePeriod']>>(
      'Ausführungszeitraum',
      { from: day('Beginn'), to: day('Ende') },
      'Ausführungszeitraum',
    ),
  ),
  criteria: optional(
    list(
      'Zuschlagskriterien',
      'Zuschlagskriterium',
      record<NonNullable<InvitationToTenderData['criteria']>[number]>('Zuschlagskriterium', {
        name: text('Bezeichnung'),
        percent: quantity('Gewicht'),
      }),
    ),
  ),
  lots: list('Lose', 'Los', lot, 1),
  enclosures: optional(list('Anlagen', 'Anlage', text('Anlage'))),
  contact: contact('Ansprechperson'),
});
