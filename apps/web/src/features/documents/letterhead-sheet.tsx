import { type Letterhead, type Letterheads, pictureAddress } from './letterhead';

/** The head of a page as documents carry it, small. */
export function LetterheadSheet({
  centre,
  own,
  member,
}: {
  readonly centre: Letterheads['centre'];
  readonly own: Letterhead | undefined;
  readonly member: Letterhead | undefined;
}) {
  return (
    <div className="letterhead-sheet" role="group" aria-label="Vorschau des Briefkopfs">
      <div className="letterhead-sheet__head">
        {own?.picture && <img className="letterhead-sheet__logo" src={pictureAddress(own)} alt={own.alt} />}
        <div className="letterhead-sheet__name">
          <strong>{centre.name}</strong>
          {member && <span>Auftraggeber: {member.name}</span>}
        </div>
        {member?.picture && <img className="letterhead-sheet__arms" src={pictureAddress(member)} alt={member.alt} />}
        <p className="letterhead-sheet__address">
          {[centre.addressLines.join(' · '), centre.phone, centre.email, own?.web ?? ''].filter(Boolean).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
      </div>
      <div className="letterhead-sheet__body" aria-hidden="true" />
    </div>
  );
}
