import { describe, expect, it } from 'vitest';
import { defaultSettings, readSettings } from './settings';

describe('stored settings', () => {
  it('come back as they were', () => {
    const stored = { ...defaultSettings, language: 'zh', parallelDownloads: 8, folder: '/v' };
    expect(readSettings(stored)).toEqual({ settings: stored, broken: [] });
  });

  it('fall back field by field, and say which', () => {
    const stored = {
      ...{ language: 'zh', theme: 'pink', parallelDownloads: 900, baseUrl: 'http://evil.example' },
      ...{ unknown: 1, notifyWhenSaved: false },
    };
    const { settings, broken } = readSettings(stored);
    expect(settings).toEqual({ ...defaultSettings, language: 'zh', notifyWhenSaved: false });
    expect(broken.sort()).toEqual(['baseUrl', 'parallelDownloads', 'theme']);
  });

  it.each([null, [], 'text', 7])('that are %j fall back altogether', (stored) => {
    expect(readSettings(stored)).toEqual({ settings: defaultSettings, broken: ['all'] });
  });

  it('that name nothing are the defaults', () => {
    expect(readSettings({})).toEqual({ settings: defaultSettings, broken: [] });
  });
});
