import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '@app/composition';
import { loadConfig } from '@app/platform';
import { type Audience, MainJob } from './main-job';
import { keepTemplateSamples } from './template-samples';

/** Plays the main job against a fresh throw-away instance and leaves its files in `folder`. */
export async function demo(folder: string): Promise<number> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'vergabezentrum-demo-'));
  await chmod(dataDir, 0o711);
  await mkdir(folder, { recursive: true });
  const config = loadConfig({ DATA_DIR: dataDir, PORT: '0', DEMO: '1', LOG_LEVEL: 'error' });
  const running = await run(config, { http: true, jobs: true });
  const story: string[] = [];
  try {
    const address = running.address ?? '';
    const audience: Audience = {
      tell: (sentence) => {
        story.push(sentence);
        console.log(sentence);
      },
      keep: async (file, bytes) => {
        const target = path.join(folder, file);
        await mkdir(path.dirname(target), { recursive: true });
        await writeFile(target, bytes);
      },
    };
    await new MainJob(address, audience).play();
    await keepTemplateSamples(address, audience);
    await writeFile(path.join(folder, 'ablauf.txt'), `${story.join('\n')}\n`);
    console.log(`Fertig. Schriftstücke und Ausgaben liegen in ${path.relative(process.cwd(), folder) || '.'}/.`);
    return 0;
  } finally {
    await running.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
