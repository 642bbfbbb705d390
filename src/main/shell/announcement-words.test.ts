import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../shared/problem';
import type { TaskState } from '../../shared/task';
import { wordsFor } from '../../shared/words/words-for';
import { wordsOf } from './announcement-words';

const words = wordsFor('en');
const saved = (...names: string[]) =>
  names.map((name) => ({ taskId: name, folder: '/videos', name: `${name}.mp4` }));
const failing = (id: string, state: TaskState) => ({ taskId: id, state });
const failed = (code: (typeof problemCodes)[number], message: string | null): TaskState => ({
  ...{ name: 'failed', problem: { code, message, detail: null }, retry: 'look' },
});

describe('a notification', () => {
  it('names a saved file and its folder', () => {
    expect(wordsOf({ saved: saved('a'), failed: [] }, words)).toEqual({
      title: 'a.mp4 is saved',
      body: 'In /videos',
    });
  });

  it('names three of many and counts the rest', () => {
    expect(wordsOf({ saved: saved('a', 'b', 'c', 'd', 'e'), failed: [] }, words)).toEqual({
      title: '5 videos saved',
      body: 'a.mp4, b.mp4, c.mp4 and 2 more',
    });
  });

  it('says the service’s own words of a failure, as text', () => {
    const state = failed('service-failed', '<b>quota</b> {{id}}');
    const spoken = wordsOf({ saved: [], failed: [failing('video_a', state)] }, words);
    expect(spoken?.title).toBe('video_a failed');
    expect(spoken?.body).toContain('<b>quota</b>');
  });

  it.each(problemCodes)('has words for %s in both languages', (code) => {
    for (const language of ['en', 'zh'] as const) {
      const announcement = { saved: [], failed: [failing('video_a', failed(code, null))] };
      const spoken = wordsOf(announcement, wordsFor(language));
      expect(spoken?.body.trim()).not.toBe('');
      expect(spoken?.body).not.toMatch(/problem\.|\{\{|undefined/);
    }
  });

  it('says of a timed-out task that it may still come', () => {
    const failedTasks = [failing('video_a', { name: 'timed-out' })];
    expect(wordsOf({ saved: [], failed: failedTasks }, words)?.title).toContain('video_a');
  });

  it('counts both when some are saved and some failed', () => {
    const both = { saved: saved('a', 'b'), failed: [failing('c', { name: 'timed-out' })] };
    expect(wordsOf(both, words)?.title).toBe('2 saved, 1 failed');
  });

  it('is not shown when there is nothing to say', () => {
    expect(wordsOf({ saved: [], failed: [] }, words)).toBeNull();
  });
});
