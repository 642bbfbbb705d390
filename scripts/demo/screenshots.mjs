// @ts-check
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers';
import { parseArgs } from 'node:util';
import { repositoryDirectory } from '../places.mjs';
import { runMain } from '../run-main.mjs';
import { recordDemo } from './animation.mjs';
import { PictureWorld } from './picture-world.mjs';
import { writePicture } from './pictures.mjs';
import { ask, scenes } from './views.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const directory = join(repositoryDirectory, 'docs/screenshots');
const looks = ['en', 'zh'].flatMap((language) =>
  ['light', 'dark'].map((theme) => ({ language, theme })),
);
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = values.only?.split(',');
const isWanted = (/** @type {string} */ name) => wanted === undefined || wanted.includes(name);

await runMain(async () => {
  // A view that is gone must not leave its pictures behind.
  if (wanted === undefined) for (const name of await pictures()) await rm(join(directory, name));
  for (const scene of scenes) {
    // Each view begins where the one before it ended, so the last one wanted ends the scene.
    const last = scene.views.findLastIndex(({ name }) => isWanted(name));
    if (last < 0) continue;
    const world = await PictureWorld.begin(scene);
    try {
      await scene.begin?.(world);
      const page = await (scene.launch?.(world) ?? world.launch());
      for (const view of scene.views.slice(0, last + 1)) await takeAll(view, page, world, scene);
    } finally {
      await world.end();
    }
  }
  if (isWanted('demo')) await recordDemo(join(directory, 'demo.gif'));
  // Playwright's own server would keep this process.
  setImmediate(() => process.exit());
});

/**
 * @param {import('./views.mjs').View} view
 * @param {Page} page
 * @param {PictureWorld} world
 * @param {import('./views.mjs').Scene} scene
 */
async function takeAll({ name, show, hide, isPerLook = false }, page, world, { speak }) {
  console.error(`${name} …`);
  let shown = isPerLook ? null : ((await show(page, world)) ?? page);
  for (const { language, theme } of isWanted(name) ? looks : []) {
    await ask(page, 'settings.change', { language, theme });
    await page.locator(`html[lang^="${language}"][data-theme="${theme}"]`).waitFor();
    await speak?.(page, language);
    if (isPerLook) shown = (await show(page, world)) ?? page;
    // What the mouse rests on looks otherwise; what a toast says stays in the language of its moment.
    await page.mouse.move(0, 0);
    for (const toast of await page.getByTestId('toast').all())
      await toast.waitFor({ state: 'detached' });
    // Colours and progress glide to where they belong.
    await page.waitForTimeout(400);
    const png = await (shown ?? page).screenshot();
    await writePicture(png, join(directory, `${name}-${theme}-${language}.png`));
    if (isPerLook) await hide?.(page, world);
  }
  await ask(page, 'settings.change', { language: 'en', theme: 'light' });
  if (!isPerLook) await hide?.(page, world);
}

async function pictures() {
  const names = await readdir(directory).catch(() => /** @type {string[]} */ ([]));
  return names.filter((name) => /\.(png|gif)$/.test(name));
}
