import { expect, test, type Page } from '@playwright/test';
import { join } from 'node:path';
import { Machine, statesOf } from '../e2e/app-under-test';
import { messagesOutside, type OddMessage } from './odd-messages';
import { sendAll } from './send-messages';

const seed = Number(process.env['DIMILINKS_SEED'] ?? 20_261_124);
const total = 10_000;

let machine: Machine;
test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

/** Bytes of main's heap after everything that nobody refers to was collected. */
const heldBytes = (): Promise<number> =>
  machine.app.evaluate(async () => {
    const v8 = process.getBuiltinModule('node:v8');
    const vm = process.getBuiltinModule('node:vm');
    v8.setFlagsFromString('--expose-gc');
    const collect = vm.runInNewContext('gc') as () => void;
    for (let round = 0; round < 3; round += 1) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return process.memoryUsage().heapUsed;
  });

const inside: readonly OddMessage[] = [
  { name: 'snapshot', input: null },
  { name: 'tasks.mark', input: { ids: ['video_none'], mark: null } },
  { name: 'tasks.act', input: { id: 'video_none', action: 'pause' } },
  { name: 'settings.change', input: { parallelDownloads: 4 } },
];

test(`${total} messages outside the contract from the page: none is accepted, and memory stays`, async () => {
  test.setTimeout(180_000);
  const page = await machine.launch();
  // What answers "no" to everything would pass the rest.
  expect(await sendAll(page, inside)).toEqual({ accepted: inside.length });
  const messages = messagesOutside(total, seed);
  await sendAll(page, messages.slice(0, 1_000));
  const before = await heldBytes();
  const counts = await sendAll(page, messages);
  const after = await heldBytes();
  const { 'bad-input': badInput = 0, 'unknown-request': unknownRequest = 0, ...others } = counts;
  expect(others, `seed ${seed}`).toEqual({});
  expect(badInput + unknownRequest).toBe(total);
  expect(badInput).toBeGreaterThan(total / 10);
  expect(unknownRequest).toBeGreaterThan(total / 10);
  expect(after - before).toBeLessThan(4_000_000);
  console.log(`main held ${after - before} bytes more after ${total} messages`);
  expect(await sendAll(page, inside)).toEqual({ accepted: inside.length });
  expect(await machine.files()).toEqual([]);
});

test('values that JSON cannot hold, and a huge message, are refused', async () => {
  const page = await machine.launch();
  const codes = await page.evaluate(async () => {
    const { dimilinks } = window as unknown as {
      dimilinks: {
        request(name: unknown, input: unknown): Promise<{ ok: boolean; code?: string }>;
      };
    };
    const itself: Record<string, unknown> = { id: 'video_one' };
    itself['itself'] = itself;
    const odd: [unknown, unknown][] = [
      ['tasks.add', { ids: new Set(['video_one']) }],
      ['tasks.add', { ids: new Map() }],
      ['tasks.add', new Date()],
      [
        'tasks.add',
        {
          ids: ['video_one'],
          get path() {
            return '/etc';
          },
        },
      ],
      ['tasks.add', { ids: Object.assign([], { length: 1_000_000 }) }],
      ['tasks.add', { ids: Array.from({ length: 10_001 }, (_, at) => `video_${at}`) }],
      ['tasks.add', { ids: ['x'.repeat(5_000_000)] }],
      ['tasks.act', itself],
      ['snapshot', new Uint8Array(5_000_000)],
      ['snapshot', undefined],
      ['snapshot', 1n],
      [['snapshot'], null],
      [new String('snapshot'), null],
      [{ toString: () => 'snapshot' }, null],
      [Symbol('snapshot'), null],
    ];
    return Promise.all(
      odd.map(([name, input]) =>
        dimilinks.request(name, input).then(
          (answer) => (answer.ok ? 'accepted' : answer.code),
          () => 'did not cross',
        ),
      ),
    );
  });
  expect(codes).not.toContain('accepted');
  expect(codes).toHaveLength(15);
  expect((await statesOf(page)).size).toBe(0);
});

test('a flood is refused with a code, once logged, and the window works afterwards', async () => {
  const page = await machine.launch();
  const codes = await page.evaluate(async () => {
    const { dimilinks } = window as unknown as {
      dimilinks: { request(name: string, input: null): Promise<{ ok: boolean; code?: string }> };
    };
    const flood = Array.from({ length: 30_000 }, () => dimilinks.request('snapshot', null));
    const counts: Record<string, number> = {};
    for (const answer of await Promise.all(flood)) {
      const code = answer.ok ? 'accepted' : (answer.code ?? '');
      counts[code] = (counts[code] ?? 0) + 1;
    }
    return counts;
  });
  expect(Object.keys(codes).sort()).toEqual(['accepted', 'too-busy']);
  expect(codes['too-busy']).toBeGreaterThan(5_000);
  await page.waitForTimeout(1_000);
  machine.gateway.addTask('video_after', { clip: 'petal' });
  await page.getByTestId('paste-box').fill('video_after');
  await page.getByTestId('add-tasks').click();
  await expect.poll(async () => (await statesOf(page)).get('video_after')).toBe('saved');
});

/** A window that is not the app's, with the same preload script in it and in its frames. */
async function foreignWindow(): Promise<Page> {
  const opened = machine.app.waitForEvent('window');
  const preload = join(import.meta.dirname, '../../out/preload/page.cjs');
  await machine.app.evaluate(({ BrowserWindow }, path) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { preload: path, sandbox: true, nodeIntegrationInSubFrames: true },
    });
    void window.loadURL('app://page/index.html');
  }, preload);
  const foreign = await opened;
  await foreign.waitForLoadState();
  return foreign;
}

test(`${total} messages from another window and from a frame in it: none is answered`, async () => {
  test.setTimeout(180_000);
  await machine.launch();
  const foreign = await foreignWindow();
  await foreign.evaluate(
    () =>
      new Promise((resolve) => {
        const frame = Object.assign(document.createElement('iframe'), { srcdoc: '<p>foreign' });
        frame.addEventListener('load', resolve);
        document.body.append(frame);
      }),
  );
  const frame = foreign.frames()[1];
  if (frame === undefined) throw new Error('the frame was not made');
  expect(await frame.evaluate(() => typeof Reflect.get(window, 'dimilinks'))).toBe('object');
  for (const from of [foreign, frame]) {
    expect(await sendAll(from, inside)).toEqual({ 'unknown-request': inside.length });
  }
  const messages = messagesOutside(total, seed + 1);
  expect(await sendAll(frame, messages)).toEqual({ 'unknown-request': total });
});

test('a frame that is put into the page gets no pipes, and is refused even if it had some', async () => {
  const page = await machine.launch();
  const pipes = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return typeof Reflect.get(frame.contentWindow ?? window, 'dimilinks');
  });
  expect(pipes).toBe('undefined');
  const answers = await machine.app.evaluate(async ({ ipcMain, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<
      string,
      (event: unknown, name: string, input: null) => Promise<unknown>
    >;
    const handler = handlers.get('dimilinks:request');
    const main = window?.webContents.mainFrame;
    const frames = [main?.frames[0], null, main];
    // The real handler with real frames; only the pipe between them is left out.
    if (handler === undefined) throw new Error('nothing answers requests');
    return Promise.all(frames.map((senderFrame) => handler({ senderFrame }, 'snapshot', null)));
  });
  const refused = { ok: false, code: 'unknown-request' };
  expect(answers).toMatchObject([refused, refused, { ok: true }]);
});

test('what the page finds as its pipes cannot be changed for others, and leads to no Electron', async () => {
  const page = await machine.launch();
  const found = await page.evaluate(() => {
    const pipes = Reflect.get(window, 'dimilinks') as object;
    const replaced = Reflect.set(window, 'dimilinks', { request: () => 'stolen' });
    const deleted = Reflect.deleteProperty(window, 'dimilinks');
    const patched = Reflect.set(pipes, 'request', () => 'stolen');
    const reached = ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'];
    // A function's own constructor would be the preload script's, if worlds were not apart.
    const request = Reflect.get(pipes, 'request') as { constructor: (code: string) => unknown };
    let escaped: string;
    try {
      escaped = String((request.constructor('return typeof process') as () => unknown)());
    } catch {
      escaped = 'no';
    }
    return {
      ...{ replaced, deleted, patched, isEscaped: escaped === 'object' },
      globals: reached.filter((name) => Reflect.get(window, name) !== undefined),
      names: Object.keys(pipes).sort(),
    };
  });
  expect(found).toEqual({
    ...{
      replaced: false,
      deleted: false,
      patched: false,
      isEscaped: false,
    },
    ...{ globals: [], names: ['onFeed', 'request'] },
  });
});
