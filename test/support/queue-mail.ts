import { DEMO_CENTRES, Mailer, type MailDraft, systemActor, UnitOfWork } from '@app/platform';
import type { Product } from './product';

/** Queues a mail the way a room does: in a transaction of its own work, as the officer of the demo. */
export async function queueMail(product: Pick<Product, 'app'>, draft: Partial<MailDraft> = {}): Promise<string> {
  const uow = product.app.get(UnitOfWork);
  return uow.run(systemActor(DEMO_CENTRES['gross-gerau'], 'test'), async () => {
    const officer = await uow.first<{ id: string; name: string }>(
      `select id, name from identity.person where email = 'sachbearbeitung@demo.example'`,
    );
    // The row names the person who wrote it; the settings of the transaction say who that is.
    await uow.query(`select set_config('app.person_id', $1, true)`, [officer?.id]);
    return product.app.get(Mailer).queue({
      about: { type: 'procedure', id: 'p-1', label: 'VZ-GG 2026/0001', href: '/vergaben/p-1' },
      to: { address: 'angebote@bau.example', name: 'Bau Müller GmbH' },
      subject: 'Information über die beabsichtigte Zuschlagserteilung',
      text: 'Sehr geehrte Damen und Herren,\n\nwir teilen Ihnen mit …',
      ...draft,
    });
  });
}
