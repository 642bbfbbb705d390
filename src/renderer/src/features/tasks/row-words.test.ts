import { describe, expect, it } from 'vitest';
import type { TaskRow, TaskState } from '../../../../shared/task';
import { wordsFor } from '../../../../shared/words/words-for';
import { formatsFor } from '../../language/formats';
import { lookOf } from './row-look';
import { rowProgress } from './row-progress';
import { rowWords } from './row-words';

const row = (state: TaskState, transfer: TaskRow['transfer'] = null): TaskRow => ({
  id: 'video_a',
  addedAtMs: 0,
  state,
  transfer,
  nextLookAtMs: null,
  usualMs: null,
  filesGone: 'none',
  findings: [],
  mark: null,
  label: null,
});
const english = { words: wordsFor('en'), formats: formatsFor('en') };
const chinese = { words: wordsFor('zh'), formats: formatsFor('zh') };
const file = (name: string, bytes: number) => ({
  name,
  bytes,
  folder: '/v',
  sha256: '0'.repeat(64),
  mime: 'video/mp4',
  facts: { width: 1080, height: 1920, durationMs: 10_010 },
});
const watching = {
  name: 'watching',
  phase: 'generating',
  progress: null,
  rawStatus: null,
  isUnclear: false,
} as const;
const saved = { name: 'saved', savedAtMs: 0, missingCount: 0 } as const;

describe('the words of a row', () => {
  it.each<[string, TaskRow, string]>([
    ['waits', row({ ...watching, phase: 'waiting' }), 'Waiting'],
    ['generates', row(watching), 'Generating'],
    ['says how far', row({ ...watching, progress: 35 }), 'Generating 35%'],
    [
      'says that the answers are unclear',
      row({ ...watching, isUnclear: true }),
      'The service gives no clear answer. Watching goes on.',
    ],
    [
      'shows an unknown status as it came',
      row({ ...watching, rawStatus: 'upscaling' }),
      'In progress: the service says “upscaling”',
    ],
    [
      'downloads so much of so much',
      row(
        { name: 'downloading' },
        { receivedBytes: 12.3e6, totalBytes: 40e6, bytesPerSecond: 4.2e6 },
      ),
      'Downloading 12.3 of 40 MB · 7 s left · 4.2 MB/s',
    ],
    [
      'downloads without knowing the end',
      row({ name: 'downloading' }, { receivedBytes: 9e5, totalBytes: null, bytesPerSecond: null }),
      'Downloading 900 kB',
    ],
    [
      'says what the saved file is',
      row({ ...saved, files: [file('tide.mp4', 40e6)] }),
      'Saved · 40 MB · 1080×1920 · 10 s · tide.mp4',
    ],
    [
      'counts several files and the missing ones',
      row({ ...saved, files: [file('a.png', 1e6), file('b.png', 2e6)], missingCount: 1 }),
      'Saved · 2 files · 3 MB · 1 file was not handed out',
    ],
    [
      'says what failed, in the service’s words, and what to do',
      row({
        name: 'failed',
        retry: 'look',
        problem: { code: 'service-failed', message: '视频生成失败，请稍后重试。', detail: null },
      }),
      'Generation failed · 视频生成失败，请稍后重试 · Make it again with the service and paste the new ID. “Check again” asks about this one once more.',
    ],
    [
      'tells a time-out as title, cause and remedy',
      row({ name: 'timed-out' }),
      'Not finished in time · The service was not done in the time that the app keeps watching. It may finish yet · Watch it again, or see with the service how it stands.',
    ],
    [
      'says that a file is gone, and which',
      { ...row({ ...saved, files: [file('tide.mp4', 1)] }), filesGone: 'file' },
      'The file is no longer in the folder · tide.mp4',
    ],
    [
      'says that some of several files are gone',
      { ...row({ ...saved, files: [file('a.png', 1), file('b.png', 1)] }), filesGone: 'file' },
      'Not all files are in the folder any more · a.png, b.png',
    ],
    [
      'says that the folder is gone',
      { ...row({ ...saved, files: [file('tide.mp4', 1)] }), filesGone: 'folder' },
      'The folder is not there now. Is its drive connected? · tide.mp4',
    ],
    [
      'says that a file is not what was saved, which, and what to do',
      {
        ...row({ ...saved, files: [file('a.png', 1), file('b.png', 1)] }),
        findings: [{ what: 'changed', index: 1, bytes: 1, sha256: 'f'.repeat(64) }],
      },
      'File changed since it was saved · b.png · If you edited it, take it as it is. If not, download it again: the changed file stays, and the new one gets a number.',
    ],
    [
      'says that a file cannot be read',
      {
        ...row({ ...saved, files: [file('tide.mp4', 1)] }),
        findings: [{ what: 'unreadable', index: 0, code: 'EIO' }],
      },
      'File cannot be read · tide.mp4 · Download it again, and check the disk. The old file stays.',
    ],
  ])('%s', (_what, given, expected) => {
    expect(rowWords(given, false, english)).toBe(expected);
  });

  it('come in Chinese too', () => {
    const transfer = { receivedBytes: 12.3e6, totalBytes: 40e6, bytesPerSecond: null };
    expect(rowWords(row({ name: 'downloading' }, transfer), false, chinese)).toBe(
      '下载中 12.3 / 40 MB',
    );
    expect(rowWords(row({ ...watching, progress: 35 }), false, chinese)).toBe('生成中 35%');
  });
});

describe('a row while everything is paused', () => {
  const transfer = { receivedBytes: 10, totalBytes: 40, bytesPerSecond: 5 };
  it.each([row(watching), row({ name: 'downloading' }, transfer)])(
    'says so and shows no progress: $state.name',
    (given) => {
      expect(rowWords(given, true, english)).toBe('Paused with everything');
      expect(rowProgress(given, true)).toBeNull();
      expect(lookOf(given, true)).toBe('still');
    },
  );

  it('is told as ever when it has ended or is being checked', () => {
    expect(rowWords(row({ name: 'checking' }), true, english)).toBe('Checking the file');
    expect(lookOf(row({ ...saved, files: [] }), true)).toBe('done');
  });
});

describe('the progress of a row', () => {
  const progressOf = (given: TaskRow) => rowProgress(given, false);

  it('is known only where the service or the length says it', () => {
    expect(progressOf(row(watching))).toEqual({ fraction: null });
    expect(progressOf(row({ ...watching, progress: 35 }))).toEqual({ fraction: 0.35 });
    const transfer = { receivedBytes: 10, totalBytes: 40, bytesPerSecond: null };
    expect(progressOf(row({ name: 'downloading' }, transfer))).toEqual({ fraction: 0.25 });
    expect(progressOf(row({ name: 'downloading' }, { ...transfer, totalBytes: null }))).toEqual({
      fraction: null,
    });
    expect(progressOf(row({ ...saved, files: [] }))).toBeNull();
  });
});
