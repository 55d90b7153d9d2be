import {
  addCompanies,
  agreeAsSecond,
  archiveVerifies,
  type Bid,
  chooseType,
  createProcedure,
  documentsAreThere,
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
  seen,
} from './procedures.act';
import {
  awardIsRefused,
  awardLot,
  complaintIsRefused,
  proposeAndInformLot,
  reviewBegins,
  reviewEnds,
} from './review.act';
import { describeInBrowser } from './stage';
import { moveClock, today } from './story';

const JOB: Job = {
  title: 'Schulmöbel für sechs Schulen',
  nature: 'Lieferleistung',
  buyers: ['Raunheim', 'Kelsterbach'],
  lots: [
    { title: 'Tische und Stühle', value: '210000' },
    { title: 'Schränke und Regale', value: '160000' },
  ],
};
const COMPANIES = ['Schulmöbel Rhein-Main GmbH', 'Objekteinrichtung Nord KG', 'Tischlerei Odenwald e. K.'];
const BIDS: readonly Bid[] = [
  [1, 'Schulmöbel Rhein-Main GmbH', '201500'],
  [1, 'Objekteinrichtung Nord KG', '208300'],
  [2, 'Objekteinrichtung Nord KG', '158200'],
  [2, 'Tischlerei Odenwald e. K.', '151700'],
];

describeInBrowser('an open procedure above the thresholds with two lots (VgV)', (stage) => {
  stage.step('the officer creates it and chooses the open procedure', async () => {
    const officer = await officerOf(stage);
    await createProcedure(officer, JOB);
    await chooseType(officer, 'Offenes Verfahren', 'Breiter Markt, keine Vorauswahl nötig.');
  });

  stage.step('the head agrees as second person', async () => {
    await agreeAsSecond(await headOf(stage), JOB);
  });

  stage.step('the officer plans the dates and confirms the notice', async () => {
    const officer = await officerOf(stage);
    await openProcedure(officer, JOB);
    await planDates(officer, await today(stage), {});
    await goOn(officer, 'Vorbereitung abschließen');
    await goOn(officer, 'Als veröffentlicht bestätigen');
    await goOn(officer, 'Erscheinen bestätigen');
    await nextIs(officer, 'Die Angebotsfrist läuft');
  });

  stage.step('bids that arrive are locked away', async () => {
    const officer = await officerOf(stage);
    await addCompanies(officer, COMPANIES);
    await sealBids(officer, JOB, BIDS);
  });

  stage.step('a bidder complains of the documents and is refused with reasons', async () => {
    await complaintIsRefused(stage, JOB, 'Objekteinrichtung Nord KG');
  });

  stage.step('after the deadline two people open them', async () => {
    await openByTwo(stage, JOB, BIDS);
  });

  stage.step('both lots are examined and ranked, each has its own winner', async () => {
    const officer = await officerOf(stage);
    await examine(officer, JOB);
    await officer.button('Wertung durchführen').click();
    await nextIs(officer, 'Zuschlag vorschlagen');
  });

  stage.step('each lot is proposed and its bidders informed on their own', async () => {
    const officer = await officerOf(stage);
    await proposeAndInformLot(officer, 2);
    await proposeAndInformLot(officer, 1);
    const proposed = officer.table('Vorgeschlagene Angebote');
    for (const company of ['Schulmöbel Rhein-Main GmbH', 'Tischlerei Odenwald e. K.'])
      await proposed.getByRole('cell', { name: company }).waitFor();
    await officer.lookOnSmallScreens();
    expect(await officer.button(/^Zuschlag zustimmen/).count()).toBe(0);
  });

  stage.step('the loser of the first lot goes to the chamber', async () => {
    await reviewBegins(stage, JOB, 1);
  });

  stage.step('after the standstill the second lot is awarded, the first is refused', async () => {
    const officer = await officerOf(stage);
    const { informationLetters } = await seen(stage, officer);
    await moveClock(officer, informationLetters.at(-1)?.awardSafeFrom ?? '');
    await awardLot(stage, JOB, 2);
    await awardIsRefused(stage, JOB, 1);
  });

  stage.step('the review ends only with the agreement of the head', async () => {
    await reviewEnds(stage, JOB);
  });

  stage.step('then the first lot is awarded, too, on a day of its own', async () => {
    await awardLot(stage, JOB, 1);
    const head = await headOf(stage);
    await nextIs(head, 'Beteiligte benachrichtigen');
    await head.lookOnSmallScreens();
  });

  stage.step('the bidders are told, the duties after the award are settled, the file is closed', async () => {
    await notifyAndClose(await officerOf(stage), JOB);
  });

  stage.step('its documents are there and the archive verifies', async () => {
    const officer = await officerOf(stage);
    await documentsAreThere(officer, JOB, 1);
    const data = await archiveVerifies(officer);
    for (const { title } of JOB.lots) expect(data).toContain(title);
    officer.expectNoTrouble();
  });
});
