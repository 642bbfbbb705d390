import { expect, it } from 'vitest';
import { defaultSettings } from '../../shared/settings';
import type { TaskState } from '../../shared/task';
import { publicReport, type ReportFacts } from './public-report';

const saved = (name: string): TaskState => ({
  name: 'saved',
  savedAtMs: 1,
  files: [
    {
      name,
      folder: '/mnt/private',
      bytes: 1,
      sha256: 'a'.repeat(64),
      mime: 'video/mp4',
      facts: null,
    },
  ],
  missingCount: 0,
});
const problem = { code: 'damaged', message: 'private words', detail: null } as const;

const facts = (log: readonly string[]): ReportFacts => ({
  surroundings: { app: '0.1.0', system: 'linux x64' },
  app: {
    key: { status: 'ready', storage: 'session', savedAtMs: 5, trouble: 'no-keychain' },
    holds: [{ name: 'offline', message: 'private words', subject: '/home/lin/x' }],
    settings: {
      ...defaultSettings,
      ...{ baseUrl: 'https://private.example/v1', folder: '/mnt/private' },
      ...{ nameTemplate: 'private {id}', proxyUrl: 'http://private:1', proxyUser: 'lin private' },
    },
    folder: '/mnt/private',
    language: 'en',
    pace: { stretched: null, pausedUntilMs: null },
    notices: [{ code: 'stray-parts', detail: 'video_private.mp4' }],
    libraryCheck: {
      ...{ state: 'done', checkedFiles: 1, totalFiles: 1, checkedBytes: 1, totalBytes: 1 },
      ...{ foundCount: 1, found: [{ taskId: 'opaque', name: 'private.mp4', what: 'changed' }] },
    },
    background: { hasTray: false, startsAtLogin: false },
    proxyPassword: 'unknown',
    update: { off: 'own-build', stage: { name: 'idle' }, isTold: false },
    versions: { app: '0.1.0', electron: '45' },
  },
  tasks: [
    { id: 'opaque0123456789abc', state: saved('opaque0123456789abc.mp4') },
    { id: 'task_a/b=', state: { name: 'failed', problem, retry: 'look' } },
    { id: 'task_c', state: { name: 'failed', problem, retry: 'look' } },
  ],
  log,
  home: '/home/lin',
  clean: (text) => text.replaceAll('the-key', '[redacted]'),
});

it('tells what helps: versions, key, settings, holds, and tasks by what became of them', () => {
  const text = publicReport(facts(['2026 info started']));
  for (const line of [
    'app: 0.1.0',
    'key: ready, kept in session, trouble no-keychain',
    'address: of its own',
    'folder: chosen',
    'holds: offline',
    'notices: stray-parts',
    'tasks: 1 saved, 2 failed (damaged)',
    '2026 info started',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
});

it.each([
  ['the-key was sent', '[redacted] was sent'],
  ['opaque0123456789abc failed', '[task] failed'],
  ['GET task_a%2Fb%3D', 'GET [task]'],
  ['removed video_gone_since', 'removed [task]'],
  ['open /home/lin/.config/x', 'open ~/.config/x'],
  ['{"path":"/mnt/private/My film.mp4"}', '{"path":"[folder]/My [file]"}'],
  ['https://private.example/v1/tasks/1?x=2 answered', '[address] answered'],
  ['https://dimilinks.com/v1/tasks/1', 'https://dimilinks.com/…'],
])('leaves out of the log what is private: %s', (line, wanted) => {
  expect(
    publicReport(facts([line]))
      .trimEnd()
      .split('\n')
      .at(-1),
  ).toBe(wanted);
});

it('holds nothing private anywhere', () => {
  const text = publicReport(facts([]));
  expect(text).not.toMatch(/private|home|lin\b|task_|opaque/);
});
