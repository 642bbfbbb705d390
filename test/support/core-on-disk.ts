import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { DiskDrop } from '../../src/main/adapters/files/disk-drop';
import type { FileDrop } from '../../src/main/core/ports/file-drop';
import type { TaskStore } from '../../src/main/core/ports/task-store';
import { lentBody } from '../fakes/lent-body';
import { completed, serving, type FetchStep } from '../fakes/scripted-gateway';
import { readClip } from '../gateway/samples';
import { coreUnderTest, type CoreUnderTest } from './core-under-test';

export interface CoreOnDiskOptions {
  readonly folder: string;
  readonly drop?: FileDrop;
  readonly store?: TaskStore;
  readonly listFolder?: string;
  /** Whether a person chose the folder: then the app may not make it anew. */
  readonly isChosen?: boolean;
}

/** The whole core over a real folder, with one task whose result is fetched. */
export async function coreOnDisk(options: CoreOnDiskOptions): Promise<CoreUnderTest> {
  const core = await coreUnderTest({ real: { drop: new DiskDrop(), ...options } });
  if (options.isChosen === true) await core.settings.change({ folder: options.folder });
  await core.start();
  return core;
}

export async function download(
  core: CoreUnderTest,
  id: string,
  ...steps: FetchStep[]
): Promise<void> {
  core.gateway.onLook(id, completed);
  core.gateway.onFetch(id, ...steps);
  await core.add(id);
}

/** Moves the clock in small steps until it is so, and gives disks and threads their time meanwhile. */
export async function until(core: CoreUnderTest, isSo: () => boolean): Promise<void> {
  for (const endMs = performance.now() + 15_000; performance.now() < endMs;) {
    if (isSo()) return;
    await core.clock.advance(100);
    await delay(1);
  }
  const states = core.book.all().map(({ id, state }) => `${id} ${JSON.stringify(state)}`);
  throw new Error(`never came: holds ${core.holdNames().join()}; ${states.join('; ')}`);
}

/** A sound video of any size from a clip on. */
export function videoOf(bytes: number): Uint8Array {
  const clip = Buffer.from(readClip('ember'));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(bytes - clip.length);
  head.write('free', 4, 'latin1');
  return Buffer.concat([clip, head, randomBytes(bytes - clip.length - 8)]);
}

/** Serves the first half, waits for the gate to open, and goes on. */
export function gated(video: Uint8Array, gate: Promise<void>): FetchStep {
  return (request) => {
    const whole = serving(video)(request);
    if (whole.kind !== 'bytes') return whole;
    const { offset } = whole;
    const middle = Math.max(offset, Math.floor(video.length / 2));
    async function* body(): AsyncGenerator<Uint8Array> {
      yield video.subarray(offset, middle);
      await gate;
      yield video.subarray(middle);
    }
    return { ...whole, body: lentBody(body()) };
  };
}
