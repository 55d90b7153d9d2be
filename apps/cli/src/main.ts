import { explain } from '@app/composition';
import { commands } from './commands';

async function main(): Promise<void> {
  const [name = '', ...args] = process.argv.slice(2);
  const command = commands[name];
  if (!command) {
    console.error(`Unbekannter Befehl „${name}“. Es gibt: ${Object.keys(commands).join(', ')}.`);
    process.exit(2);
  }
  try {
    process.exit(await command(args));
  } catch (error) {
    explain(error);
    process.exit(1);
  }
}

void main();
