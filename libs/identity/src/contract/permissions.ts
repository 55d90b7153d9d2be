/** The people of product.md. The German names are what the pages show. */
export const ROLES = {
  officer: 'Vergabestelle, Sachbearbeitung',
  head: 'Leitung',
  admin: 'Administration',
  auditor: 'Rechnungsprüfung, Revision',
  requester: 'Fachamt, Bedarfsstelle',
  orderer: 'Besteller/in',
  approver: 'Freigabe, Kostenstellenverantwortliche/r',
  controller: 'Kämmerei, Controlling',
} as const;
export type Role = keyof typeof ROLES;

/** Roles held for the whole centre; the others are held for one member and reach no further. */
export const CENTRE_ROLES: readonly Role[] = ['officer', 'head', 'admin', 'auditor'];

const centre: readonly Role[] = ['officer', 'head'];
const staff: readonly Role[] = ['officer', 'head', 'auditor'];
const everyone = Object.keys(ROLES) as Role[];

/**
 * The permission table: what may be done, in words, and by whom. It stands nowhere else.
 * A role of a member holds the permission for that member only; row-level security says the same for the data.
 */
export const PERMISSIONS = {
  'directory.read': { means: 'Verzeichnis ansehen: Mitglieder, Kostenstellen, Standorte', roles: everyone },
  'directory.manage': { means: 'Verzeichnis pflegen', roles: ['head', 'admin'] },
  'people.manage': { means: 'Personen und Rollen verwalten', roles: ['admin'] },
  'audit.read': { means: 'Protokoll aller Änderungen lesen und prüfen', roles: ['head', 'admin', 'auditor'] },
  'jobs.read': { means: 'Hintergrundaufträge ansehen', roles: ['officer', 'head', 'admin', 'auditor'] },
  'jobs.retry': { means: 'Fehlgeschlagene Hintergrundaufträge wiederholen', roles: ['officer', 'head', 'admin'] },
  'files.check': { means: 'Prüfung aller abgelegten Dateien starten', roles: ['head', 'admin'] },
  'mail.read': { means: 'Ausgehende E-Mails der Vergabestelle ansehen', roles: staff },
  'mail.send': { means: 'Nicht versandte E-Mails erneut senden oder anders erledigen', roles: centre },
  'demo.clock': { means: 'Die Demo-Uhr vorstellen (nur in der Demo)', roles: ['officer', 'head', 'admin'] },

  'training.use': { means: 'In einer Übung ein Verfahren ausprobieren', roles: [...staff, 'admin'] },

  'law.maintain': {
    means: 'Eigene Angaben zum Recht eintragen, wo der Regelstand eine Lücke hat',
    roles: ['head', 'admin'],
  },

  'article.read': { means: 'Artikelstamm ansehen', roles: everyone },
  'article.manage': { means: 'Artikelstamm pflegen und einlesen', roles: centre },
  'demand-round.read': { means: 'Bedarfsabfragen ansehen', roles: [...staff, 'orderer', 'approver', 'controller'] },
  'demand-round.manage': { means: 'Bedarfsabfragen eröffnen, schließen und bündeln', roles: centre },
  'demand.report': { means: 'Bedarf der eigenen Kommune melden', roles: ['orderer', ...centre] },
  'bundle.read': { means: 'Bedarfsbündel mit der Herkunft jeder Menge ansehen', roles: staff },
  'framework.read': {
    means: 'Rahmenvereinbarungen und ihren Rest ansehen',
    roles: [...staff, 'orderer', 'approver', 'controller'],
  },

  'company.read': { means: 'Unternehmen des Adressbuchs ansehen', roles: staff },
  'company.manage': { means: 'Unternehmen, Registerangaben und Eigenerklärungen pflegen', roles: centre },
  'request.create': { means: 'Vergabeanträge der eigenen Kommune stellen und beantworten', roles: ['requester'] },
  'request.read': { means: 'Vergabeanträge ansehen', roles: [...staff, 'requester', 'controller'] },
  'request.manage': { means: 'Vergabeanträge übernehmen, zurückgeben und ablehnen', roles: centre },
  'service.read': { means: 'Beratungen und Schulungen ansehen', roles: staff },
  'service.log': { means: 'Beratungen und Schulungen erfassen', roles: centre },

  'procedure.read': { means: 'Vergabeverfahren ansehen', roles: staff },
  'procedure.manage': { means: 'Vergabeverfahren anlegen und führen', roles: centre },
  'procedure.confirm': { means: 'Entscheidungen anderer als zweite Person mitzeichnen', roles: centre },
  'procedure.oversee': { means: 'Auslastung und Risiken aller Vergabeverfahren sehen', roles: ['head'] },
  'audit-sample.read': {
    means: 'Stichproben der Revision mit ihren Feststellungen ansehen',
    roles: ['head', 'auditor'],
  },
  'audit-sample.draw': { means: 'Stichproben ziehen und Feststellungen notieren', roles: ['auditor'] },
  'procedure.wording': { means: 'Textbausteine der Schreiben an Unternehmen festlegen', roles: ['head'] },
  'procedure.number': { means: 'Festlegen, wie Aktenzeichen gebildet werden', roles: ['head'] },
  'procedure.decide': { means: 'Über den Zuschlag entscheiden (zwei Personen)', roles: centre },

  'contract.read': {
    means: 'Verträge ansehen, Fachämter die der eigenen Kommune',
    roles: [...staff, 'requester', 'controller'],
  },
  'contract.manage': { means: 'Verträge, ihre Änderungen und die Nachfolge pflegen', roles: centre },

  'document.read': { means: 'Schriftstücke der eigenen Vorgänge ansehen', roles: everyone },
  'document.request': { means: 'Schriftstücke erzeugen', roles: [...centre, 'orderer', 'approver', 'controller'] },
  'document.record': { means: 'Die Angaben herunterladen, aus denen ein Schriftstück entstand', roles: staff },
  'retention.read': {
    means: 'Aufbewahrungsfristen, Löschsperren und Löschprotokoll ansehen',
    roles: ['head', 'admin', 'auditor'],
  },
  'retention.manage': {
    means: 'Löschsperren setzen, eigene Fristen festlegen, nach Ablauf löschen',
    roles: ['head', 'admin'],
  },

  'catalogue.read': {
    means: 'Katalog der eigenen Rahmenvereinbarungen ansehen',
    roles: [...staff, 'orderer', 'approver', 'controller'],
  },
  'requisition.create': { means: 'Bestellanforderungen anlegen und einreichen', roles: ['orderer'] },
  'requisition.read': { means: 'Bestellanforderungen ansehen', roles: [...staff, 'orderer', 'approver', 'controller'] },
  'approval.decide': { means: 'Bestellungen freigeben oder ablehnen', roles: ['approver'] },
  'order.read': { means: 'Bestellungen ansehen', roles: [...staff, 'orderer', 'approver', 'controller'] },
  'receipt.confirm': { means: 'Wareneingang bestätigen', roles: ['orderer'] },

  'consumption.read': {
    means: 'Verbrauch je Kostenstelle ansehen und ausgeben',
    roles: [...staff, 'orderer', 'approver', 'controller'],
  },
  'document.ahead': { means: 'Schriftstücke in der Warteschlange vorziehen', roles: centre },
  'queues.inspect': { means: 'Die Warteschlangen des Servers ansehen', roles: ['admin'] },
  'report.read': { means: 'Jahresbericht ansehen und ausgeben', roles: staff },

  'mail.status': { means: 'Sehen, ob E-Mails der Vergabestelle hinausgehen', roles: [...staff, 'admin'] },
  'mail.suspend': { means: 'Den Versand aller E-Mails anhalten und wieder aufnehmen', roles: ['head', 'admin'] },
  'document.letterhead': { means: 'Briefkopf mit Logo und Wappen pflegen', roles: ['head', 'admin'] },
  'demand.contribute': {
    means: 'Bedarf als Entwurf eintragen, Fachämter auf Bitte der eigenen Kommune',
    roles: ['orderer', 'approver', 'requester', ...centre],
  },
  'framework.manage': {
    means: 'Rahmenvereinbarungen überwachen und Änderungen vorschlagen',
    roles: centre,
  },
  'framework.transfer': {
    means: 'Kontingente der eigenen Kommune an Rahmenvereinbarungen mit anderen Mitgliedern tauschen',
    roles: [...centre, 'orderer', 'approver'],
  },
  'framework.decide': {
    means: 'Über Änderungen von Rahmenvereinbarungen entscheiden, die eine andere Person vorschlägt',
    roles: centre,
  },
} as const satisfies Record<string, { means: string; roles: readonly Role[] }>;

export type Permission = keyof typeof PERMISSIONS;

/** Permissions of one role. */
export const permissionsOf = (role: Role): Permission[] =>
  (Object.keys(PERMISSIONS) as Permission[]).filter((permission) =>
    (PERMISSIONS[permission].roles as readonly Role[]).includes(role),
  );
