// @ts-check
import { join } from 'node:path';
import { writeAnimation } from './pictures.mjs';
import { PictureWorld } from './picture-world.mjs';

const everyMs = 200;
const width = 800;

/**
 * Records what the app is for: IDs are pasted, each goes its way until it is saved, and one is looked at.
 *
 * @param {string} path of the GIF
 */
export async function recordDemo(path) {
  console.error('demo …');
  const world = await PictureWorld.begin();
  try {
    const ids = addDemoTasks(world.gateway);
    const page = await world.launch();
    await page.getByTestId('empty').waitFor();
    /** @type {import('./pictures.mjs').Frame[]} */
    const frames = [];
    let isOn = true;
    const recording = (async () => {
      while (isOn) {
        const atMs = performance.now();
        const png = await page.screenshot();
        // A picture that shows nothing new is a longer one before it.
        if (frames.at(-1)?.png.equals(png) !== true) frames.push({ png, atMs });
        await page.waitForTimeout(Math.max(0, everyMs - (performance.now() - atMs)));
      }
    })();
    await page.waitForTimeout(800);
    await page.getByTestId('paste-box').fill(ids.join('\n'));
    await page.waitForTimeout(1_500);
    await page.getByTestId('paste-box').press('Enter');
    const saved = page.locator('[data-testid="task-row"][data-state="saved"]');
    await saved.nth(ids.length - 1).waitFor({ timeout: 60_000 });
    await page
      .getByTestId('thumbnail')
      .nth(ids.length - 1)
      .waitFor();
    await page.waitForTimeout(1_500);
    await page.getByTestId('row-preview').first().click();
    await page.waitForTimeout(2_500);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(1_500);
    isOn = false;
    await recording;
    await writeAnimation(frames, performance.now(), { path, folder: join(world.home), width });
  } finally {
    await world.end();
  }
}

/** @param {import('../../test/gateway/gateway').Gateway} gateway */
function addDemoTasks(gateway) {
  const stages = (/** @type {number} */ ms) => [
    { status: 'queued', forMs: ms / 2 },
    { status: 'processing', progress: 38, forMs: ms },
    { status: 'processing', progress: 81, forMs: ms },
  ];
  const tide = gateway.addTask('video_tide_5c1e', {
    ...{ clip: 'tide', bytes: 12_000_000, stages: stages(500) },
  });
  const ember = gateway.addTask('video_ember_77d0', {
    ...{ clip: 'ember', bytes: 24_000_000, stages: stages(1_500) },
  });
  for (const { content } of [tide, ember]) content.throttledTo(4_000_000);
  gateway.addTask('video_aurora_0b42', { clip: 'aurora', stages: stages(2_500) });
  return ['video_tide_5c1e', 'video_ember_77d0', 'video_aurora_0b42'];
}
