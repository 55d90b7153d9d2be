import { type Citation, citationOf, fact, type Nature, type ProcedureType, type Regime } from '@app/law';

/** What the guide looks at; the real state of a procedure, never a tick of its own. */
export interface GuidedProcedure {
  readonly regime: Regime;
  readonly nature: Nature;
  readonly procedureType: ProcedureType | null;
  /** Phases that were left behind or are reached. */
  readonly reached: readonly string[];
  /** Phases of this kind of procedure. */
  readonly path: readonly string[];
  readonly closed: boolean;
  readonly typeConfirmed: boolean;
  readonly timelineSet: boolean;
  readonly sealedBids: number;
  readonly deadlinePassed: boolean;
  readonly archived: boolean;
  readonly waitsFor: { readonly at: Date; readonly what: string } | null;
}

/** Who has to act in a step: the officer, another person, or both one after the other. */
export type StepRole = 'officer' | 'second' | 'both';
/** What the training does for the trainee in a step that would only be waiting or typing. */
export type StepHelp = 'bids' | 'clock';

/** One step of the guide, as it stands now. */
export interface ExerciseStep {
  readonly id: StepId;
  readonly title: string;
  /** What happens here, why, and where it is done; German. */
  readonly explanation: string;
  readonly role: StepRole;
  readonly help: StepHelp | null;
  /** `now`: the first one that is not done. */
  readonly state: 'done' | 'now' | 'later';
  readonly citations: readonly Citation[];
}

type StepId =
  | 'request'
  | 'type'
  | 'confirm'
  | 'dates'
  | 'prepared'
  | 'published'
  | 'invited'
  | 'bidding'
  | 'bids'
  | 'deadline'
  | 'opening'
  | 'examination'
  | 'evaluation'
  | 'proposal'
  | 'standstill-begun'
  | 'standstill-over'
  | 'award'
  | 'notified'
  | 'closed'
  | 'archive';

interface Step {
  readonly id: StepId;
  readonly title: string;
  readonly explanation: string;
  readonly role?: StepRole;
  readonly help?: StepHelp;
  /** Left out where the kind of procedure has no such step. */
  readonly applies?: (procedure: Pick<GuidedProcedure, 'path'>) => boolean;
  readonly done: (procedure: GuidedProcedure) => boolean;
  readonly facts: (procedure: GuidedProcedure | undefined) => readonly string[];
}

const eu = (one: GuidedProcedure | undefined): boolean => one?.regime === 'eu';
const works = (one: GuidedProcedure | undefined): boolean => one?.nature === 'works';
const reached = (phase: string) => (one: GuidedProcedure) => one.reached.includes(phase);
const onPath =
  (phase: string) =>
  ({ path }: Pick<GuidedProcedure, 'path'>) =>
    path.includes(phase);
/** Of what most likely becomes of the request: a public tender below the thresholds. */
const COMMON_PATH = ['published', 'bidding', 'opening'] as const;
/** Facts of the regulation that governs the contract. */
const by =
  (vgv: readonly string[], uvgo: readonly string[], voba: readonly string[] = uvgo) =>
  (one: GuidedProcedure | undefined): readonly string[] =>
    eu(one) ? vgv : works(one) ? voba : uvgo;
const none = (): readonly string[] => [];

const STEPS: readonly Step[] = [
  {
    id: 'request',
    title: 'Auftrag prüfen und übernehmen',
    explanation:
      'Das Fachamt von Musterstadt hat einen Vergabeantrag gestellt. Öffnen Sie ihn unter „Vergabeanträge“, prüfen Sie Bedarf, Geld und Schätzung und machen Sie daraus ein Verfahren. Der geschätzte Wert entscheidet über alles Weitere.',
    done: () => true,
    facts: () => ['EST-1', 'THR-COMPARE'],
  },
  {
    id: 'type',
    title: 'Vergabeart wählen',
    explanation:
      'Das Programm zeigt, welche Vergabearten bei diesem Wert zulässig sind, und warum. Wählen Sie eine und begründen Sie die Wahl; die Begründung steht später im Vergabevermerk.',
    done: ({ procedureType }) => procedureType !== null,
    facts: (one) => [
      one?.procedureType && one.procedureType !== 'direct'
        ? `PT-${one.procedureType}`
        : eu(one)
          ? 'PT-open'
          : 'PT-us-open',
    ],
  },
  {
    id: 'confirm',
    title: 'Zweite Person zeichnet die Vergabeart mit',
    explanation:
      'Wer gewählt hat, darf nicht selbst zustimmen. Wechseln Sie oben in der Übungsleiste zur Vertretung oder zur Leitung, öffnen Sie das Verfahren und zeichnen Sie mit.',
    role: 'second',
    done: ({ typeConfirmed }) => typeConfirmed,
    facts: none,
  },
  {
    id: 'dates',
    title: 'Zeitplan festlegen',
    explanation:
      'Aus dem Tag der Absendung folgen alle Fristen. Verschieben Sie ein Datum und sehen Sie, was sich mitbewegt und was unzulässig würde; dann speichern Sie.',
    done: ({ timelineSet }) => timelineSet,
    facts: by(['VGV-82'], ['UVGO-54'], ['VOBA-10-1']),
  },
  {
    id: 'prepared',
    title: 'Vorbereitung abschließen',
    explanation: 'Erledigen Sie die Pflichtpunkte der Karte „Als Nächstes“ und schließen Sie die Vorbereitung ab.',
    done: reached('prepared'),
    facts: none,
  },
  {
    id: 'published',
    title: 'Bekannt machen',
    explanation:
      'Bestätigen Sie die Veröffentlichung. Liegt der Tag der Absendung noch vor Ihnen, spulen Sie bis dahin vor. Von jetzt an stehen Lose und Fristen fest.',
    help: 'clock',
    applies: onPath('published'),
    done: reached('published'),
    facts: by(['EFORMS'], ['HE-HAD']),
  },
  {
    id: 'invited',
    title: 'Unternehmen auswählen und auffordern',
    explanation:
      'Ohne Bekanntmachung werden Unternehmen einzeln aufgefordert. Erfassen Sie so viele, wie die Vergabeart verlangt, aus dem Adressbuch oder von Hand.',
    applies: onPath('invited'),
    done: reached('invited'),
    facts: by(['MIN-51'], ['MIN-NAT']),
  },
  {
    id: 'bidding',
    title: 'Die Angebotsfrist beginnt',
    explanation: 'Bestätigen Sie, dass die Bekanntmachung erschienen ist oder die Aufforderungen versandt sind.',
    done: reached('bidding'),
    facts: none,
  },
  {
    id: 'bids',
    title: 'Angebote gehen ein',
    explanation:
      'Die Unternehmen der Übung geben auf Knopfdruck Angebote ab. Sehen Sie unter „Lose und Angebote“ nach: Niemand kann sie jetzt lesen, auch die Leitung nicht.',
    help: 'bids',
    done: ({ sealedBids, reached: phases }) => sealedBids > 0 || phases.includes('examination'),
    facts: by(['OPEN-VGV'], ['OPEN-UVGO'], ['OPEN-UVGO']),
  },
  {
    id: 'deadline',
    title: 'Angebotsfrist abwarten',
    explanation:
      'Vorher gibt der Tresor nichts heraus, auch nicht an zwei Personen. Spulen Sie bis zum Ende der Angebotsfrist vor.',
    help: 'clock',
    done: ({ deadlinePassed, reached: phases }) => deadlinePassed || phases.includes('examination'),
    facts: by(['VGV-82'], ['UVGO-54'], ['VOBA-10-1']),
  },
  {
    id: 'opening',
    title: 'Angebote zu zweit öffnen',
    explanation:
      'Bestätigen Sie die Öffnung, wechseln Sie die Rolle und bestätigen Sie als zweite Person. Erst dann gibt der Tresor den Schlüssel heraus.',
    role: 'both',
    applies: onPath('opening'),
    done: reached('opening'),
    facts: by(['OPEN-VGV'], ['OPEN-UVGO']),
  },
  {
    id: 'examination',
    title: 'Angebote prüfen',
    explanation:
      'Schließen Sie die Erfassung ab und gehen Sie unter „Prüfung und Wertung“ durch Form, Eignung und Preis. Ausgeschlossen wird nur mit Grund und Paragraph.',
    done: reached('examination'),
    facts: by(['OWN-VGV-57-1'], ['OWN-UVGO-42-1'], ['OWN-VOBA-16-FORM']),
  },
  {
    id: 'evaluation',
    title: 'Angebote werten',
    explanation: 'Führen Sie die Wertung durch; das Programm rechnet nach und zeigt ungewöhnlich niedrige Preise.',
    done: reached('evaluation'),
    facts: by(['LOW-20'], ['LOW-UVGO'], ['OWN-VOBA-16C']),
  },
  {
    id: 'proposal',
    title: 'Zuschlag vorschlagen',
    explanation: 'Schlagen Sie das wirtschaftlichste Angebot vor. Der Vermerk schreibt die Gründe mit.',
    done: reached('award-proposed'),
    facts: by(['DOC-VGV8'], ['VM-UVGO'], ['VM-VOBA']),
  },
  {
    id: 'standstill-begun',
    title: 'Unterlegene Bieter informieren',
    explanation: 'Erfassen Sie die Absendung der Informationsschreiben. Damit beginnt die Wartefrist.',
    applies: onPath('standstill'),
    done: reached('standstill'),
    facts: () => ['LET-134'],
  },
  {
    id: 'standstill-over',
    title: 'Wartefrist abwarten',
    explanation: 'Vor ihrem Ende wird kein Zuschlag erteilt. Spulen Sie bis zum Ende der Wartefrist vor.',
    help: 'clock',
    applies: onPath('standstill'),
    done: ({ waitsFor, reached: phases }) =>
      phases.includes('awarded') || (phases.includes('standstill') && waitsFor === null),
    facts: () => ['REV-134-2E'],
  },
  {
    id: 'award',
    title: 'Zuschlag zu zweit entscheiden',
    explanation:
      'Fehlt im Vergabevermerk noch etwas, zeigen es seine Ampeln. Stimmen Sie zu, wechseln Sie die Rolle und stimmen Sie als zweite Person zu.',
    role: 'both',
    done: reached('awarded'),
    facts: by(['VM-VGV-01'], ['VM-UVGO'], ['VM-VOBA']),
  },
  {
    id: 'notified',
    title: 'Beteiligte benachrichtigen',
    explanation:
      'Bestätigen Sie Zuschlagsschreiben und Unterrichtung der Bieter. Aus der Übung geht keine E-Mail hinaus.',
    done: reached('notified'),
    facts: by(['LET-62'], ['LET-UVGO'], ['LET-VOBA']),
  },
  {
    id: 'closed',
    title: 'Verfahren abschließen',
    explanation:
      'Erledigen Sie die Pflichten nach dem Zuschlag, etwa Bekanntmachung und Statistik, und schließen Sie die Akte.',
    done: reached('closed'),
    facts: () => ['VST-60'],
  },
  {
    id: 'archive',
    title: 'Akte als Archiv ablegen',
    explanation:
      'Laden Sie das Archiv herunter: ein ZIP mit Vermerk, Schriftstücken, Angeboten und Prüfsummen, das sich auch ohne dieses Programm prüfen lässt.',
    done: ({ archived }) => archived,
    facts: by(['STORE-VGV', 'DOC-VGV8'], ['VM-UVGO'], ['VM-VOBA']),
  },
];

/** The guide for the procedure of the training; without one the first step is to take over the request. */
export function exerciseSteps(procedure: GuidedProcedure | undefined): readonly ExerciseStep[] {
  const kind = procedure ?? { path: COMMON_PATH };
  const steps = STEPS.filter(({ applies }) => applies?.(kind) ?? true);
  const done = steps.map((step) => procedure !== undefined && step.done(procedure));
  const now = done.indexOf(false);
  return steps.map(({ id, title, explanation, role = 'officer', help = null, facts }, index) => ({
    ...{ id, title, explanation, role, help },
    state: done[index] ? 'done' : index === now ? 'now' : 'later',
    citations: facts(procedure).map((factId) => citationOf(fact(factId))),
  }));
}

/** The procedure the guide is about: the last one that goes on, else the last one. */
export const guidedProcedure = <T extends GuidedProcedure>(all: readonly T[]): T | undefined =>
  all.findLast(({ closed }) => !closed) ?? all.at(-1);
