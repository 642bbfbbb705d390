// @vitest-environment jsdom
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AskingPace } from '../../../../shared/asking-pace';
import type { Hold } from '../../../../shared/hold';
import { appView, createFakeMain, taskRow } from '../../fake-main';
import { renderWith } from '../../render-with';
import { PaceLine } from './pace-line';
import { NextLook } from './next-look';

const startMs = Date.UTC(2026, 0, 1);
beforeEach(
  () => void vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: startMs }),
);
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
const pass = (ms: number): void => void act(() => void vi.advanceTimersByTime(ms));

describe('the next look', () => {
  const shown = (): string | undefined => screen.queryByTestId('next-look')?.textContent;
  const open = (rest: Parameters<typeof taskRow>[1], holds: Hold[] = []): Promise<void> =>
    renderWith(
      createFakeMain({ app: { ...appView, holds } }),
      <NextLook row={taskRow('video_a', rest)} />,
    );

  it('is counted down without a word from main, then is now', async () => {
    await open({ nextLookAtMs: startMs + 4_200 });
    expect(shown()).toBe('next look in 5 s');
    pass(1_000);
    expect(shown()).toBe('next look in 4 s');
    pass(4_000);
    expect(shown()).toBe('looking now');
  });

  it('is in minutes when it is far', async () => {
    await open({ nextLookAtMs: startMs + 200_000 });
    expect(shown()).toBe('next look in 4 min');
  });

  it.each([
    ['no task that is watched', { state: { name: 'paused' as const, from: 'look' as const } }, []],
    ['nothing planned', { nextLookAtMs: null }, []],
    ['a hold on all requests', {}, [{ name: 'no-key' as const, message: null, subject: null }]],
    ['a clock that was set back a year', { nextLookAtMs: startMs + 31_536_000_000 }, []],
  ])('is not told of with %s', async (_, rest, holds) => {
    await open({ nextLookAtMs: startMs + 4_000, ...rest }, holds);
    expect(shown()).toBeUndefined();
  });
});

describe('the line about the pace', () => {
  const shown = (): string | undefined => screen.queryByTestId('pace')?.textContent;
  const open = (pace: AskingPace): Promise<void> =>
    renderWith(createFakeMain({ app: { ...appView, pace } }), <PaceLine />);

  it('is there only when there is something to say', async () => {
    await open({ stretched: null, pausedUntilMs: null });
    expect(shown()).toBeUndefined();
  });

  it('says how many share what', async () => {
    const stretched = { everyMs: 48_000, tasks: 1_480, requestsPerSecond: 10 };
    await open({ stretched, pausedUntilMs: null });
    expect(shown()).toBe('Asking every 48 s: 1,480 tasks share 10 requests/s');
  });

  it('counts down a pause, and then says nothing of it', async () => {
    await open({ stretched: null, pausedUntilMs: startMs + 12_000 });
    expect(shown()).toBe('The service gets a rest. The next request leaves in 12 s.');
    pass(2_000);
    expect(shown()).toContain('in 10 s');
    pass(11_000);
    expect(shown()).toBeUndefined();
  });
});
