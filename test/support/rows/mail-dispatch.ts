import { DEMO_CENTRES, systemActor, UnitOfWork } from '@app/platform';
import { MailRepository } from '../../../libs/platform/src/mail/mail.repository';
import { MailBounceRepository } from '../../../libs/platform/src/mail/mail-bounce.repository';
import type { Product } from '../product';
import { queueMail } from '../queue-mail';

/** A report of a mail server, an attempt at a mail, which needs no mail server to have begun, and the switch that stops all mail. */
export async function mailDispatchRows(product: Product): Promise<void> {
  const uow = product.app.get(UnitOfWork);
  await uow.run(systemActor(DEMO_CENTRES['gross-gerau'], 'test'), async () => {
    const id = await queueMail(product);
    const row = await uow.first<{ eventId: string }>('select event_id as "eventId" from platform.mail where id = $1', [
      id,
    ]);
    const begun = await product.app
      .get(MailRepository)
      .begin(id, row?.eventId ?? '', { address: 'vergabe@kreis.example' });
    expect(begun?.number).toBe(1);
  });
  const returned = await queueMail(product);
  await uow.run(systemActor(DEMO_CENTRES['gross-gerau'], 'test'), () =>
    product.app.get(MailBounceRepository).add(returned, {
      ...{
        reportId: '<report@mx.example>',
        recipient: 'angebote@bau.example',
        reportedRecipient: 'angebote@bau.example',
      },
      ...{ status: '5.1.1', cause: 'Dieses Postfach gibt es nicht.', diagnostic: null, reportingServer: null },
      personName: 'System',
    }),
  );
  const head = await product.as('leitung@demo.example');
  expect((await head.post('/api/mail-dispatch/suspend', { reason: 'Umzug des Mailservers' })).status).toBe(200);
}
