import { expect, test, type Page } from '@playwright/test';
import axe from 'axe-core';
import { Machine, row } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

/** The rules that axe finds broken in what the page shows now. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { run } = Reflect.get(window, 'axe') as typeof axe;
    const { violations: found } = await run(document);
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}

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
}
