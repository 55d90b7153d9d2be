import { recordChecklist, type RecordChecklist } from '@app/law';
import type { Dossier } from '../dossier';

export interface RetentionFacts {
  readonly retention: RecordChecklist['retention'];
  /** What is not certain about it, or why there is none; null where nothing is to say. */
  readonly note: string | null;
}

/** How long the file is kept, asked of the law library: from the award, at least until the contract ends. */
export function retentionOf({ procedure: p, law }: Dossier): RetentionFacts {
  const { retention, uncertain } = recordChecklist(
    {
      startsOn: p.startsOn,
      state: p.state,
      buyer: 'municipality',
      nature: p.nature,
      regime: p.regime,
      procedureType: p.procedureType,
      awardOn: p.awardedOn,
      contractEndsOn: p.awardedOn === null ? null : p.termTo,
    },
    law,
  );
  const doubts = uncertain.filter(({ id }) => id === retention?.citation.id).map(({ text }) => text);
  const open =
    retention === null
      ? ['Wie lange die Unterlagen aufzubewahren sind, ist für diesen Fall nicht hinterlegt.']
      : retention.until === null
        ? ['Die Frist beginnt mit dem Zuschlag; ohne Zuschlag ist ihr Ende nicht hinterlegt.']
        : [];
  return { retention, note: [...open, ...doubts].join(' ') || null };
}
