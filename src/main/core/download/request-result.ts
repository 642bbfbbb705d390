import type { BytesOutcome, ResumePoint } from '../ports/gateway';
import { notWanted } from '../request-limiter';
import { unlessStopped } from '../unless-stopped';
import type { DownloadParts } from './download-parts';
import type { PartJob } from './part-end';

/** Asks for a result, or for a stretch of it, when its turn comes; `notWanted` when there is no key or no need. */
export async function requestResult(
  parts: DownloadParts,
  job: PartJob,
  resume: ResumePoint | null,
): Promise<BytesOutcome | typeof notWanted> {
  return parts.limiter.run({
    turn: 'result',
    signal: job.signal,
    isWanted: () => !parts.holds.stopsRequests,
    act: async () => {
      const credentials = await unlessStopped(parts.keys.credentials(), job.signal);
      if (credentials === null) return notWanted;
      return parts.gateway.fetchResult(credentials, job.taskId, job.source, resume, job.signal);
    },
  });
}
