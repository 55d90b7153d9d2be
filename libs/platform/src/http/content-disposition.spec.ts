import { contentDisposition } from './content-disposition';

it.each(['inline', 'attachment'] as const)(
  'says the name of an %s in ASCII for old programs and exactly for the others',
  (kind) => {
    expect(contentDisposition(kind, 'Prüfung (1).pdf')).toBe(
      `${kind}; filename="Pr_fung (1).pdf"; filename*=UTF-8''Pr%C3%BCfung%20%281%29.pdf`,
    );
  },
);
