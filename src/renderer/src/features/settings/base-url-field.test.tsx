// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { newerBaseUrl } from '../../../../shared/base-url';
import { createFakeMain } from '../../fake-main';
import { renderWith } from '../../render-with';
import { BaseUrlField } from './base-url-field';

afterEach(cleanup);

async function openField() {
  const main = createFakeMain({});
  await renderWith(main, <BaseUrlField />);
  const field = screen.getByTestId<HTMLInputElement>('base-url');
  const write = (value: string): void => void fireEvent.change(field, { target: { value } });
  return { main, field, write };
}

describe('the base URL', () => {
  it.each([
    ['http://example.com/v1', 'Plain http:// is accepted for this computer only'],
    ['dimilinks', 'This is not a web address'],
    ['https://user@dimilinks.com/v1', 'Leave out user names'],
  ])('refuses %s and says why, without sending it', async (text, why) => {
    const { main, field, write } = await openField();
    write(text);
    fireEvent.keyDown(field, { key: 'Enter' });
    fireEvent.blur(field);
    expect(screen.getByTestId('base-url-problem').textContent).toContain(why);
    expect(field.value).toBe(text);
    expect(main.asked('settings.change')).toEqual([]);
  });

  it('is sent in its plain form once the field is left', async () => {
    const { main, field, write } = await openField();
    write(' HTTP://localhost:8080/v1/ ');
    expect(main.asked('settings.change')).toEqual([]);
    fireEvent.blur(field);
    expect(main.asked('settings.change')).toEqual([{ baseUrl: 'http://localhost:8080/v1' }]);
    expect(screen.queryByTestId('base-url-problem')).toBeNull();
  });

  it('is not sent when it is the saved one', async () => {
    const { main, field, write } = await openField();
    write('https://dimilinks.com/v1/');
    fireEvent.blur(field);
    expect(main.asked('settings.change')).toEqual([]);
  });

  it('offers the newer address with one click', async () => {
    const { main } = await openField();
    fireEvent.click(screen.getByTestId('base-url-newer'));
    expect(main.asked('settings.change')).toEqual([{ baseUrl: newerBaseUrl }]);
  });
});
