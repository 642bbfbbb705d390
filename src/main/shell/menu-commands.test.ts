import { expect, it } from 'vitest';
import { menuCommands } from './menu-commands';

const done: string[] = [];
const run = menuCommands({
  openFolder: () => done.push('folder'),
  openLogs: () => done.push('logs'),
  copyReport: () => Promise.resolve(void done.push('report')),
  checkUpdates: () => Promise.resolve(void done.push('updates')),
  showPage: () => done.push('page'),
  tellPage: (name) => done.push(`told ${name}`),
});

it.each([
  ['open-folder', ['folder']],
  ['open-logs', ['logs']],
  ['copy-report', ['report']],
  ['check-updates', ['page', 'updates']],
  ['settings', ['page', 'told settings']],
] as const)('%s does its own, and only what the page does needs the page', (name, expected) => {
  done.length = 0;
  run(name);
  expect(done).toEqual(expected);
});
