// @ts-check
import { runMain } from '../run-main.mjs';
import { benchDirectory, benchDownloads } from './downloads.mjs';
import { benchFollower, readFollowerOptions } from './follower.mjs';
import { machineFacts } from './machine.mjs';
import { readOptions } from './options.mjs';
import { writeFigures } from './figures.mjs';
import { tableOf } from './table.mjs';
import { readWindowOptions } from './window-options.mjs';
import { windowTable } from './window-table.mjs';
import { benchWindow } from './window.mjs';

// Within a display: the suite itself. Its tables go to stdout, its progress to stderr.
await runMain(async () => {
  const [suite, ...args] = process.argv.slice(2);
  const electron = process.env['DIMILINKS_BENCH_ELECTRON'] ?? '';
  const facts = machineFacts(
    benchDirectory(),
    process.env['DIMILINKS_BENCH_ELECTRON_VERSION'] ?? '',
  );
  console.log(facts.map((fact) => `- ${fact}`).join('\n'));
  if (suite === 'follower') {
    const options = readFollowerOptions(args);
    const table = await benchFollower(options, electron);
    console.log(`\n${table}`);
    if (options.write) await writeFigures('follower', facts, [table], args);
    return;
  }
  if (suite === 'window') {
    const options = readWindowOptions(args);
    const table = windowTable(await benchWindow(options, electron), options.rows);
    console.log(`\n${table}`);
    if (options.write) await writeFigures('window', facts, [table], args);
    return;
  }
  const options = readOptions(args);
  /** @type {string[]} */
  const tables = [];
  await benchDownloads(options, electron, (outcome) => {
    const table = tableOf(outcome);
    tables.push(table);
    console.log(`\n${table}`);
  });
  if (options.write) await writeFigures('downloads', facts, tables, args);
});
