import { describe, expect, it } from 'vitest';
import { failedTask, running } from '../../../test/fakes/scripted-gateway';
import { FakeKeyVault } from '../../../test/fakes/fake-key-vault';
import { coreUnderTest, testKey, testOrigin } from '../../../test/support/core-under-test';

const id = 'video_one';
const elsewhere = 'https://elsewhere.example/v1';
const newKey = 'another-key-of-mine';

async function watchingWith(options: Parameters<typeof coreUnderTest>[0]) {
  const core = await coreUnderTest(options);
  core.gateway.onLook(id, running());
  await core.start();
  await core.add(id);
  return core;
}
type Core = Awaited<ReturnType<typeof watchingWith>>;
const keysSent = (core: Core): string[] => [
  ...new Set(core.gateway.requests.map(({ key }) => key)),
];

describe('a key that a person enters', () => {
  it('is not taken for another address than the one it was entered for', async () => {
    const core = await watchingWith({ key: null });
    await core.keys.enter(newKey, 'https://elsewhere.example');
    await core.clock.advance(10_000);
    expect(core.gateway.requests).toEqual([]);
    expect([...core.vault.kept.values()]).toEqual([]);
    await core.keys.enter(newKey, testOrigin);
    await core.clock.advance(1_000);
    expect(keysSent(core)).toEqual([newKey]);
  });

  it('is used at once while the keychain still waits for a person', async () => {
    const core = await watchingWith({ key: null });
    await core.clock.advance(1_000);
    let finish: () => void = () => undefined;
    core.vault.write = () =>
      new Promise((resolve) => {
        finish = () => resolve({ ok: true, value: null });
      });
    const entered = core.keys.enter(newKey);
    await core.clock.advance(2_000);
    expect(core.state(id)).toMatchObject({ phase: 'generating' });
    expect(core.keys.view()).toMatchObject({ status: 'ready', storage: 'session' });
    finish();
    await entered;
    expect(core.keys.view()).toMatchObject({ storage: 'keychain' });
  });
});

describe('a key that is forgotten while the keychain waits for a person', () => {
  it('does not take a key along that is entered meanwhile', async () => {
    const core = await watchingWith({});
    let finish: () => void = () => undefined;
    core.vault.forget = () =>
      new Promise((resolve) => {
        finish = () => resolve({ ok: true, value: null });
      });
    const forgotten = core.keys.forget();
    await core.keys.enter(newKey);
    expect(core.keys.view()).toMatchObject({ status: 'ready' });
    finish();
    await forgotten;
    await core.clock.advance(10_000);
    expect(core.holdNames()).toEqual([]);
    expect(core.gateway.looks(id).at(-1)?.key).toBe(newKey);
  });

  it('says nothing of the key of an address that was chosen meanwhile', async () => {
    const core = await watchingWith({});
    core.vault.kept.set('https://elsewhere.example', newKey);
    let finish: () => void = () => undefined;
    core.vault.forget = () =>
      new Promise((resolve) => {
        finish = () => resolve({ ok: true, value: null });
      });
    const forgotten = core.keys.forget();
    await core.settings.change({ baseUrl: elsewhere });
    await core.clock.advance(1_000);
    finish();
    await forgotten;
    await core.clock.advance(10_000);
    expect(core.holdNames()).toEqual([]);
  });
});

describe('a keychain that did not keep the key', () => {
  it.each([
    ['missing', 'no-keychain'],
    ['locked', 'keychain-locked'],
    ['refused', 'keychain-refused'],
    ['slow', 'keychain-slow'],
    ['too-long', 'keychain-too-small'],
  ] as const)(
    'when %s is named, and keeps it when asked again after it was mended',
    async (why, said) => {
      const core = await watchingWith({ key: null });
      core.vault.trouble = why;
      await core.keys.enter(newKey);
      expect(core.keys.view()).toMatchObject({
        status: 'ready',
        storage: 'session',
        trouble: said,
      });
      await core.keys.storeAgain();
      expect(core.keys.view()).toMatchObject({ storage: 'session', trouble: said });
      core.vault.trouble = null;
      await core.keys.storeAgain();
      expect(core.keys.view()).toMatchObject({ storage: 'keychain', trouble: null });
      expect(core.vault.kept.get(testOrigin)).toBe(newKey);
    },
  );

  it('is not asked to keep a key of the environment', async () => {
    const core = await watchingWith({ key: null, environmentKey: newKey });
    await core.keys.storeAgain();
    expect([...core.vault.kept.values()]).toEqual([]);
    expect(core.keys.view()).toMatchObject({ storage: 'environment' });
  });
});

describe('a keychain that answers strangely', () => {
  it('is taken for locked when it does not know a key that was saved', async () => {
    const again = await coreUnderTest({ key: null });
    again.settings.noteKeySaved(testOrigin, 1);
    again.gateway.onLook(id, running());
    await again.start();
    await again.add(id);
    expect(again.holdNames()).toEqual(['keychain-locked']);
    again.vault.kept.set(testOrigin, newKey);
    await again.keys.readAgain();
    await again.clock.advance(1_000);
    expect(again.holdNames()).toEqual([]);
  });
});

describe('the key in the keychain', () => {
  it('is read once for all requests of a run', async () => {
    const core = await watchingWith({});
    await core.add('video_two').catch(() => null);
    await core.clock.advance(60_000);
    expect(core.vault.readCount).toBe(1);
    expect(keysSent(core)).toEqual([testKey]);
    expect(core.keys.view()).toMatchObject({ status: 'ready', storage: 'keychain', trouble: null });
  });

  it('is asked for once also when none is there; then everything waits for one', async () => {
    const core = await watchingWith({ key: null });
    await core.clock.advance(60_000);
    expect(core.vault.readCount).toBe(1);
    expect(core.holdNames()).toEqual(['no-key']);
    expect(core.keys.view().status).toBe('missing');
    expect(core.gateway.requests).toEqual([]);
    await core.keys.enter(`  ${newKey}\n`);
    await core.clock.advance(1_000);
    expect(core.holdNames()).toEqual([]);
    expect(core.vault.kept.get(testOrigin)).toBe(newKey);
    expect(core.state(id)).toMatchObject({ phase: 'generating' });
    expect(core.keys.view()).toMatchObject({ savedAtMs: core.clock.nowMs() - 1_000 });
  });

  it('is not used when it could not be a key', async () => {
    const core = await watchingWith({ key: 'two words\r\nX-Evil: 1' });
    expect(core.holdNames()).toEqual(['no-key']);
    expect(core.gateway.requests).toEqual([]);
  });

  it('holds everything while it is locked, and goes on once a person has unlocked it', async () => {
    const vault = new FakeKeyVault();
    vault.trouble = 'locked';
    const core = await watchingWith({ vault });
    expect(core.holdNames()).toEqual(['keychain-locked']);
    expect(core.keys.view().status).toBe('locked');
    vault.trouble = null;
    await core.keys.readAgain();
    await core.clock.advance(1_000);
    expect(core.holdNames()).toEqual([]);
    expect(core.state(id)).toMatchObject({ phase: 'generating' });
    expect(await core.stranded()).toEqual([]);
  });

  it('goes for the session only where there is no keychain, and says so', async () => {
    const vault = new FakeKeyVault();
    vault.trouble = 'missing';
    const core = await watchingWith({ vault });
    await core.keys.enter(newKey);
    await core.clock.advance(1_000);
    expect(core.keys.view()).toMatchObject({
      ...{ status: 'ready', storage: 'session', savedAtMs: null, trouble: 'no-keychain' },
    });
    expect(keysSent(core)).toEqual([newKey]);
  });

  it('does not come back when it was forgotten while it was being read', async () => {
    const vault = new FakeKeyVault();
    let answer = (): void => undefined;
    const read = vault.read.bind(vault);
    const gate = new Promise<void>((resolve) => (answer = resolve));
    vault.read = async (origin) => {
      const value = await read(origin);
      await gate;
      return value;
    };
    const core = await watchingWith({ vault });
    await core.keys.forget();
    answer();
    await core.clock.advance(10_000);
    expect(core.gateway.requests).toEqual([]);
    expect(core.holdNames()).toEqual(['no-key']);
    expect(core.keys.view()).toMatchObject({ status: 'missing', storage: null });
  });

  it('does not stay in the keychain when it was forgotten while it was being written', async () => {
    const core = await watchingWith({ key: null });
    const write = core.vault.write.bind(core.vault);
    let finish = (): void => undefined;
    const gate = new Promise<void>((resolve) => (finish = resolve));
    core.vault.write = (origin, key) => gate.then(() => write(origin, key));
    const entered = core.keys.enter(newKey);
    await core.keys.forget();
    finish();
    await entered;
    expect([...core.vault.kept]).toEqual([]);
  });

  it('is no longer asked for by requests once the address has changed meanwhile', async () => {
    const vault = new FakeKeyVault();
    vault.kept.set(testOrigin, testKey);
    let answer = (): void => undefined;
    const read = vault.read.bind(vault);
    const gate = new Promise<void>((resolve) => (answer = resolve));
    vault.read = (origin) => gate.then(() => read(origin));
    const core = await coreUnderTest({ vault });
    const credentials = core.keys.credentials();
    await core.settings.change({ baseUrl: elsewhere });
    answer();
    expect(await credentials).toBeNull();
  });

  it('is taken out of what the service says', async () => {
    const core = await coreUnderTest();
    core.gateway.onLook(id, failedTask(`the key ${testKey} has no credit`));
    await core.start();
    await core.add(id);
    expect(core.state(id)).toMatchObject({ name: 'failed' });
    expect(JSON.stringify(core.state(id))).toContain('has no credit');
    expect(JSON.stringify(core.state(id))).not.toContain(testKey);
  });
});

describe('a key from the environment', () => {
  it('counts for the origin of the start only, and is not stored', async () => {
    const core = await watchingWith({ key: null, environmentKey: 'from-the-environment' });
    expect(keysSent(core)).toEqual(['from-the-environment']);
    expect(core.keys.view()).toMatchObject({ storage: 'environment', savedAtMs: null });
    await core.settings.change({ baseUrl: elsewhere });
    await core.clock.advance(60_000);
    expect(core.holdNames()).toEqual(['no-key']);
    expect(core.gateway.requests.filter(({ baseUrl }) => baseUrl === elsewhere)).toEqual([]);
    expect(core.vault.kept.size).toBe(0);
  });
});

describe('another address', () => {
  it('never gets the old key, and takes one of its own', async () => {
    const core = await watchingWith({});
    await core.settings.change({ baseUrl: elsewhere });
    await core.clock.advance(30_000);
    expect(core.gateway.requests.filter(({ baseUrl }) => baseUrl === elsewhere)).toEqual([]);
    await core.keys.enter(newKey);
    await core.clock.advance(10_000);
    const there = core.gateway.requests.filter(({ baseUrl }) => baseUrl === elsewhere);
    expect(new Set(there.map(({ key }) => key))).toEqual(new Set([newKey]));
    await core.settings.change({ baseUrl: `${testOrigin}/v1` });
    await core.clock.advance(10_000);
    expect(core.gateway.requests.at(-1)).toMatchObject({
      key: testKey,
      baseUrl: `${testOrigin}/v1`,
    });
    expect(core.holdNames()).toEqual([]);
  });

  it('does not end a task by what the old address said', async () => {
    let answerLate = (): void => undefined;
    const late = new Promise<{ kind: 'not-found' }>((resolve) => {
      answerLate = () => resolve({ kind: 'not-found' });
    });
    const core = await coreUnderTest();
    core.gateway.onLook(id, () => late, running());
    core.vault.kept.set('https://elsewhere.example', newKey);
    await core.start();
    await core.add(id);
    await core.settings.change({ baseUrl: elsewhere });
    answerLate();
    await core.clock.advance(20_000);
    expect(core.state(id)).toMatchObject({ name: 'watching', phase: 'generating' });
  });
});

describe('another key', () => {
  it('is not held up by what the service said of the old one', async () => {
    let answerLate = (): void => undefined;
    const late = new Promise<{ kind: 'key-rejected'; message: null }>((resolve) => {
      answerLate = () => resolve({ kind: 'key-rejected', message: null });
    });
    const core = await coreUnderTest();
    core.gateway.onLook(id, () => late, running());
    await core.start();
    await core.add(id);
    await core.keys.enter(newKey);
    answerLate();
    await core.clock.advance(1_000);
    expect(core.holdNames()).toEqual([]);
    expect(core.keys.view()).toMatchObject({ status: 'ready' });
  });
});

describe('what a person enters', () => {
  it.each([
    ['', 'clipboard-empty'],
    ['   ', 'clipboard-empty'],
    ['short', 'bad-key'],
    ['two words here', 'bad-key'],
    ['ключ-ключ-ключ', 'bad-key'],
    ['x'.repeat(1_201), 'bad-key'],
  ])('%j is not a key; the one there is stays', async (text, trouble) => {
    const core = await watchingWith({});
    await core.keys.enter(text);
    expect(core.keys.view()).toMatchObject({ status: 'ready', trouble });
    await core.clock.advance(10_000);
    expect(keysSent(core)).toEqual([testKey]);
  });

  it('is tried, and holds everything when the service does not take it', async () => {
    const core = await watchingWith({});
    core.gateway.verdicts.set(newKey, 'rejected');
    await core.keys.enter(newKey);
    expect(core.holdNames()).toEqual(['key-rejected']);
    expect(core.keys.view().status).toBe('rejected');
    await core.keys.enter(testKey);
    expect(core.holdNames()).toEqual([]);
    expect(core.keys.view().status).toBe('ready');
  });

  it('is believed when the service cannot be asked', async () => {
    const core = await watchingWith({ key: null });
    core.gateway.verdicts.set(newKey, 'unknown');
    await core.keys.enter(newKey);
    await core.clock.advance(1_000);
    expect(core.holdNames()).toEqual([]);
  });

  it('can be forgotten, here and in the keychain', async () => {
    const core = await watchingWith({});
    await core.keys.forget();
    const sent = core.gateway.requests.length;
    await core.clock.advance(60_000);
    expect(core.gateway.requests).toHaveLength(sent);
    expect(core.vault.kept.size).toBe(0);
    expect(core.holdNames()).toEqual(['no-key']);
    expect(core.keys.view()).toMatchObject({ status: 'missing', storage: null, trouble: null });
  });

  it('never shows in anything the window or the log is told', async () => {
    const core = await watchingWith({ key: null });
    await core.keys.enter(newKey);
    await core.clock.advance(10_000);
    expect(JSON.stringify([core.patches, core.feed.snapshot(), core.log.lines])).not.toContain(
      newKey,
    );
    expect(JSON.stringify([...core.store.rows])).not.toContain(newKey);
  });
});
