import { DomainError, germanInstant, invalid, notFound } from '@app/kernel';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Dossier } from '../../domain/dossier';
import { procurementRecord, type RecordItem } from '../../domain/procurement-record';
import { currentText, type RecordText } from '../../domain/record/record-part';
import { RecordTextRepository } from '../../infrastructure/record-text.repository';
import { ProcedureStep } from '../procedure-step';

export interface TextCommand {
  readonly text: string;
  /** False: the text says why the item does not apply. */
  readonly applies: boolean;
}

/** Writes the next version of the text of an item; who saw another version gets the one that stands now. */
@Injectable()
export class WriteRecordText {
  constructor(
    private readonly step: ProcedureStep,
    private readonly texts: RecordTextRepository,
  ) {}

  /** `seen`: version of the text the author started from, 0 where there was none. Throws `stale` with the newer text. */
  async run(
    actor: Actor,
    procedureId: string,
    itemId: string,
    command: TextCommand,
    seen: number | undefined,
  ): Promise<void> {
    const write = async (dossier: Dossier) => {
      const item = itemOf(dossier, itemId);
      const before = currentText(dossier.record.texts, itemId);
      requireSeen(seen, before);
      requireReason(item, command);
      const version = (before?.version ?? 0) + 1;
      await this.texts.add(procedureId, { itemId, version, ...command });
      const what = command.applies ? 'ergänzt' : 'als nicht anwendbar bezeichnet';
      return {
        action: 'record-text-written',
        change: {},
        lastChange: `Vergabevermerk „${item.title}“`,
        entries: [{ text: `Vergabevermerk ${what}: ${item.title} (Fassung ${version}).`, citation: item.paragraph }],
        before: before && { version: before.version, text: before.text, applies: before.applies },
        after: { item: itemId, version, ...command },
      };
    };
    // The record of a procedure that is over may still be completed: its entry says when.
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, write, true);
  }
}

function itemOf(dossier: Dossier, itemId: string): RecordItem {
  const item = procurementRecord(dossier).find(({ id }) => id === itemId);
  if (!item) throw notFound('Dieser Punkt des Vergabevermerks');
  return item;
}

function requireSeen(seen: number | undefined, before: RecordText | undefined): void {
  if (seen === undefined) {
    throw new DomainError(
      'invalid',
      'if-match',
      'Die Kopfzeile If-Match nennt die gesehene Fassung des Textes, für den ersten Text If-Match: "0".',
    );
  }
  if (seen === (before?.version ?? 0)) return;
  throw new DomainError(
    'stale',
    'record-text-changed',
    before
      ? `${before.personName} hat diesen Text inzwischen geändert (Fassung ${before.version}, ${germanInstant(before.at)}). Ihr Text ist noch da: bitte die Unterschiede ansehen und erneut speichern.`
      : 'Diese Fassung des Textes gibt es nicht.',
    [],
    before && {
      changedBy: before.personName,
      changedAt: before.at.toISOString(),
      version: before.version,
      text: before.text,
      applies: before.applies,
    },
  );
}

function requireReason({ optional, title }: RecordItem, { text, applies }: TextCommand): void {
  if (applies) return;
  if (!optional) {
    throw invalid('item-required', `„${title}“ gehört in jeden Vergabevermerk und kann nicht entfallen.`, [
      { pointer: '/applies', message: 'Dieser Punkt ist in jedem Fall nötig.' },
    ]);
  }
  if (text === '') {
    throw invalid('reason-missing', 'Bitte begründen Sie, warum der Punkt nicht zutrifft.', [
      { pointer: '/text', message: 'Bitte schreiben Sie, warum der Punkt hier nicht zutrifft.' },
    ]);
  }
}
