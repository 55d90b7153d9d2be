import { readFileSync } from 'node:fs';
import { ConfigError, loadConfig } from './config';

const S3 = {
  S3_ENDPOINT: 'https://s3.example',
  S3_BUCKET: 'akten',
  S3_REGION: 'eu-central-1',
  S3_ACCESS_KEY_ID: 'kennung',
  S3_SECRET_ACCESS_KEY: 'sehr-geheim',
};
const refusal = (env: Record<string, string>): string => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

describe('the settings of the file store', () => {
  it('are none or all five', () => {
    expect(loadConfig({}).s3Endpoint).toBeUndefined();
    expect(loadConfig({ ...S3, S3_ENDPOINT: 'http://127.0.0.1:9000/' })).toMatchObject({
      s3Bucket: 'akten',
      s3Region: 'eu-central-1',
      s3AccessKeyId: 'kennung',
      s3SecretAccessKey: 'sehr-geheim',
    });
    const names = Object.keys(S3) as (keyof typeof S3)[];
    for (const missing of names) {
      const { [missing]: _, ...rest } = S3;
      const said = refusal(rest);
      expect(said.split('\n')).toEqual([expect.stringMatching(new RegExp(`^${missing}: .* richtig wäre `))]);
    }
  });

  it.each([
    ['S3_ENDPOINT', 's3.example'],
    ['S3_ENDPOINT', 'https://kennung:geheim@s3.example'],
    ['S3_ENDPOINT', 'https://s3.example/akten'],
    ['S3_BUCKET', 'Akten der Stadt'],
    ['S3_REGION', 'Frankfurt am Main'],
    ['S3_SECRET_ACCESS_KEY', 'mit Leerzeichen'],
  ])('a wrong %s stops the start with a sentence', (name, value) => {
    const said = refusal({ ...S3, [name]: value });
    expect(said.split('\n')).toHaveLength(1);
    expect(said).toContain(`${name}: `);
    expect(said.includes(value)).toBe(!name.includes('KEY'));
    expect(said).not.toContain('sehr-geheim');
  });
});

it('every setting is explained in .env.example', () => {
  const example = readFileSync('.env.example', 'utf8');
  const source = readFileSync(`${__dirname}/config.ts`, 'utf8');
  const variables = [...source.matchAll(/^ {2}\w+: '([A-Z][A-Z0-9_]+)',$/gm)].map(([, name]) => name ?? '');
  expect(variables).toContain('S3_BUCKET');
  expect(variables.filter((name) => !new RegExp(`^#?${name}=`, 'm').test(example))).toEqual([]);
});
