import { describe, expect, it } from 'vitest';
import { completed, never, running } from '../../../test/fakes/scripted-gateway';
import { MemoryStore } from '../../../test/fakes/memory-store';
import { coreUnderTest, type CoreUnderTest } from '../../../test/support/core-under-test';
import type { LookOutcome } from './ports/gateway';
import { aTask } from '../../../test/support/task-records';

const usual = (core: CoreUnderTest, id: string) =>
  core.feed.snapshot().tasks.find((row) => row.id === id)?.usualMs;

/** Tasks that are seen running `looks` times each before they are completed. */
async function generated(
  core: CoreUnderTest,
  looks: readonly number[],
  name = 'video',
): Promise<void> {
  const ids = looks.map((_, index) => `${name}_${index}`);
  for (const [index, count] of looks.entries()) {
    const steps = Array.from({ length: count }, () => running(1));
    core.gateway.onLook(`${name}_${index}`, ...steps, completed);
  }
  await core.add(...ids);
  await core.clock.advance(400_000);
}

async function watching(core: CoreUnderTest, id = 'video_new'): Promise<void> {
  core.gateway.onLook(id, running(1));
  await core.add(id);
  await core.clock.advance(5_000);
}

describe('how long a generation usually takes', () => {
  it('is not said before five have been seen', async () => {
    const core = await coreUnderTest();
    await core.start();
    await generated(core, [3, 3, 3, 3]);
    await watching(core);
    expect(usual(core, 'video_new')).toBeNull();
    await generated(core, [3], 'video_more');
    expect(usual(core, 'video_new')).not.toBeNull();
  });

  it('leaves the fastest and the slowest fifth out', async () => {
    const core = await coreUnderTest();
    await core.start();
    await generated(core, [1, 10, 10, 10, 60]);
    await watching(core);
    const times = core.book.all().map(({ generationMs }) => generationMs ?? NaN);
    const [first = NaN, ...rest] = times.slice(0, 5).sort((a, b) => a - b);
    const range = usual(core, 'video_new');
    // Ten looks at 3 to 5 s.
    expect(first).toBeLessThan(10_000);
    expect(range).toEqual({ fromMs: rest[0], toMs: rest[2] });
    expect(range?.fromMs).toBeGreaterThan(30_000);
    expect(range?.toMs).toBeLessThan(50_000);
  });

  it('forgets what is long ago: the latest fifty count', async () => {
    const store = new MemoryStore();
    const old = Array.from({ length: 200 }, (_, at) =>
      aTask(`video_old_${at}`, { addedAtMs: at, position: at, generationMs: 3_600_000 }),
    );
    const late = Array.from({ length: 50 }, (_, at) =>
      aTask(`video_late_${at}`, {
        addedAtMs: 1_000 + at,
        position: 200 + at,
        generationMs: 60_000,
      }),
    );
    await store.put([...late, ...old]);
    const core = await coreUnderTest({ store });
    expect(usual(core, 'video_late_0')).toEqual({ fromMs: 60_000, toMs: 60_000 });
  });

  it('counts no task that was done when it was pasted', async () => {
    const core = await coreUnderTest();
    await core.start();
    await generated(core, [0, 0, 0, 0, 0, 0, 0]);
    await watching(core);
    expect(usual(core, 'video_new')).toBeNull();
  });

  it('leaves out sleep, during which nobody looked', async () => {
    const core = await coreUnderTest();
    await core.start();
    core.gateway.onLook('video_0', running(1), running(1), completed);
    await core.add('video_0');
    await core.clock.advance(1_000);
    core.runner.sleep();
    await core.clock.advance(7_200_000);
    core.runner.wake();
    await core.clock.advance(60_000);
    expect(core.book.get('video_0')?.generationMs ?? 0).toBeLessThan(60_000);
  });

  it('leaves out an outage, too', async () => {
    const core = await coreUnderTest();
    await core.start();
    const gone: LookOutcome = { kind: 'unreachable', code: 'ENETDOWN' };
    let isGone = false;
    core.gateway.onLook('video_0', running(1), running(1), () => (isGone ? gone : completed));
    await core.add('video_0');
    await core.clock.advance(6_000);
    isGone = true;
    await core.clock.advance(7_200_000);
    isGone = false;
    await core.clock.advance(60_000);
    const generationMs = core.book.get('video_0')?.generationMs ?? NaN;
    expect(generationMs).toBeGreaterThan(3_000);
    expect(generationMs).toBeLessThan(60_000);
  });

  it('keeps images apart from videos', async () => {
    const core = await coreUnderTest();
    await core.start();
    await generated(core, [3, 3, 3, 3, 3]);
    core.gateway.onLook('img_new', never);
    await core.add('img_new');
    expect(usual(core, 'img_new')).toBeNull();
  });
});
