import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const dist = resolve(import.meta.dirname, '../../dist');
const candidates = [
  process.env['DIMILINKS_PACKAGED'] ?? '',
  join(dist, 'linux-unpacked/dimilinks-desktop'),
  join(dist, 'win-unpacked/DimiLinks Desktop.exe'),
  join(dist, 'mac/DimiLinks Desktop.app'),
  join(dist, 'mac-arm64/DimiLinks Desktop.app'),
];
const packaged = candidates.find((path) => path !== '' && existsSync(path)) ?? null;

// The characters that the executable holds for each fuse.
const off = '0'.charCodeAt(0);
const on = '1'.charCodeAt(0);

const wanted: readonly (readonly [FuseV1Options, number])[] = [
  [FuseV1Options.RunAsNode, off],
  [FuseV1Options.EnableCookieEncryption, on],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, off],
  [FuseV1Options.EnableNodeCliInspectArguments, off],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, on],
  [FuseV1Options.OnlyLoadAppFromAsar, on],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, off],
];

// DIMILINKS_PACKAGED names the executable of a package that lies elsewhere.
describe.skipIf(packaged === null)('a packaged app', () => {
  it.each(wanted)('has fuse %i in state %i', async (fuse, state) => {
    const wire = await getCurrentFuseWire(packaged ?? '');
    expect(wire[fuse]).toBe(state);
  });
});
