// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Notice } from '../../../shared/app-view';
import { appView, createFakeMain } from '../fake-main';
import { renderWith } from '../render-with';
import { NoticeBar } from './notice-bar';

afterEach(cleanup);

async function openNotice(notice: Notice) {
  const main = createFakeMain({ app: { ...appView, notices: [notice] } });
  await renderWith(main, <NoticeBar />);
  return main;
}

describe('a notice', () => {
  it('of stray parts names them, opens their folder and can be dismissed', async () => {
    const main = await openNotice({ code: 'stray-parts', detail: 'a.mp4.part, b.mp4.part' });
    expect(screen.getByTestId('notice-names').textContent).toBe('a.mp4.part, b.mp4.part');
    fireEvent.click(screen.getByTestId('notice-open-folder'));
    expect(main.asked('folder.open')).toEqual([null]);
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(main.asked('notice.dismiss')).toEqual([{ code: 'stray-parts' }]);
  });

  it.each([
    [3, 0, 'The app had ended unexpectedly. 3 downloads went on after the restart.'],
    [0, 1, 'The app had ended unexpectedly. 1 task is watched again.'],
    [
      1,
      2,
      'The app had ended unexpectedly. 1 download went on after the restart. 2 tasks are watched again.',
    ],
  ])(
    'of %d downloads and %d watched tasks that went on says both',
    async (downloads, watched, text) => {
      const main = await openNotice({ code: 'recovered', downloads, watched });
      expect(screen.getByTestId('notice').textContent).toContain(text);
      fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
      expect(main.asked('notice.dismiss')).toEqual([{ code: 'recovered' }]);
    },
  );

  it('of anything else has no folder to open', async () => {
    await openNotice({ code: 'settings-broken', detail: 'theme' });
    expect(screen.getByTestId('notice').textContent).toContain('theme');
    expect(screen.queryByTestId('notice-open-folder')).toBeNull();
  });
});
