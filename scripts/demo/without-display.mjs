// @ts-check
import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { demoWorld } from './world.mjs';

const picturesLimitMs = 30_000;
const ends = ['saved', 'failed', 'not-found', 'timed-out'];
const { demo, home, folder, executablePath, args, env } = await demoWorld();
// The one that never ends is for people who watch.
const ids = demo.tasks.map(({ id }) => id).filter((id) => id !== 'video_endless');

const app = await _electron.launch({ executablePath, args, env });
const page = await app.firstWindow();
await page.getByTestId('paste-box').fill(ids.join('\n'));
await page.getByTestId('paste-box').press('Enter');
console.log(`Pasted ${ids.length} task IDs into the window.`);

// The list is virtual, so what settles is asked of main, through the page's own pipe.
/** @returns {Promise<{ id: string, state: { name: string } }[]>} */
const rows = () =>
  page.evaluate(async () => {
    /** @type {any} */
    const answer = await Reflect.get(window, 'dimilinks').request('snapshot', null);
    return answer.value.tasks;
  });
const deadline = Date.now() + 240_000;
let shots = 0;
const shot = async () => {
  shots += 1;
  const path = join(home, `screenshot-${shots}.png`);
  await page.screenshot({ path });
  return path;
};
let settled = false;
let isBusyShown = false;
while (!settled && Date.now() < deadline) {
  await page.waitForTimeout(500);
  const now = await rows();
  settled = now.length === ids.length && now.every(({ state }) => ends.includes(state.name));
  if (!isBusyShown && now.some(({ state }) => state.name === 'downloading')) {
    isBusyShown = true;
    console.log(`Screenshot while working: ${await shot()}`);
  }
}
for (const { id, state } of await rows()) console.log(`  ${id.padEnd(16)} ${state.name}`);
// A row says “Saved” before its small picture is drawn, which a person would wait for.
const missingPictures = () =>
  page.locator('[data-testid="task-row"][data-state="saved"]').evaluateAll(
    (rows) =>
      rows.filter((row) => {
        const picture = /** @type {any} */ (row.querySelector('[data-testid="thumbnail"]'));
        return !(picture?.naturalWidth > 0);
      }).length,
  );
const picturesUntil = Date.now() + picturesLimitMs;
while ((await missingPictures()) > 0 && Date.now() < picturesUntil) await page.waitForTimeout(100);
const missing = await missingPictures();
const screenshot = await shot();
await app.close();
await demo.gateway.close();

console.log(`Saved in ${folder}:`);
for (const name of (await readdir(folder)).sort()) {
  const path = join(folder, name);
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  console.log(
    `  ${name.padEnd(20)} ${String((await stat(path)).size).padStart(9)} bytes  SHA-256 ${sha256}`,
  );
}
console.log(`Screenshot: ${screenshot}`);
if (missing > 0) console.error(`Saved rows without a small picture: ${missing}`);
if (!settled) console.error('Not every task came to its end in time.');
process.exit(settled ? 0 : 1);
