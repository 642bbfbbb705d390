// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../shared/settings';
import { appView, createFakeMain } from '../../fake-main';
import { renderWith } from '../../render-with';
import { SpeedLimitField } from './speed-limit-field';

afterEach(cleanup);

async function openField(speedLimit: number | null = null) {
  const main = createFakeMain({
    app: { ...appView, settings: { ...defaultSettings, speedLimit } },
  });
  await renderWith(main, <SpeedLimitField />);
  const field = screen.getByLabelText<HTMLInputElement>('Speed limit');
  const write = (value: string): void => void fireEvent.change(field, { target: { value } });
  return { main, field, write };
}

describe('the speed limit', () => {
  it('is off by default, and shown in MB/s when there is one', async () => {
    const { field } = await openField();
    expect([field.value, field.placeholder]).toEqual(['', 'No limit']);
    cleanup();
    expect((await openField(2_500_000)).field.value).toBe('2.5');
  });

  it('is sent on Enter and when the field is left, once', async () => {
    const { main, field, write } = await openField();
    write('2.5');
    expect(main.asked('settings.change')).toEqual([]);
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(main.asked('settings.change')).toEqual([{ speedLimit: 2_500_000 }]);
    fireEvent.blur(field);
    expect(main.asked('settings.change')).toHaveLength(1);
  });

  it('is taken away by leaving the field empty', async () => {
    const { main, field, write } = await openField(2_500_000);
    write('');
    fireEvent.blur(field);
    expect(main.asked('settings.change')).toEqual([{ speedLimit: null }]);
  });

  it('stays exactly as saved when the field is only visited', async () => {
    const { main, field } = await openField(1_234_567);
    fireEvent.focus(field);
    fireEvent.blur(field);
    expect(main.asked('settings.change')).toEqual([]);
  });

  it.each([
    ['fast', 'Type a number such as 2.5'],
    ['2000', 'Type a number from 0.01 to 1,000'],
  ])('refuses %s and says why, without sending it', async (text, why) => {
    const { main, field, write } = await openField();
    write(text);
    fireEvent.keyDown(field, { key: 'Enter' });
    fireEvent.blur(field);
    expect(screen.getByTestId('speed-limit-problem').textContent).toContain(why);
    expect([field.value, field.getAttribute('aria-invalid')]).toEqual([text, 'true']);
    expect(main.asked('settings.change')).toEqual([]);
  });
});
