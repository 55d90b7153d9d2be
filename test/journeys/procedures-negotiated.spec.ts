import {
  addCompanies,
  agreeAsSecond,
  archiveVerifies,
  awardTogether,
  type Bid,
  chooseType,
  createProcedure,
  documentsAreThere,
  evaluateAndPropose,
  examine,
  goOn,
  headOf,
  type Job,
  negotiate,
  nextIs,
  notifyAndClose,
  officerOf,
  openByTwo,
  openProcedure,
  planDates,
  sealBids,
  writeInvitations,
} from './procedures.act';
import { describeInBrowser } from './stage';
import { today } from './story';

const JOB: Job = {
  title: 'Pflege des Ratsinformationssystems',
  nature: 'Dienstleistung',
  buyers: ['Raunheim', 'Trebur'],
  lots: [{ title: 'Pflege und Hotline', value: '60000' }],
};
const COMPANIES = ['Rats-IT Rhein-Main GmbH', 'Sitzungsdienst Süd KG', 'Kommunalsoftware Odenwald e. K.'];
const BIDS: readonly Bid[] = [
  [1, 'Rats-IT Rhein-Main GmbH', '57800'],
  [1, 'Sitzungsdienst Süd KG', '54900'],
  [1, 'Kommunalsoftware Odenwald e. K.', '61250'],
];
const LAST_BIDS: readonly Bid[] = [
  [1, 'Rats-IT Rhein-Main GmbH', '52100'],
  [1, 'Sitzungsdienst Süd KG', '53400'],
];

describeInBrowser('a negotiated award without competition below the thresholds (UVgO)', (stage) => {
  stage.step('the officer creates it and chooses the type the value allows', async () => {
    const officer = await officerOf(stage);
    await createProcedure(officer, JOB);
    await chooseType(
      officer,
      'Verhandlungsvergabe ohne Teilnahmewettbewerb',
      'Der Wert liegt unter der Grenze des Landes; drei geeignete Unternehmen sind bekannt.',
    );
  });

  stage.step('the head agrees as second person', async () => {
    await agreeAsSecond(await headOf(stage), JOB);
  });

  stage.step('the officer plans the dates and invites three companies by letter', async () => {
    const officer = await officerOf(stage);
    await openProcedure(officer, JOB);
    await planDates(officer, await today(stage), { 'Ende der Angebotsfrist': 21 });
    await goOn(officer, 'Vorbereitung abschließen');
    await nextIs(officer, 'Unternehmen auffordern');
    await addCompanies(officer, COMPANIES);
    await writeInvitations(officer, COMPANIES);
    await goOn(officer, 'Auswahl abschließen');
    await nextIs(officer, 'Versand der Aufforderungen bestätigen');
    await goOn(officer, 'Versand bestätigen');
    await nextIs(officer, 'Die Angebotsfrist läuft');
    await officer.look();
  });

  stage.step('bids that arrive are locked away', async () => {
    await sealBids(await officerOf(stage), JOB, BIDS);
  });

  stage.step('after the deadline two people open them', async () => {
    await openByTwo(stage, JOB, BIDS);
  });

  stage.step(
    'the officer negotiates and demands new bids, which are locked away and opened like the first',
    async () => {
      const officer = await officerOf(stage);
      await examine(officer, JOB);
      await negotiate(stage, 'Umfang der Hotline mit allen drei Unternehmen verhandelt.', 14);
      await sealBids(officer, JOB, LAST_BIDS);
      await openByTwo(stage, JOB, LAST_BIDS);
    },
  );

  stage.step('the bids are examined and ranked, the lowest is proposed', async () => {
    const officer = await officerOf(stage);
    await examine(officer, JOB);
    await evaluateAndPropose(officer);
    await nextIs(officer, 'Über den Zuschlag entscheiden');
    await officer.table('Vorgeschlagene Angebote').getByRole('cell', { name: 'Rats-IT Rhein-Main GmbH' }).waitFor();
    await officer.look();
  });

  stage.step('officer and head award together', async () => {
    await awardTogether(stage, JOB);
  });

  stage.step('the bidders are told, the duties after the award are settled, the file is closed', async () => {
    await notifyAndClose(await officerOf(stage), JOB);
  });

  stage.step('its documents are there and the archive verifies', async () => {
    const officer = await officerOf(stage);
    await documentsAreThere(officer, JOB, COMPANIES.length + 1);
    const data = await archiveVerifies(officer);
    for (const [, company] of BIDS) expect(data).toContain(company);
    officer.expectNoTrouble();
  });
});
