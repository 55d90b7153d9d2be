import type {
  CompassDuty,
  CompassQuestion,
  CompassSheetData,
  CompassStep,
  CompassType,
} from '../../../contract/templates';
import { head, reason } from './common.shape';
import { amount, count, day, flag, list, oneOf, optional, record, text } from './shape';

const question = record<CompassQuestion>(
  'Frage',
  {
    startsOn: day('Tag des Verfahrensbeginns'),
    state: text('Land'),
    buyer: text('Auftraggeber'),
    nature: text('Art der Leistung'),
    value: amount('Auftragswert'),
    estimate: list('Schätzung', 'Begründung', reason),
  },
  'Frage',
);
const type = record<CompassType>('Verfahrensart', {
  name: text('Bezeichnung'),
  verdict: oneOf('Urteil', ['free-choice', 'permitted', 'needs-grounds']),
  minimumBidders: optional(count('Mindestzahl der Unternehmen')),
  text: text('Begründung'),
  citation: optional(text('Fundstelle')),
  uncertain: optional(flag('ungesichert')),
});
const duty = record<CompassDuty>('Pflicht', {
  name: text('Bezeichnung'),
  when: text('Zeitpunkt'),
  from: optional(amount('Wertgrenze')),
  citation: optional(text('Fundstelle')),
  uncertain: optional(flag('ungesichert')),
});
const step = record<CompassStep>('Schritt', {
  name: text('Bezeichnung des Schritts'),
  minimum: optional(text('Mindestfrist')),
  earliest: optional(day('frühester Tag')),
  planned: day('geplanter Tag'),
  latest: optional(day('spätester Tag')),
  citation: optional(text('Fundstelle')),
  uncertain: optional(flag('ungesichert')),
  problem: optional(text('Widerspruch')),
});

export const compassSheet = record<CompassSheetData>('Kompass-Blatt', {
  ...head,
  title: text('Gegenstand'),
  by: text('Bearbeitet von'),
  question,
  regime: record<CompassSheetData['regime']>(
    'Rechtsrahmen',
    {
      name: text('Bezeichnung'),
      threshold: amount('Schwellenwert'),
      distance: amount('Abstand zum Schwellenwert'),
      citation: optional(text('Fundstelle')),
    },
    'Rechtsrahmen',
  ),
  types: list('zulässige Verfahrensarten', 'Verfahrensart', type),
  notPermitted: list('nicht zulässige Verfahrensarten', 'Verfahrensart', text('Bezeichnung')),
  chosen: optional(
    record<NonNullable<CompassSheetData['chosen']>>('gewählte Verfahrensart', {
      name: text('Bezeichnung'),
      reason: optional(text('Begründung')),
      permitted: flag('zulässig'),
    }),
  ),
  duties: list('Pflichten', 'Pflicht', duty),
  steps: optional(list('Fristen', 'Schritt', step)),
  uncertain: list(
    'ungesicherte Punkte',
    'ungesicherter Punkt',
    record<CompassSheetData['uncertain'][number]>('ungesicherter Punkt', {
      text: text('Text'),
      status: oneOf('Stand', ['verified', 'remembered', 'unknown']),
    }),
  ),
  ruleSet: text('Regelstand'),
  deviations: optional(list('Abweichungen', 'Abweichung', text('Abweichung'))),
});
