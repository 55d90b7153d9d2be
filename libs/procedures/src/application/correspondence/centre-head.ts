import type { CentreHead, Contact } from '@app/documents/contract';
import type { Directory } from '@app/organisation/contract';

/** The centre as letters name it. */
export async function centreHead(directory: Directory): Promise<CentreHead> {
  const { name, street, postcode, city, phone, email } = await directory.centre();
  return { name, addressLines: [street, `${postcode} ${city}`], phone, email };
}

/** Whom to ask: the person, by the ways of the centre. */
export const contactOf = (name: string, { phone, email }: CentreHead): Contact => ({
  name,
  ...(phone ? { phone } : {}),
  ...(email ? { email } : {}),
});
