import type { ExportTable } from '@app/platform';
import { CHANNEL_NAMES, TRAINING_KIND_NAMES } from '../domain/service-entry';
import type { Consultation, Training } from '../infrastructure/service-log.repository';

type Names = ReadonlyMap<string, string>;

/** The consultations of a filter as a table for files. */
export const consultationTable = (rows: readonly Consultation[], members: Names): ExportTable => ({
  name: 'Beratungen',
  columns: [
    { id: 'day', header: 'Tag', kind: 'day' },
    { id: 'member', header: 'Mitgliedskommune', kind: 'text' },
    { id: 'asker', header: 'Gefragt von', kind: 'text' },
    { id: 'topic', header: 'Thema', kind: 'text' },
    { id: 'channel', header: 'Weg', kind: 'text' },
    { id: 'minutes', header: 'Minuten', kind: 'count' },
    { id: 'note', header: 'Bemerkung', kind: 'text' },
    { id: 'officerName', header: 'Erfasst von', kind: 'text' },
    { id: 'cancelledReason', header: 'Storniert', kind: 'text' },
  ],
  rows: rows.map(({ day, memberId, asker, topic, channel, minutes, note, officerName, cancelledReason }) => ({
    ...{ day, asker, topic, minutes, note, officerName, cancelledReason },
    member: members.get(memberId),
    channel: CHANNEL_NAMES[channel],
  })),
});

/** The trainings of a filter as a table for files. */
export const trainingTable = (rows: readonly Training[], members: Names): ExportTable => ({
  name: 'Schulungen',
  columns: [
    { id: 'day', header: 'Tag', kind: 'day' },
    { id: 'kind', header: 'Art', kind: 'text' },
    { id: 'title', header: 'Titel', kind: 'text' },
    { id: 'place', header: 'Ort', kind: 'text' },
    { id: 'minutes', header: 'Minuten', kind: 'count' },
    { id: 'trainer', header: 'Durchgeführt von', kind: 'text' },
    { id: 'people', header: 'Teilnehmende', kind: 'count' },
    { id: 'members', header: 'Teilnehmende je Kommune', kind: 'text' },
    { id: 'topics', header: 'Themen', kind: 'text' },
    { id: 'cancelledReason', header: 'Storniert', kind: 'text' },
  ],
  rows: rows.map(({ day, kind, title, place, minutes, trainer, topics, participants, cancelledReason }) => ({
    ...{ day, title, place, minutes, trainer, topics, cancelledReason },
    kind: TRAINING_KIND_NAMES[kind],
    people: participants.reduce((sum, { people }) => sum + people, 0),
    members: participants.map(({ memberId, people }) => `${members.get(memberId) ?? ''} ${people}`).join(', '),
  })),
});
