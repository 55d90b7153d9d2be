import { useState } from 'react';
import { useLocation } from 'wouter';
import { usePermissions } from '../../app/session';
import { call, useApiForm, useApiMutation, useApiQuery } from '../../shared/api';
import {
  Badge,
  Button,
  Checkbox,
  classNames,
  Dialog,
  Form,
  Icon,
  Menu,
  Popover,
  TextField,
  useToasts,
} from '../../shared/ui';
import { isUnchanged, type ListState, queryOf, type SavedView, stateOfView, writeState } from './list-filters';

const PATH = '/api/procedure-views';
export const addressOfView = (view: SavedView): string =>
  `/vergaben?${new URLSearchParams(writeState(stateOfView(view))).toString()}`;

export const useSavedViews = () => useApiQuery<{ items: readonly SavedView[] }>(PATH);

interface Props {
  readonly state: ListState;
  readonly change: (changed: Partial<ListState>) => void;
}

/** The saved views: own ones and those of the centre, and what can be done with the one that is open. */
export function ViewMenu({ state, change }: Props) {
  const can = usePermissions();
  const toasts = useToasts();
  const [, navigate] = useLocation();
  const [saving, setSaving] = useState(false);
  const views = useSavedViews().data?.items ?? [];
  const open = views.find(({ id }) => id === state.view);
  const changed = open !== undefined && !isUnchanged(state, open);
  const options = { invalidates: [PATH], onProblem: toasts.showProblem };
  const update = useApiMutation<SavedView, SavedView>('put', `${PATH}/{id}`, {
    ...options,
    request: (view) => ({
      path: { id: view.id },
      version: view.version,
      body: { ...contentOf(state), name: view.name, shared: view.shared },
    }),
    onSuccess: ({ name }) => toasts.show({ text: `Die Ansicht „${name}“ ist gespeichert.` }),
  });
  const remove = useApiMutation<unknown, SavedView>('delete', `${PATH}/{id}`, {
    ...options,
    request: ({ id }) => ({ path: { id } }),
    onSuccess: (_, { name }) => {
      change({ view: '' });
      toasts.show({ text: `Die Ansicht „${name}“ ist gelöscht.` });
    },
  });
  const first = useApiMutation<unknown, SavedView | null>('post', `${PATH}/default`, {
    ...options,
    request: (view) => ({ body: { viewId: view?.id ?? null } }),
    onSuccess: (_, view) =>
      toasts.show({
        text: view ? `„${view.name}“ öffnet sich künftig zuerst.` : 'Künftig öffnet sich die ganze Liste zuerst.',
      }),
  });
  const manage = can('procedure.manage');
  return (
    <span className="view-menu">
      <Popover
        button={
          <>
            <Icon name="visibility" size="small" /> {open ? open.name : 'Ansichten'}
            {changed && <span className="muted small"> geändert</span>}
          </>
        }
      >
        {(close) => (
          <div className="view-list">
            <Group
              title="Meine Ansichten"
              views={views.filter(({ own, shared }) => own && !shared)}
              open={open}
              onOpen={close}
            />
            <Group
              title="Ansichten des Vergabezentrums"
              views={views.filter(({ shared }) => shared)}
              open={open}
              onOpen={close}
            />
            {views.length === 0 && (
              <p className="muted small">
                Filtern und sortieren Sie die Liste und speichern Sie sie unter einem Namen.
              </p>
            )}
            {manage && (
              <Button
                small
                icon="add"
                onClick={() => {
                  close();
                  setSaving(true);
                }}
              >
                Diese Ansicht speichern
              </Button>
            )}
          </div>
        )}
      </Popover>
      {manage && changed && open.mayChange && (
        <Button small kind="tertiary" busy={update.isPending} onClick={() => update.mutate(open)}>
          Änderung speichern
        </Button>
      )}
      {manage && open && (
        <Menu
          label={`Ansicht „${open.name}“`}
          items={[
            open.isDefault
              ? { label: 'Nicht mehr zuerst öffnen', onClick: () => first.mutate(null) }
              : { label: 'Immer zuerst öffnen', icon: 'home', onClick: () => first.mutate(open) },
            { label: 'Unter neuem Namen speichern', icon: 'content-copy', onClick: () => setSaving(true) },
            ...(open.mayChange
              ? [{ label: 'Löschen', icon: 'delete' as const, onClick: () => remove.mutate(open) }]
              : []),
          ]}
        />
      )}
      <SaveDialog
        open={saving}
        state={state}
        onClose={() => setSaving(false)}
        onSaved={(view) => {
          setSaving(false);
          navigate(addressOfView(view), { replace: true });
        }}
      />
    </span>
  );
}

const contentOf = ({ kind, filters, sort, columns }: ListState) => ({ kind, filters: queryOf(filters), sort, columns });

interface GroupProps {
  readonly title: string;
  readonly views: readonly SavedView[];
  readonly open: SavedView | undefined;
  readonly onOpen: () => void;
}

function Group({ title, views, open, onOpen }: GroupProps) {
  const [, navigate] = useLocation();
  if (views.length === 0) return null;
  return (
    <section>
      <h3 className="view-list__title">{title}</h3>
      <ul className="view-list__items">
        {views.map((view) => (
          <li key={view.id}>
            <button
              type="button"
              className={classNames('view-list__item', view.id === open?.id && 'view-list__item--open')}
              aria-current={view.id === open?.id || undefined}
              onClick={() => {
                onOpen();
                navigate(addressOfView(view));
              }}
            >
              <span>{view.name}</span>
              {view.isDefault && <Badge>zuerst</Badge>}
              {view.shared && !view.own && <span className="muted small">von {view.ownerName}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SaveProps {
  readonly open: boolean;
  readonly state: ListState;
  readonly onClose: () => void;
  readonly onSaved: (view: SavedView) => void;
}

function SaveDialog({ open, state, onClose, onSaved }: SaveProps) {
  return (
    <Dialog open={open} title="Ansicht speichern" onClose={onClose}>
      <SaveForm state={state} onClose={onClose} onSaved={onSaved} />
    </Dialog>
  );
}

function SaveForm({ state, onClose, onSaved }: Omit<SaveProps, 'open'>) {
  const views = useSavedViews();
  const form = useApiForm({
    initial: { name: '', shared: false },
    validate: ({ name }) =>
      name.trim() === '' ? [{ pointer: '/name', message: 'Bitte geben Sie der Ansicht einen Namen.' }] : [],
    submit: (values) => call('post', PATH, { body: { ...contentOf(state), ...values } }) as Promise<SavedView>,
    onSuccess: (view) => {
      void views.refetch();
      onSaved(view as SavedView);
    },
  });
  return (
    <Form
      form={form}
      submitLabel="Speichern"
      actions={
        <Button kind="tertiary" onClick={onClose}>
          Abbrechen
        </Button>
      }
    >
      <p>Gespeichert werden Filter, Reihenfolge, Spalten und Darstellung. Die Zahlen sind immer die von heute.</p>
      <TextField {...form.field('name')} label="Name" maxLength={80} autoFocus />
      <Checkbox
        {...form.field('shared')}
        label="Für alle im Vergabezentrum"
        detail="Andere sehen sie und können sie nicht ändern."
      />
    </Form>
  );
}
