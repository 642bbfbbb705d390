// @ts-check
import { addPictureTasks, labelsIn, savedTasks } from './picture-tasks.mjs';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./picture-world.mjs').PictureWorld} PictureWorld */

/**
 * One view of the app: what brings it up, and what takes it away again. A picture is taken of the page
 * that `show` returns, or of the main page.
 *
 * @typedef {object} View
 * @property {string} name of the pictures' files
 * @property {(page: Page, world: PictureWorld) => Promise<Page | void>} show
 * @property {(page: Page, world: PictureWorld) => Promise<unknown>} [hide]
 * @property {boolean} [isPerLook] brought up anew for each language and theme, which it does not follow by itself
 */

/**
 * @typedef {object} Scene
 * @property {boolean} [hasKey]
 * @property {(world: PictureWorld) => Promise<unknown>} [begin]
 * @property {(world: PictureWorld) => Promise<Page>} [launch] where it is not the app of this repository
 * @property {(page: Page, language: string) => Promise<unknown>} [speak] what a person wrote, in a language
 * @property {View[]} views
 */

/** @param {Page} page @param {string} text */
const paste = async (page, text) => {
  await page.getByTestId('paste-box').fill(text);
  await page.getByTestId('paste-box').press('Enter');
};
/** @param {Page} page @param {string} id */
const row = (page, id) => page.locator(`[data-testid="task-row"][data-task-id="${id}"]`);
/** @param {Page} page */
const escape = (page) => page.keyboard.press('Escape');

/** What was added is said until the next text, in the language of that moment. */
/** @param {Page} page */
const forgetPaste = async (page) => {
  await page.getByTestId('paste-box').fill('x');
  await page.getByTestId('paste-box').fill('');
};
/** @param {Page} page @param {string} language */
const speakLabels = async (page, language) => {
  for (const note of labelsIn(language)) await ask(page, 'tasks.label', note);
};

/** How far down the long list its picture is taken, in pixels. */
const manyDown = 64 * 4_000 + 20;

/** @param {string} name @param {string} id @returns {View} */
const settingsPage = (name, id) => ({
  name: `settings-${name}`,
  // Words of another length would move what it was scrolled to.
  isPerLook: true,
  show: async (page) => {
    await page.getByTestId('settings-open').click();
    await page.getByTestId(`settings-go-${id}`).click();
  },
  hide: escape,
});

/** The scenes, each one start of the app; within one, every view begins where the one before ended. */
/** @type {Scene[]} */
export const scenes = [
  {
    hasKey: false,
    views: [
      { name: 'welcome', show: async (page) => page.getByTestId('welcome').waitFor() },
      {
        name: 'key',
        isPerLook: true,
        show: async (page, { app }) => {
          const opened = app.waitForEvent('window');
          await page.getByTestId('key-enter').first().click();
          const keyPage = await opened;
          await keyPage.getByTestId('key-field').fill('short');
          await keyPage.getByTestId('key-save').click();
          return keyPage;
        },
        hide: async (page, { app }) => {
          const others = app.windows().filter((window) => window !== page);
          await Promise.all(others.map((other) => other.close()));
        },
      },
    ],
  },
  {
    speak: speakLabels,
    views: [
      { name: 'empty', show: async (page) => page.getByTestId('empty').waitFor() },
      {
        name: 'paste',
        show: async (page) =>
          page.getByTestId('paste-box').fill('video_one, video_tide_5c1e\n../../etc/passwd\nhello'),
        hide: async (page) => page.getByTestId('paste-box').fill(''),
      },
      {
        name: 'busy',
        show: async (page, { gateway }) => {
          await paste(page, addPictureTasks(gateway).join('\n'));
          for (const id of savedTasks) await row(page, id).getByTestId('thumbnail').waitFor();
          await page.locator('[data-problem="upstream_error"], [data-state="failed"]').waitFor();
          await forgetPaste(page);
        },
      },
      {
        name: 'details',
        show: async (page) => {
          await page.locator('[data-state="failed"] .task-row-details').click();
          await page.getByTestId('failure-details').waitFor();
        },
        hide: escape,
      },
      {
        name: 'menu',
        show: async (page) => row(page, 'video_tide_5c1e').getByTestId('row-menu').click(),
        hide: escape,
      },
      {
        name: 'selection',
        show: async (page) => {
          await row(page, 'video_c03a86e5').locator('time').click();
          await row(page, 'video_1d58fa07')
            .locator('time')
            .click({ modifiers: ['Shift'] });
          await page.getByTestId('bulk-bar').waitFor();
        },
        hide: async (page) => page.getByTestId('bulk-clear').click(),
      },
      {
        name: 'player',
        show: async (page) => {
          await row(page, 'video_tide_5c1e').getByTestId('row-preview').click();
          await page.getByTestId('player-time').getByText('0:05').waitFor();
          await page.getByTestId('player-keep').click();
          await page.waitForTimeout(500);
        },
        hide: escape,
      },
      {
        name: 'grid',
        show: async (page) => {
          await page.getByTestId('view-grid').click();
          await page.getByTestId('result-tile').nth(3).waitFor();
          await page.waitForTimeout(1_000);
        },
        hide: async (page) => page.getByTestId('view-grid').click(),
      },
      {
        name: 'palette',
        show: async (page) => {
          await page.keyboard.press('ControlOrMeta+k');
          await page.keyboard.type('video');
        },
        hide: escape,
      },
      {
        name: 'shortcuts',
        show: async (page) => page.keyboard.press('ControlOrMeta+/'),
        hide: escape,
      },
      settingsPage('key', 'key'),
      settingsPage('saving', 'saving'),
      settingsPage('downloads', 'downloads'),
      settingsPage('general', 'general'),
      {
        name: 'offline',
        show: async (page, { gateway }) => {
          await gateway.closePorts();
          await page.locator('[data-hold="offline"]').waitFor({ timeout: 60_000 });
        },
        hide: async (page, { gateway }) => {
          await gateway.reopenPorts();
          await page.getByTestId('hold').waitFor({ state: 'detached', timeout: 60_000 });
        },
      },
      {
        name: 'hold',
        show: async (page, { gateway }) => {
          gateway.rejectAllKeys();
          await page.locator('[data-hold="key-rejected"]').waitFor({ timeout: 60_000 });
        },
      },
    ],
  },
  {
    begin: async (world) => {
      const page = await world.launch();
      await paste(page, addPictureTasks(world.gateway).join('\n'));
      for (const id of savedTasks) await row(page, id).getByTestId('thumbnail').waitFor();
      await world.kill();
    },
    views: [
      {
        name: 'recovered',
        show: async (page) => page.locator('[data-notice="recovered"]').waitFor(),
      },
    ],
  },
  {
    launch: (world) => world.launchBefore('0.2.0'),
    speak: speakLabels,
    views: [
      {
        name: 'update',
        show: async (page, { gateway }) => {
          await paste(page, addPictureTasks(gateway).join('\n'));
          for (const id of savedTasks) await row(page, id).getByTestId('thumbnail').waitFor();
          await forgetPaste(page);
          // As the menu does, which is not part of the page.
          await ask(page, 'update.check', null);
          await page.locator('[data-testid="update"][data-stage="found"]').waitFor();
        },
      },
      {
        name: 'update-ready',
        show: async (page) => {
          await page.getByTestId('update-next').click();
          await page.locator('[data-testid="update"][data-stage="ready"]').waitFor();
        },
      },
    ],
  },
  {
    begin: (world) => world.fillLongList(),
    views: [
      {
        name: 'many',
        show: async (page) => {
          await page.getByTestId('thumbnail').nth(5).waitFor();
          const list = page.getByTestId('task-list');
          const heightOf = () => list.evaluate(({ scrollHeight }) => scrollHeight);
          // Its first rows come before the others.
          while ((await heightOf()) < 2 * manyDown) await page.waitForTimeout(100);
          await list.evaluate((element, down) => element.scrollBy(0, down), manyDown);
          await page.getByTestId('thumbnail').nth(5).waitFor();
          await page.waitForTimeout(1_000);
        },
      },
    ],
  },
];

/**
 * Asks main through the page's own pipe.
 *
 * @param {Page} page @param {string} name @param {unknown} input
 */
export const ask = (page, name, input) =>
  page.evaluate(
    ([request, value]) =>
      /** @type {any} */ (Reflect.get(window, 'dimilinks')).request(request, value),
    /** @type {const} */ ([name, input]),
  );
