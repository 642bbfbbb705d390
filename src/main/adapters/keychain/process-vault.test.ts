import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../../test/fakes/virtual-clock';
import type { KeychainRequest } from './keychain-protocol';
import { ProcessVault, type KeychainProcess } from './process-vault';

const origin = 'https://dimilinks.com';

/** A process of a test: it keeps what it was asked, and says what the test tells it to. */
class ScriptedProcess implements KeychainProcess {
  readonly asked: KeychainRequest[] = [];
  isKilled = false;
  say: (message: unknown) => void = () => undefined;
  exit: () => void = () => undefined;

  postMessage(message: KeychainRequest): void {
    this.asked.push(message);
  }
  onMessage(listener: (message: unknown) => void): void {
    this.say = listener;
  }
  onExit(listener: () => void): void {
    this.exit = listener;
  }
  kill(): void {
    this.isKilled = true;
  }
}

function setUp(): { vault: ProcessVault; clock: VirtualClock; started: ScriptedProcess[] } {
  const clock = new VirtualClock();
  const started: ScriptedProcess[] = [];
  const start = (): KeychainProcess => {
    const process = new ScriptedProcess();
    started.push(process);
    return process;
  };
  return { vault: new ProcessVault({ start, clock }), clock, started };
}

describe('the keychain behind a process', () => {
  it('starts no process before it is asked', () => {
    expect(setUp().started).toHaveLength(0);
  });

  it('gives each caller the answer to its own question, in whatever order they come', async () => {
    const { vault, started } = setUp();
    const first = vault.read('https://one');
    const second = vault.read('https://two');
    const [process] = started;
    expect(process?.asked).toEqual([
      { act: 'read', number: 1, service: 'DimiLinks Desktop', account: 'https://one' },
      { act: 'read', number: 2, service: 'DimiLinks Desktop', account: 'https://two' },
    ]);
    process?.say({ number: 2, ok: true, value: 'second' });
    process?.say({ number: 1, ok: true, value: null });
    expect(await first).toEqual({ ok: true, value: null });
    expect(await second).toEqual({ ok: true, value: 'second' });
    expect(started).toHaveLength(1);
  });

  it('kills a process that does not answer in time, and starts another one for the next question', async () => {
    const { vault, clock, started } = setUp();
    const first = vault.read(origin);
    await clock.advance(59_999);
    expect(started[0]?.isKilled).toBe(false);
    await clock.advance(1);
    expect(started[0]?.isKilled).toBe(true);
    expect(await first).toMatchObject({ ok: false, trouble: 'slow' });

    const next = vault.read(origin);
    started[0]?.say({ number: 2, ok: true, value: 'from the one that was given up' });
    started[0]?.exit();
    started[1]?.say({ number: 2, ok: true, value: 'fresh' });
    expect(await next).toEqual({ ok: true, value: 'fresh' });
  });

  it('gives a person a minute to answer the prompt for a write', async () => {
    const { vault, clock, started } = setUp();
    const written = vault.write(origin, 'the-key-itself');
    await clock.advance(59_999);
    expect(started[0]?.isKilled).toBe(false);
    started[0]?.say({ number: 1, ok: true, value: null });
    expect(await written).toEqual({ ok: true, value: null });
  });

  it('answers everybody when the process ends by itself', async () => {
    const { vault, clock, started } = setUp();
    const asked = [vault.read(origin), vault.forget(origin)];
    started[0]?.exit();
    for (const answer of await Promise.all(asked)) {
      expect(answer).toMatchObject({ ok: false, trouble: 'refused' });
    }
    expect(clock.pending).toBe(0);
  });

  it('answers when no process can be started, and when it says what means nothing', async () => {
    const vault = new ProcessVault({
      start: () => {
        throw new Error('no more processes');
      },
      clock: new VirtualClock(),
    });
    expect(await vault.read(origin)).toEqual({
      ok: false,
      trouble: 'refused',
      detail: 'no more processes',
    });
    const other = setUp();
    const answer = other.vault.read(origin);
    other.started[0]?.say({ nothing: true });
    expect(await answer).toMatchObject({ ok: false, trouble: 'refused' });
    expect(other.started[0]?.isKilled).toBe(true);
  });

  it('ends the process when nobody has asked for ten seconds', async () => {
    const { vault, clock, started } = setUp();
    const first = vault.read(origin);
    started[0]?.say({ number: 1, ok: true, value: null });
    await first;
    await clock.advance(9_000);
    const second = vault.read(origin);
    await clock.advance(5_000);
    expect(started[0]?.isKilled).toBe(false);
    started[0]?.say({ number: 2, ok: true, value: null });
    await second;
    await clock.advance(10_000);
    expect(started[0]?.isKilled).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it('says why the keychain did not do it', async () => {
    const { vault, started } = setUp();
    const answer = vault.write(origin, 'the-key-itself');
    const text = 'Cannot create an item in a locked collection';
    started[0]?.say({ number: 1, ok: false, text });
    expect(await answer).toEqual({ ok: false, trouble: 'locked', detail: text });
  });
});
