import { expect, it } from 'vitest';
import { updateOff, type InstallFacts } from './update-off';

const appImage: InstallFacts = {
  platform: 'linux',
  isPackaged: true,
  feed: { namesPublisher: false },
  executable: '/tmp/.mount_DimiLi7/dimilinks-desktop',
  appImage: { file: '/home/lin/DimiLinks.AppImage', mountedAt: '/tmp/.mount_DimiLi7' },
  isPortable: false,
  isReplaceable: true,
};
const installed: InstallFacts = {
  ...appImage,
  platform: 'win32',
  appImage: null,
  feed: { namesPublisher: true },
  executable: 'C:\\Programs\\DimiLinks Desktop\\DimiLinks Desktop.exe',
};

it.each<[string, InstallFacts, ReturnType<typeof updateOff>]>([
  ['an AppImage from a release', appImage, null],
  ['a signed installation on Windows', installed, null],
  ['a signed app on macOS', { ...installed, platform: 'darwin' }, null],
  ['a run from the repository', { ...appImage, isPackaged: false }, 'own-build'],
  ['an AppImage made by hand', { ...appImage, feed: null }, 'own-build'],
  ['a deb, or an unpacked archive', { ...appImage, appImage: null }, 'managed'],
  [
    'a deb that was started from another AppImage',
    { ...appImage, executable: '/opt/DimiLinks Desktop/dimilinks-desktop' },
    'managed',
  ],
  [
    'an image whose mount is a beginning of this path',
    { ...appImage, executable: '/tmp/.mount_DimiLi77/dimilinks-desktop' },
    'managed',
  ],
  ['a deb without a feed', { ...appImage, appImage: null, feed: null }, 'managed'],
  ['a portable program', { ...installed, isPortable: true }, 'portable'],
  ['an unsigned program', { ...installed, feed: { namesPublisher: false } }, 'unsigned'],
  ['an AppImage in a folder of the system', { ...appImage, isReplaceable: false }, 'read-only'],
])('%s', (_what, facts, off) => {
  expect(updateOff(facts)).toBe(off);
});
