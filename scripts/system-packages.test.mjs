// @ts-check
import { expect, test } from 'vitest';
import { chooseNames, librariesNotFound, missingPackages } from './system-packages.mjs';

const none = () => false;

test('a package counts as installed under its new name or its old one', () => {
  const gtk = missingPackages(['window'], {
    isInstalled: (name) => name === 'libgtk-3-0t64' || name === 'libasound2',
    hasProgram: none,
  }).flatMap(({ names }) => names);
  expect(gtk).not.toContain('libgtk-3-0');
  expect(gtk).not.toContain('libasound2t64');
  expect(gtk).toContain('libnss3');
});

test('a program that came from elsewhere makes up for its package', () => {
  const missing = missingPackages(['screen'], {
    isInstalled: none,
    hasProgram: (name) => name === 'xauth',
  });
  expect(missing.flatMap(({ names }) => names)).toEqual(['xvfb', 'dbus']);
});

test('the name that this release knows is the one to install', () => {
  const missing = missingPackages(['window'], { isInstalled: none, hasProgram: none });
  expect(chooseNames(missing, (name) => name !== 'libgtk-3-0')).toContain('libgtk-3-0t64');
  expect(chooseNames(missing, (name) => !name.endsWith('t64'))).toContain('libgtk-3-0');
  expect(chooseNames(missing, none)).toContain('libgtk-3-0');
});

test('the libraries the linker did not find are read from its report', () => {
  const report = '\tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n';
  expect(librariesNotFound(report)).toEqual(['libgtk-3.so.0']);
});
