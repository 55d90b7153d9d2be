import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { Dialog, Icon, Skeleton } from '../../shared/ui';
import { ConsultationForm } from './consultation-form';
import type { Suggestions } from './services';

const KEY = 'b';
const TITLE = 'Beratung erfassen';

/** The telephone rings: from any page, by the button or Alt+B, without leaving what is being worked on. */
export function QuickConsultation() {
  const { permissions } = useSession();
  return permissions.includes('service.log') ? <Opener /> : null;
}

function Opener() {
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const keys = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.key.toLowerCase() !== KEY) return;
      // An open dialog holds the focus; a second one over it would be confusing.
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, []);

  return (
    <>
      <button
        type="button"
        className="header-button quick-consultation"
        aria-keyshortcuts="Alt+B"
        title={`${TITLE} (Alt+B)`}
        aria-label={TITLE}
        onClick={() => setOpen(true)}
      >
        <Icon name="phone" />
        <span className="quick-consultation__text">Beratung</span>
      </button>
      <Dialog open={open} title={TITLE} wide onClose={() => setOpen(false)}>
        <Entry onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Entry({ onDone }: { readonly onDone: () => void }) {
  const { data } = useApiQuery<Suggestions>('/api/consultations/suggestions');
  const root = useRef<HTMLDivElement>(null);
  const loaded = data !== undefined;
  useEffect(() => {
    if (loaded) root.current?.querySelector('select')?.focus();
  }, [loaded]);
  return (
    <div ref={root}>
      {data ? (
        <ConsultationForm defaults={data.defaults} draft="beratung" onDone={onDone} />
      ) : (
        <Skeleton lines={2} label="Die Eingabe wird geladen" />
      )}
    </div>
  );
}
