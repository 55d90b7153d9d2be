import { useState } from 'react';
import { useLocation } from 'wouter';
import { usePermissions } from '../../app/session';
import { useApiMutation, useApiQuery } from '../../shared/api';
import {
  Badge,
  Button,
  Card,
  InstantText,
  PageHeader,
  PageSkeleton,
  ProblemAlert,
  SelectField,
  useToasts,
} from '../../shared/ui';
import { isCentre, type Letterhead, type Letterheads, LETTERHEADS_PATH, pictureAddress } from './letterhead';
import { LetterheadDialog } from './letterhead-dialog';
import { LetterheadSheet } from './letterhead-sheet';
import { DOCUMENTS_PATH } from './use-live-documents';

/** Logo of the centre and coats of arms of its members at the head of every document. */
export default function LetterheadPage() {
  const { data, error, refetch } = useApiQuery<Letterheads>(LETTERHEADS_PATH);
  const [open, setOpen] = useState<string>();
  const [shown, setShown] = useState('');
  const can = usePermissions();
  const sample = useSampleLetter();
  if (!data && !error) return <PageSkeleton />;
  const own = data?.items.find(isCentre);
  const members = data?.items.filter((one) => !isCentre(one)) ?? [];
  const member = members.find(({ owner }) => owner === shown);
  const edited = data?.items.find(({ owner }) => owner === open);
  return (
    <>
      <PageHeader
        title="Briefkopf"
        lead="Steht auf jedem Dokument, das ab jetzt entsteht. Dokumente, die es schon gibt, behalten ihren."
      />
      {error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {data && own && (
        <div className="page-columns">
          <Card title="Vorschau">
            <div className="stack">
              <LetterheadSheet centre={data.centre} own={own} member={member} />
              <SelectField
                id="briefkopf-mitglied"
                label="Im Auftrag von"
                optional
                placeholder="keiner Mitgliedskommune"
                value={shown}
                onChange={setShown}
                options={members.map(({ owner, name }) => ({ value: owner, label: name }))}
              />
              {can('document.request') && (
                <div>
                  <Button
                    icon="download"
                    busy={sample.isPending}
                    onClick={() =>
                      sample.mutate({
                        centre: { ...data.centre, ...(own.web ? { web: own.web } : {}) },
                        ...(member ? { member: member.name } : {}),
                      })
                    }
                  >
                    Musterbrief als PDF
                  </Button>
                </div>
              )}
            </div>
          </Card>
          <div className="stack">
            <Card title="Logo des Vergabezentrums">
              <div className="stack">
                <Picture letterhead={own} onEdit={() => setOpen(own.owner)} />
                <p className="muted small">
                  Name, Anschrift, Telefon und E-Mail stammen aus den Stammdaten des Vergabezentrums.
                </p>
              </div>
            </Card>
            <Card title="Fassungen">
              <Versions letterhead={own} />
            </Card>
          </div>
          <Card title="Wappen der Mitgliedskommunen">
            <p className="muted">
              Das Wappen steht auf Dokumenten, die zu einer Mitgliedskommune gehören, etwa auf ihren Bestellungen.
            </p>
            <ul className="letterhead-members">
              {members.map((one) => (
                <li key={one.owner}>
                  <Picture letterhead={one} onEdit={() => setOpen(one.owner)} named />
                </li>
              ))}
            </ul>
          </Card>
        </div>
      )}
      {edited && <LetterheadDialog key={edited.owner} letterhead={edited} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function Picture({
  letterhead,
  onEdit,
  named = false,
}: {
  readonly letterhead: Letterhead;
  readonly onEdit: () => void;
  readonly named?: boolean;
}) {
  const { picture, alt, name, version } = letterhead;
  return (
    <div className="letterhead-owner">
      {picture ? (
        <img className="letterhead-picture" src={pictureAddress(letterhead)} alt={alt} />
      ) : (
        <span className="letterhead-picture letterhead-picture--none">kein Bild</span>
      )}
      <div>
        {named && <strong>{name}</strong>}
        {version > 0 && named && <span className="muted small">Fassung {version}</span>}
        <Button small icon="edit" onClick={onEdit} aria-label={`${picture ? 'Ändern' : 'Hochladen'}: ${name}`}>
          {picture ? 'Ändern' : 'Hochladen'}
        </Button>
      </div>
    </div>
  );
}

function Versions({ letterhead: { versions } }: { readonly letterhead: Letterhead }) {
  if (versions.length === 0) return <p className="muted">Noch kein Logo: Im Kopf steht der Name allein.</p>;
  return (
    <ul className="questions">
      {versions.map(({ version, changedBy, changedAt, picture, alt }, index) => (
        <li key={version} className="questions__item">
          <p>
            Fassung {version} {index === 0 && <Badge tone="success">gilt</Badge>}
          </p>
          <span className="muted small">
            {changedBy}, <InstantText value={changedAt} /> · {picture ? alt : 'ohne Bild'}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A letter with invented text under the letterhead of now, marked as a draft; opens where it is made. */
function useSampleLetter() {
  const [, navigate] = useLocation();
  const toasts = useToasts();
  return useApiMutation<{ id: string }, object>('post', DOCUMENTS_PATH, {
    request: (head) => ({
      body: {
        template: 'procedure-letter',
        subject: { type: 'sample', id: 'procedure-letter' },
        data: { ...head, draft: true },
      },
    }),
    invalidates: [DOCUMENTS_PATH],
    onSuccess: ({ id }) => navigate(`/dokumente?dokument=${id}`),
    onProblem: (problem) => toasts.showProblem(problem),
  });
}
