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
  title: 'Umbau der Kindertagesstätte Am Damm',
  nature: 'Bauleistung',
  buyers: ['Raunheim'],
  lots: [
    { title: 'Rohbau', value: '180000' },
    { title: 'Elektroinstallation', value: '70000' },
    { title: 'Heizung und Sanitär', value: '50000' },
  ],
};
const COMPANIES = ['Bau Untermain GmbH', 'Elektro Ried KG', 'Wärme und Wasser e. K.', 'Allbau Südhessen GmbH'];
const WINNERS = ['Bau Untermain GmbH', 'Elektro Ried KG', 'Allbau Südhessen GmbH'] as const;
const BIDS: readonly Bid[] = [
  [1, 'Bau Untermain GmbH', '176400'],
  [1, 'Allbau Südhessen GmbH', '181900'],
  [2, 'Elektro Ried KG', '66300'],
  [2, 'Allbau Südhessen GmbH', '71800'],
  [3, 'Wärme und Wasser e. K.', '52500'],
  [3, 'Allbau Südhessen GmbH', '49700'],
];

describeInBrowser('a restricted tender of building works, one lot per trade (VOB/A)', (stage) => {
  stage.step('the officer creates it with a lot per trade and chooses the type', async () => {
    const officer = await officerOf(stage);
    await createProcedure(officer, JOB);
    await chooseType(
      officer,
      'Beschränkte Ausschreibung ohne Teilnahmewettbewerb',
      'Der Wert liegt unter der Grenze des Landes; für jedes Gewerk sind geeignete Betriebe bekannt.',
    );
  });

  stage.step('the head agrees as second person', async () => {
    await agreeAsSecond(await headOf(stage), JOB);
  });

  stage.step('the officer plans the dates and invites companies of every trade', async () => {
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
  });

  stage.step('bids that arrive are locked away', async () => {
    await sealBids(await officerOf(stage), JOB, BIDS);
  });

  stage.step('after the deadline two people open them', async () => {
    await openByTwo(stage, JOB, BIDS);
  });

  stage.step('every trade is examined and ranked for itself', async () => {
    const officer = await officerOf(stage);
    await examine(officer, JOB);
    await evaluateAndPropose(officer);
    await nextIs(officer, 'Über den Zuschlag entscheiden');
    const proposed = officer.table('Vorgeschlagene Angebote');
    for (const company of WINNERS) await proposed.getByRole('cell', { name: company }).waitFor();
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
    for (const { title } of JOB.lots) expect(data).toContain(title);
    officer.expectNoTrouble();
  });
});
