import { expect, it } from 'vitest';
import { updateOff, type InstallFacts } from './update-off';

const appImage: InstallFacts = {
  platform: 'linux',
  isPackaged: true,
  feed: { namesPublisher: false },
  appImage: '/home/lin/DimiLinks.AppImage',
  isPortable: false,
  isReplaceable: true,
};
const installed: InstallFacts = {
  ...appImage,
  platform: 'win32',
  appImage: null,
  feed: { namesPublisher: true },
};

it.each<[string, InstallFacts, ReturnType<typeof updateOff>]>([
  ['an AppImage from a release', appImage, null],
  ['a signed installation on Windows', installed, null],
  ['a signed app on macOS', { ...installed, platform: 'darwin' }, null],
  ['a run from the repository', { ...appImage, isPackaged: false }, 'own-build'],
  ['an AppImage made by hand', { ...appImage, feed: null }, 'own-build'],
  ['a deb, or an unpacked archive', { ...appImage, appImage: null }, 'managed'],
  ['a deb without a feed', { ...appImage, appImage: null, feed: null }, 'managed'],
  ['a portable program', { ...installed, isPortable: true }, 'portable'],
  ['an unsigned program', { ...installed, feed: { namesPublisher: false } }, 'unsigned'],
  ['an AppImage in a folder of the system', { ...appImage, isReplaceable: false }, 'read-only'],
])('%s', (_what, facts, off) => {
  expect(updateOff(facts)).toBe(off);
});
