import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPrivateKeyring, whyNoKeyring, type PrivateKeyring } from '../support/private-keyring';
import { Machine, goodKey, paste, row } from './app-under-test';

const reason = whyNoKeyring();
test.skip(reason !== null, reason ?? '');

let machine: Machine;
let keyring: PrivateKeyring;

test.beforeEach(async () => {
  machine = await Machine.start();
  keyring = await startPrivateKeyring({ unlocked: true });
});
test.afterEach(async () => {
  await machine.stop();
  await keyring.stop();
});

const withKeyring = (): Record<string, string> => ({ ...keyring.env, DIMILINKS_API_KEY: '' });

function storedKey(): string | null {
  const origin = new URL(machine.gateway.baseUrl).origin;
  const words = ['lookup', 'service', 'DimiLinks Desktop', 'account', origin];
  try {
    return execFileSync('secret-tool', words, {
      env: { ...process.env, ...keyring.env },
    }).toString();
  } catch {
    return null;
  }
}

test('a typed key is in the keychain after a restart, and gone after it is forgotten', async () => {
  machine.gateway.addTask('video_tide', { clip: 'tide' });
  const first = await machine.launch({ env: withKeyring() });
  await expect(first.getByTestId('key-status')).toHaveAttribute('data-status', 'missing');
  const opened = machine.app.waitForEvent('window');
  await first.getByTestId('key-enter').first().click();
  const keyPage = await opened;
  await keyPage.getByTestId('key-field').fill('short');
  await keyPage.getByTestId('key-save').click();
  await expect(keyPage.getByTestId('key-problem')).not.toBeEmpty();
  await keyPage.getByTestId('key-field').fill(`  ${goodKey}\n`);
  await keyPage.getByTestId('key-save').click();
  await expect(first.getByTestId('key-status')).toHaveAttribute('data-status', 'ready');
  await expect.poll(storedKey).toBe(goodKey);
  expect(machine.app.windows()).toHaveLength(1);
  await machine.kill();

  const second = await machine.launch({ env: withKeyring() });
  await expect(second.getByTestId('key-status')).toHaveAttribute('data-status', 'ready');
  await paste(second, 'video_tide');
  await expect(row(second, 'video_tide')).toHaveAttribute('data-state', 'saved');
  await second.getByTestId('settings-open').click();
  await second.getByTestId('key-forget').click();
  await second.getByTestId('key-forget-yes').click();
  await expect(second.getByTestId('key-status')).toHaveAttribute('data-status', 'missing');
  await expect.poll(storedKey).toBeNull();
  await machine.quit();

  const third = await machine.launch({ env: withKeyring() });
  await expect(third.getByTestId('key-status')).toHaveAttribute('data-status', 'missing');
});

test('a key from the clipboard is taken, and the clipboard is emptied', async () => {
  const page = await machine.launch({ env: withKeyring() });
  await machine.app.evaluate(({ clipboard }, key) => clipboard.writeText(key), goodKey);
  await page.getByTestId('key-from-clipboard').first().click();
  await expect(page.getByTestId('key-status')).toHaveAttribute('data-status', 'ready');
  expect(await machine.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('');
  await expect.poll(storedKey).toBe(goodKey);
});

test('without a keychain the key is kept for this session only, and the app says so', async () => {
  const page = await machine.launch({ env: { DIMILINKS_API_KEY: '' } });
  await machine.app.evaluate(({ clipboard }, key) => clipboard.writeText(key), goodKey);
  await page.getByTestId('key-from-clipboard').first().click();
  await expect(page.getByTestId('key-status')).toHaveAttribute('data-status', 'ready');
  await expect(page.getByTestId('key-status')).toContainText(/session/i);
  await machine.quit();
  // The search itself is proven on a word that the log holds.
  expect(await filesWith(machine.profile, 'started')).not.toEqual([]);
  expect(await filesWith(machine.profile, goodKey)).toEqual([]);
  const again = await machine.launch({ env: { DIMILINKS_API_KEY: '' } });
  await expect(again.getByTestId('key-status')).toHaveAttribute('data-status', 'missing');
});

async function filesWith(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    if ((await readFile(path)).includes(text)) found.push(path);
  }
  return found;
}
