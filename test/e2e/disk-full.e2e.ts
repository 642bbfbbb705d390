import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Machine, row } from './app-under-test';

let machine: Machine;
let disk: string;

/** Mounts a real file system of a given size; says why when that cannot be done here. */
function mountSmallDisk(path: string, size: string): string | null {
  if (process.platform !== 'linux') return 'mounting a small disk is tried on Linux only';
  const { status, stderr } = spawnSync('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${size}`,
    'none',
    path,
  ]);
  return status === 0 ? null : `a small disk cannot be mounted: ${String(stderr).trim()}`;
}

test.beforeEach(async () => {
  machine = await Machine.start();
  disk = join(machine.home, 'small-disk');
  await mkdir(disk);
  const reason = mountSmallDisk(disk, '100m');
  test.skip(reason !== null, reason ?? '');
});
test.afterEach(async () => {
  await machine.quit().catch(() => undefined);
  spawnSync('umount', [disk]);
  await machine.stop();
});

for (const hidesLength of [false, true]) {
  const how = hidesLength ? 'found out while writing' : 'known beforehand';
  test(`a full disk, ${how}, holds the download; it goes on by itself once there is room`, async () => {
    const { gateway } = machine;
    const { content } = gateway.addTask('video_big', { clip: 'ember', bytes: 30_000_000 });
    if (hidesLength) content.withoutLength();
    const filler = join(disk, 'something else');
    await writeFile(filler, Buffer.alloc(88_000_000));
    const page = await machine.launch({
      ids: ['video_big'],
      env: { DIMILINKS_DOWNLOAD_DIR: disk },
    });
    await expect(page.getByTestId('hold')).toHaveAttribute('data-hold', 'disk-full');
    await expect(row(page, 'video_big')).toHaveAttribute('data-state', 'downloading');

    await rm(filler);
    await expect(row(page, 'video_big')).toHaveAttribute('data-state', 'saved', {
      timeout: 40_000,
    });
    await expect(page.getByTestId('hold')).toHaveCount(0);
    expect(await machine.sha256('../small-disk/video_big.mp4')).toBe(
      gateway.served('video_big').sha256,
    );
  });
}

test('a drive that is unplugged midway holds the download; it goes on once it is back', async () => {
  const { gateway } = machine;
  const { content } = gateway.addTask('video_big', { clip: 'ember', bytes: 12_000_000 });
  content.throttledTo(2_000_000);
  await mkdir(join(disk, 'clips'));
  const folder = join(disk, 'clips');
  await mkdir(machine.profile, { recursive: true });
  await writeFile(join(machine.profile, 'settings.json'), JSON.stringify({ folder }));
  const page = await machine.launch({ ids: ['video_big'], env: { DIMILINKS_DOWNLOAD_DIR: '' } });
  await gateway.log.until((log) => log.bytesSent('video_big') > 2_000_000, 30_000);
  // As far as the app can tell, the drive is gone: its folder has another name now.
  spawnSync('mv', [folder, join(disk, 'gone')]);
  content.behaves().cutsAfter(1, { times: 1 });
  await machine.gateway.closePorts();
  await machine.gateway.reopenPorts();
  await expect(page.getByTestId('hold')).toHaveAttribute('data-hold', 'folder-missing', {
    timeout: 40_000,
  });
  spawnSync('mv', [join(disk, 'gone'), folder]);
  await expect(row(page, 'video_big')).toHaveAttribute('data-state', 'saved', { timeout: 40_000 });
  expect(await machine.sha256('../small-disk/clips/video_big.mp4')).toBe(
    gateway.served('video_big').sha256,
  );
});
