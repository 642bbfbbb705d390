// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { dayOf, monthOf } from '../../../../shared/local-time';
import { defaultSettings } from '../../../../shared/settings';
import { appView, createFakeMain } from '../../fake-main';
import { renderWith } from '../../render-with';
import { exampleName } from './example-name';
import { NameTemplateField } from './name-template-field';

afterEach(cleanup);

async function openField(nameTemplate = '{id}') {
  const settings = { ...defaultSettings, nameTemplate, subfolders: 'month' as const };
  const main = createFakeMain({ app: { ...appView, settings } });
  await renderWith(main, <NameTemplateField />);
  return { main, field: screen.getByTestId<HTMLInputElement>('name-template') };
}

describe('the file-name template', () => {
  it('shows what comes of it as it is typed, with the folder, and sends it when it is left', async () => {
    const { main, field } = await openField();
    fireEvent.change(field, { target: { value: '{date} {label}' } });
    const expected = exampleName('{date} {label}', 'month', 'Dog on a beach');
    expect(expected).toBe(`${monthOf(Date.now())}/${dayOf(Date.now())} Dog on a beach.mp4`);
    expect(screen.getByTestId('name-example').textContent).toBe(expected);
    expect(main.asked('settings.change')).toEqual([]);
    fireEvent.blur(field);
    expect(main.asked('settings.change')).toEqual([{ nameTemplate: '{date} {label}' }]);
  });

  it('takes a token by a click where the cursor is, and sends it', async () => {
    const { main, field } = await openField();
    field.setSelectionRange(0, 0);
    fireEvent.click(screen.getByTestId('token-date'));
    expect(field.value).toBe('{id}');
    expect(main.asked('settings.change')).toEqual([{ nameTemplate: '{date} {id}' }]);
  });

  it.each([
    ['{date}/{id}', 'cannot hold “/”'],
    ['{title}', '“{title}” is not a token'],
    ['  ', 'Type a name'],
  ])('refuses %j and says why, without sending it', async (template, why) => {
    const { main, field } = await openField();
    fireEvent.change(field, { target: { value: template } });
    fireEvent.blur(field);
    expect(screen.getByTestId('name-template-problem').textContent).toContain(why);
    expect(main.asked('settings.change')).toEqual([]);
  });

  it('goes back to the default with one click', async () => {
    const { main } = await openField('{n}');
    fireEvent.click(screen.getByTestId('name-template-reset'));
    expect(main.asked('settings.change')).toEqual([{ nameTemplate: '{id}' }]);
  });
});
