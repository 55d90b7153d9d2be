import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Button } from './button';

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot; the safe one last. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  /** False where the person has to decide (an expired session). */
  readonly dismissible?: boolean;
}

/** The browser's modal dialog: it holds the focus inside, closes by Escape and gives the focus back. */
export function Dialog({ open, title, onClose, children, actions, wide, dismissible = true }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    }
    if (!open && dialog.open) dialog.close();
  }, [open]);

  // Only closing gives the focus back; taking the dialog out of the page would lose it.
  useLayoutEffect(() => {
    const dialog = element.current;
    return () => dialog?.close();
  }, []);

  return (
    <dialog
      ref={element}
      className={wide ? 'dialog dialog--wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        if (event.target !== element.current) return;
        event.preventDefault();
        if (dismissible) onClose();
      }}
      onClose={(event) => {
        if (event.target === element.current && open && !element.current.open) onClose();
      }}
    >
      {open && (
        <>
          <div className="dialog__head">
            <h2 id={titleId} className="dialog__title">
              {title}
            </h2>
            {dismissible && (
              <Button kind="tertiary" small iconOnly icon="close" onClick={onClose}>
                Schließen
              </Button>
            )}
          </div>
          <div className="dialog__body">{children}</div>
          {actions && <div className="dialog__foot button-row">{actions}</div>}
        </>
      )}
    </dialog>
  );
}
