// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../../../shared/settings';
import type { TaskRow } from '../../../../shared/task';
import { appView, createFakeMain, taskRow } from '../../fake-main';
import { renderWith } from '../../render-with';
import { LiveTaskRow } from './task-row';

afterEach(cleanup);

async function openRow(rest: Partial<TaskRow>, isPaused = false) {
  const settings = { ...defaultSettings, isPaused };
  const act = vi.fn(() => Promise.resolve());
  const onDetails = vi.fn();
  const main = createFakeMain({ tasks: [taskRow('video_a', rest)], app: { ...appView, settings } });
  const nothing = (): Promise<void> => Promise.resolve();
  const actions = { act, actOnMany: nothing, trash: nothing, mark: nothing };
  await renderWith(
    main,
    <LiveTaskRow id="video_a" place={0} isTabStop actions={actions} onDetails={onDetails} />,
  );
  return { row: screen.getByTestId('task-row'), act, onDetails };
}

const file = {
  name: 'tide.mp4',
  folder: '/v',
  bytes: 1,
  sha256: '0'.repeat(64),
  mime: 'video/mp4',
  facts: null,
};
const saved = { name: 'saved', savedAtMs: 0, missingCount: 0, files: [file] } as const;

describe('the row of a saved task', () => {
  it('offers to download a file that is gone', async () => {
    const { row, act } = await openRow({ state: { ...saved, files: [file] }, filesGone: 'file' });
    expect(row.dataset).toMatchObject({ state: 'saved', filesGone: 'file', look: 'warning' });
    expect(row.textContent).toContain('tide.mp4');
    fireEvent.click(screen.getByTestId('row-action'));
    expect(act).toHaveBeenCalledWith('video_a', 'download-again');
  });

  it('asks for the drive when the folder is gone', async () => {
    const { row } = await openRow({ state: { ...saved, files: [file] }, filesGone: 'folder' });
    expect(row.dataset['filesGone']).toBe('folder');
    expect(row.textContent).toContain('Is its drive connected?');
  });

  it('says nothing of the kind when all is there', async () => {
    const { row } = await openRow({ state: { ...saved, files: [file] } });
    expect(row.hasAttribute('data-files-gone')).toBe(false);
    expect(row.dataset['look']).toBe('done');
  });
});

describe('any row', () => {
  it.each<TaskRow['state']>([
    { name: 'timed-out' },
    { name: 'not-found' },
    { name: 'failed', retry: 'look', problem: { code: 'damaged', message: null, detail: null } },
  ])('has details when its task is $name', async (state) => {
    const { onDetails } = await openRow({ state });
    fireEvent.click(screen.getByText('Details'));
    expect(onDetails).toHaveBeenCalledOnce();
  });

  it('stands still while everything is paused', async () => {
    const transfer = { receivedBytes: 10, totalBytes: 40, bytesPerSecond: 5 };
    const { row } = await openRow({ state: { name: 'downloading' }, transfer }, true);
    expect(row.textContent).toContain('Paused with everything');
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(screen.queryByTestId('row-action')).toBeNull();
  });
});
