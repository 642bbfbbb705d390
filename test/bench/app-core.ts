import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DiskDrop } from '../../src/main/adapters/files/disk-drop';
import { WorkerFingerprinter } from '../../src/main/adapters/files/fingerprint/worker-fingerprinter';
import { UndiciGateway } from '../../src/main/adapters/gateway/undici-gateway';
import { WorkerStore } from '../../src/main/adapters/store/worker-store';
import { SystemClock } from '../../src/main/adapters/system-clock';
import { SystemDice } from '../../src/main/adapters/system-dice';
import { buildCore } from '../../src/main/core/build-core';
import { SettingsKeeper } from '../../src/main/core/settings-keeper';
import type { Patch } from '../../src/shared/ipc-contract';
import { FakeKeyVault } from '../fakes/fake-key-vault';
import { SilentLog } from '../fakes/silent-log';
import type { BenchJob } from './bench-child';
import { quietWorld } from '../support/quiet-world';

/** The app's own core on its own adapters, as `compose.ts` puts them together; only the keychain and the log are not real. */
export async function startAppCore(
  { baseUrl, folder, userData }: BenchJob,
  sendPatch: (patch: Patch) => void,
) {
  await mkdir(userData, { recursive: true });
  const log = new SilentLog();
  const store = new WorkerStore({
    start: () => new Worker(join(import.meta.dirname, 'store-worker.js')),
    path: join(userData, 'tasks.db'),
    log,
  });
  const contents = await store.load();
  const settings = new SettingsKeeper({ save: () => Promise.resolve() }, log, { baseUrl, folder });
  const fingerprinter = new WorkerFingerprinter(
    () => new Worker(join(import.meta.dirname, 'fingerprint-worker.js')),
  );
  const core = buildCore({
    ...quietWorld,
    clock: new SystemClock(),
    dice: new SystemDice(),
    log,
    gateway: new UndiciGateway({ userAgent: 'DimiLinksDesktop/bench' }),
    store,
    drop: new DiskDrop({ fingerprinter }),
    vault: new FakeKeyVault(),
    settings,
    folder: () => ({ path: folder, mayCreate: true }),
    environmentKey: 'the-key-of-the-benchmark',
    listFolder: userData,
    sendPatch,
  });
  core.book.fill(contents.tasks);
  core.runner.start();
  return { ...core, log };
}
