import { expect, test, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Machine, paste, row } from '../e2e/app-under-test';
import { NotificationDaemon } from '../support/notification-daemon';
import { startPrivateKeyring, whyNoKeyring, type PrivateKeyring } from '../support/private-keyring';
import { filesWith, holdsSecret, processesBelow } from './find-secret';

const reason = whyNoKeyring();
test.skip(reason !== null, reason ?? '');
test.setTimeout(180_000);

// With signs that JSON, URLs and patterns write in other ways; no prefix that a pattern knows.
const canary = 'Canary/7f"3e\\9a+d1=b06cc5-0123456789';
/** What the search must find in the same places. */
const decoy = 'Decoys/6a"2b\\8c+e4=a17dd9-9876543210';

let machine: Machine;
let bus: PrivateKeyring;
let daemon: NotificationDaemon;
let said = '';

test.beforeEach(async () => {
  machine = await Machine.start();
  machine.gateway.acceptKey(canary);
  bus = await startPrivateKeyring({ unlocked: true });
  daemon = await NotificationDaemon.start(bus.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  await mkdir(join(machine.home, 'tmp'));
  said = '';
});
test.afterEach(async () => {
  await machine.stop();
  daemon.stop();
  await bus.stop();
});

async function launch(key: string): Promise<Page> {
  const page = await machine.launch({
    env: { ...bus.env, TMPDIR: join(machine.home, 'tmp'), DIMILINKS_API_KEY: key },
  });
  const child = machine.app.process();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  await recordMessages();
  // From its first message on.
  await page.reload();
  await page.getByTestId('paste-box').waitFor();
  return page;
}

/** Writes down in main everything that crosses between main and any page. */
const recordMessages = (): Promise<void> =>
  machine.app.evaluate(({ app, ipcMain, webContents }) => {
    const seen: string[] = [];
    Reflect.set(globalThis, 'seenMessages', seen);
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<
      string,
      (event: unknown, ...values: unknown[]) => Promise<unknown>
    >;
    for (const [channel, handler] of handlers) {
      handlers.set(channel, async (event, ...values) => {
        const answer = await handler(event, ...values);
        seen.push(JSON.stringify({ channel, values, answer }));
        return answer;
      });
    }
    const listenTo = (contents: Electron.WebContents): void => {
      const send = contents.send.bind(contents);
      contents.send = (channel, ...values: unknown[]) => {
        seen.push(JSON.stringify({ channel, values }));
        send(channel, ...values);
      };
    };
    webContents.getAllWebContents().forEach(listenTo);
    app.on('web-contents-created', (_event, contents) => listenTo(contents));
  });

async function heapOf(page: Page): Promise<string> {
  const client = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  return chunks.join('');
}

/** Saves one task, fails one with the key in the service's words, crashes a little, and reports. */
async function live(page: Page, name: string): Promise<void> {
  const { gateway } = machine;
  gateway.addTask(`video_${name}_good`, { clip: 'petal' });
  gateway
    .addTask(`video_${name}_bad`, { clip: 'petal' })
    .fails({ code: 'auth', message: `key ${canary} (Bearer ${canary}) has no credit` });
  await paste(page, `video_${name}_good video_${name}_bad`);
  // Nothing is announced to somebody who is looking at the window already.
  await machine.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.blur();
  });
  await expect(row(page, `video_${name}_good`)).toHaveAttribute('data-state', 'saved');
  await expect(row(page, `video_${name}_bad`)).toHaveAttribute('data-state', 'failed');
  await expect(row(page, `video_${name}_bad`)).toContainText('has no credit');
  await machine.app.evaluate((_electron, key) => {
    setTimeout(() => {
      throw new Error(`a bug with ${key}`);
    }, 0);
    void Promise.reject(new Error(`a promise with ${key}`));
  }, canary);
  await expect(page.locator('[data-notice="internal-error"]')).toBeVisible();
  await expect.poll(() => filesWith(join(machine.profile, 'logs'), 'a bug with')).not.toEqual([]);
}

/** A process of the test's own that shows the key to whoever looks: the search must see it. */
async function expectSearchSeesProcesses(): Promise<void> {
  const telling = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', canary], {
    env: { TELLING: canary },
    stdio: 'ignore',
  });
  try {
    const findOwn = async () =>
      (await processesBelow(process.pid)).find(({ pid }) => pid === telling.pid);
    await expect.poll(async () => (await findOwn())?.commandLine ?? '').toContain(canary);
    expect(holdsSecret((await findOwn())?.environment ?? '', canary)).toBe(true);
  } finally {
    telling.kill();
  }
}

/** Puts a decoy in the key's form wherever the key could get to, so that each search proves itself. */
async function plantDecoy(page: Page, name: string): Promise<void> {
  await page.evaluate(
    async ({ text, id }) => {
      Reflect.set(window, 'decoy', { text });
      const bridge = Reflect.get(window, 'dimilinks') as {
        request(name: string, input: unknown): Promise<unknown>;
      };
      // Through a message into the list, its database and its write-ahead log.
      await bridge.request('tasks.label', { id, label: text });
    },
    { text: decoy, id: `video_${name}_good` },
  );
  await machine.app.evaluate((_electron, text) => console.log(text), decoy);
}

async function expectNoTrace(page: Page, name: string): Promise<void> {
  await plantDecoy(page, name);
  const heap = await heapOf(page);
  expect(holdsSecret(heap, decoy), 'the search finds what is in the heap').toBe(true);
  expect(holdsSecret(heap, canary), 'the page’s heap').toBe(false);

  const messages = await machine.app.evaluate(
    () => Reflect.get(globalThis, 'seenMessages') as string[],
  );
  const isAnswer = (text: string): boolean => text.includes('"answer"');
  expect(messages.filter((text) => holdsSecret(text, decoy)).some(isAnswer)).toBe(true);
  expect(messages.filter((text) => holdsSecret(text, decoy)).every(isAnswer)).toBe(false);
  expect(messages.filter((text) => holdsSecret(text, canary))).toEqual([]);

  await expectSearchSeesProcesses();
  const processes = await processesBelow(machine.app.process().pid ?? 0);
  expect(processes.some(({ commandLine }) => commandLine.includes('--type=renderer'))).toBe(true);
  // Chromium writes its own words over where the system reads an environment.
  expect(processes.some(({ environment }) => environment !== '')).toBe(true);
  const telling = processes.filter(
    ({ commandLine, environment }) =>
      holdsSecret(commandLine, canary) || holdsSecret(environment, canary),
  );
  expect(telling.map(({ pid, commandLine }) => `${pid} ${commandLine.slice(0, 200)}`)).toEqual([]);

  await expect.poll(() => daemon.seen.length).toBeGreaterThan(0);
  expect(daemon.seen.filter(({ title, body }) => holdsSecret(title + body, canary))).toEqual([]);
  await expect.poll(() => holdsSecret(said, decoy)).toBe(true);
  expect(holdsSecret(said, canary), 'what the app printed').toBe(false);
  expect(holdsSecret(await clipboardText(), canary), 'the clipboard').toBe(false);

  // A process that ended badly leaves a dump, where dumps are kept.
  await machine.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const isBack = new Promise((resolve) => contents?.once('did-finish-load', () => resolve(null)));
    contents?.forcefullyCrashRenderer();
    await isBack;
  });
  // Everything on disk: settings, list and its WAL, logs, caches, temporary files, dumps, videos.
  const found = await filesWith(machine.home, decoy);
  expect(
    found.some((path) => /tasks\.db(-wal)?$/.test(path)),
    found.join(),
  ).toBe(true);
  expect(await filesWith(machine.home, canary)).toEqual([]);
}

const clipboardText = (): Promise<string> =>
  machine.app.evaluate(({ clipboard }) => clipboard.readText());

async function copyReport(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const bridge = Reflect.get(window, 'dimilinks') as {
      request(name: string, input: null): Promise<unknown>;
    };
    await bridge.request('report.copy', null);
  });
  const report = await clipboardText();
  expect(report).toContain('tasks: 1 saved, 1 failed (service-failed)');
  expect(report).toContain('a bug with');
  expect(report).not.toMatch(/video_|_good|127\.0\.0\.1/);
  expect(report).not.toContain(machine.home);
  expect(holdsSecret(report, canary), 'the report').toBe(false);
}

test('a key of the environment leaves no trace outside main', async () => {
  const page = await launch(canary);
  await live(page, 'env');
  await copyReport(page);
  await expectNoTrace(page, 'env');
});

test('a key that is typed, and one that is then rejected, leaves no trace outside main', async () => {
  const page = await launch('');
  const opened = machine.app.waitForEvent('window');
  await page.getByTestId('key-enter').first().click();
  const keyPage = await opened;
  await keyPage.getByTestId('key-field').fill(canary);
  await keyPage.getByTestId('key-save').click();
  await expect(page.getByTestId('key-status')).toHaveAttribute('data-status', 'ready');
  await live(page, 'typed');
  await copyReport(page);
  machine.gateway.rejectAllKeys();
  machine.gateway.addTask('video_late', { clip: 'petal' });
  await paste(page, 'video_late');
  await expect(page.getByTestId('key-status')).toHaveAttribute('data-status', 'rejected');
  await expectNoTrace(page, 'typed');
});

test('a key of the clipboard leaves no trace outside main', async () => {
  const page = await launch('');
  await machine.app.evaluate(({ clipboard }, key) => clipboard.writeText(key), canary);
  await page.getByTestId('key-from-clipboard').first().click();
  await expect(page.getByTestId('key-status')).toHaveAttribute('data-status', 'ready');
  expect(await clipboardText()).toBe('');
  await live(page, 'clipboard');
  await copyReport(page);
  await expectNoTrace(page, 'clipboard');
});
