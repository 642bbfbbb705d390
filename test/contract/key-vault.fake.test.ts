import { describe, expect, it } from 'vitest';
import type { VaultTrouble } from '../../src/main/core/ports/key-vault';
import { FakeKeyVault } from '../fakes/fake-key-vault';
import { keyVaultContract } from './key-vault.contract';

describe('the fake keychain', () => {
  const vault = new FakeKeyVault();
  keyVaultContract(() => vault);

  it.each<VaultTrouble>(['missing', 'locked', 'refused', 'slow'])('can be %s', async (trouble) => {
    const troubled = new FakeKeyVault();
    troubled.trouble = trouble;
    expect(await troubled.write('https://a', 'key-key-key')).toMatchObject({ ok: false, trouble });
    expect(await troubled.read('https://a')).toMatchObject({ ok: false, trouble });
    expect(await troubled.forget('https://a')).toMatchObject({ ok: false, trouble });
    troubled.trouble = null;
    expect(await troubled.read('https://a')).toEqual({ ok: true, value: null });
  });
});
