import { expect, test } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Machine, row, statesOf } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

const messy = (ids: readonly string[]): string =>
  ids
    .map((id, index) => {
      switch (index % 5) {
        case 0:
          return `curl "https://dimilinks.com/v1/tasks/${id}" -H "Authorization: Bearer sk-not-an-id-123456"`;
        case 1:
          return `{"data":{"id":"${id}","task_id":"${id}","status":"processing","progress":35}}`;
        case 2:
          return `[10:31] mia: here is the next one → ${id}, thanks!`;
        case 3:
          return `https://dimilinks.com/v1/videos/${id}/content`;
        default:
          return `${index},${id},done`;
      }
    })
    .join('\n');

test('fifty IDs out of messy text, each once, in order; repeats are said', async () => {
  const ids = Array.from(
    { length: 50 },
    (_, index) => `video_batch${String(index).padStart(3, '0')}`,
  );
  for (const id of ids) machine.gateway.addTask(id, { clip: 'petal' });
  const page = await machine.launch();
  const box = page.getByTestId('paste-box');

  await box.fill(`${messy(ids)}\nonce more: ${ids[0]}`);
  await expect(page.getByTestId('paste-preview')).toContainText('50 IDs');
  await page.getByTestId('add-tasks').click();
  await expect.poll(async () => (await statesOf(page)).size).toBe(50);
  await expect(box).toHaveValue('');

  await box.fill(`${ids[3]} ${ids[4]} video_fresh`);
  await expect(page.getByTestId('paste-preview')).toContainText('2 already here');
  await box.press('Enter');
  await expect.poll(async () => (await statesOf(page)).size).toBe(51);

  const saved = async (): Promise<number> =>
    [...(await statesOf(page)).values()].filter((name) => name === 'saved').length;
  await expect.poll(saved, { timeout: 60_000 }).toBe(50);
  expect(await machine.files()).toEqual(ids.map((id) => `${id}.mp4`));
});

test('bad input gets a clear sentence and loses nothing', async () => {
  machine.gateway.addTask('video_good', { clip: 'petal' });
  const page = await machine.launch();
  const box = page.getByTestId('paste-box');
  const preview = page.getByTestId('paste-preview');

  await expect(page.getByTestId('add-tasks')).toBeDisabled();

  await box.fill('../../etc/passwd');
  await expect(preview).toContainText('../../etc/passwd');
  await expect(preview).toContainText(/path/i);

  await box.fill(`task_${'x'.repeat(195)}`);
  await expect(preview).toContainText(/long/i);

  await box.fill('sk-proj-abcdefghijklmnop0123');
  await expect(preview).toContainText(/key/i);

  const prose = 'The tide came in, and nobody on the pier had thought of that. '.repeat(17_000);
  await box.fill(prose);
  await expect(preview).toContainText(/no task ID/i, { timeout: 30_000 });
  await page.getByTestId('discard-long').click();

  // A good ID beside rubbish is added; the rubbish stays in sight.
  await box.fill('video_good\n../../etc/passwd');
  await box.press('Enter');
  await expect(row(page, 'video_good')).toHaveAttribute('data-state', 'saved');
  await expect(box).toHaveValue('../../etc/passwd');
  expect([...(await statesOf(page)).keys()]).toEqual(['video_good']);
  const asked = new Set(machine.gateway.log.requests.map(({ id }) => id).filter(Boolean));
  expect([...asked]).toEqual(['video_good']);
});

test('plain http to a public host is refused with the reason', async () => {
  const page = await machine.launch();
  await page.getByTestId('settings-open').click();
  const field = page.getByTestId('base-url');
  await field.fill('http://example.com/v1');
  await field.press('Enter');
  await expect(page.getByTestId('base-url-problem')).toContainText('https');
  const answer = await page.evaluate(() => {
    const bridge = Reflect.get(window, 'dimilinks') as {
      request(name: string, input: unknown): Promise<{ ok: boolean; code?: string }>;
    };
    return bridge.request('settings.change', { baseUrl: 'http://example.com/v1' });
  });
  expect(answer).toEqual({ ok: false, code: 'bad-input' });
});

test('a folder that cannot be written holds the download; another folder is not chosen silently', async () => {
  const { gateway } = machine;
  gateway.addTask('video_tide', { clip: 'tide' });
  const file = join(machine.home, 'a-file');
  await writeFile(file, 'not a folder');
  const page = await machine.launch({
    ids: ['video_tide'],
    env: { DIMILINKS_DOWNLOAD_DIR: join(file, 'sub') },
  });
  await expect(page.getByTestId('hold')).toHaveAttribute('data-hold', 'folder-missing');
  await expect(row(page, 'video_tide')).toHaveAttribute('data-state', 'downloading');
  expect(gateway.log.contentRequests('video_tide')).toHaveLength(0);
});

test('broken settings and a damaged list are said, set aside, and never deleted', async () => {
  machine.gateway.addTask('video_tide', { clip: 'tide' });
  const first = await machine.launch({ ids: ['video_tide'] });
  await expect(row(first, 'video_tide')).toHaveAttribute('data-state', 'saved');
  await machine.quit();
  await writeFile(join(machine.profile, 'settings.json'), '{ this is not JSON');
  await writeFile(join(machine.profile, 'tasks.db'), 'this is no database '.repeat(500));

  const second = await machine.launch({ ids: ['video_tide'] });
  await expect(row(second, 'video_tide')).toHaveAttribute('data-state', 'saved');
  const { readdir } = await import('node:fs/promises');
  const kept = await readdir(machine.profile);
  expect(kept.some((name) => name.includes('corrupt'))).toBe(true);
  expect(kept).toContain('settings.broken.json');
  expect(await machine.files()).toEqual(['video_tide (2).mp4', 'video_tide.mp4']);
});
