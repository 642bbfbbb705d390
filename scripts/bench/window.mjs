// @ts-check
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { runnerImport } from 'vite';
import { sandboxFlags } from '../display.mjs';
import { repositoryDirectory } from '../places.mjs';
import { backMemory } from './backed-memory.mjs';
import { barePage } from './bare-page.mjs';
import { besideOthers } from './machine.mjs';
import { WindowProcess } from './window-process.mjs';

/** @typedef {import('./window-options.mjs').WindowOptions} WindowOptions */
/** @typedef {'bare' | 'empty' | 'long'} Peer a bare window, the app without tasks, the app with many */
/** @typedef {{ pssBytes: number, ownBytes: number }} Memory */
/** @typedef {{ startMs: Record<import('../../test/bench/window-job').StartStep, number>, memory: Memory, mostPauseMs: number, p99PauseMs: number }} Visit */
/** @typedef {{ speed: number, peer: Peer, frameMs: number[] }} Scroll */
/** @typedef {{ what: string, mostMs: number, p99Ms: number, listedAfterMs?: number, pageBlockedMs?: number }} Pause */
/** @typedef {{ visits: Map<Peer, Visit[]>, scrolls: Scroll[], pauses: Pause[], otherCores: number }} WindowFigures */

const entries = {
  'app-window': 'test/bench/app-window.ts',
  'bare-window': 'test/bench/bare-window.ts',
};
/** @type {readonly Peer[]} */
const peers = ['bare', 'empty', 'long'];
/** A turn of the wheel in a hurry, and the whole list from end to end in about ten seconds. */
const speeds = [3_000, 64_000];
const scrollMs = 6_000;
/** More than Electron's processes take. */
const memoryBytes = 2 * 2 ** 30;
const settleMs = 4_000;
const pasteMs = 8_000;

/**
 * Starts bare windows and the app in turn, and measures each from outside and within.
 *
 * @param {WindowOptions} options
 * @param {string} electronPath
 * @returns {Promise<WindowFigures>}
 */
export async function benchWindow(options, electronPath) {
  const world = await windowWorld(options, electronPath);
  try {
    const [figures, otherCores] = await besideOthers(async () => ({
      visits: await visitAll(options, world),
      scrolls: options.only.includes('scroll') ? await scrollAll(world) : [],
      pauses: options.only.includes('pauses') ? await pauseAll(options, world) : [],
    }));
    return { ...figures, otherCores };
  } finally {
    await world.remove();
  }
}

/**
 * @param {WindowOptions} options
 * @param {string} electronPath
 */
async function windowWorld({ rows }, electronPath) {
  const load = async (/** @type {string} */ path) => {
    const file = join(repositoryDirectory, path);
    return (await runnerImport(file, { configFile: false, logLevel: 'error' })).module;
  };
  const { buildEntries } = /** @type {any} */ (await load('test/support/build-entry.ts'));
  const { writeLongList } = /** @type {any} */ (await load('test/bench/long-list.ts'));
  const home = await mkdtemp(join(tmpdir(), 'dimilinks-bench-'));
  const built = await buildEntries(entries);
  await writeFile(join(built.folder, 'package.json'), '{"type":"module"}');
  const pages = { bare: join(home, 'bare.html'), tall: join(home, 'tall.html') };
  await writeFile(pages.bare, barePage(0));
  await writeFile(pages.tall, barePage(156));
  const folder = join(home, 'Videos');
  await mkdir(folder);
  const template = join(home, 'long');
  await writeLongList(template, folder, rows);
  const double = await startDouble();
  const flags = sandboxFlags();
  let count = 0;
  /** @param {Peer} peer @param {{ userData?: string, isTall?: boolean }} [more] */
  const start = async (peer, { userData, isTall = false } = {}) => {
    count += 1;
    const profile = userData ?? join(home, `profile-${count}`);
    if (userData === undefined && peer === 'long') await cp(template, profile, { recursive: true });
    const isApp = peer !== 'bare';
    const entry = join(built.folder, `${isApp ? 'app' : 'bare'}-window.js`);
    const page = isTall ? pages.tall : pages.bare;
    backMemory(memoryBytes);
    return new WindowProcess({
      command: [electronPath, ...flags, entry, `--user-data-dir=${profile}`],
      job: {
        file: isApp ? join(repositoryDirectory, 'out/main/index.js') : page,
        userData: profile,
        hasRows: isApp ? peer === 'long' : isTall,
      },
      env: {
        DIMILINKS_BASE_URL: double.baseUrl,
        DIMILINKS_API_KEY: 'the-key-of-the-benchmark',
        DIMILINKS_DOWNLOAD_DIR: folder,
      },
    });
  };
  const remove = async () => {
    double.end();
    await rm(home, { recursive: true, force: true });
    await built.remove();
  };
  return { home, start, remove };
}

/** @typedef {Awaited<ReturnType<typeof windowWorld>>} WindowWorld */

/** @param {WindowOptions} options @param {WindowWorld} world */
async function visitAll({ runs }, world) {
  /** @type {Map<Peer, Visit[]>} */
  const visits = new Map(peers.map((peer) => [peer, []]));
  // The first starts read programs from the disk; they count for nobody.
  for (const peer of ['bare', 'long']) await visit(/** @type {Peer} */ (peer), world);
  for (let run = 1; run <= runs; run += 1) {
    for (const peer of peers) {
      console.error(`start ${run} of ${runs}: ${peer} …`);
      visits.get(peer)?.push(await visit(peer, world));
    }
  }
  return visits;
}

/** @param {Peer} peer @param {WindowWorld} world @returns {Promise<Visit>} */
async function visit(peer, world) {
  const process = await world.start(peer);
  try {
    const startMs = await process.startMs();
    const { pauses } = await process.settled;
    await delay(settleMs);
    const { pssBytes, ownBytes } = process.memory();
    const memory = { pssBytes, ownBytes };
    return { startMs, memory, mostPauseMs: pauses.mostMs, p99PauseMs: pauses.p99Ms };
  } finally {
    await process.quit();
  }
}

/** @param {WindowWorld} world */
async function scrollAll(world) {
  /** @type {Scroll[]} */
  const scrolls = [];
  for (const speed of speeds) {
    for (const peer of /** @type {const} */ (['bare', 'long'])) {
      console.error(`scrolling at ${speed} px/s: ${peer} …`);
      const process = await world.start(peer, { isTall: true });
      try {
        await process.settled;
        const scrolled = process.hear('scrolled');
        const changing = peer === 'long' ? 50 : 0;
        process.ask({ act: 'scroll', pixelsPerSecond: speed, forMs: scrollMs, changing });
        scrolls.push({ speed, peer, frameMs: [...(await scrolled).frameMs] });
      } finally {
        await process.quit();
      }
    }
  }
  return scrolls;
}

/**
 * How long main is held up by a paste of as many tasks as the list has, and by a start with them all
 * being watched.
 *
 * @param {WindowOptions} options
 * @param {WindowWorld} world
 * @returns {Promise<Pause[]>}
 */
async function pauseAll({ rows }, world) {
  const userData = join(world.home, 'pasted');
  const ids = Array.from({ length: rows }, (_, at) => `video_${at}`);
  console.error(`pasting ${rows} tasks …`);
  const first = await world.start('empty', { userData });
  await first.settled;
  const pasted = first.hear('pasted');
  first.ask({ act: 'paste', ids, forMs: pasteMs });
  const { pauses, listedAfterMs, pageBlockedMs } = await pasted;
  await first.quit();
  const second = await world.start('long', { userData });
  const { pauses: atStart } = await second.settled;
  await second.quit();
  return [
    { what: `a paste of ${rows}`, ...pauses, listedAfterMs, pageBlockedMs },
    { what: `a start with ${rows} being watched`, ...atStart },
  ];
}

async function startDouble() {
  const script = fileURLToPath(new URL('busy-double.mjs', import.meta.url));
  // More than are looked at while anything is measured; making 10,000 would take it half a minute.
  const child = fork(script, ['500']);
  const [{ baseUrl }] = await once(child, 'message');
  return { baseUrl: String(baseUrl), end: () => child.disconnect() };
}
