import { expect, it } from 'vitest';
import { mediaUrl } from '../../shared/media-url';
import { MediaDoor } from './media-door';

const quiet = (): void => undefined;

it('what a page asks before there is anything to serve waits for it', async () => {
  let ask: (request: Request) => Response | Promise<Response> = () => Response.error();
  const target = {
    handle: (_scheme: string, answer: typeof ask) => (ask = answer),
  };
  const door = new MediaDoor(target, { info: quiet, warn: quiet, error: quiet });
  let isAnswered = false;
  const url = mediaUrl({ kind: 'result', taskId: 'video_a', index: 0 });
  const answering = Promise.resolve(ask(new Request(url))).then((response) => {
    isAnswered = true;
    return response;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isAnswered).toBe(false);
  const looked: string[] = [];
  door.open({ find: ({ taskId }) => (looked.push(taskId), null), readers: [] });
  expect((await answering).status).toBe(404);
  expect(looked).toEqual(['video_a']);
});
