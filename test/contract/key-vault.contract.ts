import { expect, it } from 'vitest';
import type { KeyVault } from '../../src/main/core/ports/key-vault';

/** What every keychain must do; `vault` gives one that is empty for these origins. */
export function keyVaultContract(vault: () => KeyVault): void {
  const origin = 'https://dimilinks.com';
  const other = 'https://dimilinks.com:8443';
  const key = 'sk-"odd"\\chars/+=~-0123456789';

  it('has nothing for an origin that it was never told of', async () => {
    expect(await vault().read('https://never.example')).toEqual({ ok: true, value: null });
  });

  it('gives back exactly what was written, and to that origin alone', async () => {
    expect(await vault().write(origin, key)).toEqual({ ok: true, value: null });
    expect(await vault().read(origin)).toEqual({ ok: true, value: key });
    expect(await vault().read(other)).toEqual({ ok: true, value: null });
  });

  it('keeps the latest of two writes', async () => {
    await vault().write(origin, 'an-older-key');
    await vault().write(origin, 'a-newer-key');
    expect(await vault().read(origin)).toEqual({ ok: true, value: 'a-newer-key' });
  });

  it('keeps a key as long as one can be', async () => {
    const long = 'k'.repeat(1_200);
    await vault().write(origin, long);
    expect(await vault().read(origin)).toEqual({ ok: true, value: long });
  });

  it('forgets one origin and no other; forgetting nothing is no error', async () => {
    await vault().write(origin, key);
    await vault().write(other, 'another-key');
    expect(await vault().forget(origin)).toEqual({ ok: true, value: null });
    expect(await vault().forget(origin)).toEqual({ ok: true, value: null });
    expect(await vault().read(origin)).toEqual({ ok: true, value: null });
    expect(await vault().read(other)).toEqual({ ok: true, value: 'another-key' });
  });

  it('answers questions that are asked at the same time', async () => {
    await vault().write(origin, 'key-of-origin');
    await vault().write(other, 'key-of-other');
    const answers = await Promise.all([vault().read(origin), vault().read(other)]);
    expect(answers).toEqual([
      { ok: true, value: 'key-of-origin' },
      { ok: true, value: 'key-of-other' },
    ]);
  });
}
