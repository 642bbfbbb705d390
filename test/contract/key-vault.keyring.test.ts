import { fork, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProcessVault, type KeychainProcess } from '../../src/main/adapters/keychain/process-vault';
import { SystemClock } from '../../src/main/adapters/system-clock';
import { buildEntries, type BuiltEntries } from '../support/build-entry';
import { keyVaultContract } from './key-vault.contract';
import { startPrivateKeyring, whyNoKeyring, type PrivateKeyring } from '../support/private-keyring';

const whyNot = whyNoKeyring();
if (whyNot !== null) console.warn(`the real keyring is not tested: ${whyNot}`);

// Node's own child process has another pipe than Electron's utility process; all else is the app's.
const childSource = `
  import { serveKeychain } from './serve-keychain.js';
  const load = async () => (await import('keytar')).default;
  process.on('message', serveKeychain(load, (answer) => process.send(answer)));
`;

describe.skipIf(whyNot !== null)('the real keychain in a process of its own', () => {
  let built: BuiltEntries;
  let keyring: PrivateKeyring;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    keyring = await startPrivateKeyring({ unlocked: true });
    built = await buildEntries({
      'serve-keychain': 'src/main/adapters/keychain/serve-keychain.ts',
    });
    await writeFile(join(built.folder, 'child.mjs'), childSource);
  }, 30_000);

  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await keyring.stop();
    await built.remove();
  });

  const start = (env: Readonly<Record<string, string>>): KeychainProcess => {
    // No DISPLAY, so that the keyring cannot ask the person at this machine.
    const child = fork(join(built.folder, 'child.mjs'), {
      env: { PATH: process.env['PATH'], ...env },
    });
    children.push(child);
    return {
      postMessage: (message) => void child.send(message),
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void child.on('exit', listener),
      kill: () => void child.kill('SIGKILL'),
    };
  };
  const vaultOn = (env: Readonly<Record<string, string>>): ProcessVault =>
    new ProcessVault({ start: () => start(env), clock: new SystemClock(), idleMs: 200 });

  describe('that is unlocked', () => {
    let vault: ProcessVault;
    beforeAll(() => {
      vault = vaultOn(keyring.env);
    });
    afterAll(() => vault.end());
    keyVaultContract(() => vault);
  });

  it('keeps the key for the next process', async () => {
    const writer = vaultOn(keyring.env);
    await writer.write('https://a', 'outlives-its-writer');
    writer.end();
    const reader = vaultOn(keyring.env);
    expect(await reader.read('https://a')).toEqual({ ok: true, value: 'outlives-its-writer' });
    reader.end();
  });

  it('says that a bus without a keyring, or no bus at all, is a missing keychain', async () => {
    const vault = vaultOn({ ...keyring.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:' });
    expect(await vault.read('https://a')).toMatchObject({ ok: false, trouble: 'missing' });
    const nowhere = vaultOn({ ...keyring.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' });
    expect(await nowhere.write('https://a', 'key-key-key')).toMatchObject({ trouble: 'missing' });
  });

  it('says that a locked keyring is locked when it is written to, and works once it is unlocked', async () => {
    const locked = await startPrivateKeyring({ unlocked: false });
    const vault = vaultOn(locked.env);
    try {
      expect(await vault.write('https://a', 'key-key-key')).toMatchObject({ trouble: 'locked' });
      // libsecret reports nothing for a read: the caller must know whether it ever saved a key.
      expect(await vault.read('https://a')).toEqual({ ok: true, value: null });
      await locked.unlock();
      expect(await vault.write('https://a', 'key-key-key')).toEqual({ ok: true, value: null });
      await locked.lock();
      expect(await vault.read('https://a')).toEqual({ ok: true, value: null });
      await locked.unlock();
      expect(await vault.read('https://a')).toEqual({ ok: true, value: 'key-key-key' });
    } finally {
      vault.end();
      await locked.stop();
    }
  }, 15_000);
});
