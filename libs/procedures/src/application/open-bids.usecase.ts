import { conflict, germanInstant } from '@app/kernel';
import type { Actor } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { deadlinePassed, openedByTwo } from '../domain/conditions';
import { goingLots } from '../domain/dossier';
import { transition } from '../domain/procedure-machine';
import { withHappened } from '../domain/timeline-plan';
import { AwardRepository } from '../infrastructure/award.repository';
import { ProcedureStep, refuseUnmet } from './procedure-step';
import { VaultOpening } from './vault/vault-opening';

/** One person attests the opening; with the second one the bids are open. Never before the deadline (§ 55 VgV, § 40 UVgO). */
@Injectable()
export class OpenBids {
  constructor(
    private readonly step: ProcedureStep,
    private readonly award: AwardRepository,
    private readonly vault: VaultOpening,
  ) {}

  async run(actor: Actor, procedureId: string): Promise<void> {
    await this.step.run(actor, 'procedure.manage', procedureId, undefined, async (dossier) => {
      const { openings, peopleToOpen, now } = dossier;
      const deadline = deadlinePassed(dossier);
      if (!transition(dossier, 'opening')) {
        const phase = {
          pointer: '/phase',
          sentence: 'Geöffnet wird, nachdem die Angebotsfrist eines veröffentlichten Verfahrens abgelaufen ist.',
          paragraph: deadline.paragraph,
        };
        refuseUnmet('opening-not-due', 'Die Öffnung steht jetzt nicht an.', [
          phase,
          ...(deadline.met ? [] : [deadline]),
        ]);
      }
      if (!deadline.met) refuseUnmet('opening-too-early', 'Die Angebote bleiben verschlossen.', [deadline]);
      if (openings.some(({ personId }) => personId === actor.personId)) {
        refuseUnmet(
          'opening-same-person',
          'Sie haben die Öffnung schon bestätigt; die zweite Person muss eine andere sein.',
          [openedByTwo(dossier)],
        );
      }
      if (openings.length >= peopleToOpen) throw conflict('opening-complete', 'Die Angebote sind schon geöffnet.');
      await this.award.insertOpening(procedureId, dossier.procedure.round);
      const complete = openings.length + 1 >= peopleToOpen;
      const unsealed = await this.vault.attest(dossier, complete);
      const people = [...openings.map(({ personName }) => personName), actor.name].join(' und ');
      return {
        action: complete ? 'bids-opened' : 'opening-attested',
        ...(complete ? { move: { lots: goingLots(dossier), to: 'opening' as const } } : {}),
        change: complete ? withHappened(dossier.procedure, { opening: dossier.today }, dossier.law) : {},
        lastChange: complete ? 'Angebote geöffnet' : 'Öffnung von einer Person bestätigt',
        entries: [
          {
            text: complete
              ? `Angebote geöffnet durch ${people} am ${germanInstant(now)}.`
              : `${actor.name} bestätigt die Öffnung; die zweite Person fehlt noch.`,
            citation: openedByTwo(dossier).paragraph,
          },
          ...unsealed.map(({ sentence }) => ({ text: sentence })),
        ],
        after: { people: openings.length + 1, ...(complete ? { receipts: unsealed.map(({ number }) => number) } : {}) },
      };
    });
  }
}
