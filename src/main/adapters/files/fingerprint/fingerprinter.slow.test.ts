import { createHash } from 'node:crypto';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildEntries, type BuiltEntries } from '../../../../../test/support/build-entry';
import type { Fingerprinter } from './fingerprint';
import { HashFollower } from './hash-follower';
import { OwnFingerprinter } from './own-fingerprinter';
import { WorkerFingerprinter } from './worker-fingerprinter';

const content = Buffer.from(Uint8Array.from({ length: 5_000_000 }, (_, at) => (at * 31) % 251));
const printOf = (bytes: number, of = content): string =>
  createHash('sha256').update(of.subarray(0, bytes)).digest('hex');

let built: BuiltEntries;
let folder: string;
let handle: FileHandle;
beforeAll(async () => {
  built = await buildEntries({ 'fingerprint-worker': 'src/main/fingerprint-worker.ts' });
  folder = await mkdtemp(join(tmpdir(), 'fingerprint-'));
});
afterAll(async () => {
  await built.remove();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  handle = await open(join(folder, 'film.part'), 'w+');
});
afterEach(() => handle.close());

const started: Worker[] = [];
const newWorker = (): Worker => {
  const worker = new Worker(join(built.folder, 'fingerprint-worker.js'));
  started.push(worker);
  return worker;
};

describe.each([
  ['OwnFingerprinter', () => new OwnFingerprinter()],
  ['WorkerFingerprinter', () => new WorkerFingerprinter(newWorker)],
])('%s', (_, make) => {
  let fingerprinter: Fingerprinter;
  beforeEach(() => (fingerprinter = make()));
  afterEach(() => fingerprinter.close());

  it('follows a growing file and tells its fingerprint at any length', async () => {
    const fingerprint = fingerprinter.of(handle.fd);
    await handle.write(content, 0, 2_000_000, 0);
    fingerprint.follow(2_000_000);
    expect(await fingerprint.digest(2_000_000)).toBe(printOf(2_000_000));
    await handle.write(content, 2_000_000, 3_000_000, 2_000_000);
    expect(await fingerprint.digest(5_000_000)).toBe(printOf(5_000_000));
    await fingerprint.end();
  });

  it('begins again with a file that was cut to nothing', async () => {
    const fingerprint = fingerprinter.of(handle.fd);
    await handle.write(content, 0, 5_000_000, 0);
    fingerprint.follow(5_000_000);
    await handle.truncate(0);
    fingerprint.restart();
    const other = Buffer.from('another film');
    await handle.write(other, 0, other.length, 0);
    fingerprint.follow(other.length);
    expect(await fingerprint.digest(other.length)).toBe(printOf(other.length, other));
    await fingerprint.end();
  });

  it('refuses when the file is shorter than what should be in it', async () => {
    const fingerprint = fingerprinter.of(handle.fd);
    await handle.write(content, 0, 10, 0);
    await expect(fingerprint.digest(11)).rejects.toThrow('shorter');
    await fingerprint.end();
  });

  it('follows several files at a time', async () => {
    const other = await open(join(folder, 'other.part'), 'w+');
    await handle.write(content, 0, 3_000_000, 0);
    await other.write(content, 0, 4_000_000, 0);
    const [one, two] = [fingerprinter.of(handle.fd), fingerprinter.of(other.fd)];
    const prints = await Promise.all([one.digest(3_000_000), two.digest(4_000_000)]);
    expect(prints).toEqual([printOf(3_000_000), printOf(4_000_000)]);
    await Promise.all([one.end(), two.end()]);
    await other.close();
  });
});

describe('WorkerFingerprinter', () => {
  it('goes on by itself when the thread is lost, and starts another for the next file', async () => {
    const fingerprinter = new WorkerFingerprinter(newWorker);
    await handle.write(content, 0, 5_000_000, 0);
    const fingerprint = fingerprinter.of(handle.fd);
    fingerprint.follow(1_000_000);
    await started.at(-1)?.terminate();
    expect(await fingerprint.digest(5_000_000)).toBe(printOf(5_000_000));
    await fingerprint.end();
    const before = started.length;
    const next = fingerprinter.of(handle.fd);
    expect(await next.digest(1_000)).toBe(printOf(1_000));
    expect(started.length).toBe(before + 1);
    await next.end();
    await fingerprinter.close();
  });
});

describe('HashFollower', () => {
  it('reads each byte once', async () => {
    let bytesRead = 0;
    const follower = new HashFollower(0, (_descriptor, buffer, at) => {
      const length = content.copy(buffer, 0, at, at + buffer.length);
      bytesRead += length;
      return Promise.resolve(length);
    });
    for (let bytes = 500_000; bytes <= 5_000_000; bytes += 500_000) follower.follow(bytes);
    expect(await follower.digest(5_000_000)).toBe(printOf(5_000_000));
    expect(await follower.digest(5_000_000)).toBe(printOf(5_000_000));
    expect(bytesRead).toBe(5_000_000);
  });
});
