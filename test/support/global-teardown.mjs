import fs from 'node:fs';

export default async function globalTeardown() {
  const server = globalThis.vergabezentrumTestServer;
  if (!server) return;
  await server.postgres.stop();
  fs.rmSync(server.dataDir, { recursive: true, force: true });
}
