import { useState } from 'react';
import { useSession } from '../../app/session';
import { date } from '../../shared/format';
import {
  Badge,
  Button,
  DataTable,
  DateField,
  Dialog,
  FieldRow,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
  UnitPriceText,
  type Column,
} from '../../shared/ui';
import { PRICE_ORIGINS, type RoundArticle } from './round-types';

/** What the centre has set by hand for one article of the round. */
export interface ArticleWish {
  readonly articleNumber: string;
  readonly requirement?: string;
  readonly price?: {
    readonly unitPrice: string;
    readonly origin: RoundArticle['priceOrigin'];
    readonly asOf: string;
    readonly source: string;
  };
}

interface RoundArticlesFieldProps {
  readonly articles: readonly RoundArticle[];
  readonly leftOut: readonly string[];
  readonly wishes: readonly ArticleWish[];
  readonly onChange: (leftOut: readonly string[], wishes: readonly ArticleWish[]) => void;
}

/** The article with the wishes put in. */
const wished = (article: RoundArticle, wish: ArticleWish | undefined): RoundArticle => ({
  ...article,
  requirement: wish?.requirement ?? article.requirement,
  ...(wish?.price
    ? {
        ...{ referencePrice: wish.price.unitPrice, priceOrigin: wish.price.origin },
        ...{ priceAsOf: wish.price.asOf, priceSource: wish.price.source },
      }
    : {}),
});

const SHOWN = 8;

/** The articles of the chosen groups: which are asked for, with which requirement and reference price. */
export function RoundArticlesField({ articles, leftOut, wishes, onChange }: RoundArticlesFieldProps) {
  const [editing, setEditing] = useState<RoundArticle>();
  const [filter, setFilter] = useState('');
  const [all, setAll] = useState(false);
  const out = new Set(leftOut);
  const wishOf = new Map(wishes.map((wish) => [wish.articleNumber, wish]));
  const words = filter.trim().toLowerCase();
  const found = articles
    .filter(({ articleNumber, text }) => `${articleNumber} ${text}`.toLowerCase().includes(words))
    .map((article) => wished(article, wishOf.get(article.articleNumber)));
  const toggle = (number: string): void =>
    onChange(out.has(number) ? leftOut.filter((each) => each !== number) : [...leftOut, number], wishes);
  const columns: readonly Column<RoundArticle>[] = [
    {
      id: 'article',
      header: 'Artikel',
      isRowHeader: true,
      cell: ({ text, articleNumber, label, requirement }) => (
        <div>
          {text} <span className="muted small figure">{articleNumber}</span>
          {label && <div className="muted small row-detail">{label}</div>}
          {requirement && <div className="small row-detail">Anforderung: {requirement}</div>}
        </div>
      ),
    },
    {
      id: 'price',
      header: 'Referenzpreis',
      align: 'end',
      cell: ({ referencePrice, unitName }) => (
        <span>
          <UnitPriceText value={referencePrice} /> <span className="muted small">je {unitName}</span>
        </span>
      ),
    },
    {
      id: 'origin',
      header: 'Herkunft',
      secondary: true,
      cell: ({ priceOrigin, priceAsOf, priceSource }) => (
        <span className="small">
          {PRICE_ORIGINS[priceOrigin]}, {date(priceAsOf)}
          {priceSource && <span className="muted"> ({priceSource})</span>}
        </span>
      ),
    },
    {
      id: 'state',
      header: 'Abfrage',
      cell: ({ articleNumber }) =>
        out.has(articleNumber) ? (
          <Badge tone="neutral">Nicht abgefragt</Badge>
        ) : (
          <Badge tone="success">Abgefragt</Badge>
        ),
    },
  ];
  return (
    <div className="stack">
      <div className="list-head">
        {articles.length > SHOWN && (
          <TextField
            id="artikel-filter"
            label="Artikel suchen"
            labelHidden
            type="search"
            placeholder="Artikel suchen"
            optional
            value={filter}
            onChange={setFilter}
          />
        )}
        <span className="muted small" role="status">
          {articles.length - out.size} von {articles.length} Artikeln werden abgefragt
        </span>
      </div>
      <DataTable
        caption="Artikel der Bedarfsabfrage"
        columns={columns}
        rows={all || words !== '' ? found : found.slice(0, SHOWN)}
        rowKey={({ articleNumber }) => articleNumber}
        actions={(article) => [
          { label: 'Anforderung und Preis', icon: 'edit', onClick: () => setEditing(article) },
          out.has(article.articleNumber)
            ? { label: 'Wieder abfragen', icon: 'add', onClick: () => toggle(article.articleNumber) }
            : { label: 'Nicht abfragen', icon: 'close', onClick: () => toggle(article.articleNumber) },
        ]}
        empty={<p className="muted">{words ? 'Kein Artikel passt.' : 'Bitte wählen Sie oben eine Warengruppe.'}</p>}
      />
      {!all && words === '' && found.length > SHOWN && (
        <div className="button-row">
          <Button small onClick={() => setAll(true)}>
            Alle {found.length} Artikel zeigen
          </Button>
        </div>
      )}
      {editing && (
        <WishDialog
          article={editing}
          onClose={() => setEditing(undefined)}
          onSave={(wish) => {
            const others = wishes.filter(({ articleNumber }) => articleNumber !== wish.articleNumber);
            onChange(leftOut, [...others, { ...wishOf.get(wish.articleNumber), ...wish }]);
            setEditing(undefined);
          }}
        />
      )}
    </div>
  );
}

interface WishDialogProps {
  readonly article: RoundArticle;
  readonly onSave: (wish: ArticleWish) => void;
  readonly onClose: () => void;
}

function WishDialog({ article, onSave, onClose }: WishDialogProps) {
  const { today } = useSession();
  const [requirement, setRequirement] = useState(article.requirement);
  const [price, setPrice] = useState({
    ...{ unitPrice: article.referencePrice, origin: article.priceOrigin },
    ...{ asOf: article.priceAsOf, source: article.priceSource },
  });
  const [tried, setTried] = useState(false);
  const changed =
    price.unitPrice !== article.referencePrice ||
    price.origin !== article.priceOrigin ||
    price.asOf !== article.priceAsOf ||
    price.source !== article.priceSource;
  const wrongPrice = price.unitPrice === '' ? 'Bitte geben Sie einen Preis an.' : undefined;
  const wrongDay = price.asOf === '' ? 'Bitte nennen Sie den Tag, von dem der Preis ist.' : undefined;
  const save = (): void => {
    setTried(true);
    if (wrongPrice || wrongDay) return;
    onSave({ articleNumber: article.articleNumber, requirement, ...(changed ? { price } : {}) });
  };
  return (
    <Dialog
      open
      title="Anforderung und Referenzpreis"
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" onClick={save}>
            Übernehmen
          </Button>
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <div className="form">
        <p>
          {article.text} <span className="muted figure">{article.articleNumber}</span>
        </p>
        <TextAreaField
          id="artikel-anforderung"
          label="Anforderung"
          optional
          hint="Zum Beispiel Umweltzeichen, Qualität, Papierweiße. Die Mitglieder sehen sie beim Melden."
          rows={2}
          maxLength={1000}
          value={requirement}
          onChange={setRequirement}
        />
        <FieldRow>
          <NumberField
            id="artikel-preis"
            label="Referenzpreis netto"
            places={4}
            unit={`€ je ${article.unitName}`}
            value={price.unitPrice}
            error={tried ? wrongPrice : undefined}
            onChange={(unitPrice) => setPrice({ ...price, unitPrice })}
          />
          <SelectField
            id="artikel-herkunft"
            label="Herkunft"
            options={Object.entries(PRICE_ORIGINS).map(([value, label]) => ({ value, label }))}
            value={price.origin}
            onChange={(origin) => setPrice({ ...price, origin: origin as RoundArticle['priceOrigin'] })}
          />
        </FieldRow>
        <FieldRow>
          <DateField
            id="artikel-stand"
            label="Stand"
            max={today}
            value={price.asOf}
            error={tried ? wrongDay : undefined}
            onChange={(asOf) => setPrice({ ...price, asOf })}
          />
          <TextField
            id="artikel-quelle"
            label="Fundstelle"
            optional
            maxLength={200}
            value={price.source}
            onChange={(source) => setPrice({ ...price, source })}
          />
        </FieldRow>
      </div>
    </Dialog>
  );
}
