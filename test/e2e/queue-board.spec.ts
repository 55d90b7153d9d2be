import { describeOnBothQueues } from '../support/processes';
import { wishDocuments } from '../support/document-wishes';
import { eventually } from '../support/eventually';
import { startProduct } from '../support/product';

jest.setTimeout(90_000);

interface Board {
  readonly queues: readonly {
    readonly name: string;
    readonly readOnlyMode: boolean;
    readonly counts: Readonly<Record<string, number>>;
    readonly jobs: readonly { readonly name: string; readonly data: Readonly<Record<string, string>> }[];
  }[];
}

describeOnBothQueues("the operator's view of the queues", (startQueue) => {
  it('is open to admins only, can only be read, and shows ids', async () => {
    const queue = await startQueue();
    const product = await startProduct({ ...queue.env, QUEUES: 'events' });
    try {
      const address = '/api/queues/';
      expect((await fetch(product.address + address)).status).toBe(401);
      expect((await fetch(`${product.address}${address}static/favicon.ico`)).status).toBe(401);
      for (const email of ['sachbearbeitung', 'leitung', 'revision', 'besteller.raunheim']) {
        const person = await product.as(`${email}@demo.example`);
        for (const url of [address, `${address}api/queues`]) expect((await person.get(url)).status).toBe(403);
      }

      const admin = await product.as('admin@demo.example');
      const page = await admin.get<string>(address);
      expect(page.status).toBe(200);
      expect(page.body).toContain('Warteschlangen');
      const addresses = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, found]) => found ?? '');
      expect(addresses.length).toBeGreaterThan(3);
      expect(addresses.filter((found) => /^(https?:)?\/\//.test(found))).toEqual([]);
      for (const file of addresses.filter((found) => found.startsWith('static/'))) {
        expect({ file, status: (await admin.get(address + file)).status }).toEqual({ file, status: 200 });
      }

      await wishDocuments(product, { name: 'Geheim', count: 3, priority: 'batch', member: 'raunheim' });
      const board = await eventually('the jobs to be seen', async () => {
        const { body } = await admin.get<Board>(`${address}api/queues?activeQueue=documents&status=prioritized`);
        const documents = body.queues.find(({ name }) => name === 'documents');
        return documents?.counts['prioritized'] === 3 && documents.jobs.length === 3 && documents;
      });
      expect(board.readOnlyMode).toBe(true);
      expect(board.jobs.map(({ data }) => Object.keys(data).sort())).toEqual(
        [1, 2, 3].map(() => ['centreId', 'eventId', 'subscriber']),
      );
      expect(JSON.stringify(board)).not.toContain('Geheim');
      for (const url of ['api/queues/documents/empty', 'api/queues/documents/pause', 'api/queues/pause']) {
        expect((await admin.send('PUT', address + url)).status).toBe(405);
      }
      const still = await admin.get<Board>(`${address}api/queues?activeQueue=documents&status=prioritized`);
      expect(still.body.queues.find(({ name }) => name === 'documents')?.counts['prioritized']).toBe(3);
    } finally {
      await product.stop();
      await queue.stop();
    }
  });
});
