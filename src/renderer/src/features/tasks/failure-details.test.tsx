// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TaskState } from '../../../../shared/task';
import type { FileFinding } from '../../../../shared/verification';
import { createFakeMain, taskRow } from '../../fake-main';
import { copiedTexts, renderWith } from '../../render-with';
import { FailureDetails } from './failure-details';

beforeEach(() => {
  // jsdom has the element without its methods.
  HTMLDialogElement.prototype.showModal = vi.fn();
  HTMLDialogElement.prototype.close = vi.fn();
});
afterEach(cleanup);

async function openDetails(state: TaskState, findings: readonly FileFinding[] = []) {
  const act = vi.fn(() => Promise.resolve());
  const onClose = vi.fn();
  const row = taskRow('video_a', { state, findings: [...findings] });
  await renderWith(createFakeMain({}), <FailureDetails row={row} act={act} onClose={onClose} />);
  const copied = copiedTexts();
  fireEvent.click(screen.getByTestId('details-copy'));
  return { act, onClose, lines: (copied[0] ?? '').split('\n') };
}

describe('the details of a trouble', () => {
  it('are copied whole, each line with its label', async () => {
    const problem = { code: 'service-failed', message: 'no credit', detail: 'E_17' } as const;
    const { lines } = await openDetails({ name: 'failed', retry: 'look', problem });
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      'What went wrong',
      'What happened',
      'The service says',
      'What to do',
      'Task',
      'Code',
      'Detail',
      'Added',
      'App',
      'Time',
    ]);
    expect(lines).toContain('The service says: no credit');
    expect(lines).toContain('Task: video_a');
    expect(lines).toContain('Code: service-failed');
    expect(lines).toContain('Detail: E_17');
    expect(lines).toContain('App: DimiLinks Desktop 0.1.0 · Electron 45.4.1');
    expect(lines.at(-1)).toMatch(/^Time: .*20\d\d.*\d:\d\d:\d\d/);
    expect(screen.getByTestId('details-copy').textContent).toBe('Copied');
  });

  it.each<[TaskState, string, string]>([
    [{ name: 'timed-out' }, 'Not finished in time', 'watch-again'],
    [{ name: 'not-found' }, 'Not found', 'check-again'],
  ])('tell what to do and do it: %o', async (state, title, action) => {
    const { act, onClose, lines } = await openDetails(state);
    expect(lines[0]).toBe(`What went wrong: ${title}`);
    expect(lines).toContain(`Code: ${state.name}`);
    fireEvent.click(screen.getByTestId('details-action'));
    expect(act).toHaveBeenCalledWith('video_a', action);
    expect(onClose).toHaveBeenCalledOnce();
  });

  it('name a changed file with both of its fingerprints and sizes', async () => {
    const [before, after] = ['a'.repeat(64), 'b'.repeat(64)];
    const file = { name: 'tide.mp4', folder: '/v', bytes: 1_000, mime: 'video/mp4', facts: null };
    const state: TaskState = {
      ...{ name: 'saved', savedAtMs: 1, missingCount: 0 },
      files: [{ ...file, sha256: before }],
    };
    const finding = { what: 'changed', index: 0, bytes: 1_001, sha256: after } as const;
    const { act, lines } = await openDetails(state, [finding]);
    expect(lines).toContain('What went wrong: File changed since it was saved');
    expect(lines).toContain('File: tide.mp4');
    expect(lines).toContain(`SHA-256 when saved: ${before}`);
    expect(lines).toContain(`SHA-256 now: ${after}`);
    expect(lines).toContain('Size when saved: 1,000 bytes');
    expect(lines).toContain('Size now: 1,001 bytes');
    fireEvent.click(screen.getByTestId('details-action'));
    expect(act).toHaveBeenCalledWith('video_a', 'download-again');
  });

  it('of an unreadable file tell the system’s own code', async () => {
    const file = { name: 'tide.mp4', folder: '/v', bytes: 1, sha256: 'a'.repeat(64) };
    const state: TaskState = {
      ...{ name: 'saved', savedAtMs: 1, missingCount: 0 },
      files: [{ ...file, mime: 'video/mp4', facts: null }],
    };
    const { lines } = await openDetails(state, [{ what: 'unreadable', index: 0, code: 'EIO' }]);
    expect(lines).toContain('What went wrong: File cannot be read');
    expect(lines).toContain('Code: EIO');
  });
});
