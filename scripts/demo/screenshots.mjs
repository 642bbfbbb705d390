// @ts-check
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { repositoryDirectory } from '../places.mjs';
import { demoWorld } from './world.mjs';

const directory = join(repositoryDirectory, 'docs/screenshots');
await mkdir(directory, { recursive: true });

for (const language of ['en', 'zh']) {
  for (const theme of ['light', 'dark']) await shootAll(language, theme);
}
process.exit(0);

/** @param {string} language @param {string} theme */
async function shootAll(language, theme) {
  const name = (/** @type {string} */ scene) =>
    join(directory, `${scene}-${theme}-${language}.png`);
  const settings = { language, theme };

  await withApp(settings, { DIMILINKS_API_KEY: '' }, async (app, page) => {
    await page.getByTestId('welcome').waitFor();
    await page.screenshot({ path: name('welcome') });
    const opened = app.waitForEvent('window');
    await page.getByTestId('key-enter').first().click();
    const keyPage = await opened;
    await keyPage.getByTestId('key-field').fill('short');
    await keyPage.getByTestId('key-save').click();
    await keyPage.screenshot({ path: name('key') });
  });

  await withApp(settings, {}, async (_app, page, demo) => {
    await page.getByTestId('paste-box').waitFor();
    await page.waitForTimeout(500);
    await page.screenshot({ path: name('empty') });
    const ids = demo.tasks.map((/** @type {{ id: string }} */ { id }) => id);
    await page.getByTestId('paste-box').fill(ids.reverse().join('\n'));
    await page.getByTestId('paste-box').press('Enter');
    await page.waitForTimeout(9_000);
    await page
      .getByTestId('paste-box')
      .fill('video_one, video_tide\n../../etc/passwd\nhello there');
    await page.waitForTimeout(400);
    await page.screenshot({ path: name('busy') });
    await page.getByTestId('paste-box').fill('');
    await page.getByTestId('settings-open').click();
    await page.getByTestId('settings-panel').waitFor();
    await page.waitForTimeout(400);
    await page.screenshot({ path: name('settings') });
    await page.keyboard.press('Escape');
    demo.gateway.rejectAllKeys();
    await page.getByTestId('hold').waitFor({ timeout: 60_000 });
    await page.waitForTimeout(400);
    await page.screenshot({ path: name('hold') });
  });
}

/**
 * @param {Record<string, string>} settings
 * @param {Record<string, string>} more
 * @param {(app: import('@playwright/test').ElectronApplication, page: import('@playwright/test').Page, demo: any) => Promise<void>} act
 */
async function withApp(settings, more, act) {
  const { demo, home, executablePath, args, env } = await demoWorld();
  const profile = join(home, 'profile');
  await mkdir(profile, { recursive: true });
  await writeFile(join(profile, 'settings.json'), JSON.stringify(settings));
  const app = await _electron.launch({ executablePath, args, env: { ...env, ...more } });
  try {
    await act(app, await app.firstWindow(), demo);
  } finally {
    await app.close();
    await demo.gateway.close();
  }
}
