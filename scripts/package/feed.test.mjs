// @ts-check
import { expect, test } from 'vitest';
import { feedArguments, feedOfRelease } from './feed.mjs';

test('a feed is a repository of releases, or an address', () => {
  expect(feedArguments('github:some-one/app')).toEqual([
    '-c.publish.provider=github',
    '-c.publish.owner=some-one',
    '-c.publish.repo=app',
  ]);
  expect(feedArguments('https://updates.example/app')).toEqual([
    '-c.publish.provider=generic',
    '-c.publish.url=https://updates.example/app',
  ]);
  expect(feedArguments('http://127.0.0.1:8080/')).toContain(
    '-c.publish.url=http://127.0.0.1:8080/',
  );
});

test.each([
  'http://updates.example/app',
  'ftp://updates.example',
  'https://mia:secret@updates.example',
  'github:no-repository',
  'somewhere',
])('%s is refused', (text) => {
  expect(() => feedArguments(text)).toThrow('Not a place for updates');
});

test('only a release that is signed, or for Linux, looks for newer versions', () => {
  const run = { GITHUB_REPOSITORY: 'some-one/app' };
  expect(feedOfRelease('linux', run)).toBe('github:some-one/app');
  expect(feedOfRelease('linux', {})).toBeNull();
  expect(feedOfRelease('win32', { ...run, CSC_LINK: '' })).toBeNull();
  expect(feedOfRelease('darwin', run)).toBeNull();
  expect(feedOfRelease('darwin', { ...run, CSC_LINK: 'certificate' })).toBe('github:some-one/app');
});
