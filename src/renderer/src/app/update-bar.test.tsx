// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { UpdateStage } from '../../../shared/update';
import { appView, createFakeMain } from '../fake-main';
import { renderWith } from '../render-with';
import { UpdateBar } from './update-bar';

afterEach(cleanup);

async function openBar(stage: UpdateStage, isTold = true) {
  const main = createFakeMain({ app: { ...appView, update: { off: null, stage, isTold } } });
  await renderWith(main, <UpdateBar />);
  return main;
}

const version = '0.2.0';

describe('the bar of a newer version', () => {
  it.each([
    [{ name: 'found', version }, 'Version 0.2.0 is out.', 'Download', 'update.fetch'],
    [{ name: 'ready', version }, 'Version 0.2.0 is ready.', 'Restart now', 'update.restart'],
    [{ name: 'failed', trouble: 'refused' }, 'was deleted', 'Try again', 'update.check'],
  ] as const)('offers the next step of $name', async (stage, text, label, request) => {
    const main = await openBar(stage);
    expect(screen.getByTestId('update').textContent).toContain(text);
    fireEvent.click(screen.getByRole('button', { name: label }));
    expect(main.asked(request)).toEqual([null]);
  });

  it.each([
    [{ name: 'found', version }, 'Later'],
    [{ name: 'ready', version }, 'Later'],
    [{ name: 'waiting', version }, 'Don’t restart'],
    [{ name: 'current' }, 'Close'],
    [{ name: 'off', why: 'managed' }, 'Close'],
  ] as const)('can be put off: %o', async (stage, label) => {
    const main = await openBar(stage);
    fireEvent.click(screen.getByRole('button', { name: label }));
    expect(main.asked('update.later')).toEqual([null]);
  });

  it('says how far the download is, without reading each percent out', async () => {
    await openBar({ name: 'fetching', version, percent: 42 });
    const bar = screen.getByTestId('update');
    expect(bar.textContent).toContain('42%');
    expect(bar.closest('[aria-live], [role="status"], [role="alert"]')).toBeNull();
  });

  it('is not there while there is nothing to tell', async () => {
    await openBar({ name: 'found', version }, false);
    expect(screen.queryByTestId('update')).toBeNull();
  });
});
