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

  it('is not learnt when it is too short to be a key', () => {
    const redactor = new Redactor();
    redactor.learn('');
    redactor.learn('task');
    expect(redactor.clean('a task')).toBe('a task');
  });
});
