// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { requests } from '../../../../shared/ipc-contract';
import type { Client } from '../../bridge/client';
import { createFakeMain, taskRow } from '../../fake-main';
import { renderWith } from '../../render-with';
import { PasteBox } from './paste-box';

afterEach(cleanup);

/** A long text is read in slices, which a busy machine stretches. */
const patiently = { timeout: 20_000 };

const addAll = {
  'tasks.add': (input: unknown) => ({ added: idsOf(input).length, alreadyHere: [] }),
};
const idsOf = (input: unknown): readonly string[] => requests['tasks.add'].input.parse(input).ids;

async function openBox(here: readonly string[] = []) {
  const main = createFakeMain({ tasks: here.map((id) => taskRow(id)) }, addAll);
  await renderWith(main, <PasteBox />);
  const box = screen.getByTestId<HTMLTextAreaElement>('paste-box');
  const write = (value: string): void => void fireEvent.change(box, { target: { value } });
  const preview = (): string => screen.getByTestId('paste-preview').textContent ?? '';
  return { main, box, write, preview, enter: () => fireEvent.keyDown(box, { key: 'Enter' }) };
}

describe('the paste box', () => {
  it('says what a text would add, against what is in the list', async () => {
    const { write, preview } = await openBox(['video_a1', 'video_b2']);
    write('video_a1 video_b2 video_c3\nhello there');
    expect(preview()).toBe('3 IDs · 2 already here · 1 line not understood');
  });

  it('names what it refuses, and never shows a key', async () => {
    const { write, preview } = await openBox();
    write('video_a1\n../../etc/passwd\nsk-abcdefghijklmn');
    expect(preview()).toContain('“../../etc/passwd” looks like a file path');
    expect(preview()).toContain('looks like an API key');
    expect(preview()).not.toContain('sk-');
  });

  it('blots out a key as it is typed, and lets it go on adding', async () => {
    const { main, box, write, preview, enter } = await openBox();
    write('video_a1\nsk-abcdefghijklmn');
    expect(box.value).toBe('video_a1\n••••••••');
    write(`${box.value}opq`);
    expect(box.value).toBe('video_a1\n••••••••');
    enter();
    await waitFor(() => expect(box.value).toBe(''));
    expect(preview()).toContain('use “Enter key”');
    expect(main.asked('tasks.add')).toEqual([{ ids: ['video_a1'] }]);
  });

  it('blots out a key in a paste before the field holds it', async () => {
    const { box } = await openBox();
    const values: string[] = [];
    box.addEventListener('input', () => values.push(box.value));
    const data = 'curl https://x.y/v1/tasks/video_1 -H "Authorization: Bearer Ab3xYz9Qw7LmN5pR"';
    const event = new InputEvent('beforeinput', { data, bubbles: true, cancelable: true });
    fireEvent(box, event);
    expect(event.defaultPrevented).toBe(true);
    expect(values).toEqual([data.replace('Ab3xYz9Qw7LmN5pR', '••••••••')]);
    await waitFor(() => expect(screen.getByTestId('add-tasks').textContent).toBe('Add 1'));
  });

  it('keeps what is pasted or typed while the text before it is still being added', async () => {
    let finish: () => void = () => undefined;
    const isDone = new Promise<void>((resolve) => (finish = resolve));
    const main = createFakeMain({}, addAll);
    const client: Client = {
      ...main.client,
      request: async (name, input) => {
        if (name === 'tasks.add') await isDone;
        return main.client.request(name, input);
      },
    };
    await renderWith({ ...main, client }, <PasteBox />);
    const box = screen.getByTestId<HTMLTextAreaElement>('paste-box');
    fireEvent.change(box, { target: { value: 'video_a1\nhello there' } });
    fireEvent.keyDown(box, { key: 'Enter' });
    await waitFor(() => expect(screen.getByTestId('add-tasks').textContent).toBe('Adding…'));
    fireEvent.change(box, { target: { value: `${box.value}\nvideo_b2` } });
    finish();
    await waitFor(() => expect(box.value).toBe('hello there\nvideo_b2'));
  });

  it('says what was merged with the list and within the text', async () => {
    const { write, preview, enter } = await openBox(['video_a1']);
    write('video_a1\nvideo_b2\nvideo_b2');
    enter();
    await waitFor(() =>
      expect(preview()).toContain(
        '1 task added. 1 was in the list already. 1 repetition was merged.',
      ),
    );
  });

  it('caps the list of refusals', async () => {
    const { write, preview } = await openBox();
    write(Array.from({ length: 15 }, (_, index) => `../${index}/etc/passwd`).join('\n'));
    expect(preview()).toContain('and 12 more');
  });

  it('adds on Enter only what is new, and leaves what was not understood', async () => {
    const { main, box, write, preview, enter } = await openBox(['video_a1']);
    write('video_a1\nvideo_c3\nhello there');
    enter();
    await waitFor(() => expect(box.value).toBe('hello there'));
    expect(main.asked('tasks.add')).toEqual([{ ids: ['video_c3'] }]);
    expect(preview()).toContain('What was not understood is still in the box.');
  });

  it('starts a new line on Shift+Enter, and leaves Enter to an input method', async () => {
    const { main, box, write } = await openBox();
    write('video_a1');
    fireEvent.keyDown(box, { key: 'Enter', shiftKey: true });
    fireEvent.keyDown(box, { key: 'Enter', isComposing: true });
    await main.settled();
    expect(main.asked('tasks.add')).toEqual([]);
  });

  it(
    'keeps a text of 25,000 IDs out of the field and sends it in three parts',
    { timeout: 30_000 },
    async () => {
      const { main, box, write, preview, enter } = await openBox();
      const ids = Array.from({ length: 25_000 }, (_, index) => `video_${index}`);
      write(ids.join('\n'));
      expect(box.value).toBe('');
      expect(preview()).toBe('Reading…');
      await waitFor(() => expect(preview()).toBe('25,000 IDs'), patiently);
      enter();
      await waitFor(() => expect(preview()).toContain('25,000 tasks added.'), patiently);
      const parts = main.asked('tasks.add').map(idsOf);
      expect(parts.map((part) => part.length)).toEqual([5_000, 10_000, 10_000]);
      expect(parts[2]?.[0]).toBe('video_0');
    },
  );

  it('takes a long text before the browser lays it out in the field', async () => {
    const { box, preview } = await openBox();
    const data = Array.from({ length: 10_000 }, (_, index) => `video_${index}`).join('\n');
    const event = new InputEvent('beforeinput', { data, bubbles: true, cancelable: true });
    fireEvent(box, event);
    expect(event.defaultPrevented).toBe(true);
    await waitFor(() => expect(preview()).toBe('10,000 IDs'), patiently);
  });

  it('keeps the text when main does not take it', async () => {
    const { main, box, write, enter } = await openBox();
    write('video_a1');
    main.isSilent = true;
    enter();
    await waitFor(() => expect(main.asked('tasks.add')).toHaveLength(1));
    expect(box.value).toBe('video_a1');
  });

  it('takes what is pasted anywhere in the window', async () => {
    const { box } = await openBox();
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { getData: () => 'video_a1' } });
    fireEvent(document.body, event);
    await waitFor(() => expect(box.value).toBe('video_a1'));
    expect(document.activeElement).toBe(box);
  });
});
