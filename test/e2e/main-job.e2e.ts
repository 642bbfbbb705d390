import { expect, test } from '@playwright/test';
import { Machine, paste, row, statesOf } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

test('two pasted tasks are followed, downloaded whole and named', async () => {
  const { gateway } = machine;
  const stages = [
    { status: 'queued', forLooks: 1 },
    { status: 'processing', progress: 35, forLooks: 1 },
  ];
  gateway.addTask('video_tide', { clip: 'tide', stages });
  gateway.addTask('video_petal', { clip: 'petal', stages });
  const page = await machine.launch();

  await paste(page, 'video_tide, video_petal');

  await expect(row(page, 'video_tide')).toHaveAttribute('data-state', 'watching');
  await expect(row(page, 'video_tide')).toContainText('35');
  for (const id of ['video_tide', 'video_petal']) {
    await expect(row(page, id)).toHaveAttribute('data-state', 'saved');
    expect(await machine.sha256(`${id}.mp4`)).toBe(gateway.served(id).sha256);
  }
  expect(await machine.files()).toEqual(['video_petal.mp4', 'video_tide.mp4']);
  expect(await machine.parts()).toEqual([]);
  const looks = gateway.log.looksAt('video_tide').map(({ atMs }) => atMs);
  expect(looks).toHaveLength(3);
  for (const [index, atMs] of looks.slice(1).entries()) {
    const gapMs = atMs - (looks[index] ?? 0);
    expect(gapMs).toBeGreaterThanOrEqual(2_990);
    expect(gapMs).toBeLessThan(6_500);
  }
});

test('a 404 is asked once and said', async () => {
  const page = await machine.launch({ ids: ['video_nobody'] });
  await expect(row(page, 'video_nobody')).toHaveAttribute('data-state', 'not-found');
  await page.waitForTimeout(6_000);
  expect(machine.gateway.log.looksAt('video_nobody')).toHaveLength(1);

  machine.gateway.addTask('video_nobody', { clip: 'tide' });
  await row(page, 'video_nobody').getByTestId('row-action').click();
  await expect(row(page, 'video_nobody')).toHaveAttribute('data-state', 'saved');
});

test('a 401 holds everything, and a new key lets it go on', async () => {
  const { gateway } = machine;
  gateway.addTask('video_tide', { clip: 'tide', stages: [{ status: 'processing', forLooks: 2 }] });
  gateway.rejectAllKeys();
  const page = await machine.launch();
  await paste(page, 'video_tide');
  await expect(page.getByTestId('hold')).toHaveAttribute('data-hold', 'key-rejected');
  await expect(page.getByTestId('key-status')).toHaveAttribute('data-status', 'rejected');
  await expect(row(page, 'video_tide')).toHaveAttribute('data-state', 'watching');
  const asked = gateway.log.looksAt('video_tide').length;
  await page.waitForTimeout(6_000);
  expect(gateway.log.looksAt('video_tide')).toHaveLength(asked);

  gateway.acceptKey('sk-second-0123456789');
  const opened = machine.app.waitForEvent('window');
  await page.getByTestId('hold-mend').click();
  const keyPage = await opened;
  await keyPage.getByTestId('key-field').fill('sk-second-0123456789');
  await keyPage.getByTestId('key-save').click();

  await expect(page.getByTestId('hold')).toHaveCount(0);
  await expect(row(page, 'video_tide')).toHaveAttribute('data-state', 'saved');
  await expect(page.getByTestId('key-status')).toHaveAttribute('data-status', 'ready');
});

test('a task of the newer, flat generation is asked on its own route first', async () => {
  const { gateway } = machine;
  gateway.addTask('task_new', { clip: 'aurora', generation: 'flat' });
  const page = await machine.launch({ ids: ['task_new'] });
  await expect(row(page, 'task_new')).toHaveAttribute('data-state', 'saved');
  expect(await machine.sha256('task_new.mp4')).toBe(gateway.served('task_new').sha256);
  expect(gateway.log.looksAt('task_new').map(({ path }) => path)).toEqual(['/v1/videos/task_new']);
});

test('an image task saves every image, without the key on the links', async () => {
  const { gateway } = machine;
  gateway.addImageTask('img_three', {
    images: [{ kind: 'png' }, { kind: 'webp', url: 'absolute' }, { kind: 'jpg', url: 'data' }],
  });
  const page = await machine.launch({ ids: ['img_three'] });
  await expect(row(page, 'img_three')).toHaveAttribute('data-state', 'saved');
  expect(await machine.files()).toEqual(['img_three-1.png', 'img_three-2.webp', 'img_three-3.jpg']);
  const onLinks = gateway.log.requests.filter(({ route }) => route === 'image');
  expect(onLinks.map(({ authorization }) => authorization)).toEqual(['none', 'none']);
});

test('a redirect to another origin is followed without the key', async () => {
  const { gateway } = machine;
  gateway.addTask('video_cdn', { clip: 'ember' }).content.redirectsTo('cdn');
  const page = await machine.launch({ ids: ['video_cdn'] });
  await expect(row(page, 'video_cdn')).toHaveAttribute('data-state', 'saved');
  expect(await machine.sha256('video_cdn.mp4')).toBe(gateway.served('video_cdn').sha256);
  expect(gateway.log.requests.some(({ origin }) => origin === 'cdn')).toBe(true);
  expect(gateway.log.authorizationSeenAtCdn()).toBe(false);
});

test('a failed task shows the service’s own message and can be checked again', async () => {
  const { gateway } = machine;
  const task = gateway.addTask('video_bad', { clip: 'tide' });
  task.fails({ code: 'upstream_error', message: '视频生成失败，请稍后重试。' });
  const page = await machine.launch({ ids: ['video_bad'] });
  await expect(row(page, 'video_bad')).toHaveAttribute('data-state', 'failed');
  await expect(row(page, 'video_bad')).toHaveAttribute('data-problem', 'service-failed');
  await expect(row(page, 'video_bad')).toContainText('视频生成失败，请稍后重试');
  task.completes();
  await row(page, 'video_bad').getByTestId('row-action').click();
  await expect(row(page, 'video_bad')).toHaveAttribute('data-state', 'saved');
});

test('a transfer that is cut again and again resumes, and no byte comes twice', async () => {
  const { gateway } = machine;
  gateway.addTask('video_cut', { clip: 'ember', bytes: 8_000_000 }).content.cutsAfter(3_000_000);
  const page = await machine.launch({ ids: ['video_cut'] });
  await expect(row(page, 'video_cut')).toHaveAttribute('data-state', 'saved');
  expect(await machine.sha256('video_cut.mp4')).toBe(gateway.served('video_cut').sha256);
  const contents = gateway.log.contentRequests('video_cut');
  expect(contents.length).toBeGreaterThanOrEqual(3);
  for (const { range, ifRange } of contents.slice(1)) {
    expect(range).toMatch(/^bytes=\d+-$/);
    expect(ifRange).toBeTruthy();
  }
  // What was on its way when the connection broke may come again, no more.
  expect(gateway.log.bytesSent('video_cut')).toBeLessThan(8_000_000 + 4 * 1_048_576);
});

test('work goes on while the network is away, and no task fails', async () => {
  const { gateway } = machine;
  gateway.addTask('video_tide', { clip: 'tide', stages: [{ status: 'processing', forLooks: 3 }] });
  const page = await machine.launch({ ids: ['video_tide'] });
  await expect(row(page, 'video_tide')).toHaveAttribute('data-state', 'watching');
  await gateway.closePorts();
  await expect(page.getByTestId('hold')).toHaveAttribute('data-hold', 'offline');
  expect((await statesOf(page)).get('video_tide')).toBe('watching');
  await gateway.reopenPorts();
  await expect(row(page, 'video_tide')).toHaveAttribute('data-state', 'saved', { timeout: 60_000 });
  await expect(page.getByTestId('hold')).toHaveCount(0);
});
