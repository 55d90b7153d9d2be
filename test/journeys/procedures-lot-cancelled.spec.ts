import {
  addCompanies,
  agreeAsSecond,
  archiveVerifies,
  askToCancelLot,
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
} from './procedures.act';
import { describeInBrowser } from './stage';
import { today } from './story';

const JOB: Job = {
  title: 'Streusalz und Splitt für den Winter',
  nature: 'Lieferleistung',
  buyers: ['Trebur', 'Riedstadt'],
  lots: [
    { title: 'Streusalz', value: '70000' },
    { title: 'Splitt', value: '40000' },
  ],
};
const COMPANIES = ['Salzkontor Ried GmbH', 'Winterdienst Bedarf KG'];
/** Nobody offers grit. */
const BIDS: readonly Bid[] = [
  [1, 'Salzkontor Ried GmbH', '68400'],
  [1, 'Winterdienst Bedarf KG', '71250'],
];

describeInBrowser('a public tender in which one lot is given up and the other awarded (UVgO)', (stage) => {
  stage.step('the officer creates it, the head agrees to the type', async () => {
    const officer = await officerOf(stage);
    await createProcedure(officer, JOB);
    await chooseType(officer, 'Öffentliche Ausschreibung', 'Breiter Markt, keine Vorauswahl nötig.');
    await agreeAsSecond(await headOf(stage), JOB);
  });

  stage.step('it is published and bids arrive for one lot only', async () => {
    const officer = await officerOf(stage);
    await openProcedure(officer, JOB);
    await planDates(officer, await today(stage), { 'Ende der Angebotsfrist': 21 });
    await goOn(officer, 'Vorbereitung abschließen');
    await goOn(officer, 'Als veröffentlicht bestätigen');
    await goOn(officer, 'Erscheinen bestätigen');
    await nextIs(officer, 'Die Angebotsfrist läuft');
    await addCompanies(officer, COMPANIES);
    await sealBids(officer, JOB, BIDS);
  });

  stage.step('after the deadline two people open them', async () => {
    await openByTwo(stage, JOB, BIDS);
  });

  stage.step('the lot without bids is given up with its ground and the agreement of the head', async () => {
    const officer = await officerOf(stage);
    await examine(officer, JOB);
    await askToCancelLot(officer, 2, 'Für Splitt ist bis zum Fristende kein Angebot eingegangen.');
    await agreeAsSecond(await headOf(stage), JOB);
  });

  stage.step('the other lot goes on and is awarded', async () => {
    const officer = await officerOf(stage);
    await openProcedure(officer, JOB);
    await evaluateAndPropose(officer);
    await nextIs(officer, 'Über den Zuschlag entscheiden');
    await officer.table('Vorgeschlagene Angebote').getByRole('cell', { name: 'Salzkontor Ried GmbH' }).waitFor();
    await officer.look();
    await awardTogether(stage, JOB);
  });

  stage.step('the bidders are told, the duties after the award are settled, the file is closed', async () => {
    await notifyAndClose(await officerOf(stage), JOB);
  });

  stage.step('its documents are there and the archive verifies, with the reason of the cancellation', async () => {
    const officer = await officerOf(stage);
    await documentsAreThere(officer, JOB, 1);
    expect(await archiveVerifies(officer)).toContain('Splitt');
    officer.expectNoTrouble();
  });
});
