import { expect, test, type Page } from '@playwright/test';
import { startGateway } from '../gateway/gateway';
import { whyNoBus } from '../support/private-bus';
import { startPrivateKeyring, whyNoKeyring } from '../support/private-keyring';
import { startSilentKeychain } from '../support/silent-keychain';
import { Machine, goodKey, paste, row } from '../e2e/app-under-test';

let machine: Machine;
test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

/** Stands for the person in front of the system's dialogs, and writes down what was asked. */
const answerDialogs = (button: number): Promise<void> =>
  machine.app.evaluate(({ dialog }, response) => {
    const asked: string[] = [];
    Reflect.set(globalThis, 'askedDialogs', asked);
    dialog.showMessageBox = (...parts: unknown[]) => {
      const options = parts.at(-1) as { message: string; detail: string };
      asked.push(`${options.message} ${options.detail}`);
      return Promise.resolve({ response, checkboxChecked: false });
    };
  }, button);
const asked = (): Promise<string[]> =>
  machine.app.evaluate(() => Reflect.get(globalThis, 'askedDialogs') as string[]);

const request = (page: Page, name: string, input: unknown): Promise<unknown> =>
  page.evaluate(
    (sent) => {
      const bridge = Reflect.get(window, 'dimilinks') as {
        request(name: string, input: unknown): Promise<unknown>;
      };
      return bridge.request(sent.name, sent.input);
    },
    { name, input },
  );

test('a link adds only after a yes; nothing else that a link says is obeyed', async () => {
  machine.gateway.addTask('video_linked', { clip: 'petal' });
  const page = await machine.launch();
  await answerDialogs(1);
  const link = 'dimilinks-desktop://add?ids=video_linked&baseUrl=https://evil.example/v1';
  expect(await machine.startAgain([link])).toBe(0);
  await expect.poll(asked).toHaveLength(1);
  expect((await asked())[0]).toContain('video_linked');
  expect(await machine.startAgain(['dimilinks-desktop://settings?theme=dark', '--add'])).toBe(0);
  await expect(page.getByTestId('task-row')).toHaveCount(0);

  await answerDialogs(0);
  expect(await machine.startAgain([link])).toBe(0);
  await expect(row(page, 'video_linked')).toHaveAttribute('data-state', 'saved');
  expect(await asked()).toHaveLength(1);
});

test('an address that the page names takes effect only after a yes, and never gets the old key', async () => {
  const other = await startGateway({ key: 'another-key-of-mine' });
  try {
    machine.gateway.addTask('video_slow', {
      clip: 'petal',
      stages: [{ status: 'processing', forLooks: 50 }],
    });
    const page = await machine.launch();
    await paste(page, 'video_slow');
    await expect(row(page, 'video_slow')).toContainText(/generating/i);
    await answerDialogs(1);
    await request(page, 'settings.change', { baseUrl: other.baseUrl });
    expect((await asked())[0]).toContain(other.baseUrl);
    // The very way that an injected page would go: its own address, then the clipboard's text.
    await machine.app.evaluate(({ clipboard }, key) => clipboard.writeText(key), goodKey);
    await request(page, 'key.take-from-clipboard', null);
    await page.waitForTimeout(4_500);
    expect(other.log.requests).toEqual([]);

    await answerDialogs(0);
    await request(page, 'settings.change', { baseUrl: other.baseUrl });
    await expect(page.getByTestId('key-status')).toHaveAttribute('data-status', 'missing');
    await page.waitForTimeout(4_500);
    expect(other.log.requests).toEqual([]);
    // Addresses of the service's own documents need no question.
    await answerDialogs(1);
    await request(page, 'settings.change', { baseUrl: 'https://dimilinks.com/v1' });
    expect(await asked()).toEqual([]);
  } finally {
    await other.close();
  }
});

const settingsOf = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const bridge = Reflect.get(window, 'dimilinks') as {
      request(name: string, input: null): Promise<{ value: { app: { settings: unknown } } }>;
    };
    return (await bridge.request('snapshot', null)).value.app.settings;
  });

test('a proxy on another machine that the page names takes effect only after a yes', async () => {
  const page = await machine.launch();
  const before = await settingsOf(page);
  await answerDialogs(1);
  const foreign = 'http://whatever-i-know.evil.example:8080';
  await request(page, 'settings.change', { proxyMode: 'manual', proxyUrl: foreign });
  await request(page, 'settings.change', { proxyUrl: 'socks5://10.255.255.1:1080' });
  expect(await settingsOf(page)).toEqual(before);
  expect(await asked()).toHaveLength(2);
  expect((await asked())[0]).toContain(foreign);
  // What runs on this machine is no way out of it.
  await request(page, 'settings.change', { proxyUrl: 'http://127.0.0.1:7890' });
  expect(await settingsOf(page)).toMatchObject({ proxyUrl: 'http://127.0.0.1:7890' });
  expect(await asked()).toHaveLength(2);
  await answerDialogs(0);
  await request(page, 'settings.change', { proxyUrl: foreign });
  expect(await settingsOf(page)).toMatchObject({ proxyMode: 'system', proxyUrl: foreign });
});

test('hostile links, however they come, ask nothing, add nothing and set nothing', async () => {
  const page = await machine.launch();
  await answerDialogs(0);
  const before = await settingsOf(page);
  const scheme = 'dimilinks-desktop:';
  const links = [
    `${scheme}//add?ids=${'video_a,'.repeat(1_300_000)}`,
    `${scheme}//add?ids=${'%2576'.repeat(3_000)}`,
    `${scheme}//add%3Fids=video_a`,
    `${scheme}//add@evil.example?ids=video_a`,
    `${scheme}//evil.example/add?ids=video_a`,
    `${scheme}//add/../settings?ids=video_a`,
    `${scheme}//settings?theme=dark&language=zh&baseUrl=https://evil.example/v1`,
    `${scheme}//add?ids=sk-0123456789abcdef,bearer,../../etc/passwd,%2e%2e/x,C:\\x,-inspect`,
    `${scheme}//add?ids=${'x'.repeat(5_000)}`,
    `${scheme}//add?__proto__[ids]=video_a`,
    `javascript:alert(1)//${scheme}//add?ids=video_a`,
    'https://add?ids=video_a',
  ];
  await machine.app.evaluate(({ app }, sent) => {
    const event = { preventDefault: () => undefined };
    for (const link of sent) {
      app.emit('open-url', event, link);
      app.emit('second-instance', event, [], '', { ids: [], links: [link] });
    }
    const odd = [null, 'video_a', { ids: 'video_a' }, { ids: [], links: [{}], settings: {} }];
    for (const data of [...odd, { ids: ['sk-0123456789abcdef', '../x'], links: [] }]) {
      app.emit('second-instance', event, [], '', data);
    }
  }, links);
  expect(await machine.startAgain(links.slice(1))).toBe(0);
  // One as long as a page can make it, which the crossing from one start to the other must survive.
  const longest = `${scheme}//add?ids=${'x'.repeat(19_000)}`;
  expect(await machine.startAgain([longest])).toBe(0);
  expect(await machine.startAgain([`${scheme}//add?ids=${'video_a,'.repeat(15_000)}`])).toBe(0);
  // The last one is an honest one: it is asked about, and so everything before it was read.
  expect(await machine.startAgain([`${scheme}//add?ids=video_honest`])).toBe(0);
  await expect(row(page, 'video_honest')).toBeVisible();
  await expect(page.getByTestId('task-row')).toHaveCount(1);
  expect(await asked()).toHaveLength(1);
  expect(await settingsOf(page)).toEqual(before);
});

test('a keychain that was locked keeps and gives the key once it is unlocked', async () => {
  const reason = whyNoKeyring();
  test.skip(reason !== null, reason ?? '');
  const keyring = await startPrivateKeyring({ unlocked: false });
  const env = { ...keyring.env, DIMILINKS_API_KEY: '' };
  try {
    const page = await machine.launch({ env });
    await machine.app.evaluate(({ clipboard }, key) => clipboard.writeText(key), goodKey);
    await page.getByTestId('key-from-clipboard').first().click();
    await expect(page.getByTestId('key-status')).toHaveAttribute('data-status', 'ready');
    await expect(page.getByTestId('key-status')).toContainText(/session/i);
    await page.getByTestId('key-status').click();
    await expect(page.getByText('The keychain is locked.', { exact: false })).toBeVisible();
    await keyring.unlock();
    await page.getByTestId('keychain-again').click();
    await expect(page.getByTestId('key-status')).not.toContainText(/session/i);
    await expect(page.getByText(/Kept in the system’s keychain/)).toBeVisible();
    await machine.quit();

    await keyring.lock();
    const again = await machine.launch({ env });
    await expect(again.getByTestId('hold')).toHaveAttribute('data-hold', 'keychain-locked');
    await keyring.unlock();
    await again.getByTestId('hold-mend').click();
    await expect(again.getByTestId('key-status')).toHaveAttribute('data-status', 'ready');
  } finally {
    await machine.quit();
    await keyring.stop();
  }
});

test('a keychain that hangs, neither locked nor open, keeps nothing waiting, not even the end', async () => {
  const reason = whyNoBus();
  test.skip(reason !== null, reason ?? '');
  const keychain = await startSilentKeychain();
  try {
    machine.gateway.addTask('video_meanwhile', { clip: 'petal' });
    const page = await machine.launch({
      env: { DBUS_SESSION_BUS_ADDRESS: keychain.address, DIMILINKS_API_KEY: '' },
    });
    await expect.poll(keychain.calls).toBeGreaterThan(0);
    await machine.app.evaluate(({ clipboard }, key) => clipboard.writeText(key), goodKey);
    // Without a word from the keychain the window does not ask for a key yet; the settings take one.
    await page.getByTestId('settings-open').click();
    await page.getByTestId('key-from-clipboard').first().click();
    await expect(page.getByTestId('key-status')).toHaveAttribute('data-status', 'ready');
    await page.keyboard.press('Escape');
    await paste(page, 'video_meanwhile');
    await expect(row(page, 'video_meanwhile')).toHaveAttribute('data-state', 'saved');
    const child = machine.app.process();
    await machine.quit();
    expect([child.exitCode, child.signalCode]).toEqual([0, null]);
  } finally {
    await machine.quit();
    await keychain.stop();
  }
});
