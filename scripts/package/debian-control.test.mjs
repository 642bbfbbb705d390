// @ts-check
import { expect, test } from 'vitest';
import { controlFile, readFpmWords } from './debian-control.mjs';

// As electron-builder 26.17 says it.
const words = [
  ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libgtk-3-0', '-d', 'libsecret-1-0'],
  ...['--deb-recommends', 'libappindicator3-1', '--deb-compression', 'xz'],
  ...['--architecture', 'amd64', '--after-install', '/t/after-install', '--after-remove', '/t/rm'],
  ...['--description', 'Short words\n Long words\n\nlast', '--version', '0.1.0'],
  ...['--package', '/d/app.deb', '--name', 'dimilinks-desktop', '--maintainer', 'Us'],
  ...['--url', 'https://x.example', '--category', 'video', '--deb-priority', 'optional'],
  ...['--license', 'MIT', '/d/linux-unpacked/=/opt/DimiLinks Desktop'],
  '/r/icons/16x16.png=/usr/share/icons/hicolor/16x16/apps/dimilinks-desktop.png',
];

test('the words for fpm become files, scripts and a control file', () => {
  const wanted = readFpmWords(words);
  expect(wanted.output).toBe('/d/app.deb');
  expect(wanted.files).toEqual([
    { from: '/d/linux-unpacked', to: '/opt/DimiLinks Desktop' },
    {
      from: '/r/icons/16x16.png',
      to: '/usr/share/icons/hicolor/16x16/apps/dimilinks-desktop.png',
    },
  ]);
  expect(wanted.scripts).toEqual({ postinst: '/t/after-install', postrm: '/t/rm' });
  expect(controlFile(wanted, 2_049).split('\n')).toEqual([
    'Architecture: amd64',
    'Version: 0.1.0',
    'Package: dimilinks-desktop',
    'Maintainer: Us',
    'Homepage: https://x.example',
    'Section: video',
    'Priority: optional',
    'Installed-Size: 3',
    'Depends: libgtk-3-0, libsecret-1-0',
    'Recommends: libappindicator3-1',
    'Description: Short words',
    ' Long words',
    ' .',
    ' last',
    '',
  ]);
});

test('a word it does not know stops it, so that nothing is dropped unseen', () => {
  expect(() => readFpmWords(['--deb-user', 'nobody'])).toThrow(/--deb-user/);
  expect(() => readFpmWords(['just-a-file'])).toThrow(/just-a-file/);
});

test('a compression is called as dpkg-deb calls it', () => {
  const called = (/** @type {string} */ name) =>
    readFpmWords(['--deb-compression', name]).compression;
  expect([called('gz'), called('xz')]).toEqual(['gzip', 'xz']);
});
