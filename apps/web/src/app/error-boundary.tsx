import { Component, type ReactNode } from 'react';
import { Alert, Button, ButtonLink } from '../shared/ui';

interface Props {
  readonly children: ReactNode;
  /** A new value gives the page another chance (the address). */
  readonly resetKey?: string;
}

interface State {
  readonly error: Error | undefined;
  readonly resetKey: string | undefined;
}

/** After an update the browser may still ask for files of the version before. */
const isMissingFile = (error: Error): boolean =>
  /dynamically imported module|module script|Failed to fetch/i.test(error.message);

/** Catches what breaks while a page is drawn and says what to do. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: undefined, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const missing = isMissingFile(error);
    return (
      <div className="lonely-page">
        <h1 className="page-header__title">
          {missing ? 'Bitte neu laden' : 'Diese Seite konnte nicht angezeigt werden'}
        </h1>
        <Alert
          tone={missing ? 'info' : 'danger'}
          live
          title={missing ? 'Die Anwendung wurde inzwischen aktualisiert' : 'Unerwarteter Fehler'}
          actions={
            <>
              <Button kind="primary" icon="autorenew" onClick={() => window.location.reload()}>
                Seite neu laden
              </Button>
              <ButtonLink href="/" icon="home">
                Zur Startseite
              </ButtonLink>
            </>
          }
        >
          {missing ? (
            <p>Laden Sie die Seite neu, um mit der aktuellen Fassung weiterzuarbeiten.</p>
          ) : (
            <>
              <p>
                Bereits gespeicherte Angaben sind nicht verloren. Laden Sie die Seite neu; bleibt der Fehler bestehen,
                geben Sie bitte der Administration diesen Text:
              </p>
              <p>
                <code>{error.message}</code>
              </p>
            </>
          )}
        </Alert>
      </div>
    );
  }
}
