import { Agent, request } from 'undici';
import { serveBench } from './bench-child';
import { watchLoopDelay } from './loop-delay';

const everyMs = 100;

// The least that asking can cost: one request after the other, its answer parsed and thrown away.
serveBench((job) => {
  const dispatcher = new Agent({ connections: 8 });
  const headers = { authorization: 'Bearer the-key-of-the-benchmark' };
  let at = 0;
  const ask = async (): Promise<void> => {
    at = (at + 1) % job.taskCount;
    const answer = await request(`${job.baseUrl}/tasks/video_${at}`, { dispatcher, headers });
    await answer.body.json();
  };
  return Promise.resolve(async () => {
    const startedAtMs = performance.now();
    const endLoopDelay = watchLoopDelay();
    const timer = setInterval(() => void ask().catch(() => undefined), everyMs);
    await new Promise((resolve) => setTimeout(resolve, job.forMs));
    clearInterval(timer);
    await dispatcher.destroy();
    return { wallMs: performance.now() - startedAtMs, loopDelay: endLoopDelay() };
  });
});
