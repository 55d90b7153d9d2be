import type {
  AuditExtractData,
  AwardNoticeData,
  AwardProposalData,
  ExaminationCheck,
  ExaminationSheetData,
  ExaminedBidData,
  ExaminedLotData,
  ExaminedRank,
  ExtractedEntry,
  ProposedLotData,
  PublishedAward,
  ScoreTable,
} from '../../../contract/templates';
import { attestation, contact, head } from './common.shape';
import { comparedLot } from './price-comparison.shape';
import { code, codes, period, procedureHead, reasons } from './procedure-texts.shapes';
import { amount, count, day, flag, instant, list, optional, quantity, record, text } from './shape';

const check = record<ExaminationCheck>('Prüfpunkt', {
  stage: text('Stufe'),
  name: text('Prüfpunkt'),
  result: text('Ergebnis'),
  reason: optional(text('Begründung')),
  citation: optional(text('Fundstelle')),
  by: optional(attestation('Person')),
});
const examinedBid = record<ExaminedBidData>('Angebot', {
  bidder: text('Bieter'),
  checks: list('Prüfpunkte', 'Prüfpunkt', check),
  price: record<ExaminedBidData['price']>(
    'Preis',
    {
      sum: amount('Summe'),
      discount: optional(
        record<NonNullable<ExaminedBidData['price']['discount']>>(
          'Nachlass',
          { percent: quantity('Prozent'), amount: amount('Betrag') },
          'Nachlass',
        ),
      ),
      net: amount('Angebotssumme netto'),
      gross: optional(amount('Angebotssumme brutto')),
      differences: list('Abweichungen', 'Abweichung', text('Abweichung')),
    },
    'Preis',
  ),
  excluded: optional(reasons('Ausschluss')),
});
const scores = record<ScoreTable>('Bewertung', {
  maximum: optional(text('Höchstpunktzahl')),
  bidders: list('Bieter', 'Bieter', text('Name'), 1),
  criteria: list(
    'Kriterien',
    'Kriterium',
    record<ScoreTable['criteria'][number]>('Kriterium', {
      name: text('Name'),
      percent: quantity('Gewicht'),
      scores: list(
        'Punkte',
        'Punkte',
        record<ScoreTable['criteria'][number]['scores'][number]>('Punkte', {
          points: optional(text('Punkte')),
          reason: optional(text('Begründung')),
        }),
      ),
    }),
  ),
});
const examinedLot = record<ExaminedLotData>('Los', {
  number: text('Losnummer'),
  title: text('Bezeichnung des Loses'),
  method: text('Wertungsmethode'),
  bids: list('Angebote', 'Angebot', examinedBid),
  scores: optional(scores),
  evaluated: optional(
    record<NonNullable<ExaminedLotData['evaluated']>>('Wertung', {
      by: attestation('Person'),
      ranking: list(
        'Rangfolge',
        'Rang',
        record<ExaminedRank>('Rang', {
          rank: count('Rang'),
          bidder: text('Bieter'),
          net: amount('Angebotssumme netto'),
          score: optional(text('Ergebnis')),
          derivation: optional(text('Rechenweg')),
          tied: optional(flag('gleichauf')),
        }),
      ),
      unranked: list(
        'nicht gewertete Angebote',
        'Angebot',
        record<NonNullable<ExaminedLotData['evaluated']>['unranked'][number]>('Angebot', {
          bidder: text('Bieter'),
          reason: text('Grund'),
        }),
      ),
      remarks: optional(list('Hinweise', 'Hinweis', text('Hinweis'))),
    }),
  ),
  comparison: optional(comparedLot),
});
export const examinationSheet = record<ExaminationSheetData>('Prüf- und Wertungsbogen', {
  ...procedureHead,
  openedAt: optional(instant('Öffnung')),
  lots: list('Lose', 'Los', examinedLot),
  faults: optional(reasons('Hindernisse')),
});

const bidder = { name: text('Name'), net: amount('Angebotssumme netto') };
const proposedLot = record<ProposedLotData>('Los', {
  number: text('Losnummer'),
  title: text('Bezeichnung des Loses'),
  estimate: optional(amount('geschätzter Wert')),
  bids: count('Anzahl der Angebote'),
  evaluated: count('Anzahl der gewerteten Angebote'),
  winner: optional(
    record<NonNullable<ProposedLotData['winner']>>('Zuschlag', { ...bidder, place: optional(text('Ort')) }, 'Zuschlag'),
  ),
  next: optional(record<NonNullable<ProposedLotData['next']>>('nächstes Angebot', bidder, 'nächstes Angebot')),
  reasons: list('Gründe', 'Grund', text('Grund')),
});
export const awardProposal = record<AwardProposalData>('Vergabevorschlag', {
  ...procedureHead,
  proposedBy: attestation('Vorschlag'),
  reason: text('Begründung'),
  lots: list('Lose', 'Los', proposedLot, 1),
  bodies: list(
    'Gremien',
    'Gremium',
    record<AwardProposalData['bodies'][number]>('Gremium', { member: text('Mitgliedskommune'), text: text('Stand') }),
  ),
  before: optional(reasons('Vor dem Zuschlag')),
  decisions: list('Entscheidungen', 'Entscheidung', attestation('Entscheidung')),
  deciders: count('Zahl der Entscheidenden'),
  bindingUntil: optional(day('Bindefrist')),
});

const published = record<PublishedAward>('Zuschlag', {
  lot: text('Losnummer'),
  title: text('Bezeichnung des Loses'),
  cpv: optional(code('CPV-Code')),
  contractor: optional(
    record<NonNullable<PublishedAward['contractor']>>(
      'Auftragnehmer',
      { name: text('Name'), address: optional(text('Anschrift')) },
      'Auftragnehmer',
    ),
  ),
  awardedOn: optional(day('Zuschlag am')),
  scope: list('Umfang', 'Angabe', text('Angabe')),
  net: optional(amount('Auftragssumme netto')),
  bids: optional(count('Anzahl der Angebote')),
});
export const awardNotice = record<AwardNoticeData>('Bekanntmachung der Vergabe', {
  ...procedureHead,
  contact: contact('Ansprechperson'),
  nature: text('Art der Leistung'),
  description: optional(text('Beschreibung')),
  mainCpv: optional(code('Haupt-CPV')),
  places: optional(codes('Erfüllungsorte')),
  term: optional(period('Laufzeit')),
  duties: list(
    'Pflichten',
    'Pflicht',
    record<AwardNoticeData['duties'][number]>('Pflicht', {
      text: text('Text'),
      citation: optional(text('Fundstelle')),
      latest: optional(day('letzter Tag')),
    }),
  ),
  doubts: optional(reasons('nicht gesicherte Angaben')),
  awards: list('Zuschläge', 'Zuschlag', published, 1),
});

const entry = record<ExtractedEntry>('Eintrag', {
  number: text('Nummer'),
  at: instant('Zeitpunkt'),
  person: text('Person'),
  roles: optional(text('Rollen')),
  action: text('Vorgang'),
  subject: text('Gegenstand'),
  before: optional(text('vorher')),
  after: optional(text('nachher')),
  previousHash: optional(text('Prüfwert davor')),
  hash: text('Prüfwert'),
});
export const auditExtract = record<AuditExtractData>('Prüfauszug', {
  ...head,
  scope: text('Umfang'),
  period: optional(period('Zeitraum')),
  requestedBy: text('Erstellt für'),
  verification: record<AuditExtractData['verification']>(
    'Prüfung',
    {
      at: instant('Zeitpunkt der Prüfung'),
      entries: count('Einträge'),
      head: text('letzter Prüfwert'),
      valid: flag('unverändert'),
      broken: optional(
        record<NonNullable<AuditExtractData['verification']['broken']>>(
          'erste Abweichung',
          { number: text('Nummer'), text: text('Text') },
          'erste Abweichung',
        ),
      ),
    },
    'Prüfung',
  ),
  entries: list('Einträge', 'Eintrag', entry),
});
