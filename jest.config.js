const os = require('node:os');

const swc = {
  swcrc: false,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true, tsx: false },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'commonjs', ignoreDynamic: true },
  sourceMaps: 'inline',
};

/** Nest 12 is ESM only; Jest on Node 20 cannot require ESM, so these packages go through SWC too. */
const esmPackages = [
  '@nestjs',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@borewit',
  '@tokenizer',
  'uuid',
  'cookie',
  'csv-parse',
  'csv-stringify',
  'temporal-polyfill',
  'temporal-utils',
];

module.exports = {
  rootDir: __dirname,
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
  testEnvironment: 'node',
  testTimeout: 120_000,
  // Many tests wait for other processes; and a worker that has loaded the product for many files is begun anew.
  maxWorkers: Math.max(2, os.availableParallelism()),
  workerIdleMemoryLimit: '1500MB',
  testRegex: '\\.spec\\.ts$',
  testPathIgnorePatterns: ['/node_modules/'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  setupFiles: ['<rootDir>/test/support/setup-env.js'],
  transform: { '^.+\\.(t|m?j)s$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
  moduleNameMapper: {
    '^@app/([^/]+)/contract$': '<rootDir>/libs/$1/src/contract',
    '^@app/([^/]+)/events$': '<rootDir>/libs/$1/src/contract/events',
    '^@app/([^/]+)/testing$': '<rootDir>/libs/$1/src/testing',
    '^@app/([^/]+)$': '<rootDir>/libs/$1/src',
  },
  reporters: ['<rootDir>/test/support/closing-line-reporter.js'],
};
