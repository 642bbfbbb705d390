import { describe, expect, it } from 'vitest';
import type { TaskState } from '../../../shared/task';
import { taskRow } from '../fake-main';
import { countStates, groupOf } from './state-counts';

const saved: TaskState = { name: 'saved', savedAtMs: 1, files: [], missingCount: 0 };
const changed = { what: 'changed', index: 0, bytes: 1, sha256: 'a'.repeat(64) } as const;

describe('the group of a row', () => {
  it('sets saved files apart that are gone, or not what was saved', () => {
    expect(groupOf(taskRow('a', { state: saved }), false)).toBe('saved');
    expect(groupOf(taskRow('a', { state: saved, filesGone: 'file' }), false)).toBe('file-trouble');
    expect(groupOf(taskRow('a', { state: saved, findings: [changed] }), true)).toBe('file-trouble');
  });

  it('is one for all that a pause stops', () => {
    expect(groupOf(taskRow('a'), true)).toBe('paused');
    expect(groupOf(taskRow('a', { state: { name: 'checking' } }), true)).toBe('downloading');
  });

  it('is counted once', () => {
    const rows = [taskRow('a'), taskRow('b', { state: saved, findings: [changed] })];
    const counts = countStates(rows, false);
    expect(counts).toMatchObject({ waiting: 1, saved: 0, 'file-trouble': 1 });
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(2);
  });
});
