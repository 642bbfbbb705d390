import { expect, it, vi } from 'vitest';
import type { KeychainAnswer } from './keychain-protocol';
import { serveKeychain, type Keychain } from './serve-keychain';

const write = { number: 4, act: 'write', service: 's', account: 'a', key: 'the-key-itself' };

const refusing: Keychain = {
  getPassword: () => Promise.resolve(null),
  setPassword: (_service, _account, password) => Promise.reject(new Error(`no room: ${password}`)),
  deletePassword: () => Promise.resolve(false),
};

it('loads the keychain once, with the first request', async () => {
  const load = vi.fn(() => Promise.resolve(refusing));
  const answers: KeychainAnswer[] = [];
  const handle = serveKeychain(load, (answer) => answers.push(answer));
  expect(load).not.toHaveBeenCalled();
  handle({ number: 1, act: 'read', service: 's', account: 'a' });
  handle({ number: 2, act: 'forget', service: 's', account: 'a' });
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  expect(load).toHaveBeenCalledTimes(1);
});

it('answers with the error when the keychain cannot be loaded', async () => {
  const answers: KeychainAnswer[] = [];
  const load = (): Promise<Keychain> => Promise.reject(new Error('Failed to load'));
  serveKeychain(load, (answer) => answers.push(answer))(write);
  await vi.waitFor(() =>
    expect(answers).toEqual([{ number: 4, ok: false, text: 'Failed to load' }]),
  );
});

it('keeps the key out of every error', async () => {
  const answers: KeychainAnswer[] = [];
  const handle = serveKeychain(
    () => Promise.resolve(refusing),
    (answer) => answers.push(answer),
  );
  handle(write);
  await vi.waitFor(() => expect(answers).toEqual([{ number: 4, ok: false, text: 'no room: ***' }]));
  expect(() => handle({ key: 'the-key-itself' })).toThrow(/^((?!the-key-itself).)*$/);
});

it('keeps the last of two keys for one account, although the first takes longer, and lets no other account wait', async () => {
  const kept = new Map<string, string>();
  let finishFirst: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (finishFirst = resolve));
  const keychain: Keychain = {
    ...refusing,
    setPassword: async (_service, account, password) => {
      if (password === 'first') await first;
      kept.set(account, password);
    },
  };
  const answers: KeychainAnswer[] = [];
  const handle = serveKeychain(
    () => Promise.resolve(keychain),
    (answer) => answers.push(answer),
  );
  handle({ ...write, number: 1, key: 'first' });
  handle({ ...write, number: 2, key: 'second' });
  handle({ ...write, number: 3, account: 'b', key: 'of-another' });
  await vi.waitFor(() => expect(answers).toEqual([{ number: 3, ok: true, value: null }]));
  finishFirst();
  await vi.waitFor(() => expect(answers).toHaveLength(3));
  expect(kept).toEqual(
    new Map([
      ['a', 'second'],
      ['b', 'of-another'],
    ]),
  );
});
