// @ts-check
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyIntegrity } from './integrity.mjs';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'integrity-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

test('a file with the pinned digest is accepted', async () => {
  const path = join(directory, 'package.tgz');
  writeFileSync(path, 'the real one');
  const digest = createHash('sha512').update('the real one').digest('base64');
  await expect(verifyIntegrity(path, `sha512-${digest}`)).resolves.toBeUndefined();
});

test('a file that differs in one byte is refused, and both digests are named', async () => {
  const path = join(directory, 'package.tgz');
  writeFileSync(path, 'the reaL one');
  const digest = createHash('sha512').update('the real one').digest('base64');
  await expect(verifyIntegrity(path, `sha512-${digest}`)).rejects.toThrow(
    /not the one this project trusts[^]*expected sha512-[^]*received sha512-/,
  );
});
