import { startAppCore } from './app-core';
import { serveBench, type BenchResult } from './bench-child';

// One task of the app, from adding it until its row says `saved`: synced, checked, named, written down.
serveBench(async (job, window) => {
  const { book, desk, log } = await startAppCore(job, (patch) =>
    window.webContents.send('patch', patch),
  );
  return () =>
    new Promise<BenchResult>((resolve, reject) => {
      const addedAtMs = performance.now();
      let startedAtMs = addedAtMs;
      let last = '';
      book.onChange((id) => {
        const state = book.get(id)?.state;
        if (state === undefined || state.name === last) return;
        last = state.name;
        if (state.name === 'downloading') startedAtMs = performance.now();
        if (state.name === 'saved') void finish(state.files[0]?.sha256 ?? '').catch(reject);
        else if (!['watching', 'downloading', 'checking'].includes(state.name)) {
          reject(new Error([JSON.stringify(state), ...log.lines].join('\n')));
        }
      });
      const finish = async (sha256: string): Promise<void> => {
        // The state is told before it is on disk; a write of nothing new comes after it.
        await book.change(job.taskId, {});
        const endedAtMs = performance.now();
        resolve({ wallMs: endedAtMs - startedAtMs, wholeMs: endedAtMs - addedAtMs, sha256 });
      };
      desk.add([job.taskId]).catch(reject);
    });
});
