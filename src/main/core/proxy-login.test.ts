import { describe, expect, it } from 'vitest';
import { FakeKeyVault } from '../../../test/fakes/fake-key-vault';
import { defaultSettings, type Settings } from '../../shared/settings';
import { proxyAccount, ProxyLogin } from './proxy-login';

const account = 'proxy mia http://proxy.example:8080';
const manual: Settings = {
  ...defaultSettings,
  proxyMode: 'manual',
  proxyUrl: 'proxy.example:8080',
  proxyUser: 'mia',
};

function setUp(first: Settings = manual) {
  const vault = new FakeKeyVault();
  const secrets: string[] = [];
  const now = { settings: first };
  const login = new ProxyLogin({
    vault,
    settings: () => now.settings,
    onSecret: (secret) => secrets.push(secret),
  });
  return { vault, secrets, now, login };
}

describe('the password of a proxy', () => {
  it('belongs to one user at one proxy', () => {
    expect(proxyAccount(manual)).toBe(account);
    expect(proxyAccount({ ...manual, proxyUser: null })).toBeNull();
    expect(proxyAccount({ ...manual, proxyMode: 'system' })).toBeNull();
  });

  it('is read from the keychain once, when it is needed, and told to the redactor', async () => {
    const { vault, secrets, login } = setUp();
    vault.kept.set(account, 'tide-4711');
    expect(vault.readCount).toBe(0);
    expect(login.view()).toBe('unknown');
    expect(await Promise.all([login.password(), login.password()])).toEqual([
      'tide-4711',
      'tide-4711',
    ]);
    expect(vault.readCount).toBe(1);
    expect(secrets).toEqual(['tide-4711']);
    expect(login.view()).toBe('keychain');
  });

  it('is never asked for while no manual proxy has a user', async () => {
    const { vault, login } = setUp({ ...manual, proxyMode: 'system' });
    expect(await login.password()).toBeNull();
    expect(vault.readCount).toBe(0);
  });

  it('is kept in the keychain once entered, and ends older connections', async () => {
    const { vault, secrets, login } = setUp();
    const before = login.version;
    await login.enter('foam-12', account);
    expect(vault.kept.get(account)).toBe('foam-12');
    expect(login.view()).toBe('keychain');
    expect(await login.password()).toBe('foam-12');
    expect(secrets).toEqual(['foam-12']);
    expect(login.version).toBeGreaterThan(before);
  });

  it('is kept in memory when there is no keychain', async () => {
    const { vault, login } = setUp();
    vault.trouble = 'missing';
    await login.enter('foam-12', account);
    expect(login.view()).toBe('session');
    expect(await login.password()).toBe('foam-12');
  });

  it('is asked for again after the keychain was locked, once a person acts', async () => {
    const { vault, login } = setUp();
    vault.trouble = 'locked';
    expect(await login.password()).toBeNull();
    vault.trouble = null;
    vault.kept.set(account, 'tide-4711');
    expect(await login.password()).toBeNull();
    expect(vault.readCount).toBe(1);
    const before = login.version;
    expect(await login.readAgain()).toBe(true);
    expect(await login.password()).toBe('tide-4711');
    expect(login.version).toBeGreaterThan(before);
    expect(await login.readAgain()).toBe(false);
  });

  it('is not taken for another proxy than the one it was entered for', async () => {
    const { vault, now, login } = setUp();
    now.settings = { ...manual, proxyUrl: 'http://elsewhere:8080' };
    await login.enter('foam-12', account);
    expect(vault.kept.size).toBe(0);
    expect(await login.password()).toBeNull();
  });

  it('is forgotten everywhere', async () => {
    const { vault, login } = setUp();
    await login.enter('foam-12', account);
    await login.forget();
    expect(vault.kept.size).toBe(0);
    expect(await login.password()).toBeNull();
    expect(login.view()).toBe('missing');
  });
});
