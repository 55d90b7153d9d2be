import { Notifications } from '@app/identity/contract';
import { DEMO_CENTRES, systemActor, UnitOfWork } from '@app/platform';
import { Digests } from '../../../libs/identity/src/application/digests';
import { DigestClock } from '../../../libs/identity/src/jobs/digest-clock';
import { eventually } from '../eventually';
import type { Product } from '../product';

/** A choice of the head, and the mail of the day to the head. Not in a training, where nobody is mailed. */
export async function mailChoiceRows(product: Product): Promise<void> {
  const head = await product.as('leitung@demo.example');
  const chosen = await head.send('PUT', '/api/notification-choices', { choices: { other: 'daily' } });
  expect(chosen.status).toBe(204);
  const { person, today } = (await head.get<{ person: { id: string }; today: string }>('/api/session')).body;
  await product.app
    .get(UnitOfWork)
    .run(systemActor(DEMO_CENTRES['gross-gerau'], 'test'), () =>
      product.app.get(Notifications).notifyPerson(person.id, 'Etwas ist geschehen', '/'),
    );
  await product.app.get(DigestClock).look('00:00');
  // The clock may have begun the day by itself already.
  await product.app.get(Digests).send(DEMO_CENTRES['gross-gerau'], today, 'test');
  await eventually('the mail of the day to be written', async () => {
    const { body } = await head.get<{ items: readonly unknown[] }>('/api/mails?aboutType=notification');
    return body.items.length > 0;
  });
}
