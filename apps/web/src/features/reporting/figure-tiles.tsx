import { Link as RouterLink } from 'wouter';
import { type Figure, figureText } from './report';

export interface FigureTilesProps {
  readonly figures: readonly Figure[];
  readonly chosen: string;
  readonly hrefOf: (figure: string) => string;
}

/** The figures of the year; each opens the rows it counts. */
export function FigureTiles({ figures, chosen, hrefOf }: FigureTilesProps) {
  return (
    <ul className="figure-tiles">
      {figures.map(({ id, name, kind, note, value, previous }) => (
        <li key={id}>
          <RouterLink className="figure-tile" href={hrefOf(id)} aria-current={id === chosen ? 'true' : undefined}>
            <span className="figure-tile__name">{name}</span>
            <span className="figure-tile__value">{figureText(kind, value)}</span>
            <span className="figure-tile__note">{note}</span>
            <span className="figure-tile__note">Vorjahr: {figureText(kind, previous)}</span>
          </RouterLink>
        </li>
      ))}
    </ul>
  );
}
