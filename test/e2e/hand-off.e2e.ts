import { expect, test, type Page } from '@playwright/test';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Machine, row } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

interface Dragged {
  readonly file: string;
  readonly files: string[];
  readonly icon: { readonly width: number; readonly height: number };
}

/** Notes what would be dragged: a real drag would wait for a person's mouse. */
async function noteDrags(): Promise<() => Promise<Dragged[]>> {
  await machine.app.evaluate(({ BrowserWindow }) => {
    const drags: unknown[] = [];
    Reflect.set(globalThis, 'drags', drags);
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.startDrag = (item) => {
        const icon = typeof item.icon === 'string' ? null : item.icon.getSize();
        drags.push({ file: item.file, files: item.files, icon });
      };
    }
  });
  return () => machine.app.evaluate(() => Reflect.get(globalThis, 'drags') as Dragged[]);
}

function ask(page: Page, name: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    ({ name, input }) => {
      const bridge = Reflect.get(window, 'dimilinks') as {
        request(name: string, input: unknown): Promise<unknown>;
      };
      return bridge.request(name, input);
    },
    { name, input },
  );
}

async function drag(page: Page, id: string): Promise<void> {
  const box = await row(page, id).boundingBox();
  if (box === null) throw new Error('the row is not in view');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2 + 4, { steps: 5 });
  await page.mouse.up();
}

test('a saved row is dragged out as its files, with its picture', async () => {
  const { gateway, folder } = machine;
  gateway.addTask('video_tide', { clip: 'tide' });
  gateway.addImageTask('img_two', { images: [{ kind: 'png' }, { kind: 'webp' }] });
  gateway.addTask('video_busy', { stages: [{ status: 'processing' }] });
  const page = await machine.launch({ ids: ['video_tide', 'img_two', 'video_busy'] });
  for (const id of ['video_tide', 'img_two']) {
    // Its place is there before the picture is.
    await expect(row(page, id).getByTestId('thumbnail')).not.toHaveJSProperty('naturalWidth', 0);
  }
  const drags = await noteDrags();

  await drag(page, 'video_tide');
  const tide = join(folder, 'video_tide.mp4');
  await expect
    .poll(drags)
    .toEqual([{ file: tide, files: [tide], icon: { width: 128, height: 72 } }]);

  await drag(page, 'video_busy');
  const images = ['img_two-1.png', 'img_two-2.webp'].map((name) => join(folder, name));
  expect(await ask(page, 'results.drag', { ids: ['video_busy', 'img_two', 'video_tide'] })).toEqual(
    {
      ok: true,
      value: { dragged: 3 },
    },
  );
  expect((await drags()).slice(1)).toMatchObject([{ file: images[0], files: [...images, tide] }]);

  // A chosen row takes the other chosen ones along, and lends its picture.
  await row(page, 'video_tide').locator('time').click();
  await page.keyboard.press('Shift+ArrowDown');
  await drag(page, 'video_tide');
  await expect.poll(async () => (await drags()).length).toBe(3);
  expect((await drags()).at(-1)).toEqual({
    ...{ file: tide, files: [tide, ...images], icon: { width: 128, height: 72 } },
  });

  // Neither a path nor what is not there can be dragged.
  await rm(tide);
  expect(await ask(page, 'results.drag', { ids: ['video_tide', 'video_busy'] })).toEqual({
    ok: true,
    value: { dragged: 0 },
  });
  const path = await ask(page, 'results.drag', { ids: ['/etc/passwd'] });
  expect(path).toEqual({ ok: false, code: 'bad-input' });
  expect(await drags()).toHaveLength(3);
});

test('a saved row’s file is copied as a file', async () => {
  machine.gateway.addTask('video_tide', { clip: 'tide' });
  const page = await machine.launch({ ids: ['video_tide'] });
  await expect(row(page, 'video_tide')).toHaveAttribute('data-state', 'saved');
  await row(page, 'video_tide').getByTestId('row-menu').click();
  await page.locator('[data-action="copy-file"]').click();
  await expect(page.getByTestId('toast').filter({ hasText: 'File copied' })).toBeVisible();
  const copied = await machine.app.evaluate(({ clipboard }) =>
    (clipboard as unknown as { readBuffer(format: string): Buffer })
      .readBuffer('text/uri-list')
      .toString(),
  );
  expect(copied).toBe(`${pathToFileURL(join(machine.folder, 'video_tide.mp4')).href}\r\n`);
});
