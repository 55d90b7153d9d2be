import { conflict, DomainError, type FieldError, invalid } from '@app/kernel';

/** Where a request stands. */
export const STATES = ['draft', 'submitted', 'in-review', 'returned', 'accepted', 'refused', 'withdrawn'] as const;
export type State = (typeof STATES)[number];

export const STATE_NAMES: Readonly<Record<State, string>> = {
  draft: 'Entwurf',
  submitted: 'Eingereicht',
  'in-review': 'In Prüfung',
  returned: 'Rückfrage offen',
  accepted: 'Angenommen',
  refused: 'Abgelehnt',
  withdrawn: 'Zurückgezogen',
};
/** The states in which something is still to be done before there is a decision. */
export const OPEN_STATES: readonly State[] = ['draft', 'submitted', 'in-review', 'returned'];

/** Who acts: the department that asks, or the centre that procures. */
export type Side = 'department' | 'centre';

export interface CommandRule {
  readonly side: Side;
  readonly from: readonly State[];
  /** null: the state stays. */
  readonly to: State | null;
  /** `facts`: nothing may be missing · `text`: words are needed · `procedure`: a procedure is needed. */
  readonly needs?: 'facts' | 'text' | 'procedure';
  /** "… kann im Stand „Entwurf“ nicht …": what the refusal says. */
  readonly verb: string;
}

const UNDER_WAY: readonly State[] = ['submitted', 'in-review', 'returned', 'accepted'];

/** Everything that can happen to a request. There is no other way. */
export const COMMANDS = {
  save: { side: 'department', from: ['draft', 'returned'], to: null, verb: 'geändert werden' },
  submit: {
    side: 'department',
    from: ['draft', 'returned'],
    to: 'submitted',
    needs: 'facts',
    verb: 'eingereicht werden',
  },
  withdraw: {
    side: 'department',
    from: ['draft', 'submitted', 'in-review', 'returned'],
    to: 'withdrawn',
    verb: 'zurückgezogen werden',
  },
  answer: { side: 'department', from: UNDER_WAY, to: null, needs: 'text', verb: 'beantwortet werden' },
  attach: { side: 'department', from: ['draft', ...UNDER_WAY], to: null, verb: 'um Anlagen ergänzt werden' },
  detach: { side: 'department', from: ['draft', 'returned'], to: null, verb: 'um Anlagen gekürzt werden' },
  review: { side: 'centre', from: ['submitted', 'in-review'], to: 'in-review', verb: 'in Prüfung genommen werden' },
  ask: { side: 'centre', from: UNDER_WAY, to: null, needs: 'text', verb: 'befragt werden' },
  return: {
    side: 'centre',
    from: ['submitted', 'in-review'],
    to: 'returned',
    needs: 'text',
    verb: 'zurückgegeben werden',
  },
  refuse: {
    side: 'centre',
    from: ['submitted', 'in-review', 'returned'],
    to: 'refused',
    needs: 'text',
    verb: 'abgelehnt werden',
  },
  'take-over': {
    side: 'centre',
    from: ['submitted', 'in-review'],
    to: 'accepted',
    needs: 'procedure',
    verb: 'übernommen werden',
  },
} as const satisfies Record<string, CommandRule>;
export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];

/** What a side may do next. */
export const possible = (state: State, side: Side): readonly CommandName[] =>
  COMMAND_NAMES.filter((name) => {
    const rule: CommandRule = COMMANDS[name];
    return rule.side === side && rule.from.includes(state);
  });

/** What somebody wants to do with a request. */
export interface Move {
  readonly command: CommandName;
  readonly side: Side;
  readonly text?: string;
  /** What is missing or wrong, for commands that need complete facts. */
  readonly faults?: readonly FieldError[];
  readonly procedureId?: string;
}

/** The part of a request that commands change. */
export interface Standing {
  readonly state: State;
  readonly reason: string | null;
  readonly procedureId: string | null;
}

const TEXT_MISSING: Readonly<Partial<Record<CommandName, string>>> = {
  answer: 'Bitte schreiben Sie Ihre Antwort.',
  ask: 'Bitte schreiben Sie Ihre Frage.',
  return: 'Bitte schreiben Sie, was das Fachamt klären soll.',
  refuse: 'Bitte begründen Sie die Ablehnung. Das Fachamt liest die Begründung.',
};

/**
 * The new standing after the command. Throws `forbidden` for the wrong side, `conflict` in the wrong state, `invalid`
 * with a pointer where a text is missing and `unprocessable` with every wrong field where facts are.
 */
export function decide(standing: Standing, move: Move): Standing {
  const rule: CommandRule = COMMANDS[move.command];
  if (rule.side !== move.side)
    throw new DomainError('forbidden', 'forbidden', 'Dafür fehlt Ihnen die Berechtigung.', [], {
      command: move.command,
    });
  if (!rule.from.includes(standing.state))
    throw conflict(
      'request-state',
      `Der Antrag hat den Stand „${STATE_NAMES[standing.state]}“ und kann nicht mehr ${rule.verb}.`,
      {
        state: standing.state,
        possible: possible(standing.state, move.side),
      },
    );
  const text = move.text?.trim() ?? '';
  if (rule.needs === 'text' && text === '') {
    const message = TEXT_MISSING[move.command] ?? 'Bitte schreiben Sie etwas.';
    throw invalid('text-missing', message, [{ pointer: '/text', message }]);
  }
  if (rule.needs === 'facts' && move.faults?.length !== 0) refuseIncomplete(move.faults ?? []);
  if (rule.needs === 'procedure' && !move.procedureId) throw new Error('a request is taken over into a procedure');
  return {
    state: rule.to ?? standing.state,
    reason: rule.to === 'refused' || rule.to === 'withdrawn' ? text || null : standing.reason,
    procedureId: rule.to === 'accepted' ? (move.procedureId ?? null) : standing.procedureId,
  };
}

function refuseIncomplete(faults: readonly FieldError[]): never {
  const many = faults.length === 1 ? 'Eine Angabe fehlt oder stimmt' : `${faults.length} Angaben fehlen oder stimmen`;
  throw new DomainError(
    'unprocessable',
    'request-incomplete',
    `${many} noch nicht. Der Antrag bleibt gespeichert.`,
    faults,
  );
}
