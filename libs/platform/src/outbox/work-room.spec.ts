import fc from 'fast-check';
import { WorkRoom } from './work-room';

describe('room for work', () => {
  it('never lets anybody in beside the one who is alone, and lets everybody in at last', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ alone: fc.boolean(), stays: fc.nat(3) })), async (visits) => {
        const room = new WorkRoom();
        const inside = new Set<number>();
        const entered: number[] = [];
        await Promise.all(
          visits.map(async ({ alone, stays }, visitor) => {
            const leave = await room.enter(alone);
            inside.add(visitor);
            entered.push(visitor);
            const company = [...inside].filter((other) => other !== visitor);
            expect(company.filter((other) => alone || visits[other]?.alone)).toEqual([]);
            for (let turn = 0; turn < stays; turn++) await Promise.resolve();
            inside.delete(visitor);
            leave();
          }),
        );
        expect(entered).toEqual(visits.map((_, visitor) => visitor));
      }),
    );
  });

  it('lets those who do not mind work side by side', async () => {
    const room = new WorkRoom();
    const leaves = await Promise.all([room.enter(false), room.enter(false)]);
    let isAlone = false;
    const last = room.enter(true).then(() => (isAlone = true));
    await Promise.resolve();
    expect(isAlone).toBe(false);
    for (const leave of leaves) leave();
    expect(await last).toBe(true);
  });
});
