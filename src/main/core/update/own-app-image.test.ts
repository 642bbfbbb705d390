import { describe, expect, it } from 'vitest';
import { ownAppImage } from './own-app-image';

const other = { APPIMAGE: '/home/me/Terminal.AppImage', APPDIR: '/tmp/.mount_Termin1x' };
const own = { APPIMAGE: '/home/me/DimiLinks.AppImage', APPDIR: '/tmp/.mount_DimiLi2y' };

describe('the AppImage of the app', () => {
  it.each([
    ['its own', own, '/tmp/.mount_DimiLi2y/dimilinks-desktop', own.APPIMAGE],
    ['that of the program it was started from', other, '/opt/DimiLinks/dimilinks-desktop', null],
    ['one whose place only begins alike', other, '/tmp/.mount_Termin1xx/app', null],
    [
      'one that is no full path',
      { ...own, APPIMAGE: 'DimiLinks.AppImage' },
      '/tmp/.mount_DimiLi2y/app',
      null,
    ],
    ['none', {}, '/opt/DimiLinks/dimilinks-desktop', null],
  ])('is told from %s', (_what, environment, executable, file) => {
    expect(ownAppImage(environment, executable)).toBe(file);
  });
});
