import { describe, expect, it } from 'vitest';
import { insertToken } from './insert-token';

describe('a token put in by a click', () => {
  it.each([
    ['', 0, 0, '{date}', 6],
    ['{id}', 4, 4, '{id} {date}', 11],
    ['{id}', 0, 0, '{date} {id}', 7],
    ['my film', 3, 3, 'my {date}film', 9],
    ['my film', 3, 7, 'my {date}', 9],
    ['{id}{n}', 4, 4, '{id} {date} {n}', 12],
  ])('in %j at %d to %d makes %j', (template, start, end, made, cursor) => {
    expect(insertToken(template, 'date', start, end)).toEqual({ template: made, cursor });
  });

  it('goes to the end when there is no cursor', () => {
    expect(insertToken('a', 'n', null, null)).toEqual({ template: 'a{n}', cursor: 4 });
  });
});
