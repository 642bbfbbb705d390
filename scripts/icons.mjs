// @ts-check
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sandboxFlags, withDisplay } from './display.mjs';
import { repositoryDirectory } from './places.mjs';
import { prepare } from './prepare.mjs';
import { runMain } from './run-main.mjs';

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const resources = join(repositoryDirectory, 'resources');

// Makes every icon of the packages from resources/icon.svg; the results are committed.
await runMain(async () => {
  const electron = await prepare({ needs: ['window', 'screen'], built: false });
  const icons = join(resources, 'icons');
  await mkdir(icons, { recursive: true });
  const outputs = sizes.map((size) => ({ size, path: join(icons, `${size}x${size}.png`) }));
  const render = fileURLToPath(new URL('./icons/render.mjs', import.meta.url));
  const profile = await mkdtemp(join(tmpdir(), 'dimilinks-icons-'));
  const { code } = await withDisplay(
    electron.path,
    [...sandboxFlags(), `--user-data-dir=${profile}`, render],
    {
      env: { DIMILINKS_ICONS: JSON.stringify({ svg: join(resources, 'icon.svg'), outputs }) },
      timeoutMs: 60_000,
    },
  );
  await rm(profile, { recursive: true, force: true });
  if (code !== 0) throw new Error('The icons could not be drawn.');

  const { createICNS, createICO, BICUBIC } = createRequire(import.meta.url)('png2icons');
  const largest = await readFile(join(icons, '1024x1024.png'));
  await writeFile(join(resources, 'icon.icns'), createICNS(largest, BICUBIC, 0));
  await writeFile(join(resources, 'icon.ico'), createICO(largest, BICUBIC, 0, true));
});
