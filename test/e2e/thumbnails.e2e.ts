import { expect, test, type Page } from '@playwright/test';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Machine, row } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

const kept = (): Promise<string[]> => readdir(join(machine.profile, 'thumbnails')).catch(() => []);

const picture = (page: Page, id: string) => row(page, id).getByTestId('thumbnail');
const sides = (page: Page, id: string) =>
  picture(page, id).evaluate((image) => {
    const { naturalWidth, naturalHeight } = image as HTMLImageElement;
    return [naturalWidth, naturalHeight];
  });

/** What main answers when the page hands it such a picture. */
function put(page: Page, taskId: string, content: string, bytes: number) {
  return page.evaluate(
    async ({ taskId, content, bytes }) => {
      const bridge = Reflect.get(window, 'dimilinks') as {
        request(name: string, input: unknown): Promise<unknown>;
      };
      const picture = new Uint8Array(bytes);
      picture.set(new TextEncoder().encode(content));
      return bridge.request('thumbnails.put', { taskId, index: 0, bytes: picture });
    },
    { taskId, content, bytes },
  );
}

test('each saved row gets a small picture, made once and kept', async () => {
  const { gateway } = machine;
  gateway.addTask('video_tide', { clip: 'tide' });
  gateway.addTask('video_petal', { clip: 'petal' });
  gateway.addTask('video_drift', { clip: 'drift' });
  gateway.addImageTask('img_a/b+c=', { images: [{ kind: 'png' }, { kind: 'jpg' }] });
  const ids = ['video_tide', 'video_petal', 'video_drift', 'img_a/b+c='];
  let page = await machine.launch({ ids });
  for (const id of ids) await expect(picture(page, id)).toBeVisible();
  await expect.poll(() => sides(page, 'video_tide')).toEqual([320, 180]);
  await expect.poll(() => sides(page, 'video_petal')).toEqual([180, 320]);
  await expect.poll(() => sides(page, 'video_drift')).toEqual([320, 180]);
  await expect.poll(() => sides(page, 'img_a/b+c=')).toEqual([256, 256]);

  const names = await kept();
  const sums = await Promise.all(
    (await machine.files())
      .filter((name) => !name.endsWith('-2.jpg'))
      .map((name) => machine.sha256(name)),
  );
  expect(names.sort()).toEqual(sums.map((sum) => `${sum}.jpg`).sort());
  for (const name of names) {
    expect((await stat(join(machine.profile, 'thumbnails', name))).size).toBeLessThan(100_000);
  }
  const madeAt = () =>
    Promise.all(
      names.map(async (name) => (await stat(join(machine.profile, 'thumbnails', name))).ctimeMs),
    );
  const before = await madeAt();

  await machine.quit();
  page = await machine.launch();
  for (const id of ids) await expect(picture(page, id)).toBeVisible();
  await expect.poll(() => sides(page, 'video_tide')).toEqual([320, 180]);
  expect(await madeAt()).toEqual(before);

  // With its task off the list, a picture is gone at the next start.
  await row(page, 'video_tide').getByTestId('row-menu').click();
  await page.locator('[data-action="remove"]').click();
  await expect(row(page, 'video_tide')).toHaveCount(0);
  await machine.quit();
  await machine.launch();
  await expect.poll(kept).toHaveLength(names.length - 1);
});

test('nothing but a small picture of a known result is kept', async () => {
  machine.gateway.addTask('video_busy', { stages: [{ status: 'processing' }] });
  machine.gateway.addTask('video_tide', { clip: 'tide' });
  const page = await machine.launch({ ids: ['video_busy', 'video_tide'] });
  // Its place is there before the picture is.
  await expect.poll(() => sides(page, 'video_tide')).toEqual([320, 180]);
  const refused = { ok: true, value: { kept: false } };
  expect(await put(page, 'video_tide', '<html>', 500)).toEqual(refused);
  expect(await put(page, 'video_busy', '<html>', 500)).toEqual(refused);
  expect(await put(page, 'video_nobody', '<html>', 500)).toEqual(refused);
  expect(await put(page, 'video_tide', '', 100_001)).toEqual({ ok: false, code: 'bad-input' });
  expect(await kept()).toHaveLength(1);
});
