import { createLog } from './pino-logger';

describe('the log', () => {
  it('keeps out what PostgreSQL quotes of the row it refuses', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const row = 'Failing row contains (Erika Mustermann, erika@gemeinde.example)';
    const driverError = Object.assign(new Error('violates check constraint'), { detail: row, where: row });
    const err = Object.assign(new Error('violates check constraint'), {
      ...{ driverError, detail: row, where: row, parameters: [row], query: 'select' },
    });
    log.error({ err }, 'request failed');
    expect(lines.join()).toContain('violates check constraint');
    expect(lines.join()).not.toContain('Mustermann');
  });
});
