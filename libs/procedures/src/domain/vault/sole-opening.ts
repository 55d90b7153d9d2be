import { germanDate } from '@app/kernel';
import { fact } from '@app/law';
import type { Dossier } from '../dossier';
import type { Receipt } from './receipt';

const RULE = 'OPEN-VGV-26';

/** § 55 (2) sentence 3 VgV: the provision under which one person may open electronic tenders that are kept sealed. */
export const soleOpeningParagraph = (): string => fact(RULE).statute;

/** Why one person may not open alone, German sentences; empty where the exemption may be chosen. */
export function soleOpeningHindrances(
  { procedure, openings, bids }: Dossier,
  all: readonly Receipt[],
): readonly string[] {
  const receipts = all.filter(({ round, late }) => round === procedure.round && !late);
  const since = fact(RULE).validFrom ?? '';
  const elsewhere = receipts.filter(({ channel }) => channel !== 'portal').map(({ number }) => number);
  const checks: readonly (readonly [boolean, string])[] = [
    [
      procedure.regime !== 'eu' || procedure.nature === 'works',
      'Die Ausnahme gilt nur für EU-weite Verfahren nach der VgV; sonst öffnen immer zwei Personen.',
    ],
    [procedure.startsOn < since, `Die Ausnahme gilt für Verfahren, die ab dem ${germanDate(since)} begonnen haben.`],
    [receipts.length === 0, 'Noch liegt kein Angebot verschlossen in diesem Programm.'],
    [
      elsewhere.length > 0,
      `Nicht alle Angebote kamen elektronisch über das Vergabeportal (Eingang ${elsewhere.join(', ')}).`,
    ],
    [bids.length > 0, 'Es sind Angebote erfasst, die nicht verschlossen in diesem Programm lagen.'],
    [openings.length > 0, 'Die Öffnung hat bereits begonnen.'],
  ];
  return checks.filter(([hinders]) => hinders).map(([, sentence]) => sentence);
}
