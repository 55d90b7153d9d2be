import type { Product } from '../product';
import { queueMail } from '../queue-mail';

export async function mailRows(product: Product): Promise<void> {
  await queueMail(product);
}
