import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';
import { listBundledPackages } from './scripts/package/bundled-packages.mjs';

const at = (path: string): string => resolve(import.meta.dirname, path);

// Only the native modules stay outside the bundle: start-up then reads a handful of files.
const native = ['electron', 'keytar', '@photostructure/sqlite'];

// The tests run on an older Electron than the one that ships, so the output keeps to what both know.
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

export default defineConfig({
  main: {
    plugins: [listBundledPackages()],
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      rollupOptions: {
        external: native,
        input: {
          index: at('src/main/index.ts'),
          'keychain-process': at('src/main/keychain-process.ts'),
          'fingerprint-worker': at('src/main/fingerprint-worker.ts'),
          'store-worker': at('src/main/store-worker.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    plugins: [listBundledPackages()],
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      rollupOptions: {
        external: native,
        input: { page: at('src/preload/page.ts'), key: at('src/preload/key.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react(), listBundledPackages()],
    build: {
      target: chromeTarget,
      minify: true,
      // An inlined asset would be a data: URL, which the content security policy has no room for.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: { index: at('src/renderer/index.html'), key: at('src/renderer/key.html') },
      },
    },
  },
});
