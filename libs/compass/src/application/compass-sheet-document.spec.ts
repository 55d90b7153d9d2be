import {
  assess,
  type AssessmentRequest,
  computeTimeline,
  type Nature,
  type ProcedureType,
  type TimelineRequest,
} from '@app/law';
import { render } from '../../../documents/src/infrastructure/render/render';
import type { CompassSheetOrder } from '../contract';
import { compassSheet } from './compass-sheet-document';

const context = {
  centre: { name: 'Vergabezentrum', addressLines: ['Beispielweg 4', '64521 Groß-Gerau'] },
  stateName: 'Hessen',
  person: 'Jana Wörner',
  at: new Date('2026-11-22T09:30:00Z'),
};
function order(ask: Partial<AssessmentRequest>, dates: Partial<TimelineRequest> | null): CompassSheetOrder {
  const case_ = { startsOn: '2026-11-22', state: 'HE', nature: ask.nature ?? 'supplies' } as const;
  const question: AssessmentRequest = { ...case_, buyer: 'municipality', ...ask };
  const plan: TimelineRequest | null = dates && {
    ...case_,
    regime: 'eu',
    procedureType: 'open',
    noticeDispatchedOn: '2026-11-24',
    ...dates,
  };
  const answer = { question, assessment: assess(question), plan, timeline: plan && computeTimeline(plan) };
  return {
    title: 'Papier',
    fileNumber: '2026-L-0001',
    subject: { type: 'procedure', id: '1', label: '2026-L-0001' },
    memberId: null,
    answer,
    chosen: plan && { type: plan.procedureType, reason: null },
    deviations: [],
  };
}

describe('the data of the sheet', () => {
  it('EST-4: tell how the value was estimated, with the provision, and nothing after it', () => {
    const asked = order({ estimate: { kind: 'framework', years: 4, perYear: '121550.00' } }, null);
    expect(compassSheet(asked, context).question.estimate).toEqual([
      {
        text: 'Rahmenvereinbarung über 4 Jahre mit 121.550,00\u00a0€ im Jahr: 486.200,00\u00a0€.',
        citation: '§ 3 Abs. 4 VgV',
      },
    ]);
  });

  it('§ 14 VgV: cite for a type that needs grounds where its grounds are listed', () => {
    const { types } = compassSheet(order({ value: '400000.00' }, null), context);
    const cited = Object.fromEntries(types.map(({ name, citation }) => [name, citation]));
    expect(cited['Verhandlungsverfahren mit Teilnahmewettbewerb']).toBe('§ 14 Abs. 3 VgV');
    expect(cited['Verhandlungsverfahren ohne Teilnahmewettbewerb']).toBe('§ 14 Abs. 4 VgV');
  });

  it('split the types into those that may be used and the names of the others, losing none', () => {
    const asked = order({ value: '120000.00', nature: 'services' }, null);
    const { types, notPermitted } = compassSheet(asked, context);
    const names = [...types.map(({ name }) => name), ...notPermitted].toSorted();
    expect(names).toEqual(asked.answer.assessment.procedureTypes.map(({ germanName }) => germanName).toSorted());
  });

  it('name the problem of every unlawful step and no other', () => {
    const asked = order({ value: '400000.00' }, { overrides: { 'tender-end': '2026-12-01' } });
    const { steps = [] } = compassSheet(asked, context);
    expect(steps.filter(({ problem }) => problem !== undefined).map(({ name }) => name)).toEqual(
      asked.answer.timeline?.conflicts.map(({ stepId }) => stepId).map(() => 'Ende der Angebotsfrist'),
    );
  });

  it('hold every doubt of both answers once', () => {
    const asked = order({ value: '120000.00', nature: 'services' }, { regime: 'national', procedureType: 'us-open' });
    const { assessment, timeline } = asked.answer;
    const texts = [...assessment.uncertain, ...(timeline?.uncertain ?? [])].map(({ text }) => text);
    expect(compassSheet(asked, context).uncertain.map(({ text }) => text)).toEqual([...new Set(texts)]);
    expect(texts.length).toBeGreaterThan(10);
  });

  it.each<[Nature, string, TimelineRequest['regime'], ProcedureType]>([
    ['supplies', '900.00', 'national', 'direct'],
    ['supplies', '120000.00', 'national', 'us-neg-wo-call'],
    ['services', '215999.99', 'national', 'us-res-tw'],
    ['works', '800000.00', 'national', 'us-free-no-tw'],
    ['supplies', '400000.00', 'eu', 'open'],
    ['services', '400000.00', 'eu', 'comp-dial'],
    ['works', '8000000.00', 'eu', 'neg-w-call'],
    ['social-services', '900000.00', 'eu', 'restricted'],
    ['planning', '300000.00', 'eu', 'neg-w-call'],
    ['concession', '6000000.00', 'eu', 'oth-mult'],
  ])('fit on one page for %s of %s EUR, %s, %s', async (nature, value, regime, procedureType) => {
    const asked = order({ nature, value }, { regime, procedureType });
    expect((await render('compass-sheet', compassSheet(asked, context))).pages).toBe(1);
  });
});
