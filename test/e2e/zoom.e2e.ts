import { expect, test, type Page } from '@playwright/test';
import { Machine, paste, row } from './app-under-test';

let machine: Machine;

test.beforeEach(async () => {
  machine = await Machine.start();
});
test.afterEach(async () => {
  await machine.stop();
});

async function size(width: number, height: number, zoom: number): Promise<void> {
  await machine.app.evaluate(
    ({ BrowserWindow }, [w, h, factor]) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setSize(w, h);
      window?.webContents.setZoomFactor(factor);
    },
    [width, height, zoom] as const,
  );
}

/** What cannot be reached: controls outside the window with nothing to scroll to them, and what scrolls sideways. */
async function lost(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element): string => element.outerHTML.slice(0, 100);
    const dialogs = [...document.querySelectorAll('dialog[open]')];
    const root = dialogs.at(-1) ?? document.body;
    for (const element of [document.documentElement, ...document.querySelectorAll('*')]) {
      const { overflowX } = getComputedStyle(element);
      const scrolls = overflowX === 'auto' || overflowX === 'scroll';
      if (
        (scrolls || element === document.documentElement) &&
        element.scrollWidth > element.clientWidth + 1
      )
        found.push(`sideways: ${name(element)}`);
    }
    const isScrollable = (element: Element | null): boolean => {
      for (let at = element?.parentElement ?? null; at !== null; at = at.parentElement) {
        const { overflowY } = getComputedStyle(at);
        if ((overflowY === 'auto' || overflowY === 'scroll') && at.clientHeight >= 40) return true;
      }
      return false;
    };
    for (const control of root.querySelectorAll('button, input, select, textarea')) {
      if (!control.checkVisibility()) continue;
      const { left, right, top, bottom, width } = control.getBoundingClientRect();
      if (width === 0) continue;
      if (left < -1 || right > innerWidth + 1) found.push(`beside the window: ${name(control)}`);
      if ((top < -1 || bottom > innerHeight + 1) && !isScrollable(control))
        found.push(`below the window: ${name(control)}`);
    }
    return found;
  });
}

for (const [what, width, height, zoom] of [
  ['the smallest window', 560, 420, 1],
  ['200 %', 1080, 720, 2],
] as const) {
  for (const language of ['en', 'zh']) {
    test(`${what} loses nothing and scrolls nowhere sideways, ${language}`, async () => {
      const { gateway } = machine;
      gateway.addTask('video_done', { clip: 'tide' });
      gateway.addTask('video_busy', { stages: [{ status: 'processing', progress: 35 }] });
      gateway.addTask('video_bad').fails({ code: 'upstream_error', message: 'no '.repeat(60) });
      const env = { LANGUAGE: language, LANG: language === 'zh' ? 'zh_CN.UTF-8' : 'en_US.UTF-8' };
      const first = await machine.launch({ env: { ...env, DIMILINKS_API_KEY: '' } });
      await size(width, height, zoom);
      await expect(first.getByTestId('welcome')).toBeVisible();
      await expect.poll(() => lost(first)).toEqual([]);
      await machine.quit();

      const page = await machine.launch({ env });
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await size(width, height, zoom);
      await expect.poll(() => lost(page)).toEqual([]);
      await paste(page, 'video_done video_busy video_bad video_nobody');
      await expect(row(page, 'video_done')).toHaveAttribute('data-state', 'saved');
      await page.getByTestId('pause-all').click();
      await expect(page.getByTestId('hold')).toBeVisible();
      await expect(page.getByTestId('task-row').first()).toBeVisible();
      await page.getByTestId('task-row').first().locator('.task-row-line').first().click();
      await page.keyboard.press('ControlOrMeta+a');
      await expect(page.getByTestId('bulk-bar')).toBeVisible();
      await expect.poll(() => lost(page)).toEqual([]);
      for (const [keys, opened] of [
        ['ControlOrMeta+k', 'palette'],
        ['F1', 'shortcuts-sheet'],
        ['ControlOrMeta+Comma', 'settings-panel'],
      ] as const) {
        await page.keyboard.press(keys);
        await expect(page.getByTestId(opened)).toBeVisible();
        await expect.poll(() => lost(page)).toEqual([]);
        await page.keyboard.press('Escape');
      }
      await row(page, 'video_done').getByTestId('row-preview').click();
      await expect(page.getByTestId('player')).toBeVisible();
      await expect.poll(() => lost(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByTestId('view-grid').click();
      await expect(page.getByTestId('result-tile')).toHaveCount(1);
      await expect.poll(() => lost(page)).toEqual([]);
    });
  }
}
