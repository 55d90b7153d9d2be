import type {
  BidderListData,
  ListedCompany,
  NamedCode,
  NoticeLot,
  NoticeTextData,
  ProcedureHead,
  RequestConfirmationData,
} from '../../../contract/templates';
import { contact, head, reason, recipient } from './common.shape';
import type { Fields } from './shape';
import { amount, day, dayOrInstant, flag, instant, list, oneOf, optional, quantity, record, text } from './shape';

export const procedureHead: Fields<ProcedureHead> = {
  ...head,
  title: text('Gegenstand'),
  buyers: list('Auftraggeber', 'Auftraggeber', text('Name'), 1),
  procedureType: optional(text('Vergabeart')),
};
export const reasons = (label: string) => list(label, 'Eintrag', reason);
export const code = (label: string) =>
  record<NamedCode>(label, { code: text('Code'), name: optional(text('Bezeichnung')) }, label);
export const codes = (label: string) => list(label, 'Code', code('Code'));
export const period = (label: string) =>
  record<{ readonly from: string; readonly to: string }>(label, { from: day('Beginn'), to: day('Ende') }, label);

type Confirmation<K extends keyof RequestConfirmationData> =
  NonNullable<RequestConfirmationData[K]> extends readonly (infer One)[] ? One : never;

export const requestConfirmation = record<RequestConfirmationData>('Eingangsbestätigung', {
  ...head,
  recipient: recipient('Empfänger'),
  contact: contact('Ansprechperson'),
  requestNumber: text('Antragsnummer'),
  title: text('Gegenstand'),
  receivedAt: instant('Eingang'),
  requestedBy: text('Antragsteller'),
  state: text('Stand'),
  next: text('Wie es weitergeht'),
  steps: list(
    'Schritte',
    'Schritt',
    record<Confirmation<'steps'>>('Schritt', {
      name: text('Bezeichnung'),
      state: oneOf('Stand', ['done', 'current', 'ahead', 'stopped']),
      detail: optional(text('Hinweis')),
    }),
  ),
  facts: list(
    'Angaben',
    'Angabe',
    record<Confirmation<'facts'>>('Angabe', { term: text('Bezeichnung'), text: text('Text') }),
  ),
  lots: optional(
    list(
      'Lose',
      'Los',
      record<Confirmation<'lots'>>('Los', { title: text('Bezeichnung'), cpv: optional(text('CPV')) }),
    ),
  ),
  estimate: optional(
    list(
      'Schätzung',
      'Teil',
      record<Confirmation<'estimate'>>('Teil', {
        text: text('Bezeichnung'),
        net: amount('Betrag netto'),
        lot: optional(text('Los')),
      }),
    ),
  ),
  attachments: optional(
    list(
      'Anlagen',
      'Anlage',
      record<Confirmation<'attachments'>>('Anlage', { name: text('Name'), sha256: text('Prüfsumme') }),
    ),
  ),
});

const noticeLot = record<NoticeLot>('Los', {
  number: text('Losnummer'),
  title: text('Bezeichnung des Loses'),
  cpv: optional(code('CPV-Code')),
  positions: list(
    'Positionen',
    'Position',
    record<NoticeLot['positions'][number]>('Position', {
      text: text('Bezeichnung'),
      quantity: quantity('Menge'),
      unit: text('Einheit'),
    }),
  ),
  method: text('Wertungsmethode'),
  criteria: list(
    'Zuschlagskriterien',
    'Kriterium',
    record<NoticeLot['criteria'][number]>('Kriterium', { name: text('Name'), percent: optional(quantity('Gewicht')) }),
  ),
  suitability: list(
    'Eignungsanforderungen',
    'Anforderung',
    record<NoticeLot['suitability'][number]>('Anforderung', {
      kind: text('Art'),
      text: text('Anforderung'),
      proof: optional(text('Nachweis')),
    }),
  ),
  variants: text('Nebenangebote'),
  security: optional(text('Sicherheiten')),
});

export const noticeText = record<NoticeTextData>('Bekanntmachungstext', {
  ...procedureHead,
  contact: contact('Ansprechperson'),
  leadBuyer: optional(text('Federführung')),
  onBehalfOf: optional(text('Im Auftrag von')),
  regime: text('Rechtsrahmen'),
  nature: text('Art der Leistung'),
  dispatch: optional(
    record<NonNullable<NoticeTextData['dispatch']>>(
      'Absendung',
      { on: day('Tag'), done: flag('abgesandt') },
      'Absendung',
    ),
  ),
  description: optional(text('Beschreibung')),
  mainCpv: optional(code('Haupt-CPV')),
  furtherCpv: optional(codes('weitere CPV-Codes')),
  places: optional(codes('Erfüllungsorte')),
  term: optional(period('Laufzeit')),
  options: optional(list('Optionen', 'Option', text('Option'))),
  framework: optional(
    record<NonNullable<NoticeTextData['framework']>>(
      'Rahmenvereinbarung',
      {
        parties: text('Vertragspartner'),
        maximumValue: optional(amount('Höchstwert')),
        maximumQuantity: optional(quantity('Höchstmenge')),
        termReasons: optional(text('Begründung der Laufzeit')),
      },
      'Rahmenvereinbarung',
    ),
  ),
  dynamicSystem: optional(flag('dynamisches Beschaffungssystem')),
  deadlines: list(
    'Fristen',
    'Frist',
    record<NoticeTextData['deadlines'][number]>('Frist', { name: text('Bezeichnung'), when: dayOrInstant('Termin') }),
  ),
  lots: list('Lose', 'Los', noticeLot, 1),
  review: optional(reasons('Nachprüfung')),
  open: optional(list('offene Angaben', 'Angabe', text('Angabe'))),
});

const company = record<ListedCompany>('Unternehmen', {
  name: text('Name'),
  address: optional(text('Anschrift')),
  invited: optional(
    record<NonNullable<ListedCompany['invited']>>('Aufforderung', { on: day('Tag'), way: text('Weg') }, 'Aufforderung'),
  ),
  bids: list(
    'Angebote',
    'Angebot',
    record<ListedCompany['bids'][number]>('Angebot', {
      lot: text('Los'),
      receivedAt: optional(instant('Eingang')),
      late: flag('verspätet'),
      state: text('Stand'),
    }),
  ),
});
export const bidderList = record<BidderListData>('Bieterliste', {
  ...procedureHead,
  phase: text('Stand des Verfahrens'),
  deadline: optional(instant('Ende der Angebotsfrist')),
  openedAt: optional(instant('Öffnung')),
  companies: list('Unternehmen', 'Unternehmen', company),
});
