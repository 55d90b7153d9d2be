import { DocumentRequests } from '@app/documents/contract';
import { DEMO_CENTRES, systemActor, UnitOfWork } from '@app/platform';
import { sampleOf } from '../../libs/documents/src/infrastructure/render';
import type { Product } from './product';

export interface DocumentWishes {
  readonly count: number;
  /** Slug of the member, or null for a document of the centre. */
  readonly member?: string | null;
  readonly centre?: keyof typeof DEMO_CENTRES;
  readonly priority?: 'person' | 'batch';
  /** Orders are numbered `<name>-1`, `<name>-2` … */
  readonly name: string;
}

/** Asks for so many purchase orders in one transaction, as a room does. Returns their ids. */
export function wishDocuments(product: Product, wishes: DocumentWishes): Promise<readonly string[]> {
  const { count, member = null, centre = 'gross-gerau', priority, name } = wishes;
  const uow = product.app.get(UnitOfWork);
  return uow.run(systemActor(DEMO_CENTRES[centre], name), async () => {
    const owner = await uow.first<{ id: string }>('select id from organisation.member where slug = $1', [member]);
    if (member && !owner) throw new Error(`no member ${member}`);
    const ids: string[] = [];
    for (let number = 1; number <= count; number++) {
      const orderNumber = `${name}-${number}`;
      const id = await product.app.get(DocumentRequests).request({
        template: 'purchase-order',
        title: `Bestellung ${orderNumber}`,
        subject: { type: 'order', id: orderNumber, label: orderNumber },
        memberId: owner?.id ?? null,
        data: { ...sampleOf('purchase-order'), orderNumber },
        priority,
      });
      ids.push(id);
    }
    return ids;
  });
}
