// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { holdNames, type Hold } from '../../../../shared/hold';
import { appView, createFakeMain } from '../../fake-main';
import { copiedTexts, renderWith } from '../../render-with';
import { HoldBanner } from './hold-banner';

afterEach(cleanup);

async function openBanner(...holds: Hold[]) {
  const main = createFakeMain({ app: { ...appView, holds } });
  await renderWith(main, <HoldBanner />);
  return { main, banner: screen.getByTestId('hold') };
}

describe('the banner of a hold', () => {
  it.each(holdNames)('says what stopped and offers one way out: %s', async (name) => {
    const { main, banner } = await openBanner({ name, message: null, subject: '/v' });
    expect(banner.dataset['hold']).toBe(name);
    expect(screen.getAllByRole('button')).toHaveLength(1);
    fireEvent.click(screen.getByTestId('hold-mend'));
    expect(main.asked('hold.mend')).toEqual([{ name }]);
  });

  it('shows a pause as what a person wanted, not as trouble', async () => {
    const { banner } = await openBanner({ name: 'all-paused', message: null, subject: null });
    expect(banner.querySelector('.lucide-circle-pause')).not.toBeNull();
    expect(screen.getByTestId('hold-mend').textContent).toBe('Resume all');
  });

  it('copies what the service said, with what a report needs', async () => {
    const message = 'insufficient balance';
    await openBanner({ name: 'access-denied', message, subject: null });
    const copied = copiedTexts();
    fireEvent.click(screen.getByTestId('hold-copy'));
    const lines = (copied[0] ?? '').split('\n');
    expect(lines).toContain('What went wrong: The service refuses access');
    expect(lines).toContain(`The service says: ${message}`);
    expect(lines).toContain('Code: access-denied');
    expect(lines).toContain('App: DimiLinks Desktop 0.1.0 · Electron 45.4.1');
    expect(lines.at(-1)).toMatch(/^Time: /);
  });
});
