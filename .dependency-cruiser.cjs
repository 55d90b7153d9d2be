// Who may import whom. test/arch/boundaries.spec.ts plants a violation per rule and expects each to fire.
const fs = require('node:fs');
const path = require('node:path');

/** Rooms from the ground up: a room may ask only rooms named before it, so no circle can be written. */
const ROOMS = [
  'organisation',
  'identity',
  'audit',
  'documents',
  'codes',
  'companies',
  'compass',
  'consumption',
  'procedures',
  'contracts',
  'requests',
  'services',
  'bundling',
  'ordering',
  'notices',
  'training',
  'reporting',
];
const BASE = ['kernel', 'law', 'platform', 'composition'];
const unlisted = fs.readdirSync(path.join(__dirname, 'libs')).filter((name) => ![...ROOMS, ...BASE].includes(name));
if (unlisted.length) throw new Error(`libs/${unlisted.join(', libs/')}: name the room in ROOMS`);

const ROOM = `^libs/(${ROOMS.join('|')})/src/`;
const SPEC = '\\.spec\\.ts$';
const ask = ROOMS.map((room, place) => ({
  name: `may-ask-${room}`,
  severity: 'error',
  comment: `${room} may ask only: ${ROOMS.slice(0, place).join(', ') || 'nobody'}. Everything else travels as an event.`,
  from: { path: `^libs/${room}/src/`, pathNot: SPEC },
  to: {
    path: '^libs/[^/]+/src/contract/',
    pathNot: [...ROOMS.slice(0, place + 1).map((name) => `^libs/${name}/`), '/src/contract/events\\.ts$'],
  },
}));

module.exports = {
  forbidden: [
    ...ask,
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'An import nobody can resolve would silently satisfy every other rule.',
      from: {},
      to: { couldNotResolve: true },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'kernel-is-leaf',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: SPEC },
      to: { pathNot: ['^libs/kernel/', 'node_modules/temporal-polyfill'] },
    },
    {
      name: 'law-is-pure',
      severity: 'error',
      from: { path: '^libs/law/', pathNot: SPEC },
      to: { pathNot: ['^libs/law/', '^libs/kernel/', 'node_modules/temporal-polyfill', 'node_modules/date-holidays/'] },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'Own domain, own contract types, kernel and law only.',
      from: { path: '^libs/([^/]+)/src/domain/', pathNot: SPEC },
      to: { pathNot: ['^libs/$1/src/(domain|contract)/', '^libs/(kernel|law)/src/'] },
    },
    {
      name: 'contract-is-leaf',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/contract/' },
      to: { pathNot: ['^libs/$1/src/contract/', '^libs/(kernel|law)/src/'] },
    },
    {
      name: 'other-room-only-by-contract',
      severity: 'error',
      from: { path: ROOM, pathNot: SPEC },
      to: { path: ROOM, pathNot: ['^libs/$1/', '^libs/[^/]+/src/contract/'] },
    },
    {
      name: 'application-knows-no-adapter',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/application/', pathNot: SPEC },
      to: { path: ['node_modules/(typeorm|bullmq|fastify|pdfkit|pg)/', '/src/(http|jobs)/'] },
    },
    {
      name: 'infrastructure-knows-no-entry-point',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/infrastructure/' },
      to: { path: '/src/(http|jobs)/' },
    },
    {
      name: 'platform-knows-no-room',
      severity: 'error',
      from: { path: '^libs/platform/', pathNot: SPEC },
      to: { path: [ROOM, '^libs/(composition|law)/'] },
    },
    {
      name: 'only-apps-compose',
      severity: 'error',
      from: { pathNot: ['^apps/', '^test/', '^bench/', '^libs/composition/'] },
      to: { path: '^libs/composition/' },
    },
    {
      name: 'composition-only-by-index',
      severity: 'error',
      from: { path: '^libs/composition/src/(?!openapi-metadata)' },
      to: { path: ROOM, pathNot: '^libs/[^/]+/src/(index|contract/(index|events))\\.ts$' },
    },
    {
      name: 'apps-only-compose',
      severity: 'error',
      from: { path: '^apps/(?!web/)' },
      to: { path: '^libs/', pathNot: '^libs/(composition|platform|kernel)/' },
    },
    {
      name: 'web-stands-alone',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: ['^libs/', '^apps/(?!web/)'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^libs/composition/src/openapi-metadata'] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json', '.d.ts', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
