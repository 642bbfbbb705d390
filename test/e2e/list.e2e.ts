import { expect, test, type Page } from '@playwright/test';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Machine, paste, row, statesOf } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

const rows = (page: Page) => page.getByTestId('task-row');
const shownIds = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((each) => each.getAttribute('data-task-id')));
const selectedIds = (page: Page) =>
  page
    .locator('[data-testid="task-row"][aria-selected="true"]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-task-id')));
const ids = ['video_a', 'video_b', 'video_c', 'video_d', 'video_e'];

/** Five tasks that the service does not know, each with its row. */
async function fiveRows(): Promise<Page> {
  const page = await machine.launch();
  await paste(page, ids.join(' '));
  await expect(row(page, 'video_e')).toHaveAttribute('data-state', 'not-found');
  return page;
}

test('the mouse chooses one, several, a range', async () => {
  const page = await fiveRows();
  const line = (id: string) => row(page, id).locator('time');
  await line('video_b').click();
  expect(await selectedIds(page)).toEqual(['video_b']);
  await line('video_d').click({ modifiers: ['Shift'] });
  expect(await selectedIds(page)).toEqual(['video_b', 'video_c', 'video_d']);
  await line('video_c').click({ modifiers: ['ControlOrMeta'] });
  expect(await selectedIds(page)).toEqual(['video_b', 'video_d']);
  await expect(page.getByTestId('bulk-count')).toHaveText('2 selected');
  await page.getByTestId('bulk-clear').click();
  expect(await selectedIds(page)).toEqual([]);
});

test('a bulk action says how many of the chosen can do it, and does it to those', async () => {
  const { gateway } = machine;
  gateway.addTask('video_busy', { stages: [{ status: 'processing', progress: 10 }] });
  const page = await fiveRows();
  await paste(page, 'video_busy');
  await expect(row(page, 'video_busy')).toContainText('Generating 10%');
  await row(page, 'video_a').locator('time').click();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByTestId('bulk-count')).toHaveText('6 selected');
  const bulk = (action: string) =>
    page.locator(`[data-testid="bulk-action"][data-action="${action}"]`);
  await expect(bulk('try-again')).toHaveText('Try 5 of 6 again');
  await expect(bulk('pause')).toHaveText('Pause 1 of 6');
  await expect(bulk('remove')).toHaveText('Remove 6');
  for (const id of ids) gateway.addTask(id, { stages: [{ status: 'queued' }] });
  await bulk('try-again').click();
  await expect(
    page.getByTestId('toast').filter({ hasText: '5 tasks are tried again' }),
  ).toBeVisible();
  await expect
    .poll(async () => new Set((await statesOf(page)).values()))
    .toEqual(new Set(['watching']));
});

test('removal keeps the files and can be undone for ten seconds', async () => {
  machine.gateway.addTask('video_done', { clip: 'tide' });
  const page = await machine.launch({ ids: ['video_done', 'video_a', 'video_b'] });
  await expect(row(page, 'video_done')).toHaveAttribute('data-state', 'saved');
  await expect(row(page, 'video_b')).toHaveAttribute('data-state', 'not-found');
  await row(page, 'video_done').locator('time').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await expect(page.getByTestId('empty')).toBeVisible();
  expect(await machine.files()).toEqual(['video_done.mp4']);
  // Nine of the ten seconds that it must stay.
  await page.waitForTimeout(9_000);
  await page.getByTestId('toast').getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page)).toHaveCount(3);
  await expect(row(page, 'video_done')).toHaveAttribute('data-state', 'saved');
});

test('files go to the trash only after main has asked, with their sizes', async () => {
  machine.gateway.addTask('video_done', { clip: 'tide' });
  // What Electron calls on Linux to move a file to the trash; here it moves it for real.
  const tools = join(machine.home, 'tools');
  const trash = join(machine.home, 'trash');
  await mkdir(tools);
  await mkdir(trash);
  await writeFile(
    join(tools, 'gio'),
    `#!/bin/sh\nfor last; do :; done\nmv -- "$last" '${trash}/'\n`,
  );
  await chmod(join(tools, 'gio'), 0o755);
  const PATH = `${tools}:${process.env['PATH'] ?? ''}`;
  const page = await machine.launch({ ids: ['video_done'], env: { PATH } });
  await expect(row(page, 'video_done')).toHaveAttribute('data-state', 'saved');
  const answer = (response: number) =>
    machine.app.evaluate(({ dialog }, button) => {
      const asked: string[] = [];
      Reflect.set(globalThis, 'asked', asked);
      const box = (_window: unknown, options: Electron.MessageBoxOptions) => {
        asked.push(`${options.message} ${options.detail ?? ''}`);
        return Promise.resolve({ response: button, checkboxChecked: false });
      };
      Reflect.set(dialog, 'showMessageBox', box);
    }, response);
  const asked = () => machine.app.evaluate(() => String(Reflect.get(globalThis, 'asked')));

  await answer(1);
  await row(page, 'video_done').locator('time').click();
  await page.keyboard.press('Shift+Delete');
  await expect.poll(asked).toMatch(/Move 1 file to the trash\? \d.* [kM]B in .*Videos/u);
  expect(await machine.files()).toEqual(['video_done.mp4']);
  await expect(row(page, 'video_done')).toBeVisible();

  await answer(0);
  await row(page, 'video_done').getByTestId('row-menu').click();
  await page.locator('[data-action="trash"]').click();
  await expect(page.getByTestId('empty')).toBeVisible();
  expect(await machine.files()).toEqual([]);
  expect(await readdir(trash)).toEqual(['video_done.mp4']);
});

test('a task gets a name with F2, which is found, sorted by and kept', async () => {
  const page = await fiveRows();
  // How the list stands is said a moment after the last end; what is found is to be heard after it.
  await expect(page.getByTestId('live')).toContainText('Nothing in progress');
  await row(page, 'video_c').locator('time').click();
  await page.keyboard.press('F2');
  await expect(page.getByTestId('task-name-field')).toBeFocused();
  await page.keyboard.type('  Night   train ');
  await page.keyboard.press('Enter');
  await expect(row(page, 'video_c').getByTestId('task-label')).toHaveText('Night train');
  await expect(row(page, 'video_c')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('never mind');
  await page.keyboard.press('Escape');
  await expect(row(page, 'video_c').getByTestId('task-label')).toHaveText('Night train');

  await page.getByTestId('sort-order').selectOption('name');
  expect(await shownIds(page)).toEqual(['video_c', 'video_a', 'video_b', 'video_d', 'video_e']);
  await page.keyboard.press('ControlOrMeta+f');
  await expect(page.getByTestId('find')).toBeFocused();
  await page.keyboard.type('TRAIN');
  expect(await shownIds(page)).toEqual(['video_c']);
  await expect(page.getByTestId('live')).toContainText('1 of 5 tasks shown');
  await page.getByTestId('find').fill('nobody');
  await page.getByTestId('show-all').click();
  await expect(rows(page)).toHaveCount(5);

  await machine.quit();
  const again = await machine.launch();
  await expect(row(again, 'video_c').getByTestId('task-label')).toHaveText('Night train');
});

test('ten thousand rows are gone through by keyboard, and asked for in one request', async () => {
  const page = await machine.launch();
  await page.evaluate(async () => {
    const bridge = Reflect.get(window, 'dimilinks') as {
      request(name: string, input: unknown): Promise<unknown>;
    };
    await bridge.request('settings.change', { isPaused: true });
    const many = Array.from({ length: 10_000 }, (_, at) => `video_${String(at).padStart(5, '0')}`);
    await bridge.request('tasks.add', { ids: many });
  });
  await expect(page.getByTestId('summary')).toContainText('10,000 tasks');
  await expect(page.getByTestId('task-list')).toHaveAttribute('aria-rowcount', '10000');
  expect(await rows(page).count()).toBeLessThan(40);
  await row(page, 'video_00000').locator('time').click();
  await page.keyboard.press('End');
  await expect(row(page, 'video_09999')).toBeFocused();
  await expect(row(page, 'video_09999')).toHaveAttribute('aria-rowindex', '10000');
  await expect(row(page, 'video_09999')).toBeInViewport({ ratio: 0.98 });
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Shift+Home');
  const count = Number((await page.getByTestId('bulk-count').textContent())?.replace(/\D/gu, ''));
  expect(count).toBeGreaterThan(9_980);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByTestId('bulk-count')).toHaveText('10,000 selected');
  await page.locator('[data-testid="bulk-action"][data-action="remove"]').click();
  await expect(page.getByTestId('summary')).toContainText('0 tasks');
  await page.getByTestId('toast').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByTestId('summary')).toContainText('10,000 tasks');
});
