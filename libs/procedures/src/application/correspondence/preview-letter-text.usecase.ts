import { centreHead, contactOf, DocumentRequests } from '@app/documents/contract';
import { invalid } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { type Actor, requirePermission, UnitOfWork } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Dossier } from '../../domain/dossier';
import type { WordedKind } from '../../domain/correspondence/letters/letter';
import { LETTER_TEXTS, type LetterText, letterTextErrors } from '../../domain/correspondence/letters/letter-texts';
import { type TextPreview, textPreview } from '../../domain/correspondence/letters/text-preview';
import { DossierLoader } from '../../infrastructure/dossier.loader';
import { recipientOf } from '../invitation-document';

/** Shows words that are not saved yet with the data of a real procedure. Nothing is kept but the draft somebody asks for. */
@Injectable()
export class PreviewLetterText {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly dossiers: DossierLoader,
    private readonly directory: Directory,
    private readonly documents: DocumentRequests,
  ) {}

  /** Throws `invalid` at the part that could not be saved either, `not-found`. */
  execute(actor: Actor, kind: WordedKind, text: LetterText, procedureId: string): Promise<TextPreview> {
    return this.uow.run(actor, async () => (await this.shown(kind, text, procedureId)).preview);
  }

  /** Asks for the letter as PDF, marked as a draft; it belongs to no file. Returns the document's id. */
  draft(actor: Actor, kind: WordedKind, text: LetterText, procedureId: string): Promise<string> {
    return this.uow.run(actor, async () => {
      requirePermission(actor, 'document.request');
      const { preview, dossier } = await this.shown(kind, text, procedureId);
      const { procedure, bidders, now } = dossier;
      const centre = centreHead(await this.directory.centre());
      const { name } = LETTER_TEXTS[kind];
      return this.documents.request({
        template: 'procedure-letter',
        title: `Textbaustein „${name}“ (Entwurf)`,
        subject: { type: 'sample', id: 'procedure-letter', label: name },
        memberId: null,
        data: {
          ...{ centre, fileNumber: procedure.fileNumber, createdAt: now.toISOString(), draft: true },
          ...((await this.soleBuyer(dossier)) ?? {}),
          recipient: bidders[0]
            ? recipientOf(bidders[0])
            : { name: preview.company, addressLines: ['Musterweg 1', '12345 Musterstadt'] },
          contact: contactOf(actor.name, centre),
          subject: `${name}\n${procedure.title}`,
          text: `${preview.opening}\n\n[Hier stehen die Angaben aus der Akte.]\n\n${preview.closing}`,
        },
      });
    });
  }

  private async soleBuyer({ buyerIds: [only, ...others] }: Dossier): Promise<{ member: string } | undefined> {
    return only !== undefined && others.length === 0
      ? { member: (await this.directory.memberById(only)).name }
      : undefined;
  }

  private async shown(
    kind: WordedKind,
    text: LetterText,
    procedureId: string,
  ): Promise<{ preview: TextPreview; dossier: Dossier }> {
    requirePermission(this.uow.actor, 'procedure.read');
    const errors = letterTextErrors(kind, text);
    if (errors[0]) throw invalid('letter-text', errors.map(({ message }) => message).join(' '), errors);
    const dossier = await this.dossiers.read(procedureId);
    const { name } = await this.directory.centre();
    const preview = textPreview(dossier, kind, text, { centre: name, person: this.uow.actor.name });
    return { preview, dossier };
  }
}
