import { startAppCore } from './app-core';
import { serveBench } from './bench-child';
import { watchLoopDelay } from './loop-delay';

// Many tasks of the app, followed for a while: nothing is ready, so that only the asking is measured.
serveBench(async (job, window) => {
  let count = 0;
  let mostBytes = 0;
  let isAdded = false;
  const { desk, runner } = await startAppCore(job, (patch) => {
    window.webContents.send('patch', patch);
    if (!isAdded) return;
    count += 1;
    mostBytes = Math.max(mostBytes, JSON.stringify(patch).length);
  });
  return async () => {
    const startedAtMs = performance.now();
    const endLoopDelay = watchLoopDelay();
    await desk.add(Array.from({ length: job.taskCount }, (_, at) => `video_${at}`));
    setTimeout(() => (isAdded = true), 1_000);
    await new Promise((resolve) => setTimeout(resolve, job.forMs));
    const loopDelay = endLoopDelay();
    await runner.stop();
    const wallMs = performance.now() - startedAtMs;
    return { wallMs, loopDelay, patches: { count, mostBytes } };
  };
});
