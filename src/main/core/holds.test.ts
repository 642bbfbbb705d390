import { describe, expect, it } from 'vitest';
import { completed, never, running, serving } from '../../../test/fakes/scripted-gateway';
import { coreUnderTest, testKey, testOrigin } from '../../../test/support/core-under-test';
import type { HoldName } from '../../shared/hold';
import type { Trouble } from './ports/gateway';

type Core = Awaited<ReturnType<typeof coreUnderTest>>;

const names = (core: Core): HoldName[] => core.holds.list().map(({ name }) => name);
const state = (core: Core): string | undefined => core.book.get('video_a')?.state.name;

/** A task whose looks meet this trouble `times` times, then go on. */
async function troubled(trouble: Trouble, times: number): Promise<Core> {
  const core = await coreUnderTest();
  core.gateway.onLook('video_a', ...Array.from({ length: times }, () => trouble), running(5));
  await core.start();
  await core.add('video_a');
  return core;
}

const viaProxy = (kind: 'login' | 'unreachable' | 'refused'): Trouble => ({
  kind: 'unreachable',
  code: 'X',
  proxy: { kind, address: 'proxy:8080' },
});

describe('a hold of the network lifts by itself', () => {
  it.each<[HoldName, Trouble]>([
    ['offline', { kind: 'unreachable', code: 'ENOTFOUND' }],
    ['proxy-login', viaProxy('login')],
    ['proxy-unreachable', viaProxy('unreachable')],
    ['proxy-unreachable', viaProxy('refused')],
  ])('%s', async (name, trouble) => {
    const core = await troubled(trouble, 3);
    await core.clock.advance(6_000);
    expect(names(core)).toEqual([name]);
    if (name !== 'offline') expect(core.holds.get(name)?.subject).toBe('proxy:8080');
    await core.clock.advance(600_000);
    expect(names(core)).toEqual([]);
    expect(state(core)).toBe('watching');
  });

  it('a proxy that asks for a login is named at its first answer, anything else at the second', async () => {
    const login = await troubled(viaProxy('login'), 9);
    expect(names(login)).toEqual(['proxy-login']);
    const gone = await troubled(viaProxy('unreachable'), 9);
    expect(names(gone)).toEqual([]);
  });

  it('a captive portal’s page does not end an outage', async () => {
    const offline: Trouble = { kind: 'unreachable', code: 'ENOTFOUND' };
    const core = await troubled(offline, 9);
    await core.clock.advance(6_000);
    core.gateway.onLook('video_a', { kind: 'unreadable', reason: 'not-json' });
    await core.clock.advance(60_000);
    expect(names(core)).toEqual(['offline']);
  });

  it('another address begins without the troubles of the one before', async () => {
    const core = await troubled({ kind: 'slow-down', retryAfterMs: 300_000 }, 1);
    core.holds.raise('proxy-unreachable');
    core.vault.kept.set('https://new.example', testKey);
    core.gateway.onLook('video_a', never);
    await core.settings.change({ baseUrl: 'https://new.example/v1' });
    await core.clock.advance(6_000);
    expect(names(core)).toEqual([]);
    expect(core.gateway.looks().at(-1)?.baseUrl).toBe('https://new.example/v1');
  });

  it('and one takes the place of the other', async () => {
    const core = await coreUnderTest();
    const offline: Trouble = { kind: 'unreachable', code: 'ENOTFOUND' };
    core.gateway.onLook('video_a', offline, offline, viaProxy('login'), viaProxy('login'));
    await core.start();
    await core.add('video_a');
    const seen = new Set<string>();
    for (let step = 0; step < 120; step += 1) {
      await core.clock.advance(500);
      seen.add(names(core).join(' '));
    }
    expect([...seen]).toContain('offline');
    expect([...seen]).toContain('proxy-login');
    expect([...seen].some((held) => held.includes(' '))).toBe(false);
  });
});

describe('a hold that a person mends stops every request until then', () => {
  it.each<[HoldName, Trouble]>([
    ['key-rejected', { kind: 'key-rejected', message: null }],
    ['access-denied', { kind: 'access-denied', message: 'no credit' }],
    ['gateway-moved', { kind: 'moved', to: 'https://new.example/v1' }],
  ])('%s', async (name, trouble) => {
    const core = await troubled(trouble, 1);
    await core.clock.advance(600_000);
    expect(names(core)).toEqual([name]);
    const before = core.gateway.looks().length;
    await core.clock.advance(3_600_000);
    expect(core.gateway.looks()).toHaveLength(before);
    expect(state(core)).toBe('watching');
    core.holds.lift(name);
    await core.clock.advance(10_000);
    expect(core.gateway.looks().length).toBeGreaterThan(before);
    expect(names(core)).toEqual([]);
  });

  it('no-key', async () => {
    const core = await coreUnderTest({ key: null });
    core.gateway.onLook('video_a', running(5));
    await core.start();
    await core.add('video_a');
    await core.clock.advance(60_000);
    expect(names(core)).toEqual(['no-key']);
    expect(core.gateway.looks()).toHaveLength(0);
    await core.keys.enter(testKey);
    await core.clock.advance(10_000);
    expect(names(core)).toEqual([]);
    expect(core.gateway.looks().length).toBeGreaterThan(0);
  });

  it('keychain-locked', async () => {
    const core = await coreUnderTest();
    core.vault.trouble = 'locked';
    core.gateway.onLook('video_a', running(5));
    await core.start();
    await core.add('video_a');
    await core.clock.advance(60_000);
    expect(names(core)).toEqual(['keychain-locked']);
    expect(core.gateway.looks()).toHaveLength(0);
    core.vault.trouble = null;
    core.vault.kept.set(testOrigin, testKey);
    await core.keys.readAgain();
    await core.clock.advance(10_000);
    expect(names(core)).toEqual([]);
    expect(core.gateway.looks().length).toBeGreaterThan(0);
  });
});

describe('a hold of the disk is probed gently and lifts by itself', () => {
  it.each(['disk-full', 'folder-missing'] as const)('%s', async (name) => {
    const core = await coreUnderTest();
    core.gateway.onLook('video_a', completed);
    core.gateway.onFetch('video_a', serving(new Uint8Array(1_000)));
    core.holds.raise(name, { subject: '/videos' });
    await core.start();
    await core.add('video_a');
    await core.clock.advance(8_000);
    expect(names(core)).toEqual([name]);
    expect(state(core)).toBe('downloading');
    await core.clock.advance(60_000);
    expect(names(core)).toEqual([]);
  });
});
