#!/usr/bin/env node
// @ts-check
// Stands in for fpm, which electron-builder would download: takes the same words, and makes the package
// with dpkg-deb, which every Debian has.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { readdirSync, lstatSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { controlFile, readFpmWords } from './debian-control.mjs';

/** @param {readonly string[]} words */
function makePackage(words) {
  const wanted = readFpmWords(words);
  const root = mkdtempSync(join(tmpdir(), 'dimilinks-deb-'));
  try {
    chmodSync(root, 0o755);
    for (const { from, to } of wanted.files) {
      const target = join(root, to);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(from, target, { recursive: true, verbatimSymlinks: true });
    }
    const files = filesBelow(root);
    const control = join(root, 'DEBIAN');
    mkdirSync(control);
    const bytes = files.reduce((sum, path) => sum + lstatSync(path).size, 0);
    writeFileSync(join(control, 'control'), controlFile(wanted, bytes));
    writeFileSync(join(control, 'md5sums'), files.map((path) => md5Line(root, path)).join(''));
    for (const [name, path] of Object.entries(wanted.scripts)) {
      cpSync(path, join(control, name));
      chmodSync(join(control, name), 0o755);
    }
    return spawnSync(
      'dpkg-deb',
      ['--root-owner-group', `-Z${wanted.compression}`, '--build', root, wanted.output],
      { stdio: ['ignore', 2, 2] },
    ).status;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** @param {string} directory @returns {string[]} */
function filesBelow(directory) {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** @param {string} root @param {string} path */
function md5Line(root, path) {
  const sum = createHash('md5').update(readFileSync(path)).digest('hex');
  return `${sum}  ${relative(root, path)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = makePackage(process.argv.slice(2)) ?? 1;
}
