import { mkdir } from 'node:fs/promises';
import { download } from 'electron-dl';
import { serveBench } from './bench-child';

// What most Electron apps do: Chromium's own download, through the package they use for it.
serveBench(async ({ baseUrl, taskId, folder }, window) => {
  await mkdir(folder, { recursive: true });
  return async () => {
    const startedAtMs = performance.now();
    await download(window, `${baseUrl}/videos/${taskId}/content`, {
      directory: folder,
      filename: 'electron-dl.mp4',
      overwrite: true,
    });
    return { wallMs: performance.now() - startedAtMs };
  };
});
