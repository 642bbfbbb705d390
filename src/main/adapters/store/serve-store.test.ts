import { expect, it } from 'vitest';
import { serveStore } from './serve-store';
import type { StoreAnswer } from './store-protocol';

it('fails a request that means nothing, and answers the next one', () => {
  const answers: StoreAnswer[] = [];
  let ask = (_message: unknown): void => undefined;
  serveStore({
    on: (_event, listener) => (ask = listener),
    postMessage: (answer) => answers.push(answer),
  });
  ask({ number: 1, act: 'commit', put: [{ id: 5 }], remove: [] });
  ask('nothing at all');
  ask({ number: 2, act: 'open', path: `${import.meta.filename}/tasks.db` });
  expect(answers.map(({ number, kind }) => [number, kind])).toEqual([
    [1, 'failed'],
    [2, 'failed'],
  ]);
});
