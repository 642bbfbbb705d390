import { expect, test, type Page } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { login, startHttpProxy, type HttpProxy } from '../support/proxy-programs';
import { Machine, row } from './app-under-test';

let machine: Machine;
let proxy: HttpProxy | null = null;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
  await proxy?.stop();
  proxy = null;
});

async function useManualProxy(page: Page, port: number): Promise<void> {
  await page.getByTestId('settings-open').click();
  await page.getByTestId('settings-go-proxy').click();
  await page.getByTestId('proxy-mode').selectOption('manual');
  await page.getByTestId('proxy-url').fill(`127.0.0.1:${port}`);
  await page.getByTestId('proxy-url').press('Enter');
  await page.getByTestId('proxy-user').fill(login.user);
  await page.getByTestId('proxy-user').press('Enter');
  await expect(page.getByTestId('proxy-password')).toBeVisible();
  await page.keyboard.press('Escape');
}

/** Everything that the app has written, but the videos. */
async function writtenText(): Promise<string> {
  const names = await readdir(machine.profile, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const texts = files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1'));
  return (await Promise.all(texts)).join('\n');
}

test('a proxy that wants a login: one banner, a password in its own window, then everything goes through it', async () => {
  proxy = await startHttpProxy(login);
  machine.gateway.addTask('video_tide', { clip: 'tide' });
  const page = await machine.launch();
  await useManualProxy(page, proxy.port);
  await page.getByTestId('paste-box').fill('video_tide');
  await page.getByTestId('add-tasks').click();

  const hold = page.getByTestId('hold');
  await expect(hold).toHaveAttribute('data-hold', 'proxy-login');
  await expect(hold).toContainText(`127.0.0.1:${proxy.port}`);
  expect(machine.gateway.log.requests).toEqual([]);

  const opening = machine.app.waitForEvent('window');
  await page.getByTestId('hold-mend').click();
  const entry = await opening;
  await expect(entry.locator('h1')).toContainText(`mia http://127.0.0.1:${proxy.port}`);
  await entry.getByTestId('key-field').fill(login.password);
  await entry.getByTestId('key-save').click();

  await expect(row(page, 'video_tide')).toHaveAttribute('data-state', 'saved', { timeout: 30_000 });
  await expect(hold).toHaveCount(0);
  expect(new Set(proxy.asked)).toEqual(new Set([new URL(machine.gateway.baseUrl).host]));
  await page.getByTestId('settings-open').click();
  await page.getByTestId('settings-go-proxy').click();
  await expect(page.locator('#proxy-password-note')).toContainText('until you quit');
  expect(await page.content()).not.toContain(login.password);
  await machine.quit();
  const written = await writtenText();
  expect(written).toContain(`127.0.0.1:${proxy.port}`);
  expect(written).not.toContain(login.password);
});

test('the system’s proxy is used, and named when it refuses', async () => {
  proxy = await startHttpProxy(null);
  proxy.refusal = { status: 502 };
  const address = `http://127.0.0.1:${proxy.port}`;
  const page = await machine.launch({
    ids: ['video_tide'],
    env: {
      https_proxy: address,
      HTTPS_PROXY: address,
      no_proxy: '',
      DIMILINKS_BASE_URL: 'https://dimilinks.test/v1',
    },
  });
  const hold = page.getByTestId('hold');
  await expect(hold).toHaveAttribute('data-hold', 'proxy-unreachable', { timeout: 30_000 });
  await expect(hold).toContainText(`127.0.0.1:${proxy.port}`);
  expect(proxy.asked).toContain('dimilinks.test:443');
});
