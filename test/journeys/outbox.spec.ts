import { eventually } from '../support/eventually';
import { describeInBrowser } from './stage';

const OFFICER = 'sachbearbeitung@demo.example';

describeInBrowser('the outbox', (stage) => {
  stage.step('teaches where mails come from while there are none, and says that no mail server is set up', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await officer.goTo('Postausgang');
    await officer.text('Kein Mailserver eingerichtet: Es geht keine E-Mail hinaus').waitFor();
    await officer.text('Noch keine E-Mails').waitFor();
    await officer.look();
    await officer.lookOnSmallScreens();
  });

  stage.step('the officer chooses to get a mail for every document, and finds what would have been sent', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await officer.open('/profil', 'Mein Profil');
    await officer.field('Dokumente').selectOption({ label: 'sofort als E-Mail' });
    await officer.hears('Dokumente: sofort als E-Mail.');
    await officer.look();
    await officer.lookOnSmallScreens();
    const api = await stage.api(OFFICER);
    const subject = { type: 'sample', id: 'purchase-order' };
    expect((await api.post('/api/documents', { template: 'purchase-order', subject })).status).toBe(202);
    await eventually('the mail about the document', async () => {
      const { body } = await api.get<{ items: readonly { state: string }[] }>('/api/mails?aboutType=notification');
      return body.items[0]?.state === 'held';
    });
    await officer.open('/postausgang', 'Postausgang');
    const mails = officer.table('E-Mails');
    await mails.getByText('nicht versandt', { exact: true }).waitFor();
    await officer.look();
    await officer.lookOnSmallScreens();
    await mails.getByRole('link').first().click();
    await officer.text('Noch kein Versuch').waitFor();
    await officer.text(/nicht mehr per E-Mail: http/).waitFor();
    await officer.look();
    await officer.lookOnSmallScreens();
    const { name } = await officer.download(officer.link('Als Datei (.eml)'));
    expect(name).toMatch(/^E-Mail .+\.eml$/);
  });

  stage.step('the officer notes that the recipient was reached another way', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await officer.button('Anders erledigt').click();
    const dialog = officer.dialog('Anders erledigt');
    await dialog.getByRole('button', { name: 'Vermerken' }).click();
    await dialog
      .getByText(/Bitte halten Sie fest, wie die Nachricht ankam/)
      .first()
      .waitFor();
    await officer.look();
    await dialog.getByRole('textbox').fill('persönlich übergeben');
    await dialog.getByRole('button', { name: 'Vermerken' }).click();
    await officer.text('persönlich übergeben').waitFor();
    await officer.look();
  });

  stage.step('the head stops all mail with a reason that everybody reads, and lets it leave again', async () => {
    const [head, officer] = [await stage.person('Leitung'), await stage.person('Sachbearbeitung')];
    await head.goTo('Postausgang');
    await head.button('Versand anhalten').click();
    const dialog = head.dialog('Versand aller E-Mails anhalten?');
    await dialog.getByRole('textbox', { name: 'Grund' }).fill('Umzug des Mailservers');
    await head.look();
    await dialog.getByRole('button', { name: 'Versand anhalten' }).click();
    await head.text(/^Versand angehalten von /).waitFor();
    await head.look();
    await head.lookOnSmallScreens();
    await officer.open('/postausgang', 'Postausgang');
    await officer.text('Grund: Umzug des Mailservers').waitFor();
    expect(await officer.button('Versand wieder aufnehmen').count()).toBe(0);
    await head.button('Versand wieder aufnehmen').click();
    await head.hears('Der Versand läuft wieder.');
    await head.look();
  });

  stage.step('a report that is none is refused by a sentence that says what is needed', async () => {
    const officer = await stage.person('Sachbearbeitung');
    officer.watch.expect(/POST \/api\/mail-bounces: 400$/);
    await officer.button('Rückläufer einlesen').click();
    const dialog = officer.dialog('Rückläufer einlesen');
    const buffer = Buffer.from('Subject: Abwesend\n\nIch bin im Urlaub.');
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'Abwesend.eml', mimeType: 'message/rfc822', buffer });
    await dialog.getByText(/Das ist keine Unzustellbarkeitsmeldung/).waitFor();
    await officer.look();
    await dialog.getByRole('button', { name: 'Fertig' }).click();
  });

  stage.step('the link at the end of the mail ends its kind without a sign-in, after asking once more', async () => {
    const officer = await stage.person('Sachbearbeitung');
    const api = await stage.api(OFFICER);
    const { body } = await api.get<{ items: readonly { id: string }[] }>('/api/mails?aboutType=notification');
    const mail = await api.get<{ text: string }>(`/api/mails/${body.items[0]?.id}`);
    const address = new URL(/http\S+\/abmelden\/\S+/.exec(mail.body.text)?.[0] ?? '').pathname;
    const visitor = await stage.visitor();
    await visitor.open(address, 'E-Mails abbestellen');
    await visitor.look();
    await visitor.lookOnSmallScreens();
    await visitor.button('Nicht mehr per E-Mail').click();
    await visitor.text('Diese E-Mails kommen nicht mehr').waitFor();
    await visitor.look();
    await officer.open('/profil', 'Mein Profil');
    expect(await officer.field('Dokumente').inputValue()).toBe('none');
    officer.expectNoTrouble();
  });
});
