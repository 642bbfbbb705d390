/** Makes and keeps the small picture of one result; false when none can be made. */
export type MakeThumbnail = (taskId: string, index: number, isImage: boolean) => Promise<boolean>;

export interface ThumbnailJob {
  readonly taskId: string;
  readonly index: number;
  /** Of the result's bytes: what could not be pictured once is not tried again. */
  readonly sha256: string;
  readonly isImage: boolean;
  readonly onEnd: (isMade: boolean) => void;
}

export interface ThumbnailQueue {
  /** Returns the function that takes the wish back, such as when the row has left the view. */
  readonly want: (job: ThumbnailJob) => () => void;
}

/** So that scrolling through many results sets off a few small decodings after each other, not a storm. */
const atATime = 2;

export function createThumbnailQueue(make: MakeThumbnail): ThumbnailQueue {
  const waiting = new Set<ThumbnailJob>();
  const hopeless = new Set<string>();
  let running = 0;

  const runNext = (): void => {
    // The latest wish first: it is what the person looks at now.
    const job = [...waiting].at(-1);
    if (job === undefined || running >= atATime) return;
    waiting.delete(job);
    running += 1;
    make(job.taskId, job.index, job.isImage)
      .catch(() => false)
      .then((isMade) => {
        running -= 1;
        if (!isMade) hopeless.add(job.sha256);
        job.onEnd(isMade);
        runNext();
      })
      .catch(() => undefined);
    runNext();
  };

  return {
    want(job) {
      if (hopeless.has(job.sha256)) {
        job.onEnd(false);
        return () => undefined;
      }
      waiting.add(job);
      runNext();
      return () => waiting.delete(job);
    },
  };
}
