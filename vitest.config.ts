import { configDefaults, defineConfig } from 'vitest/config';

// Slow by their nature: virtual days, thousands of tasks, real processes. `npm run test:unit` leaves them out.
const slow = 'src/**/*.slow.test.ts';

export default defineConfig({
  test: {
    // The processes that tests start share two cores with them.
    testTimeout: 20_000,
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
        },
      },
      { extends: true, test: { name: 'slow', include: [slow] } },
      { extends: true, test: { name: 'contract', include: ['test/**/*.test.ts'] } },
    ],
  },
});
