import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPrivateKeyring, whyNoKeyring, type PrivateKeyring } from '../support/private-keyring';
import { login, startHttpProxy } from '../support/proxy-programs';
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

const storedKey = (): string | null => stored(new URL(machine.gateway.baseUrl).origin);

function stored(account: string): string | null {
  const words = ['lookup', 'service', 'DimiLinks Desktop', 'account', account];
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

test('a proxy’s password is in the keychain after a restart, and nowhere in what the app wrote', async () => {
  const proxy = await startHttpProxy(login);
  try {
    machine.gateway.addTask('video_tide', { clip: 'tide' });
    const env = { ...keyring.env };
    const first = await machine.launch({ env });
    await first.getByTestId('settings-open').click();
    await first.getByTestId('settings-go-proxy').click();
    await first.getByTestId('proxy-mode').selectOption('manual');
    await first.getByTestId('proxy-url').fill(`127.0.0.1:${proxy.port}`);
    await first.getByTestId('proxy-url').press('Enter');
    await first.getByTestId('proxy-user').fill(login.user);
    await first.getByTestId('proxy-user').press('Enter');
    const opened = machine.app.waitForEvent('window');
    await first.getByTestId('proxy-password').click();
    const entry = await opened;
    await entry.getByTestId('key-field').fill(login.password);
    await entry.getByTestId('key-save').click();
    const account = `proxy ${login.user} http://127.0.0.1:${proxy.port}`;
    await expect.poll(() => stored(account)).toBe(login.password);
    await machine.kill();

    const second = await machine.launch({ env });
    await paste(second, 'video_tide');
    await expect(row(second, 'video_tide')).toHaveAttribute('data-state', 'saved');
    expect(proxy.asked).toContain(new URL(machine.gateway.baseUrl).host);
    expect(await second.content()).not.toContain(login.password);
    await machine.quit();
    const names = await readdir(machine.profile, { recursive: true, withFileTypes: true });
    for (const entry of names.filter((name) => name.isFile())) {
      const text = await readFile(join(entry.parentPath, entry.name), 'latin1');
      expect(text.includes(login.password), entry.name).toBe(false);
    }
  } finally {
    await proxy.stop();
  }
});
