import type { CoreWorld } from '../../src/main/core/build-core';

/** What of the world outside says nothing and does nothing, for tests that look elsewhere. */
export const quietWorld = {
  newStopper: () => new AbortController(),
  clean: (text: string) => text,
  onSecret: () => undefined,
  hands: {
    open: () => Promise.resolve(false),
    showInFolder: () => undefined,
    copyText: () => undefined,
    trash: () => Promise.resolve(false),
    copyFiles: () => Promise.resolve(true),
    pathOf: (where: string, name: string) => `${where}/${name}`,
  },
  surroundings: () => ({
    language: 'en',
    background: { hasTray: false, startsAtLogin: false },
    proxyPassword: 'unknown',
    update: { off: 'own-build', stage: { name: 'idle' }, isTold: false },
    versions: { app: '0', electron: '0' },
  }),
  announce: () => undefined,
  onLibraryChecked: () => undefined,
  onFigures: () => undefined,
} satisfies Partial<CoreWorld>;
