import { describeInBrowser } from './stage';

describeInBrowser('the pages of procurement law beside the Kompass', (stage) => {
  stage.step(
    'the officer ranks the bids of an example and reads from which price weight another one leads',
    async () => {
      const officer = await stage.person('Sachbearbeitung');
      await officer.goTo('Wertungsrechner');
      await officer.look();
      await officer.page.getByRole('button', { name: 'Beispiel einsetzen' }).first().click();
      await officer
        .text(/Preisgewichtung liegt .* vorn/)
        .first()
        .waitFor();
      await officer.look();
      await officer.lookOnSmallScreens();
    },
  );

  stage.step(
    'the officer judges the changes of a contract, a framework agreement and dates of legal protection',
    async () => {
      const officer = await stage.person('Sachbearbeitung');
      await officer.goTo('Vertrag und Rechtsschutz');
      await officer.page.getByRole('link', { name: 'Beispiel ansehen' }).click();
      await officer
        .text(/10 % des ursprünglichen Auftragswerts/)
        .first()
        .waitFor();
      await officer.look();
      await officer.lookOnSmallScreens();
      for (const tab of ['Rahmenvereinbarung', 'Rechtsschutz']) {
        await officer.page.getByRole('tab', { name: tab }).click();
        await officer.look();
      }
      officer.expectNoTrouble();
    },
  );

  stage.step('the officer previews a change of the law and the sums of similar needs', async () => {
    const officer = await stage.person('Sachbearbeitung');
    await officer.open('/rechtsstand/vorschau', 'Vorschau auf Rechtsänderungen');
    await officer.look();
    await officer.lookOnSmallScreens();
    await officer.goTo('Auftragswerte');
    await officer.look();
    await officer.lookOnSmallScreens();
    officer.expectNoTrouble();
  });

  stage.step('an orderer sees neither preview nor sums', async () => {
    const orderer = await stage.person('Bestellung', 'Nauheim');
    await orderer.page.goto('/auftragswerte');
    await orderer.heading('Kein Zugriff').waitFor();
    expect(
      await orderer.page.getByRole('navigation', { name: 'Hauptnavigation' }).getByRole('link').allInnerTexts(),
    ).not.toContain('Auftragswerte');
  });
});
