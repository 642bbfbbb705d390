import { app, type BrowserWindow } from 'electron';
import { watchLoopDelay } from './loop-delay';
import { changeRows } from './change-rows';
import { paste, scroll, untilUsable } from './page-scripts';
import { windowJobSchema, windowRequestSchema, type WindowReport } from './window-job';

/** What a first start still does after the window is there; its pauses count as the start's. */
const settleMs = 3_000;

const mainAtMs = Date.now();
const endPauses = watchLoopDelay();
const job = windowJobSchema.parse(JSON.parse(process.env['DIMILINKS_BENCH_JOB'] ?? 'null'));

/** Tells the harness when the first window of this process is usable, then does what it asks. */
export function serveWindow(): typeof job {
  app.setPath('userData', job.userData);
  process.on('disconnect', () => app.exit(1));
  const ready = app.whenReady().then(() => Date.now());
  app.once('browser-window-created', (_event, window) => {
    const windowAtMs = Date.now();
    const shown = new Promise<number>((resolve) => {
      window.once('show', () => resolve(Date.now()));
    });
    window.webContents.once('dom-ready', () => {
      const page = Date.now();
      run(window, untilUsable, job.hasRows)
        .then(async (usable) => {
          const before = { main: mainAtMs, ready: await ready, window: windowAtMs, page };
          const endedAtMs = { ...before, usable: Math.max(usable, await shown) };
          tell({ at: 'usable', endedAtMs });
          listen(window);
        })
        .catch((error: unknown) => tell({ at: 'failed', error: String(error) }));
    });
  });
  return job;
}

function listen(window: BrowserWindow): void {
  setTimeout(() => tell({ at: 'settled', pauses: endPauses() }), settleMs);
  process.on('message', (message) => {
    answer(window, message).catch((error: unknown) => {
      tell({ at: 'failed', error: String(error) });
    });
  });
}

async function answer(window: BrowserWindow, message: unknown): Promise<void> {
  const request = windowRequestSchema.parse(message);
  switch (request.act) {
    case 'scroll': {
      const stop = request.changing > 0 ? await changeRows(window, request) : () => undefined;
      const frameMs = await run(window, scroll, request.pixelsPerSecond, request.forMs);
      stop();
      return tell({ at: 'scrolled', frameMs });
    }
    case 'paste': {
      const end = watchLoopDelay();
      const listed = await run(window, paste, request.ids);
      await new Promise((resolve) => setTimeout(resolve, request.forMs));
      return tell({ at: 'pasted', pauses: end(), ...listed });
    }
    case 'quit':
      app.quit();
  }
}

/** Runs a function in the page; its arguments and its answer go there and back as JSON. */
function run<A extends readonly unknown[], R>(
  window: BrowserWindow,
  act: (...args: A) => Promise<R>,
  ...args: A
): Promise<R> {
  // The page runs this very function, so what comes back is what it answers.
  return window.webContents.executeJavaScript(
    `(${act.toString()})(...${JSON.stringify(args)})`,
  ) as Promise<R>;
}

function tell(report: WindowReport): void {
  process.send?.(report);
}
