// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../shared/settings';
import type { TaskState } from '../../../../shared/task';
import { appView, createFakeMain, taskRow } from '../../fake-main';
import { renderWith } from '../../render-with';
import { TasksPanel } from './tasks-panel';

afterEach(cleanup);

async function openPanel(states: readonly TaskState[], isPaused = false) {
  const settings = { ...defaultSettings, isPaused };
  const tasks = states.map((state, index) => taskRow(`video_${index}`, { state }));
  const main = createFakeMain({ tasks, app: { ...appView, settings } });
  await renderWith(main, <TasksPanel />);
  return { main, button: screen.queryByTestId('pause-all') };
}

const watching = taskRow('video_a').state;
const ended: readonly TaskState[] = [{ name: 'not-found' }, { name: 'paused', from: 'look' }];

describe('pausing everything', () => {
  it.each<TaskState>([watching, { name: 'downloading' }])(
    'is offered while a task is $name',
    async (state) => {
      const { main, button } = await openPanel([...ended, state]);
      expect(button?.textContent).toBe('Pause all');
      if (button !== null) fireEvent.click(button);
      expect(main.asked('settings.change')).toEqual([{ isPaused: true }]);
    },
  );

  it('is not offered when nothing is under way', async () => {
    expect((await openPanel(ended)).button).toBeNull();
  });

  it.each([[[]], [ended], [[watching]]])(
    'can be undone, whatever the list holds',
    async (states) => {
      const { main, button } = await openPanel(states, true);
      expect(button?.textContent).toBe('Resume all');
      if (button !== null) fireEvent.click(button);
      expect(main.asked('settings.change')).toEqual([{ isPaused: false }]);
    },
  );

  it('counts what it stopped as paused', async () => {
    await openPanel([watching, { name: 'downloading' }, ...ended], true);
    expect(screen.getByTestId('summary').textContent).toBe('4 tasks3 paused1 not found');
  });
});
