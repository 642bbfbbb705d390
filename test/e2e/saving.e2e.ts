import { expect, test, type Page } from '@playwright/test';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { goodKey, Machine, paste, row } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

async function openSettings(page: Page): Promise<void> {
  await page.getByTestId('settings-open').click();
  await expect(page.getByTestId('settings-panel')).toBeVisible();
}

test('results go into a folder per month, named by the template that was clicked together, with a sidecar file', async () => {
  machine.gateway.addTask('video_tide', { clip: 'tide' });
  const page = await machine.launch();
  await openSettings(page);
  await page.getByTestId('subfolders').selectOption('month');
  await page.getByTestId('name-template').fill('');
  await page.getByTestId('token-date').click();
  await page.getByTestId('token-id').click();
  await expect(page.getByTestId('name-template')).toHaveValue('{date} {id}');
  await page.getByTestId('sidecars').click();
  const example = await page.getByTestId('name-example').textContent();
  await page.keyboard.press('Escape');

  await paste(page, 'video_tide');
  await expect(row(page, 'video_tide')).toHaveAttribute('data-state', 'saved');
  const [month, name] = (example ?? '').replace('video_8f3a2c', 'video_tide').split('/');
  expect(month).toMatch(/^\d{4}-\d\d$/);
  expect(await readdir(machine.folder)).toEqual([month]);
  const inside = join(machine.folder, month ?? '');
  expect((await readdir(inside)).sort()).toEqual([name, `${name ?? ''}.json`]);
  const text = await readFile(join(inside, `${name ?? ''}.json`), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    ...{ id: 'video_tide', file: name, mime: 'video/mp4' },
    sha256: await machine.sha256(join(month ?? '', name ?? '')),
    source: `${machine.gateway.baseUrl}/videos/video_tide/content`,
  });
  expect(text).not.toContain(goodKey);
});

test('saving settings outlive a restart, and the names of sections lead to them', async () => {
  const page = await machine.launch();
  await openSettings(page);
  await page.getByTestId('subfolders').selectOption('day');
  await page.getByTestId('name-template').fill('{kind} {id}');
  await page.getByTestId('name-template').press('Enter');
  await machine.quit();
  const again = await machine.launch();
  await openSettings(again);
  await expect(again.getByTestId('subfolders')).toHaveValue('day');
  await expect(again.getByTestId('name-template')).toHaveValue('{kind} {id}');
  await again.getByTestId('settings-go-general').click();
  await expect(again.getByTestId('theme')).toBeInViewport();
  await expect(again.getByTestId('settings-go-general')).toHaveAttribute('aria-current', 'true');
});
