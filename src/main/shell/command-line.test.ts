import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  carriedHandover,
  hasEndlessLink,
  linksIn,
  readEnvironment,
  receivedHandover,
  taskIdsIn,
  wishIn,
} from './command-line';

describe('the command line', () => {
  it('gives the task IDs of a packaged app', () => {
    expect(taskIdsIn(['/opt/app', '--no-sandbox', 'video_a', 'sk-12345678', '../x'], true)).toEqual(
      ['video_a'],
    );
  });

  it('leaves out the folder that a repository is started with', () => {
    expect(taskIdsIn(['electron', '--inspect', 'app', 'video_a', 'img_b'], false)).toEqual([
      'video_a',
      'img_b',
    ]);
  });
});

describe('the wishes of a launcher’s menu', () => {
  it.each([
    [['/opt/app', '--open-folder'], 'folder'],
    [['electron', '.', '--show-logs', 'video_a'], 'logs'],
    [['/opt/app', 'open-folder', '--open-folders'], null],
  ] as const)('%j asks for %s', (words, wish) => {
    expect(wishIn(words)).toBe(wish);
  });
});

describe('the environment', () => {
  it('says what is wanted for this run', () => {
    expect(
      readEnvironment({
        DIMILINKS_BASE_URL: 'http://127.0.0.1:1234/v1/',
        DIMILINKS_DOWNLOAD_DIR: '/v',
        DIMILINKS_API_KEY: 'a-key-a-key',
      }),
    ).toEqual({
      baseUrl: 'http://127.0.0.1:1234/v1',
      folder: resolve('/v'),
      key: 'a-key-a-key',
      refused: [],
    });
  });

  it('may name a folder from where the app is started', () => {
    const { folder } = readEnvironment({ DIMILINKS_DOWNLOAD_DIR: 'videos' });
    expect(folder).toBe(resolve('videos'));
  });

  it('is named, not obeyed, when no request can be sent there', () => {
    const reading = readEnvironment({ DIMILINKS_BASE_URL: 'https://999.999.999.999/v1' });
    expect(reading).toMatchObject({ baseUrl: null, refused: ['DIMILINKS_BASE_URL'] });
  });

  it('is named, not obeyed, when it asks for plain http, and is nothing when it is empty', () => {
    expect(
      readEnvironment({ DIMILINKS_BASE_URL: 'http://evil.example', DIMILINKS_API_KEY: '' }),
    ).toEqual({ baseUrl: null, folder: null, key: null, refused: ['DIMILINKS_BASE_URL'] });
  });
});

describe('what a later start hands over', () => {
  const words = ['/opt/app/dimilinks-desktop', 'video_a', 'dimilinks-desktop://add?ids=video_b'];
  const handover = { ids: taskIdsIn(words, true), links: linksIn(words), wish: null };

  it('is carried while it is small', () => {
    const carried = carriedHandover(handover);
    expect(carried).toEqual({ handover });
    expect(receivedHandover(carried, [], true)).toEqual(handover);
  });

  it('is nothing at all for a start with a link without end', () => {
    const endless = `dimilinks-desktop://add?ids=${'x'.repeat(20_000)}`;
    expect(hasEndlessLink([...words, endless])).toBe(true);
    expect(hasEndlessLink([...words, 'x'.repeat(30_000)])).toBe(false);
  });

  it('is never carried when it is large, and is read from the command line instead', () => {
    const link = `dimilinks-desktop://add?ids=${'x'.repeat(19_000)}`;
    expect(carriedHandover({ ids: [], links: [link], wish: null })).toEqual({});
    expect(receivedHandover({}, words, true)).toEqual(handover);
    expect(receivedHandover(null, words, true)).toEqual(handover);
  });
});
