import type { CentreHead, Contact } from './template-parts';

/** What documents show of the centre, from its entry in the directory. */
export const centreHead = (centre: {
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly phone?: string;
  readonly email?: string;
}): CentreHead => ({
  name: centre.name,
  addressLines: addressLines(centre),
  phone: centre.phone,
  email: centre.email,
});

/** Street, then postcode and city. */
export const addressLines = (place: {
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
}): string[] => [place.street, `${place.postcode} ${place.city}`];

/** Whom to ask: the person, by the ways of the centre. */
export const contactOf = (name: string, { phone, email }: CentreHead): Contact => ({
  name,
  ...(phone ? { phone } : {}),
  ...(email ? { email } : {}),
});
