/** The two centres of the demo. The second one shows that centres never see each other. */
export const DEMO_CENTRES = {
  'gross-gerau': '01900000-0000-7000-8000-000000000001',
  wetterau: '01900000-0000-7000-8000-000000000002',
} as const;
export type DemoCentre = keyof typeof DEMO_CENTRES;

/** What a room puts into a new demo centre. All seeds of a centre run in one transaction, in their order. */
export abstract class DemoSeed {
  /** Lower ones first: 10 organisation, 20 identity, 30 and more the rooms on top. */
  abstract readonly order: number;
  abstract seed(centre: DemoCentre): Promise<void>;
}
