import { eventually } from '../support/eventually';
import { procedure } from '../support/procurement';
import { type Client, type Product, startProduct } from '../support/product';

jest.setTimeout(60_000);

interface Text {
  kind: string;
  version: number;
  opening: string;
  isOwn: boolean;
}
interface Texts {
  items: Text[];
}

describe('text blocks of a member', () => {
  let product: Product;
  let head: Client;
  let officer: Client;
  beforeAll(async () => {
    product = await startProduct();
    head = await product.as('leitung@demo.example');
    officer = await product.as('sachbearbeitung@demo.example');
  });
  afterAll(() => product.stop());

  const award = ({ items }: Texts): Text => {
    const found = items.find(({ kind }) => kind === 'award');
    if (!found) throw new Error('no text of the award');
    return found;
  };
  const read = async (member = ''): Promise<Text> =>
    award((await officer.get<Texts>(`/api/letter-texts${member && `?member=${member}`}`)).body);
  const put = (client: Client, opening: string, seen: number, member = '') =>
    client.send<Texts>(
      'PUT',
      `/api/letter-texts/award${member && `?member=${member}`}`,
      { opening, closing: 'Freundliche Grüße\n\n{Bearbeitung}' },
      { 'if-match': `"${seen}"` },
    );
  const preview = (opening: string, procedureId: string) =>
    officer.post<{ company: string; opening: string; closing: string; assumed: string[] }>(
      '/api/letter-texts/award/preview',
      { procedureId, opening, closing: 'Gruß {Bearbeitung}' },
    );

  it('stand beside those of the centre, version by version, and can be given up again', async () => {
    expect((await put(officer, 'Guten Tag', 0, 'raunheim')).status).toBe(403);
    expect((await put(head, 'Guten Tag {Bieter}', 0, 'raunheim')).status).toBe(400);
    expect((await put(head, 'Guten Tag', 0, 'nirgendwo')).status).toBe(404);
    expect((await put(head, 'Guten Tag aus Raunheim', 0, 'raunheim')).status).toBe(200);
    expect((await put(head, 'Zu spät', 0, 'raunheim')).status).toBe(412);
    expect(await read('raunheim')).toMatchObject({ isOwn: true, version: 1, opening: 'Guten Tag aus Raunheim' });
    expect(await read('trebur')).toMatchObject({ isOwn: false, version: 0 });
    // What the centre words anew, a member without words of its own says at once.
    expect((await put(head, 'Guten Tag vom Zentrum', (await read()).version)).status).toBe(200);
    expect((await read('trebur')).opening).toBe('Guten Tag vom Zentrum');
    expect((await read('raunheim')).opening).toBe('Guten Tag aus Raunheim');
    const released = await head.send<Texts>('DELETE', '/api/letter-texts/award?member=raunheim', undefined, {
      'if-match': '"1"',
    });
    expect(award(released.body)).toMatchObject({ isOwn: false, version: 2, opening: 'Guten Tag vom Zentrum' });
    expect((await head.send('DELETE', '/api/letter-texts/award', undefined, {})).status).toBe(400);
  });

  it('are shown with the data of a procedure before they are saved, and as a draft', async () => {
    const { body } = await officer.post<{ id: string }>(
      '/api/procedures',
      procedure('60000.00', { buyers: ['raunheim'] }),
    );
    const shown = await preview('Zu „{Gegenstand}“ ({Aktenzeichen}), {Lose}, an {Unternehmen}:', body.id);
    expect(shown.status).toBe(200);
    expect(shown.body.opening).toMatch(/^Zu „Kopierpapier 2027“ \(\S.*\), Los 1, an Muster GmbH:$/);
    expect(shown.body).toMatchObject({
      closing: expect.stringMatching(/^Gruß \S+/) as string,
      assumed: ['Unternehmen'],
    });
    expect((await preview('Guten Tag {Bieter}', body.id)).status).toBe(400);
    expect((await preview('Guten Tag', '00000000-0000-7000-8000-000000000000')).status).toBe(404);

    const draft = await officer.post<{ documentId: string }>('/api/letter-texts/award/draft', {
      ...{ procedureId: body.id, opening: 'Guten Tag', closing: 'Gruß' },
    });
    expect(draft.status).toBe(202);
    const document = await eventually('the draft to be drawn', async () => {
      const one = await officer.get<{ state: string; error: string | null; title: string }>(
        `/api/documents/${draft.body.documentId}`,
      );
      return ['done', 'failed'].includes(one.body.state) && one.body;
    });
    expect(document).toMatchObject({
      state: 'done',
      error: null,
      title: 'Textbaustein „Zuschlagsschreiben“ (Entwurf)',
    });
  });
});
