import { describe, expect, it } from 'vitest';
import { clean, Redactor } from './redact';

describe('what looks like a secret', () => {
  it.each([
    ['authorization: Bearer abc.def/ghi+1', 'authorization: Bearer [redacted]'],
    ['-H "Authorization: bearer abcdef"', '-H "Authorization: bearer [redacted]"'],
    ['invalid key sk-proj_Abc-1234.', 'invalid key [redacted]'],
    [
      'GET https://cdn.x/a.mp4?sig=AbC%2F&part=2&Signature=zz#t',
      'GET https://cdn.x/a.mp4?sig=[redacted]&part=2&Signature=[redacted]#t',
    ],
    [
      'https://s3/a?X-Amz-Credential=A%2FB&X-Amz-Date=2026&exp=17&token=t&api_key=k&v=1',
      'https://s3/a?X-Amz-Credential=[redacted]&X-Amz-Date=[redacted]&exp=[redacted]&token=[redacted]&api_key=[redacted]&v=1',
    ],
    ['{"url":"https://a/b?key=12"}', '{"url":"https://a/b?key=[redacted]"}'],
    ['{"apiKey":"a\\"b","n":1}', '{"apiKey":"[redacted]","n":1}'],
    ['http://me:pw@host/x', 'http://[redacted]@host/x'],
  ])('is taken out of %s', (text, cleaned) => {
    expect(clean(text)).toBe(cleaned);
  });

  it.each([
    'the disk-full hold was raised for task-abcdef',
    'https://dimilinks.com/v1/tasks/video_123?part=2',
    'a monkey=3 and its tokens',
  ])('is not seen in %s', (text) => {
    expect(clean(text)).toBe(text);
  });
});

describe('a secret that was learnt', () => {
  const secret = 'K3y/with"odd\\chars+=';

  it('is taken out as it is, from JSON, from a URL and from base64', () => {
    const redactor = new Redactor();
    redactor.learn(secret);
    const text = [
      `plain ${secret}`,
      JSON.stringify({ facts: secret }),
      `https://x/?q=${encodeURIComponent(secret)}`,
      Buffer.from(secret).toString('base64'),
    ].join('\n');
    expect(redactor.clean(text)).toBe(
      'plain [redacted]\n{"facts":"[redacted]"}\nhttps://x/?q=[redacted]\n[redacted]',
    );
  });

  it('is taken out whole when another one is the beginning of it', () => {
    const redactor = new Redactor();
    redactor.learn('abcdefgh');
    redactor.learn('abcdefgh-and-more');
    expect(redactor.clean('x abcdefgh-and-more abcdefgh y')).toBe('x [redacted] [redacted] y');
  });

  it.each([
    ['twice in JSON', JSON.stringify({ text: JSON.stringify({ secret }) })],
    ['behind a name in a Basic header', `Basic ${Buffer.from(`a:${secret}`).toString('base64')}`],
    ['behind a longer name', `Basic ${Buffer.from(`ab:${secret}`).toString('base64')}`],
    ['without its beginning', `…${secret.slice(4)}`],
    ['without its end', `${secret.slice(0, 14)}… and more`],
    ['cut off after a few characters', `the key ${secret.slice(0, 8)}…`],
    ['cut off without a sign', `the key ${secret.slice(0, 6)}`],
  ])('leaves nothing that tells of it: %s', (_how, text) => {
    const redactor = new Redactor();
    redactor.learn(secret);
    const cleaned = redactor.clean(text);
    expect(cleaned).toContain('[redacted]');
    for (let at = 0; at + 6 <= secret.length; at += 1) {
      expect(cleaned).not.toContain(secret.slice(at, at + 6));
    }
    // Nor in base64.
    expect(cleaned.replaceAll('[redacted]', '')).not.toMatch(/[A-Za-z0-9+/]{8,}/);
  });

  it('is not learnt when it is too short to be a key', () => {
    const redactor = new Redactor();
    redactor.learn('');
    redactor.learn('task');
    expect(redactor.clean('a task')).toBe('a task');
  });
});
