// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeMain } from '../../fake-main';
import { renderWith } from '../../render-with';
import { FindBar } from './find-bar';

afterEach(cleanup);

describe('the search', () => {
  it('is cleared by Escape, but not by one that only takes back what an input method composes', async () => {
    await renderWith(createFakeMain({}), <FindBar shown={0} total={0} />);
    const field = screen.getByTestId<HTMLInputElement>('find');
    fireEvent.change(field, { target: { value: '小狗' } });
    fireEvent.keyDown(field, { key: 'Escape', isComposing: true });
    expect(field.value).toBe('小狗');
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(field.value).toBe('');
  });
});
