import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../shared/settings';
import { SettingsFile } from './settings-file';

describe('the settings file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'settings-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const path = (): string => join(folder, 'settings.json');

  it('gives the defaults when there is none yet, and makes none', async () => {
    expect(await new SettingsFile(folder).load()).toEqual({
      settings: defaultSettings,
      broken: [],
      keySavedAtMs: {},
      volumes: {},
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('gives back what was saved, in a folder that it makes', async () => {
    const deep = join(folder, 'not', 'there');
    const stored = {
      settings: { ...defaultSettings, parallelDownloads: 7, folder: '/videos' },
      keySavedAtMs: { 'https://dimilinks.com': 1_700_000_000_000 },
      volumes: { '/mnt/films/new': '/mnt/films' },
    };
    await new SettingsFile(deep).save(stored);
    expect(await new SettingsFile(deep).load()).toEqual({ ...stored, broken: [] });
    expect(await readdir(deep)).toEqual(['settings.json']);
  });

  it('falls back field by field', async () => {
    await writeFile(
      path(),
      '\uFEFF{"theme":"dark","parallelDownloads":99,"keySavedAtMs":"x","volumes":[1]}',
    );
    expect(await new SettingsFile(folder).load()).toEqual({
      settings: { ...defaultSettings, theme: 'dark' },
      broken: ['parallelDownloads'],
      keySavedAtMs: {},
      volumes: {},
    });
  });

  it.each(['{"theme":"da', '', '[1]', 'null'])(
    'keeps aside what is not settings: %s',
    async (text) => {
      await writeFile(path(), text);
      expect(await new SettingsFile(folder).load()).toEqual({
        settings: defaultSettings,
        broken: ['all'],
        keySavedAtMs: {},
        volumes: {},
      });
      expect(await readdir(folder)).toEqual(['settings.broken.json']);
      expect(await readFile(join(folder, 'settings.broken.json'), 'utf8')).toBe(text);
    },
  );

  it('starts though what is not settings cannot be kept aside', async () => {
    await writeFile(path(), '[1]');
    await mkdir(join(folder, 'settings.broken.json'));
    expect(await new SettingsFile(folder).load()).toMatchObject({ broken: ['all'] });
  });

  it('is settled when the last write has ended, well or not', async () => {
    const file = new SettingsFile(folder);
    const failed: unknown[] = [];
    const save = (parallelDownloads: number): void => {
      const settings = { ...defaultSettings, parallelDownloads };
      file
        .save({ settings, keySavedAtMs: {}, volumes: {} })
        .catch((error: unknown) => failed.push(error));
    };
    save(5);
    save(6);
    await file.settled();
    expect((await new SettingsFile(folder).load()).settings.parallelDownloads).toBe(6);
    await mkdir(join(folder, 'settings.json.tmp'));
    save(7);
    await file.settled();
    expect(failed).toHaveLength(1);
  });

  it('ends with the last of many saves, each resolved when it or a later one is on disk', async () => {
    const file = new SettingsFile(folder);
    const saves = Array.from({ length: 40 }, async (_, index) => {
      const wanted = (index % 8) + 1;
      await file.save({
        settings: { ...defaultSettings, parallelDownloads: wanted, folder: `/${index}` },
        keySavedAtMs: {},
        volumes: {},
      });
      const onDisk = (await new SettingsFile(folder).load()).settings.folder ?? '/-1';
      expect(Number(onDisk.slice(1))).toBeGreaterThanOrEqual(index);
    });
    await Promise.all(saves);
    expect((await file.load()).settings.folder).toBe('/39');
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('tells every waiting caller of a write that failed, and recovers', async () => {
    const blocked = join(folder, 'blocked');
    await writeFile(blocked, 'a file where the folder should be');
    const file = new SettingsFile(blocked);
    const stored = { settings: defaultSettings, keySavedAtMs: {}, volumes: {} };
    const outcomes = await Promise.allSettled([file.save(stored), file.save(stored)]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    await rm(blocked);
    await file.save(stored);
    expect(await readdir(blocked)).toEqual(['settings.json']);
  });
});
