import type { IconName, Tone } from '../../shared/ui';

export interface Job {
  readonly eventId: string;
  readonly subscriber: string;
  readonly eventType: string;
  readonly state: 'waiting' | 'done' | 'failed';
  readonly attempts: number;
  readonly error: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

export const STATES: Readonly<Record<Job['state'], { readonly label: string; tone: Tone; icon: IconName }>> = {
  waiting: { label: 'wartet oder läuft', tone: 'info', icon: 'clock' },
  failed: { label: 'fehlgeschlagen', tone: 'danger', icon: 'danger' },
  done: { label: 'erledigt', tone: 'success', icon: 'check' },
};

const NAMES: Readonly<Record<string, string>> = {
  'documents.render': 'Dokument erzeugen',
  'documents.remove-files': 'Dateien gelöschter Dokumente entfernen',
  'platform.check-files': 'Abgelegte Dateien prüfen',
  'bundling.tell-orderers-of-round': 'Besteller über die Bedarfsabfrage benachrichtigen',
  'bundling.conclude-frameworks': 'Rahmenvereinbarungen aus dem Zuschlag schließen',
  'bundling.tell-orderers-of-framework': 'Besteller über die Rahmenvereinbarung benachrichtigen',
  'ordering.tell-orderer': 'Besteller über die Bestellung benachrichtigen',
  'consumption.post-receipt': 'Verbrauch aus dem Wareneingang buchen',
};

/** What the job does, in German; a job this page does not know is shown by its technical name. */
export const jobName = (subscriber: string): string => NAMES[subscriber] ?? subscriber;
