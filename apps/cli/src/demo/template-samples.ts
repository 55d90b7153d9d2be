import { ApiClient } from './api-client';
import type { List } from './answers';
import type { Audience } from './main-job';

/** Leaves the sample of every template as PDF, by its German name. */
export async function keepTemplateSamples(address: string, audience: Audience): Promise<void> {
  const officer = await ApiClient.signIn(address, 'sachbearbeitung@demo.example');
  const { items } = await officer.get<List<{ id: string; germanName: string }>>('/api/document-templates');
  for (const { id, germanName } of items) {
    const pdf = await officer.bytes(`/api/document-templates/${id}/sample`);
    await audience.keep(`vorlagen/${germanName.replaceAll('/', '-')}.pdf`, pdf);
  }
  audience.tell(`Muster aller ${items.length} Vorlagen abgelegt.`);
}
