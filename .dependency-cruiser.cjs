/** The layers of docs/architecture.md, as rules. Imports point down only. */
const shared = '^src/shared';
const core = '^src/main/core';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { path: '^src' }, to: { circular: true } },
    {
      name: 'shared-knows-nobody',
      severity: 'error',
      from: { path: shared, pathNot: '\\.test\\.ts$' },
      to: { path: '^src', pathNot: shared },
    },
    {
      name: 'shared-takes-two-packages',
      severity: 'error',
      from: { path: shared, pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules', pathNot: 'node_modules/(zod|i18next)/' },
    },
    {
      name: 'core-knows-shared-only',
      severity: 'error',
      from: { path: core, pathNot: '\\.test\\.ts$' },
      to: { path: '^(src|test)', pathNot: [shared, core] },
    },
    {
      name: 'core-knows-no-world',
      severity: 'error',
      from: { path: [core, shared], pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-takes-two-packages',
      severity: 'error',
      from: { path: core, pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules', pathNot: 'node_modules/(zod|p-limit|yocto-queue)/' },
    },
    {
      name: 'adapters-know-core-and-shared',
      severity: 'error',
      from: { path: '^src/main/adapters', pathNot: '\\.test\\.ts$' },
      to: { path: '^(src|test)', pathNot: [shared, core, '^src/main/adapters'] },
    },
    {
      name: 'only-shell-knows-electron',
      severity: 'error',
      from: {
        path: '^src',
        pathNot: [
          '^src/main/shell',
          '^src/main/(compose|index|open-window|outside)\\.ts$',
          '^src/preload',
        ],
      },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'shell-takes-adapters-from-compose',
      severity: 'error',
      from: { path: '^src/main/shell', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/main/adapters', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'preload-is-two-pipes',
      severity: 'error',
      from: { path: '^src/preload' },
      to: { path: '^src', pathNot: '^src/preload' },
    },
    {
      name: 'page-knows-shared-only',
      severity: 'error',
      from: { path: '^src/renderer', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(src|test)', pathNot: [shared, '^src/renderer'] },
    },
    {
      name: 'features-do-not-meet',
      severity: 'error',
      from: { path: '^src/renderer/src/features/([^/]+)/' },
      to: { path: '^src/renderer/src/features/', pathNot: '^src/renderer/src/features/$1/' },
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      from: { path: '^src/renderer/src/ui' },
      to: { path: '^src/renderer/src/(features|app|state)' },
    },
    {
      name: 'product-knows-no-test',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^test' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
