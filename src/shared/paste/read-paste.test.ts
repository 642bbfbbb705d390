import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPaste } from './read-paste';

const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e';
const base64Id = `${'aB3+/xYz9Q'.repeat(16)}abcdefgh==`;
const statusAnswer = `{
  "data": {
    "id": "video_xxx",
    "task_id": "video_xxx",
    "status": "processing",
    "progress": 35,
    "created_at": 1777080000
  }
}`;

describe('task IDs in a pasted text', () => {
  it.each([
    ['one ID', 'video_abc123', ['video_abc123']],
    ['an ID of no known shape alone', 'cgt-20260101-x7', ['cgt-20260101-x7']],
    ['a list', 'video_a1\nvideo_b2\r\nimg_c3', ['video_a1', 'video_b2', 'img_c3']],
    ['a list in one line', 'video_a1, video_b2; task_c3', ['video_a1', 'video_b2', 'task_c3']],
    ['the page’s status answer', statusAnswer, ['video_xxx']],
    [
      'the page’s curl command',
      'curl "https://dimilinks.com/v1/tasks/video_xxx" \\\n  -H "Authorization: Bearer $DIMILINKS_API_KEY"',
      ['video_xxx'],
    ],
    [
      'the page’s download command',
      'curl -L "https://dimilinks.com/v1/videos/video_xxx/content" \\\n  -H "Authorization: Bearer $KEY" \\\n  -o video.mp4',
      ['video_xxx'],
    ],
    ['an address', 'https://dimilinks.com/v1/videos/task_9Zq?x=1', ['task_9Zq']],
    ['a line of chat', '帮我看一下 video_abc123，谢谢！', ['video_abc123']],
    ['a sentence', 'Could you check video_abc123. It is (img_9) late.', ['video_abc123', 'img_9']],
    ['a uuid in prose', `my request ${uuid} is stuck`, [uuid]],
    ['a long ID in JSON', `{"id":"${base64Id}","status":"queued"}`, [base64Id]],
    ['an encoded ID in an address', 'https://x.y/v1/tasks/ab%2Fcd%3D1', ['ab/cd=1']],
    [
      'several requests in one JSON value, at any depth',
      JSON.stringify(
        { code: 0, data: { list: [{ task: { task_id: 'a-1' } }, { id: 'video_2' }] } },
        null,
        2,
      ),
      ['a-1', 'video_2'],
    ],
    [
      'lines of JSON',
      '{"id":"cgt-1a"}\n{"request_id":"rq-2b"}\n{"taskId":"x3-c"}',
      ['cgt-1a', 'rq-2b', 'x3-c'],
    ],
    [
      'JSON behind a log line’s own words, over several lines',
      `[10:31] POST 200 {\n  "id": "${base64Id}",\n  "status": "queued"\n} in 31 ms\nvideo_after`,
      [base64Id, 'video_after'],
    ],
    [
      'JSON inside a JSON text',
      JSON.stringify({ body: JSON.stringify({ data: { task_id: 'x-9' } }) }),
      ['x-9'],
    ],
    ['escaped JSON in a log', 'body="{\\"task_id\\":\\"video_1\\",\\"n\\":1}"', ['video_1']],
    [
      'JSON whose copy was cut',
      '{\n  "data": {\n    "task_id": "cgt-77",\n    "status": "que',
      ['cgt-77'],
    ],
    ['a Python value', "{'task_id': 'video_1',\n 'status': None}", ['video_1']],
    ['an answer whose own id is another', '{"id":"42x-trace","task_id":"video_1"}', ['video_1']],
    ['an answer with a user beside the task', '{"user":{"id":"user-77"},"id":"cgt-1"}', ['cgt-1']],
    [
      'an exported chat',
      '[{"id":"msg-1","text":"take video_a1 and video_b2"}]',
      ['video_a1', 'video_b2'],
    ],
    ['an address inside JSON', '{"n":1,"poll":"https://x.y/v1/tasks/ab%2Fc1%3D"}', ['ab/c1=']],
    ['a map by ID', '{"video_a1":{"status":"done"},"video_b2":{}}', ['video_a1', 'video_b2']],
    [
      'a command of cmd.exe over several lines',
      'curl ^"https://x.y/v1/tasks/video_1^" ^\r\n  -H ^"Authorization: Bearer abcdefgh1234567890^" ^\r\n  -H ^"Accept: */*^"',
      ['video_1'],
    ],
    [
      'a command of PowerShell over several lines',
      'curl.exe "https://x.y/v1/videos/task_1/content" `\n  -o "0f8fad5bd9cb469fa165.mp4"',
      ['task_1'],
    ],
    [
      'an ID with bare slashes in an address',
      `https://x.y/v1/tasks/${base64Id}/content?x=1`,
      [base64Id],
    ],
    ['an ID encoded twice', 'https://x.y/v1/tasks/ab%252Fcd%253D1', ['ab/cd=1']],
    ['a query', 'https://x.y/poll?task_id=ab%2Fcd1&x=2', ['ab/cd1']],
    [
      'an ID in a label',
      'Task ID: cgt-1\n任务ID：cgt-2\n视频编号: c/3=',
      ['cgt-1', 'cgt-2', 'c/3='],
    ],
    ['a table', 'name,task_id,state\n"a, b",t-1,done\nc,t-2,queued', ['t-1', 't-2']],
    ['a table of tabs', 'id\tprompt\nt-1\ta red fox\nt-2\ta blue one', ['t-1', 't-2']],
    ['a list under its column’s name', 'task_id\ncgt-1\ncgt-2', ['cgt-1', 'cgt-2']],
    ['a column of a table in quotes', '"Task ID"\n"cgt-1"\n"cgt-2"', ['cgt-1', 'cgt-2']],
    ['JSON of any depth', `${'['.repeat(400)}{"task_id":"x-1"}${']'.repeat(400)}`, ['x-1']],
    ['JSON too deep for fields', `${'['.repeat(3_000)}{"id":"x-1"}${']'.repeat(3_000)}`, ['x-1']],
    [
      'JSON with brackets in its texts',
      '{"prompt":"say \\"}\\" twice","task_id":"cgt-1","preset":{"id":"look-9"}}',
      ['cgt-1'],
    ],
    [
      'an answer with ids of other things inside',
      '{"task_id":"cgt-1","preset":{"id":"look-9"}}',
      ['cgt-1'],
    ],
    ['a number as a task’s ID', '{"task_id":987654321,"user_id":1234567}', ['987654321']],
    [
      'arrows',
      'video_a1->video_b2=>video_c3 --> video_d4',
      ['video_a1', 'video_b2', 'video_c3', 'video_d4'],
    ],
    ['names of saved files', 'C:\\Videos\\video_a1.mp4\nimg_b2 (2).png', ['video_a1', 'img_b2']],
    [
      'Chinese without blanks',
      '任务ID：video_a1（第一版）\nhttps://x.y/v1/tasks/video_b2（好）\n编号video_c3完成',
      ['video_a1', 'video_b2', 'video_c3'],
    ],
    [
      'a list of the service with other people’s IDs in it',
      '{"data":[{"id":"cgt-1","created_by":{"id":"user_9x"},"model":{"id":"sora-2"}}]}',
      ['cgt-1'],
    ],
    ['a list of short IDs of no known shape', 'abc-1\nabc-2', ['abc-1', 'abc-2']],
    ['a JSON list', '{"task_ids":["video_a1","video_b2"]}', ['video_a1', 'video_b2']],
    [
      'paths of saved files',
      '/srv/videos/DimiLinks/2026-11-24/video_a1.mp4\nfile:///mnt/videos/video_b2.mp4\n/home/me/Videos/DimiLinks/video_c3.mp4',
      ['video_a1', 'video_b2', 'video_c3'],
    ],
    [
      'an answer with its head',
      'HTTP/2 200\r\nx-oneapi-request-id: 2026112410203012345678abcdEFGH\r\nx-request-id: 3fa85f64-5717-4562-b3fc-2c963f66afa6\r\ncf-ray: 8f3a2c91abcd1234-HKG\r\n\r\n{"data":{"task_id":"video_a1"}}',
      ['video_a1'],
    ],
    [
      'a complaint that names its request as well',
      'video_a1 失败 (request id: 2026112410203012345678abcdefgh)',
      ['video_a1'],
    ],
    [
      'a chat’s answer of the service',
      '{"id":"chatcmpl-9x1","choices":[{"message":{"content":"The task is video_a1."}}]}',
      ['video_a1'],
    ],
    [
      'a card that names the model',
      '任务ID: cgt-1\n模型: veo-3.1-fast-generate-preview\nModel: kling-v2-1-master-5s',
      ['cgt-1'],
    ],
    [
      'a label before a list',
      "任务ID：cgt-ab1cd、cgt-ef2gh\nids = ['a1b2c3d4', 'e5f6a7b8']\nid: x1y2z3a4, size: 1080p",
      ['cgt-ab1cd', 'cgt-ef2gh', 'a1b2c3d4', 'e5f6a7b8', 'x1y2z3a4'],
    ],
    [
      'line breaks written out',
      '"video_a1\\nvideo_b2\\r\\nvideo_c3"',
      ['video_a1', 'video_b2', 'video_c3'],
    ],
    ['a line of chat behind a name', '王五：cgt-20261124101-ab1cd', ['cgt-20261124101-ab1cd']],
  ])('are found in %s', (_what, text, ids) => {
    expect(readPaste(text)).toMatchObject({ ids, refused: [] });
  });

  it.each([
    ['https://dimilinks.com/v1/videos/generations'],
    ['Here is the video I told you about, in good quality.'],
    ['video'],
    [''],
    ['{"status":"processing","progress":35}'],
    ['{"id":1234567,"user":{"id":"user-77"}}'],
    ['user_id: abc-123'],
    ['ID: please'],
    ['https://docs.dimilinks.com/tasks/retrieve-video-task'],
    ['https://docs.dimilinks.com/videos/retrieve-video-task.md'],
    ['saved /data/tasks/output/holiday.mp4'],
    [`${'['.repeat(5_000)}`],
    ['fetch(`https://x.y/v1/tasks/${id}`)'],
    ['GET /v1/tasks/{task_id}, GET /v1/videos/:id/content'],
    ['{"task_id":98765432109876543210}'],
  ])('are not found in %j', (text) => {
    expect(readPaste(text)).toMatchObject({ ids: [], refused: [] });
  });

  it('are looked for without an error in JSON deeper than the engine itself can go', () => {
    const text = `${'['.repeat(50_000)}{"id":"x-1"}${']'.repeat(50_000)}`;
    expect(readPaste(text)).toMatchObject({ refused: [] });
  });

  it('are taken once, and the rest are counted', () => {
    expect(readPaste('video_a1\nvideo_b2\nvideo_a1\nvideo_a1')).toMatchObject({
      ids: ['video_a1', 'video_b2'],
      repeats: 2,
    });
  });

  it.each([
    ['../../etc/passwd', 'looks-like-a-path'],
    [`video_${'x'.repeat(194)}`, 'too-long'],
  ])('refuse %s', (text, why) => {
    expect(readPaste(text)).toMatchObject({ ids: [], refused: [{ text, why }] });
  });

  it.each([
    'curl https://x.y/v1/tasks/video_1 -H "Authorization: Bearer {key}"',
    'curl https://x.y/v1/tasks/video_1 \\\n -H "x-api-key: {key}"',
    'curl ^"https://x.y/v1/tasks/video_1^" ^\n -H ^"Authorization: Bearer {key}^"',
    '{"id":"video_1","api_key":"{key}"}',
    '{"id":"video_1","headers":{"Authorization":"Bearer {key}"}}',
    'export DIMILINKS_API_KEY={key}\nvideo_1',
    'https://x.y/v1/tasks/video_1?key={key}',
    'curl -u mia:{key} https://x.y/v1/tasks/video_1',
    'video_1\n{key}',
  ])('never include the key that stands beside them: %j', (text) => {
    const keys = ['sk-abcdefgh12345678', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcDEF123456'];
    // A key of no known kind is known by its label only.
    if (text !== 'video_1\n{key}') keys.push('Ab3xYz9Qw7LmN5pR');
    for (const key of keys) {
      const reading = readPaste(text.replace('{key}', key));
      expect(reading).toMatchObject({ ids: ['video_1'], hasKey: true });
      expect(JSON.stringify(reading)).not.toContain(key.slice(4));
    }
  });

  it('leave what was not understood, and what was refused, for the box', () => {
    const rest = (text: string): string => readPaste(text).rest;
    expect(rest('video_a1\nhello there\nvideo_b2')).toBe('hello there');
    expect(rest('video_a1 and video_b2')).toBe('');
    expect(rest('id: video_a1, id: ../b2')).toBe('../b2');
    expect(rest('{\n  "status": "queued"\n}\nvideo_a1')).toBe('{\n  "status": "queued"\n}');
    expect(rest('Authorization: Bearer Ab3xYz9Qw7LmN5pR\nvideo_a1')).toBe('');
    expect(rest('ask mia for the key sk-abcdefgh12345678')).toBe('ask mia for the key ••••••••');
  });

  it('count a record once, and another record of the same ID as a repeat', () => {
    const record = '{"id":"video_1","task_id":"video_1","url":"https://x.y/v1/videos/video_1"}';
    expect(readPaste(record).repeats).toBe(0);
    expect(readPaste(`[${record},${record}]`).repeats).toBe(1);
  });

  it('count the lines that say nothing', () => {
    expect(readPaste('hello there\nvideo_a1\n\nbye now')).toMatchObject({ linesNotUnderstood: 2 });
  });

  it('come back whole when they are pasted one on each line', () => {
    const id = fc
      .stringMatching(/^(video|img|task)_[A-Za-z0-9]{4,40}$/)
      .filter((text) => !/_(urls?|type|name|size|count|status)$/i.test(text));
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 1, maxLength: 30 }), (ids) => {
        expect(readPaste(ids.join('\n')).ids).toEqual(ids);
      }),
    );
  });
});
