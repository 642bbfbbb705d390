import { expect, test, type Page } from '@playwright/test';
import { axeViolations as violations } from '../support/axe-violations';
import { Machine, paste, row } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

for (const theme of ['light', 'dark'] as const) {
  test(`no view breaks a rule of accessibility, ${theme}`, async () => {
    const { gateway } = machine;
    gateway.addTask('video_done', { clip: 'tide' });
    gateway.addTask('video_busy', { stages: [{ status: 'processing', progress: 35 }] });
    gateway.addTask('video_bad').fails({ code: 'upstream_error', message: 'no' });
    const page = await machine.launch();
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    expect(await violations(page)).toEqual([]);

    await page.getByTestId('paste-box').fill('video_done video_busy video_bad video_nobody');
    await page.getByTestId('paste-box').press('Enter');
    await expect(row(page, 'video_done')).toHaveAttribute('data-state', 'saved');
    await expect(row(page, 'video_bad')).toHaveAttribute('data-state', 'failed');
    expect(await violations(page)).toEqual([]);

    await row(page, 'video_done').locator('time').click();
    await page.keyboard.press('ControlOrMeta+a');
    await expect(page.getByTestId('bulk-bar')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('F2');
    await expect(page.getByTestId('task-name-field')).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('find').fill('nobody at all');
    await expect(page.getByTestId('no-match')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByTestId('show-all').click();

    await row(page, 'video_done').getByTestId('row-preview').click();
    await expect(page.getByTestId('player-time')).toContainText('0:05');
    await page.getByTestId('player-keep').click();
    await expect(page.getByTestId('player')).toHaveAttribute('data-mark', 'keep');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await violations(page)).toEqual([]);

    await page.getByTestId('view-grid').click();
    await expect(page.getByTestId('result-tile')).toHaveCount(1);
    expect(await violations(page)).toEqual([]);
    await page.getByTestId('view-grid').click();

    await page.getByTestId('settings-open').click();
    await expect(page.getByTestId('settings-panel')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test(`nor does anything that opens above a view, ${theme}`, async () => {
    const { gateway } = machine;
    gateway.addTask('video_done', { clip: 'tide' });
    gateway.addTask('video_bad').fails({ code: 'upstream_error', message: 'no' });
    const page = await machine.launch();
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await paste(page, 'video_done video_bad');
    await expect(row(page, 'video_done')).toHaveAttribute('data-state', 'saved');
    await expect(row(page, 'video_bad')).toHaveAttribute('data-state', 'failed');

    await row(page, 'video_bad').getByTestId('row-menu').click();
    await expect(page.getByRole('menu')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await row(page, 'video_bad').locator('.task-row-details').click();
    await expect(page.getByTestId('failure-details')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('key-status').click();
    await expect(page.getByTestId('key-enter')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByTestId('palette-field')).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await page.getByTestId('palette-field').fill('video');
    await expect(page.locator('[data-task="video_done"]')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByTestId('palette-field').fill('qqzz');
    await expect(page.locator('.palette-none')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await expect(page.getByTestId('shortcuts-sheet')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.keyboard.press('ControlOrMeta+Comma');
    const sections = page.locator('[data-testid^="settings-go-"]');
    await expect(sections.first()).toBeVisible();
    for (const section of await sections.all()) {
      await section.click();
      expect(await violations(page)).toEqual([]);
    }
    await page.keyboard.press('Escape');

    await page.getByTestId('find').focus();
    await row(page, 'video_bad').locator('time').click();
    await page.keyboard.press('Delete');
    await expect(page.getByTestId('toast')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ControlOrMeta+Shift+p');
    await expect(page.getByTestId('hold')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test(`nor do the first start, the windows for secrets and a notice, ${theme}`, async () => {
    const page = await machine.launch({ env: { DIMILINKS_API_KEY: '' } });
    await changeSettings(page, {
      theme,
      proxyMode: 'manual',
      proxyUrl: 'http://127.0.0.1:9',
      proxyUser: 'mia',
    });
    await expect(page.getByTestId('welcome')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    for (const request of ['key.enter', 'proxy.enter-password']) {
      const opened = machine.app.waitForEvent('window');
      await ask(page, request, null);
      const secret = await opened;
      await secret
        .getByTestId('key-field')
        .fill(request === 'key.enter' ? 'short' : 'x'.repeat(300));
      await secret.getByTestId('key-save').click();
      expect(await violations(secret)).toEqual([]);
      await secret.close();
    }
    machine.gateway.addTask('video_busy', { stages: [{ status: 'processing', progress: 35 }] });
    await changeSettings(page, { proxyMode: 'none' });
    await machine.quit();
    const busy = await machine.launch({ ids: ['video_busy'] });
    await expect(row(busy, 'video_busy')).toContainText('35');
    await machine.kill();
    const again = await machine.launch();
    await expect(again.getByTestId('notice')).toBeVisible();
    expect(await violations(again)).toEqual([]);
  });
}

async function ask(page: Page, name: string, input: unknown): Promise<void> {
  await page.evaluate(
    async ([request, value]) => {
      const bridge = Reflect.get(window, 'dimilinks') as {
        request(name: unknown, input: unknown): Promise<unknown>;
      };
      await bridge.request(request, value);
    },
    [name, input] as const,
  );
}

const changeSettings = (page: Page, settings: object): Promise<void> =>
  ask(page, 'settings.change', settings);
