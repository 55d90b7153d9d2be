import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { counted } from '../../shared/format';
import {
  Button,
  ButtonLink,
  Card,
  EmptyState,
  PageHeader,
  ProblemAlert,
  SelectField,
  Skeleton,
  TextField,
} from '../../shared/ui';
import { ArticleCard } from './article-card';
import type { Facet } from './ordering-api';
import { useCart } from './use-cart';

const TYPING_PAUSE_MS = 250;
const STEP = 24;

const facetOptions = (facets: readonly Facet[] | undefined, chosen: string) => {
  const known = facets ?? [];
  const all = chosen && !known.some(({ name }) => name === chosen) ? [...known, { name: chosen, count: 0 }] : known;
  return [
    { value: '', label: 'Alle' },
    ...all.map(({ name, count }) => ({ value: name, label: `${name} (${count})` })),
  ];
};

/** Search and filters live in the address, so that a result can be passed on. */
function useWish() {
  const [address, setAddress] = useSearchParams();
  const [typed, setTyped] = useState(address.get('suche') ?? '');
  const set = (changes: Readonly<Record<string, string>>): void =>
    setAddress(
      (current) => {
        const next = new URLSearchParams(current);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  const searched = address.get('suche') ?? '';
  useEffect(() => {
    if (typed === searched) return;
    const timer = setTimeout(() => set({ suche: typed }), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return {
    typed,
    setTyped,
    set,
    clear: () => {
      setTyped('');
      set({ suche: '', gruppe: '', zeichen: '' });
    },
    q: searched,
    group: address.get('gruppe') ?? '',
    label: address.get('zeichen') ?? '',
    member: address.get('kommune') ?? '',
  };
}

export default function CataloguePage() {
  const { members } = useSession();
  const wish = useWish();
  const cart = useCart();
  const [shown, setShown] = useState(STEP);
  const all = useApiQuery('/api/members', { enabled: members.length === 0 });
  const choices = members.length > 0 ? members : (all.data?.items ?? []);
  const member = wish.member || choices[0]?.slug || '';
  const { data, error, isLoading, refetch } = useApiQuery('/api/catalogue', {
    query: {
      member,
      q: wish.q || undefined,
      group: wish.group || undefined,
      label: wish.label || undefined,
      limit: 500,
    },
    enabled: member !== '',
    keepPrevious: true,
  });
  const inCart = new Map(cart.requisition?.lines.map(({ articleNumber, quantity }) => [articleNumber, quantity]));
  const lines = cart.requisition?.lines.length ?? 0;
  const filtered = Boolean(wish.q || wish.group || wish.label);

  return (
    <>
      <PageHeader
        title="Katalog"
        lead="Alles, was Ihre Kommune aus den Rahmenvereinbarungen bestellen kann. Alle Preise sind netto."
        actions={
          cart.mayOrder && (
            <ButtonLink href="/warenkorb" kind={lines > 0 ? 'primary' : 'secondary'} icon="cart">
              {lines > 0 ? `Warenkorb (${counted(lines, 'Artikel', 'Artikel')})` : 'Warenkorb'}
            </ButtonLink>
          )
        }
      />
      <Card>
        <div className="catalogue-search" role="search">
          <TextField
            id="katalog-suche"
            label="Was brauchen Sie?"
            hint="Bezeichnung, Artikelnummer oder Herstellernummer, zum Beispiel „TN 2420“"
            value={wish.typed}
            onChange={wish.setTyped}
            width="full"
            optional
          />
          <SelectField
            id="katalog-gruppe"
            label="Warengruppe"
            value={wish.group}
            onChange={(gruppe) => wish.set({ gruppe })}
            options={facetOptions(data?.groups, wish.group)}
            optional
          />
          <SelectField
            id="katalog-zeichen"
            label="Umweltzeichen"
            value={wish.label}
            onChange={(zeichen) => wish.set({ zeichen })}
            options={facetOptions(data?.labels, wish.label)}
            optional
          />
          {choices.length > 1 && (
            <SelectField
              id="katalog-kommune"
              label="Mitgliedskommune"
              value={member}
              onChange={(kommune) => wish.set({ kommune })}
              options={choices.map(({ slug, name }) => ({ value: slug, label: name }))}
            />
          )}
        </div>
        <div className="catalogue-result">
          <p className="muted" role="status">
            {data ? `${counted(data.total, 'Artikel', 'Artikel')} gefunden` : ''}
          </p>
          {filtered && (
            <Button kind="tertiary" small icon="close" onClick={wish.clear}>
              Suche zurücksetzen
            </Button>
          )}
        </div>
      </Card>
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {isLoading && <Skeleton />}
      {data && data.items.length === 0 && (
        <EmptyState
          title={filtered ? 'Nichts gefunden' : 'Der Katalog ist noch leer'}
          icon="search"
          action={filtered && <Button onClick={wish.clear}>Alle Artikel zeigen</Button>}
        >
          {filtered
            ? 'Versuchen Sie es mit einem kürzeren Wort oder ohne Filter.'
            : 'Sobald die Vergabestelle eine Rahmenvereinbarung geschlossen hat, an der Ihre Kommune beteiligt ist, stehen die Artikel hier.'}
        </EmptyState>
      )}
      <ul className="articles">
        {data?.items.slice(0, shown).map((item) => (
          <ArticleCard
            key={`${item.articleNumber} ${item.framework}`}
            item={item}
            inCart={inCart.get(item.articleNumber)}
            onAdd={cart.mayOrder ? cart.add : undefined}
            busy={cart.isAdding}
          />
        ))}
      </ul>
      {data && data.items.length > shown && (
        <Button onClick={() => setShown(shown + STEP)}>
          Weitere Artikel zeigen ({data.items.length - shown} weitere)
        </Button>
      )}
    </>
  );
}
