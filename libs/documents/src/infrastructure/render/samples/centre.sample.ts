import type { CentreHead, Contact } from '../../../contract/templates';

/** People, suppliers, streets and numbers of the samples are invented; the municipalities are those of the model centre. */
export const CENTRE: CentreHead = {
  name: 'Kommunales Vergabezentrum im Kreis Groß-Gerau',
  addressLines: ['Beispielweg 4', '64521 Groß-Gerau'],
  phone: '06152 555-0',
  email: 'post@vergabezentrum.example',
  web: 'www.vergabezentrum.example',
};

export const MEMBERS = [
  'Biebesheim am Rhein',
  'Bischofsheim',
  'Büttelborn',
  'Ginsheim-Gustavsburg',
  'Kelsterbach',
  'Mörfelden-Walldorf',
  'Nauheim',
  'Raunheim',
  'Riedstadt',
  'Trebur',
  'Kreis Groß-Gerau',
] as const;

export const OFFICER: Contact = {
  name: 'Jana Wörner',
  phone: '06152 555-214',
  email: 'jana.woerner@vergabezentrum.example',
};
export const PAPER_AND_TONER = 'Rahmenvereinbarung Kopierpapier und Toner 2027–2030';
export const FILE_NUMBER = 'VZ-GG 2026/0147';
