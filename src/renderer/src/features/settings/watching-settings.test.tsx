// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { defaultSettings, settingsSchema, type Settings } from '../../../../shared/settings';
import { appView, createFakeMain } from '../../fake-main';
import { renderWith } from '../../render-with';
import { WatchingSettings } from './watching-settings';

afterEach(cleanup);

async function open(settings: Partial<Settings> = {}) {
  const main = createFakeMain({
    app: { ...appView, settings: { ...defaultSettings, ...settings } },
  });
  await renderWith(main, <WatchingSettings />);
  return main;
}
const choices = (label: string): HTMLOptionElement[] => [
  ...screen.getByLabelText<HTMLSelectElement>(label).options,
];

it('shows 10 minutes, 10 requests a second and 6 at a time unless told otherwise', async () => {
  await open();
  const chosen = [...document.querySelectorAll('select')].map(
    (select) => select.selectedOptions[0]?.textContent,
  );
  expect(chosen).toEqual(['10 min', '10', '6']);
});

it('offers limits from 5 minutes to a day, and sends the chosen one', async () => {
  const main = await open();
  const labels = choices('Watch each task for').map(({ textContent }) => textContent);
  expect(labels).toEqual([
    '5 min',
    '10 min',
    '15 min',
    '30 min',
    '1 h',
    '2 h',
    '6 h',
    '12 h',
    '24 h',
  ]);
  fireEvent.change(screen.getByLabelText('Watch each task for'), { target: { value: '1440' } });
  expect(main.asked('settings.change')).toEqual([{ watchLimitMinutes: 1_440 }]);
});

it('offers nothing that the contract refuses', async () => {
  await open();
  const fields = settingsSchema.shape;
  for (const { value } of choices('Watch each task for')) {
    expect(fields.watchLimitMinutes.safeParse(Number(value)).success).toBe(true);
  }
  for (const { value } of choices('Requests per second')) {
    expect(fields.requestsPerSecond.safeParse(Number(value)).success).toBe(true);
  }
  for (const { value } of choices('Requests at a time')) {
    expect(fields.requestsInFlight.safeParse(Number(value)).success).toBe(true);
  }
});

it('shows a value of the settings file that is not among the usual ones', async () => {
  await open({ watchLimitMinutes: 45, requestsPerSecond: 7 });
  expect(screen.getByLabelText<HTMLSelectElement>('Watch each task for').value).toBe('45');
  expect(screen.getByLabelText<HTMLSelectElement>('Requests per second').value).toBe('7');
});
