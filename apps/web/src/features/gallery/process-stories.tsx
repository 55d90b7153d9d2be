import { useState } from 'react';
import { Button, ButtonRow, Card, Dialog, Menu, PhaseBar, Progress, Timeline, useToasts } from '../../shared/ui';

export function ProcessStories() {
  const toasts = useToasts();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(3);
  return (
    <>
      <Card title="Phasen">
        <PhaseBar
          label="Stand des Verfahrens"
          phases={[
            { id: '1', label: 'Vorbereitung', state: 'done', detail: '02.10.2026' },
            { id: '2', label: 'Bekanntmachung', state: 'done', detail: '19.10.2026' },
            { id: '3', label: 'Angebotsphase', state: 'current', detail: 'bis 01.12.2026' },
            { id: '4', label: 'Prüfung und Wertung', state: 'open' },
            { id: '5', label: 'Wartefrist', state: 'stopped', detail: 'Nachprüfung' },
            { id: '6', label: 'Zuschlag', state: 'open' },
          ]}
        />
      </Card>
      <Card title="Zeitplan">
        <Timeline
          label="Zeitplan des Verfahrens"
          entries={[
            { id: '1', date: '2026-10-19', title: 'Bekanntmachung abgesandt', state: 'done' },
            {
              id: '2',
              date: '2026-11-20',
              title: 'Letzte Bieterfrage beantworten',
              state: 'missed',
              reason: 'Sechs Tage vor Ablauf der Angebotsfrist',
            },
            {
              id: '3',
              date: '2026-12-01',
              title: 'Angebotsfrist',
              state: 'current',
              reason: 'Beispieltext: Grund des Termins mit Paragraph',
            },
            { id: '4', date: null, title: 'Zuschlag', reason: 'Steht fest, sobald die Wertung abgeschlossen ist' },
          ]}
        />
      </Card>
      <Card title="Fortschritt">
        <Progress label="Angebotsschreiben erzeugen" value={done} max={12} status={`${done} von 12 Schreiben fertig`} />
        <ButtonRow>
          <Button small onClick={() => setDone(Math.min(12, done + 1))}>
            Weiter
          </Button>
        </ButtonRow>
        <Progress label="Warteschlange" status="Der Auftrag beginnt in Kürze." />
      </Card>
      <Card title="Dialog, Menü und Meldung">
        <ButtonRow>
          <Button onClick={() => setOpen(true)}>Dialog öffnen</Button>
          <Button onClick={() => toasts.show({ text: 'Die Bestellung wurde freigegeben.' })}>Bestätigung zeigen</Button>
          <Button
            onClick={() =>
              toasts.show({
                tone: 'info',
                text: 'Der Artikel wurde aus dem Warenkorb entfernt.',
                action: { label: 'Rückgängig', onClick: () => undefined },
              })
            }
          >
            Meldung mit Rückweg
          </Button>
          <Button onClick={() => toasts.showProblem(new Error('Beispiel für eine Fehlermeldung'))}>
            Fehler zeigen
          </Button>
          <Menu
            label="Beispielmenü"
            items={[
              { label: 'Als CSV exportieren', icon: 'download' },
              { label: 'Drucken', icon: 'print', onClick: () => window.print() },
            ]}
          />
        </ButtonRow>
        <Dialog
          open={open}
          title="Bestellung ablehnen?"
          onClose={() => setOpen(false)}
          actions={
            <>
              <Button kind="primary" onClick={() => setOpen(false)}>
                Ablehnen
              </Button>
              <Button onClick={() => setOpen(false)}>Abbrechen</Button>
            </>
          }
        >
          <p>Die Bestellerin erhält eine Nachricht mit Ihrer Begründung.</p>
        </Dialog>
      </Card>
    </>
  );
}
