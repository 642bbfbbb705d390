import type { AppView } from '../../shared/app-view';
import type { Answer, FeedName, FeedValue, Snapshot } from '../../shared/ipc-contract';
import { defaultSettings } from '../../shared/settings';
import type { TaskRow } from '../../shared/task';
import { createClient, type Client } from './bridge/client';

export const appView: AppView = {
  key: { status: 'ready', storage: 'keychain', savedAtMs: null, trouble: null },
  proxyPassword: 'unknown',
  update: { off: 'own-build', stage: { name: 'idle' }, isTold: false },
  holds: [],
  settings: defaultSettings,
  folder: '/home/lin/Videos/DimiLinks',
  language: 'en',
  pace: { stretched: null, pausedUntilMs: null },
  notices: [],
  libraryCheck: {
    ...{ state: 'idle', checkedFiles: 0, totalFiles: 0, checkedBytes: 0, totalBytes: 0 },
    ...{ foundCount: 0, found: [] },
  },
  background: { hasTray: true, startsAtLogin: false },
  versions: { app: '0.1.0', electron: '45.4.1' },
};

export const taskRow = (id: string, rest: Partial<TaskRow> = {}): TaskRow => ({
  id,
  addedAtMs: 1,
  state: { name: 'watching', phase: 'waiting', progress: null, rawStatus: null, isUnclear: false },
  transfer: null,
  nextLookAtMs: null,
  usualMs: null,
  filesGone: 'none',
  findings: [],
  mark: null,
  label: null,
  ...rest,
});

export interface FakeMain {
  readonly client: Client;
  snapshot: Snapshot;
  isSilent: boolean;
  /** The inputs of every request of this name so far. */
  asked(name: string): readonly unknown[];
  feed<N extends FeedName>(name: N, value: FeedValue<N>): void;
  /** Resolves once all answers under way have arrived. */
  settled(): Promise<void>;
}

/** Stands in for main behind the real client: answers requests by name, and can send feeds. */
export function createFakeMain(
  first: Partial<Snapshot>,
  answers: Readonly<Record<string, (input: unknown) => unknown>> = {},
): FakeMain {
  const listeners = new Set<(name: string, json: string) => void>();
  const log: { name: string; input: unknown }[] = [];
  const main: FakeMain = {
    snapshot: { version: 1, tasks: [], app: appView, ...first },
    isSilent: false,
    asked: (name) => log.filter((entry) => entry.name === name).map((entry) => entry.input),
    feed: (name, value) => listeners.forEach((listener) => listener(name, JSON.stringify(value))),
    settled: () => new Promise((resolve) => setTimeout(resolve, 0)),
    client: createClient({
      onFeed(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      request(name, input): Promise<Answer<unknown>> {
        log.push({ name, input });
        if (main.isSilent) return Promise.reject(new Error('no answer'));
        if (name === 'snapshot') return Promise.resolve({ ok: true, value: main.snapshot });
        return Promise.resolve({ ok: true, value: answers[name]?.(input) ?? null });
      },
    }),
  };
  return main;
}
