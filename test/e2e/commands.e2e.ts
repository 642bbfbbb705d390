import { expect, test, type Page } from '@playwright/test';
import { Machine, paste, row, statesOf } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

const palette = (page: Page) => page.getByTestId('palette');
const field = (page: Page) => page.getByTestId('palette-field');
const firstFound = (page: Page) => palette(page).locator('[cmdk-item][data-selected="true"]');

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(field(page)).toBeFocused();
}

async function runInPalette(page: Page, text: string, command: string): Promise<void> {
  await openPalette(page);
  await field(page).fill(text);
  await expect(firstFound(page)).toHaveAttribute('data-command', command);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toHaveCount(0);
}

/** Clicks an item of the application menu, as the system would. */
async function clickMenu(id: string): Promise<void> {
  await machine.app.evaluate(({ Menu }, wanted) => {
    Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click();
  }, id);
}

test('the palette runs what is possible, gives the focus back, and closes by the keys that open it', async () => {
  const page = await machine.launch();
  await page.getByTestId('paste-box').focus();
  await openPalette(page);
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page)).toHaveCount(0);
  await expect(page.getByTestId('paste-box')).toBeFocused();
  await openPalette(page);
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);
  await expect(page.getByTestId('paste-box')).toBeFocused();

  await runInPalette(page, 'theme dark', 'theme-dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await runInPalette(page, 'chinese', 'language-zh');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  // Found by the words of the language that a person looks for.
  await runInPalette(page, 'english', 'language-en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await runInPalette(page, 'settings', 'settings');
  await expect(page.getByTestId('settings-panel')).toBeVisible();
});

test('the palette acts on the chosen tasks and says on how many', async () => {
  const { gateway } = machine;
  for (const id of ['video_a', 'video_b']) gateway.addTask(id, { stages: [{ status: 'queued' }] });
  const page = await machine.launch();
  await paste(page, 'video_a video_b video_nobody');
  await expect(row(page, 'video_nobody')).toHaveAttribute('data-state', 'not-found');
  await row(page, 'video_a').locator('time').click();
  await page.keyboard.press('ControlOrMeta+a');
  await openPalette(page);
  await expect(palette(page)).toContainText('3 selected tasks');
  await field(page).fill('pause');
  await expect(firstFound(page)).toHaveText(/Pause · 2 of 3/);
  await page.keyboard.press('Enter');
  await expect(row(page, 'video_a')).toHaveAttribute('data-state', 'paused');
  await expect(row(page, 'video_b')).toHaveAttribute('data-state', 'paused');
  expect((await statesOf(page)).get('video_nobody')).toBe('not-found');
});

test('the palette goes to a task by its name, even where the list is narrowed to others', async () => {
  const page = await machine.launch();
  await paste(page, Array.from({ length: 60 }, (_, at) => `video_nobody_${at}`).join(' '));
  await expect(row(page, 'video_nobody_0')).toHaveAttribute('data-state', 'not-found');
  await row(page, 'video_nobody_0').locator('time').click();
  await page.keyboard.press('F2');
  await page.getByTestId('task-name-field').fill('Dogs by the sea');
  await page.keyboard.press('Enter');
  await expect(row(page, 'video_nobody_0')).toContainText('Dogs by the sea');
  await page.getByTestId('find').fill('video_nobody_59');
  await expect(page.getByTestId('task-row')).toHaveCount(1);
  await openPalette(page);
  await field(page).fill('dogs');
  await expect(firstFound(page)).toContainText('Dogs by the sea');
  await page.keyboard.press('Enter');
  await expect(row(page, 'video_nobody_0')).toBeFocused();
  await expect(row(page, 'video_nobody_0')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByTestId('find')).toHaveValue('');
});

test('keys of the window work from a field, but a question mark there is a question mark', async () => {
  const page = await machine.launch();
  await paste(page, 'video_nobody');
  await expect(row(page, 'video_nobody')).toHaveAttribute('data-state', 'not-found');
  await page.keyboard.press('ControlOrMeta+n');
  await expect(page.getByTestId('paste-box')).toBeFocused();
  await page.keyboard.type('?');
  await expect(page.getByTestId('paste-box')).toHaveValue('?');
  await page.keyboard.press('ControlOrMeta+f');
  await expect(page.getByTestId('find')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Shift+p');
  await expect(page.getByTestId('hold')).toHaveAttribute('data-hold', 'all-paused');
  await page.keyboard.press('ControlOrMeta+Shift+p');
  await expect(page.getByTestId('hold')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Comma');
  await expect(page.getByTestId('settings-panel')).toBeVisible();
});

test('the sheet shows every key in both languages, above whatever is open', async () => {
  const page = await machine.launch();
  await page.keyboard.press('ControlOrMeta+Slash');
  const sheet = page.getByTestId('shortcuts-sheet');
  await expect(sheet.locator('[data-command="settings"]')).toHaveText('SettingsCtrl+,');
  await expect(sheet.locator('[data-command="film-frame-on"]')).toHaveText('One frame forward.');
  await expect(sheet.locator('[data-command="shortcuts"]')).toContainText('?');
  await page.keyboard.press('ControlOrMeta+Slash');
  await expect(sheet).toHaveCount(0);
  await runInPalette(page, 'chinese', 'language-zh');
  await page.keyboard.press('ControlOrMeta+Comma');
  await expect(page.getByTestId('settings-panel')).toBeVisible();
  await page.keyboard.press('F1');
  await expect(sheet.locator('[data-command="film-play"]')).toHaveText('播放或暂停空格键');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(page.getByTestId('settings-panel')).toBeVisible();
});

test('the application menu is made from the same table', async () => {
  const page = await machine.launch();
  const shown = await machine.app.evaluate(({ Menu }) =>
    ['settings', 'shortcuts', 'keep'].map((id) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(id);
      return [item?.label ?? null, item?.accelerator ?? null];
    }),
  );
  expect(shown).toEqual([
    ['Settings', 'CmdOrCtrl+,'],
    ['Keyboard shortcuts', 'CmdOrCtrl+/'],
    ['Mark as kept', null],
  ]);
  await clickMenu('shortcuts');
  await expect(page.getByTestId('shortcuts-sheet')).toBeVisible();
  await page.keyboard.press('Escape');
  await clickMenu('remove');
  await expect(
    page.getByTestId('toast').filter({ hasText: 'Not possible now: Remove from list' }),
  ).toBeVisible();
  await paste(page, 'video_nobody');
  await row(page, 'video_nobody').locator('time').click();
  await clickMenu('remove');
  await expect(row(page, 'video_nobody')).toHaveCount(0);
});
