import { formatQuantity, germanDate, invalid, unitName } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import { csvOf, type ExportTable, UnitOfWork, xlsxOf } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Article } from '../domain/article';
import { TEMPLATE_MARK } from '../domain/demand-import';
import { asTyped } from '../domain/demand-sheet';
import { DemandProposals } from './demand-proposals';
import { DemandSheet } from './demand-sheet.usecase';

/** As many as a file may have records. */
const MOST_LINES = 20_000;

/** The file a member fills in: a line for each of its cost centres and articles, with packs and proposals. Reads back as it is. */
@Injectable()
export class DemandTemplate {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sheet: DemandSheet,
    private readonly proposals: DemandProposals,
    private readonly directory: Directory,
  ) {}

  /** Of one cost centre when named. Throws `invalid` when it would have more than 20,000 lines. */
  async make(
    roundId: string,
    format: 'csv' | 'xlsx',
    member?: string,
    costCentre?: string,
  ): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
    const { round, member: of, costCentres, articles } = await this.sheet.frame(roundId, member);
    const wanted = costCentres.filter(({ number }) => costCentre === undefined || number === costCentre);
    if (wanted.length * articles.length > MOST_LINES)
      throw invalid(
        'template-too-large',
        `Die Vorlage hätte mehr als 20.000 Zeilen (${wanted.length} Kostenstellen, ${articles.length} Artikel). Bitte laden Sie sie je Kostenstelle herunter.`,
      );
    const { items } = await this.proposals.of(roundId, member);
    const proposed = new Map(
      items.map(({ costCentre: number, articleNumber, proposal }) => [`${number} ${articleNumber}`, proposal.quantity]),
    );
    const table: ExportTable = {
      name: 'Bedarf',
      columns: [
        { id: 'costCentre', header: 'Kostenstelle', kind: 'code' },
        { id: 'costCentreName', header: 'Name der Kostenstelle', kind: 'text' },
        { id: 'articleNumber', header: 'Artikelnummer', kind: 'code' },
        { id: 'text', header: TEMPLATE_MARK, kind: 'text' },
        { id: 'quantity', header: 'Menge', kind: 'quantity' },
        { id: 'unit', header: 'Einheit', kind: 'text' },
        { id: 'content', header: 'Inhalt', kind: 'text' },
        { id: 'proposal', header: 'Vorschlag aus Verbrauch', kind: 'quantity' },
        { id: 'note', header: 'Bemerkung', kind: 'text' },
      ],
      rows: wanted.flatMap((each) =>
        articles.map((article) => {
          const proposal = proposed.get(`${each.number} ${article.articleNumber}`) ?? null;
          return {
            costCentre: each.number,
            costCentreName: each.name,
            articleNumber: article.articleNumber,
            text: article.text,
            quantity: null,
            unit: unitName(article.unit),
            content: contentOf(article),
            proposal: proposal === null ? null : formatQuantity(proposal),
            note: null,
          };
        }),
      ),
    };
    const name = `Bedarf-${round.number}-${of.slug}`;
    if (format === 'csv') return { bytes: csvOf(table), name };
    const centre = await this.directory.centre();
    const bytes = await xlsxOf([table], {
      title: `Bedarfsabfrage ${round.number}: ${round.title}`,
      filters: [
        ['Kommune', of.name],
        ['Meldefrist', germanDate(round.reportUntil)],
        ['Ausfüllen', 'Nur die Spalten Menge und Bemerkung. Zeilen ohne Menge werden übergangen.'],
        ['Menge', 'Menge eines Jahres in der Einheit der Zeile, als Zahl. Formeln werden nicht übernommen.'],
        ['Vorschlag', 'Aus dem eigenen Verbrauch der letzten 24 Monate. Er wird nicht mitgemeldet.'],
      ],
      asOf: this.uow.now(),
      by: this.uow.actor.name,
      centre: centre.name,
    });
    return { bytes, name };
  }
}

const contentOf = ({ unit, content, baseUnit }: Article): string =>
  unitName(unit) === baseUnit ? baseUnit : `${asTyped(content)} ${baseUnit}`;
