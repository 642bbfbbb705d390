import { describe, expect, it } from 'vitest';
import type { TaskState } from '../../shared/task';
import { reactionsTo } from './announcement-reaction';

const saved = (name: string) => ({ taskId: name, folder: '/v', name: `${name}.mp4` });
const failed = (taskId: string, state: TaskState) => ({ taskId, state });
const lost: TaskState = {
  name: 'failed',
  retry: 'download',
  problem: { code: 'no-progress', message: null, detail: null },
};

describe('what a notification leads to', () => {
  it('is the file that was saved, or the first of several', () => {
    const show = { kind: 'show-file', folder: '/v', name: 'a.mp4' };
    expect(reactionsTo({ saved: [saved('a')], failed: [] })).toEqual({ click: show, button: show });
    expect(reactionsTo({ saved: [saved('a'), saved('b')], failed: [] }).click).toEqual(show);
  });

  it('is the app when something failed, with one button that may mend it', () => {
    expect(reactionsTo({ saved: [], failed: [failed('a', lost)] })).toEqual({
      click: { kind: 'show-app' },
      button: { kind: 'act', taskId: 'a', action: 'try-again' },
    });
    expect(reactionsTo({ saved: [], failed: [failed('a', { name: 'timed-out' })] }).button).toEqual(
      { kind: 'act', taskId: 'a', action: 'watch-again' },
    );
  });

  it('is the app, without a button, when several things happened', () => {
    const app = { click: { kind: 'show-app' }, button: null };
    expect(reactionsTo({ saved: [saved('a')], failed: [failed('b', lost)] })).toEqual(app);
    expect(reactionsTo({ saved: [], failed: [failed('a', lost), failed('b', lost)] })).toEqual(app);
  });
});
