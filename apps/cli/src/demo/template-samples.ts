import { ApiClient } from './api-client';
import type { List } from './answers';
import type { Audience } from './main-job';

interface Named {
  readonly id: string;
  readonly germanName: string;
}

/** Leaves every sample of every template as PDF, by its German name. */
export async function keepTemplateSamples(address: string, audience: Audience): Promise<void> {
  const officer = await ApiClient.signIn(address, 'sachbearbeitung@demo.example');
  const { items } = await officer.get<List<Named & { samples?: readonly Named[] }>>('/api/document-templates');
  for (const { id: template, germanName, samples = [{ id: template, germanName }] } of items) {
    for (const { id, germanName: name } of samples) {
      const query = new URLSearchParams({ sample: id }).toString();
      const pdf = await officer.bytes(`/api/document-templates/${template}/sample?${query}`);
      await audience.keep(`vorlagen/${name.replaceAll('/', '-')}.pdf`, pdf);
    }
  }
  audience.tell(`Muster aller ${items.length} Vorlagen abgelegt.`);
}
