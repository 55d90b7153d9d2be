import type { paths } from '../../shared/api/schema';

export type Vault = paths['/api/procedures/{id}/sealed-bids']['get']['responses']['200']['content']['application/json'];
export type Receipt = Vault['items'][number];
