import { expect, test } from '@playwright/test';
import { Machine, row } from './app-under-test';

test('a second start hands its IDs to the running app and ends', async () => {
  const machine = await Machine.start();
  try {
    machine.gateway.addTask('video_first', { clip: 'petal' });
    machine.gateway.addTask('video_second', { clip: 'tide' });
    const page = await machine.launch({ ids: ['video_first'] });
    await expect(row(page, 'video_first')).toHaveAttribute('data-state', 'saved');

    expect(await machine.startAgain(['video_second', '../../etc/passwd'])).toBe(0);

    await expect(row(page, 'video_second')).toHaveAttribute('data-state', 'saved');
    expect(await machine.files()).toEqual(['video_first.mp4', 'video_second.mp4']);
    await expect(page.getByTestId('task-row')).toHaveCount(2);
  } finally {
    await machine.stop();
  }
});
