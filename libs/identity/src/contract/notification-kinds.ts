/** At once, in one mail a day, or only in the application. */
export const MAIL_WAYS = ['now', 'daily', 'none'] as const;
export type MailWay = (typeof MAIL_WAYS)[number];

interface Kind {
  /** What people read. */
  readonly name: string;
  readonly detail: string;
  /** The pages its notifications lead to. */
  readonly pages: readonly string[];
  /** Shown to those who hold one of them; to everybody where none stands. */
  readonly permissions: readonly string[];
  readonly ways: readonly MailWay[];
  /** For those who have chosen nothing. */
  readonly usual: MailWay;
}

const chosen = { ways: MAIL_WAYS, usual: 'none' } as const;

/** What people are told of, and how they may choose to get it by mail. Letters to companies are none of these. */
export const NOTIFICATION_KINDS = {
  reminder: {
    ...{ name: 'Termine Ihrer Verfahren', detail: 'Was ansteht oder überfällig ist, gesammelt am Morgen' },
    ...{ pages: [], permissions: ['procedure.manage'], ways: ['daily', 'none'], usual: 'daily' },
  },
  approval: {
    ...{ name: 'Freigaben', detail: 'Eine Bestellung wartet auf Ihre Freigabe, oder Ihre wurde abgelehnt' },
    ...{ pages: ['/freigaben', '/bestellanforderungen'], permissions: ['approval.decide', 'requisition.create'] },
    ...chosen,
  },
  order: {
    ...{ name: 'Bestellungen', detail: 'Ihre Bestellung ist freigegeben und beim Lieferanten' },
    ...{ pages: ['/bestellungen'], permissions: ['requisition.create'] },
    ...chosen,
  },
  request: {
    ...{ name: 'Vergabeanträge', detail: 'Neuer Stand, Rückfragen und Antworten' },
    ...{ pages: ['/antraege'], permissions: ['request.create', 'request.manage'] },
    ...chosen,
  },
  demand: {
    ...{ name: 'Bedarfsabfragen', detail: 'Eine Abfrage beginnt und bittet um Ihre Meldung' },
    ...{ pages: ['/bedarf'], permissions: ['demand.report', 'demand.contribute'] },
    ...chosen,
  },
  framework: {
    ...{
      name: 'Rahmenvereinbarungen',
      detail: 'Neue Artikel sind bestellbar, ein Höchstmaß oder das Ende rückt näher',
    },
    ...{ pages: ['/rahmenvereinbarungen'], permissions: ['requisition.create', 'framework.manage'] },
    ...chosen,
  },
  document: {
    ...{ name: 'Dokumente', detail: 'Ein Dokument ist fertig oder konnte nicht erzeugt werden' },
    ...{ pages: ['/dokumente'], permissions: ['document.request'] },
    ...chosen,
  },
  other: {
    ...{ name: 'Anderes', detail: 'Alles, was zu keiner der anderen Arten gehört' },
    ...{ pages: [], permissions: [] },
    ...chosen,
  },
} as const satisfies Record<string, Kind>;
export type NotificationKind = keyof typeof NOTIFICATION_KINDS;

const ALL: Readonly<Record<NotificationKind, Kind>> = NOTIFICATION_KINDS;
export const KINDS = Object.keys(NOTIFICATION_KINDS) as NotificationKind[];
export const kindFacts = (kind: NotificationKind): Kind => ALL[kind];
export const isKind = (text: string): text is NotificationKind => KINDS.some((kind) => kind === text);

/** The kind of a notification, by the page it leads to. */
export function kindOf(href: string): NotificationKind {
  const page = /^\/[^/?#]*/.exec(href)?.[0] ?? '';
  return KINDS.find((kind) => kindFacts(kind).pages.includes(page)) ?? 'other';
}
