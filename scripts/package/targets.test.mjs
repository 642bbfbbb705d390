// @ts-check
import { expect, test } from 'vitest';
import { targetsHere } from './targets.mjs';

const nothing = { hasSevenZip: false, hasDpkg: false, canDownload: false };

test('without a network a Linux machine makes what its own tools can', () => {
  const { make, leftOut } = targetsHere({
    ...nothing,
    platform: 'linux',
    hasSevenZip: true,
    hasDpkg: true,
  });
  expect(make).toEqual(['tar.gz', 'zip', 'deb']);
  expect(leftOut.map(({ target }) => target)).toEqual(['AppImage']);
});

test('what is left out has a reason', () => {
  const { make, leftOut } = targetsHere({ ...nothing, platform: 'linux' });
  expect(make).toEqual([]);
  expect(leftOut).toContainEqual({ target: 'deb', reason: 'dpkg-deb is not installed' });
});

test('with a network every system makes all of its own', () => {
  const all = { hasSevenZip: true, hasDpkg: true, canDownload: true };
  expect(targetsHere({ ...all, platform: 'linux' }).leftOut).toEqual([]);
  expect(targetsHere({ ...all, platform: 'darwin' }).make).toEqual(['dmg', 'zip']);
  expect(targetsHere({ ...all, platform: 'win32' }).make).toEqual(['nsis', 'portable']);
});
