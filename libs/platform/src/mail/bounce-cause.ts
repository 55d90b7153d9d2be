/** Status codes by their last two parts (RFC 3463, RFC 7505); the first part says whether it is final. */
const CAUSES: Readonly<Record<string, string>> = {
  '1.0': 'Mit der Adresse stimmt etwas nicht.',
  '1.1': 'Dieses Postfach gibt es nicht.',
  '1.2': 'Die Domain der Adresse gibt es nicht.',
  '1.3': 'Die Adresse ist falsch geschrieben.',
  '1.6': 'Das Postfach ist umgezogen, ohne dass die neue Adresse bekannt ist.',
  '1.10': 'Die Adresse nimmt keine E-Mails an oder es gibt sie nicht.',
  '2.0': 'Das Postfach nimmt nichts an.',
  '2.1': 'Das Postfach ist gesperrt.',
  '2.2': 'Das Postfach ist voll.',
  '2.3': 'Die Nachricht ist für dieses Postfach zu groß.',
  '3.4': 'Die Nachricht ist dem Mailserver der Empfängerseite zu groß.',
  '4.1': 'Der Mailserver der Empfängerseite antwortet nicht.',
  '4.4': 'Zu der Domain ist kein Mailserver zu finden.',
  '4.7': 'Die Zustellung wurde zu lange vergeblich versucht.',
  '7.1': 'Die Empfängerseite nimmt von diesem Absender nichts an.',
};
const CLASSES: Readonly<Record<string, string>> = {
  '1': 'Mit der Adresse stimmt etwas nicht.',
  '2': 'Das Postfach nimmt nichts an.',
  '3': 'Der Mailserver der Empfängerseite konnte die Nachricht nicht annehmen.',
  '4': 'Der Mailserver der Empfängerseite war nicht zu erreichen.',
  '5': 'Die Mailserver haben sich nicht verstanden.',
  '6': 'Die Empfängerseite kann den Inhalt nicht verarbeiten.',
  '7': 'Die Empfängerseite nimmt die Nachricht aus Gründen der Sicherheit nicht an.',
};

/** What a status code (`5.1.1`) of a report means, as a German sentence; an unknown or missing one says only that. */
export function bounceCause(status: string): string {
  const [, subject = '', detail = ''] = status.split('.');
  const meaning = CAUSES[`${subject}.${detail}`] ?? CLASSES[subject] ?? 'Den Grund nennt die Meldung nicht.';
  return `Kam als unzustellbar zurück${status ? ` (${status})` : ''}: ${meaning}`;
}
