import { expect, it } from 'vitest';
import { RequestStop } from './request-stop';

it('waits no longer for what is stopped, and discards what arrives after all', async () => {
  const control = new AbortController();
  const stop = new RequestStop(control.signal, null);
  let arrive = (_answer: string): void => undefined;
  const pending = new Promise<string>((resolve) => (arrive = resolve));
  const discarded: string[] = [];
  const waiting = stop.unlessStopped(pending, (late) => discarded.push(late));
  control.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  arrive('late');
  await pending;
  expect(discarded).toEqual(['late']);
});

it('discards nothing that arrives in time', async () => {
  const stop = new RequestStop(new AbortController().signal, null);
  const discarded: string[] = [];
  const answer = stop.unlessStopped(Promise.resolve('here'), (late) => discarded.push(late));
  expect(await answer).toBe('here');
  expect(discarded).toEqual([]);
});
