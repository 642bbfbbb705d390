import { describe, expect, it } from 'vitest';
import { readErrorText, shownText } from './read-error-text';

describe('readErrorText', () => {
  it.each([
    [
      { error: { message: 'Invalid', type: 't', code: 'invalid_api_key' } },
      'Invalid',
      'invalid_api_key',
    ],
    [{ code: 'task_not_exist', message: 'gone', data: null }, 'gone', 'task_not_exist'],
    [{ detail: 'Invalid API key.' }, 'Invalid API key.', null],
    [{ error: { message: 'no', code: 401 } }, 'no', '401'],
    [{ code: 'invalid-argument', error: 'a string' }, 'a string', 'invalid-argument'],
    [{ type: 'error', error: { error: { message: 'deep', code: 'x' }, code: 'y' } }, 'deep', 'x'],
    [{ error: {}, message: '  ', msg: 'third' }, 'third', null],
    [{ data: { fail_reason: 'inside' } }, 'inside', null],
    [null, null, null],
    [[], null, null],
    [{ message: 7 }, null, null],
  ])('reads %j', (json, message, code) => {
    expect(readErrorText(json)).toEqual({ message, code });
  });
});

describe('shownText', () => {
  it('makes plain text of a page', () => {
    const page = '<!doctype html><style>p{}</style><h1>502 Bad&nbsp;Gateway</h1><p>a &lt; b</p>';
    expect(shownText(page, 500)).toBe('502 Bad Gateway a < b');
    expect(shownText('<html><body></body></html>', 500)).toBeNull();
    expect(shownText('1 < 2 and 3 > 2', 500)).toBe('1 < 2 and 3 > 2');
  });

  it('hides what looks like a key', () => {
    expect(shownText('key sk-abcdef123456 and Bearer abcdef123456!', 500)).toBe(
      'key sk-… and Bearer …!',
    );
  });

  it('caps without cutting a character', () => {
    const text = shownText('a'.repeat(498) + '😀😀', 500);
    expect(text).toBe('a'.repeat(498) + '…');
    expect(shownText('x'.repeat(50_000), 500)).toHaveLength(500);
  });
});
