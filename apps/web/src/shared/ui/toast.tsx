import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { asProblem } from '../api/problem';
import { Button } from './button';
import { Icon } from './icon';

export interface ToastMessage {
  readonly tone?: 'success' | 'info' | 'warning' | 'danger';
  readonly text: string;
  /** One thing the person may do about it, such as "Rückgängig". */
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

interface ToastEntry extends ToastMessage {
  readonly id: number;
}

export interface Toasts {
  show(message: ToastMessage): void;
  /** Shows the refusal of the server; stays until it is closed. */
  showProblem(error: unknown): void;
}

const SHOWN_MS = 8000;
const ToastContext = createContext<Toasts | undefined>(undefined);

export function useToasts(): Toasts {
  const toasts = useContext(ToastContext);
  if (!toasts) throw new Error('useToasts must be used inside ToastProvider');
  return toasts;
}

function ToastItem({ entry, onClose }: { entry: ToastEntry; onClose: (id: number) => void }) {
  const [held, setHeld] = useState(false);
  const { id, tone = 'success', text, action } = entry;
  const stays = held || tone === 'danger' || action !== undefined;

  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => onClose(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [stays, id, onClose]);

  return (
    <div
      className={`toast toast--${tone}`}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={tone} />
      <p className="toast__text">{text}</p>
      {action && (
        <Button
          small
          onClick={() => {
            action.onClick();
            onClose(id);
          }}
        >
          {action.label}
        </Button>
      )}
      <Button kind="tertiary" small iconOnly icon="close" onClick={() => onClose(id)}>
        Meldung schließen
      </Button>
    </div>
  );
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [entries, setEntries] = useState<readonly ToastEntry[]>([]);
  const nextId = useRef(1);
  const close = useCallback((id: number) => setEntries((all) => all.filter((entry) => entry.id !== id)), []);
  const toasts = useMemo<Toasts>(() => {
    const show = (message: ToastMessage): void => {
      const id = nextId.current++;
      // The newest message replaces the last; refusals and offers such as "Rückgängig" stay beside it.
      const lasts = ({ tone, action }: ToastEntry): boolean => tone === 'danger' || action !== undefined;
      setEntries((all) => [...all.filter(lasts).slice(-3), { ...message, id }]);
    };
    return {
      show,
      showProblem: (error) => {
        const problem = asProblem(error);
        show({ tone: 'danger', text: [problem.title, problem.detail].filter(Boolean).join(': ') });
      },
    };
  }, []);

  const urgent = entries.filter((entry) => entry.tone === 'danger');
  const calm = entries.filter((entry) => entry.tone !== 'danger');
  return (
    <ToastContext value={toasts}>
      {children}
      <div className="toasts">
        <div role="alert">
          {urgent.map((entry) => (
            <ToastItem key={entry.id} entry={entry} onClose={close} />
          ))}
        </div>
        <div role="status">
          {calm.map((entry) => (
            <ToastItem key={entry.id} entry={entry} onClose={close} />
          ))}
        </div>
      </div>
    </ToastContext>
  );
}
