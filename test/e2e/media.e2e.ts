import { expect, test, type Page } from '@playwright/test';
import { readdir, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { mediaUrl } from '../../src/shared/media-url';
import { Machine, row } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

const resultUrl = (taskId: string, index = 0): string =>
  mediaUrl({ kind: 'result', taskId, index });

/** What a video element makes of an address: its picture and where it came to, or its error. */
function watch(page: Page, src: string, seekToS: number | null = null) {
  return page.evaluate(
    async ({ src, seekToS }) => {
      const video = document.createElement('video');
      const until = (name: string): Promise<unknown> =>
        new Promise((resolve, reject) => {
          video.addEventListener(name, resolve, { once: true });
          video.addEventListener('error', () => reject(new Error(`code ${video.error?.code}`)), {
            once: true,
          });
        });
      video.muted = true;
      video.crossOrigin = 'anonymous';
      video.dataset['probe'] = '';
      document.body.append(video);
      video.src = src;
      try {
        await until('loadedmetadata');
        const { videoWidth, videoHeight, duration } = video;
        if (seekToS === null) {
          void video.play();
          await until('timeupdate');
          while (video.currentTime < 0.2) await until('timeupdate');
        } else {
          video.currentTime = seekToS;
          await until('seeked');
        }
        const canvas = document.createElement('canvas');
        canvas.width = 32;
        canvas.height = 32;
        const brush = canvas.getContext('2d');
        brush?.drawImage(video, 0, 0, 32, 32);
        const pixels = [...(brush?.getImageData(0, 0, 32, 32).data ?? [])];
        const colours = new Set(pixels.map((value, at) => (at % 4 === 3 ? -1 : value))).size;
        return { videoWidth, videoHeight, duration, at: video.currentTime, colours };
      } catch (error) {
        return String(error);
      } finally {
        video.remove();
        video.removeAttribute('src');
        video.load();
      }
    },
    { src, seekToS },
  );
}

/** The saved files that the main process holds open. */
async function openFiles(): Promise<string[]> {
  const directory = `/proc/${machine.app.process().pid}/fd`;
  const entries = await readdir(directory);
  const targets = await Promise.all(
    entries.map((entry) => readlink(join(directory, entry)).catch(() => '')),
  );
  return targets.filter((target) => target.startsWith(machine.folder));
}

test('a saved film plays, moov first or last, and can be sought in', async () => {
  const { gateway } = machine;
  const id = `task_${'aB3+/xYz9Q'.repeat(3)}=:~.end`;
  gateway.addTask('video_first', { clip: 'tide' });
  gateway.addTask('video_last', { clip: 'ember', bytes: 60_000_000 });
  gateway.addTask(id, { clip: 'petal' });
  const page = await machine.launch({ ids: ['video_first', 'video_last', id] });
  for (const one of ['video_first', 'video_last', id]) {
    await expect(row(page, one)).toHaveAttribute('data-state', 'saved');
  }

  const wide = { videoWidth: 1280, videoHeight: 720, duration: 5 };
  expect(await watch(page, resultUrl('video_first'))).toMatchObject(wide);
  expect(await watch(page, resultUrl('video_last'))).toMatchObject(wide);
  expect(await watch(page, resultUrl(id))).toMatchObject({ videoWidth: 720, videoHeight: 1280 });

  const sought = await watch(page, resultUrl('video_last'), 4.5);
  expect(sought).toMatchObject({ at: 4.5 });
  // A picture came, and the page may read it: that is what thumbnails are made of.
  expect((sought as { colours: number }).colours).toBeGreaterThan(20);
  await expect.poll(openFiles).toEqual([]);
});

test('nothing but saved results of known tasks comes through media://', async () => {
  const { gateway } = machine;
  gateway.addTask('video_tide', { clip: 'tide' });
  gateway.addTask('video_busy', { stages: [{ status: 'processing' }] });
  const page = await machine.launch({ ids: ['video_tide', 'video_busy'] });
  await expect(row(page, 'video_tide')).toHaveAttribute('data-state', 'saved');
  expect(await watch(page, resultUrl('video_tide'))).toMatchObject({ videoWidth: 1280 });

  const file = encodeURIComponent(join(machine.folder, 'video_tide.mp4'));
  const attempts = [
    resultUrl('video_nobody'),
    resultUrl('video_busy'),
    resultUrl('video_tide', 1),
    `media://result/${file}/0`,
    `media://result/..%2f..%2f${file}/0`,
    `media://result/video_tide/0/..%2f..%2f${file}`,
    `media://result/video_tide/%2e%2e/${file}`,
    `media://file/${file}`,
    `media://${join(machine.folder, 'video_tide.mp4')}`,
    `media:${join(machine.folder, 'video_tide.mp4')}`,
    `file://${join(machine.folder, 'video_tide.mp4')}`,
    `app://page/..%2f..%2f${file}`,
  ];
  for (const attempt of attempts) expect(await watch(page, attempt), attempt).toBe('Error: code 4');

  // Shown, but never read as data: the page has no way to ask for bytes.
  const fetched = await page.evaluate(
    (url) =>
      fetch(url).then(
        () => 'came',
        () => 'refused',
      ),
    resultUrl('video_tide'),
  );
  expect(fetched).toBe('refused');

  await rm(join(machine.folder, 'video_tide.mp4'));
  // Under another address, for the page remembers what it has seen of this one.
  expect(await watch(page, `${resultUrl('video_tide')}?v=2`)).toBe('Error: code 4');
});
