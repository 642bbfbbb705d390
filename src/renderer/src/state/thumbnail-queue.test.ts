import { describe, expect, it } from 'vitest';
import { createThumbnailQueue } from './thumbnail-queue';

/** A queue whose pictures are made when the test says so. */
function queueUnderTest() {
  const begun: string[] = [];
  const ends = new Map<string, (isMade: boolean) => void>();
  const told: string[] = [];
  const queue = createThumbnailQueue((taskId) => {
    begun.push(taskId);
    return new Promise((resolve) => ends.set(taskId, resolve));
  });
  return {
    begun,
    told,
    want: (taskId: string, sha256 = taskId) =>
      queue.want({
        taskId,
        index: 0,
        sha256,
        isImage: false,
        onEnd: (isMade) => told.push(`${taskId} ${isMade}`),
      }),
    async end(taskId: string, isMade: boolean): Promise<void> {
      ends.get(taskId)?.(isMade);
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}

describe('thumbnails are made', () => {
  it('two at a time, the latest wish first', async () => {
    const queue = queueUnderTest();
    for (const id of ['a', 'b', 'c', 'd']) queue.want(id);
    expect(queue.begun).toEqual(['a', 'b']);
    await queue.end('a', true);
    expect(queue.begun).toEqual(['a', 'b', 'd']);
    await queue.end('b', true);
    expect(queue.begun).toEqual(['a', 'b', 'd', 'c']);
    expect(queue.told).toEqual(['a true', 'b true']);
  });

  it('not for a row that has left the view', async () => {
    const queue = queueUnderTest();
    queue.want('a');
    queue.want('b');
    const takeBack = queue.want('c');
    queue.want('d');
    takeBack();
    await queue.end('a', true);
    await queue.end('b', true);
    expect(queue.begun).toEqual(['a', 'b', 'd']);
  });

  it('never again of what failed once, under whatever name', async () => {
    const queue = queueUnderTest();
    queue.want('a', 'same bytes');
    await queue.end('a', false);
    queue.want('b', 'same bytes');
    expect(queue.begun).toEqual(['a']);
    expect(queue.told).toEqual(['a false', 'b false']);
  });
});
