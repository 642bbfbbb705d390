import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';

// Slow by their nature: virtual days, thousands of tasks or cases, huge files, real processes and time-outs.
// `npm run test:unit` leaves them out.
const slow = 'src/**/*.slow.test.ts';

// What waits for sockets and files leaves a core idle; one worker fewer than cores would be one of two.
const maxWorkers = Math.max(2, availableParallelism() - 1);

/**
 * What was compiled names the files that it imports. It is compiled again when a file came, went or got
 * another name, though nothing in it changed.
 */
const cacheByFileNames: Plugin = {
  name: 'cache-by-file-names',
  configureVitest({ experimental_defineCacheKeyGenerator: defineCacheKey }) {
    const folders = ['src', 'test', 'scripts'];
    const names = folders
      .map((folder) => join(import.meta.dirname, folder))
      .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      .sort();
    const key = createHash('sha256').update(names.join('\n')).digest('hex');
    defineCacheKey(() => key);
  },
};

export default defineConfig({
  plugins: [cacheByFileNames],
  test: {
    // The processes that tests start share two cores with them.
    testTimeout: 20_000,
    // What was compiled once is not compiled again until it changes.
    experimental: { fsModuleCache: true, fsModuleCachePath: '.cache/vitest' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude: [...configDefaults.exclude, slow],
          // A process and its imports for each file took three times as long. No module keeps anything
          // that lives long, so that one file cannot disturb the next.
          isolate: false,
          maxWorkers,
        },
      },
      {
        extends: true,
        test: {
          // Apart from the others, because React asks once, when it is loaded, whether there is a window.
          name: 'page',
          include: ['src/**/*.test.tsx'],
          environment: 'jsdom',
          isolate: false,
          maxWorkers,
        },
      },
      // After the others, and with a core left to the processes that they start.
      { extends: true, test: { name: 'slow', include: [slow], sequence: { groupOrder: 1 } } },
      {
        extends: true,
        test: { name: 'contract', include: ['test/**/*.test.ts'], sequence: { groupOrder: 1 } },
      },
    ],
  },
});
