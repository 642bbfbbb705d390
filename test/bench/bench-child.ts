import { app, BrowserWindow } from 'electron';
import { z } from 'zod';
import { startCpuProfile, type ProfileLine } from './cpu-profile';

const jobSchema = z.object({
  /** The gateway's address, ending in `/v1`. */
  baseUrl: z.string(),
  taskId: z.string(),
  /** Where the file is to arrive. */
  folder: z.string(),
  /** For all that Electron and the app keep besides. */
  userData: z.string(),
  isProfiled: z.boolean().default(false),
  /** For the suite that follows many tasks: how many, and for how long. */
  taskCount: z.number().int().positive().default(1),
  forMs: z.number().positive().default(1),
});

export type BenchJob = z.infer<typeof jobSchema>;

/** What a download says of itself; the harness measures the rest from outside. */
export interface BenchResult {
  readonly wallMs: number;
  /** From adding the task on, where there is such a thing. */
  readonly wholeMs?: number;
  readonly sha256?: string;
  /** How late timers of the main thread fired: the 99th of a hundred, and the latest. */
  readonly loopDelay?: { readonly p99Ms: number; readonly mostMs: number };
  readonly patches?: { readonly count: number; readonly mostBytes: number };
  /** User and system time of the main process, all its threads included. */
  readonly mainCpuMs?: number;
  readonly profile?: readonly ProfileLine[];
}

/** The answer to the start signal: one download, from start to end. */
export type Download = () => Promise<BenchResult>;

/** Prepares a download in Electron with one hidden window, says `idle`, waits for `go`, then tells the result. */
export function serveBench(
  prepare: (job: BenchJob, window: BrowserWindow) => Promise<Download>,
): void {
  const job = jobSchema.parse(JSON.parse(process.env['DIMILINKS_BENCH_JOB'] ?? 'null'));
  app.setPath('userData', job.userData);
  process.on('disconnect', () => app.exit(1));
  const run = async (): Promise<void> => {
    await app.whenReady();
    const window = new BrowserWindow({ show: false });
    await window.loadURL('about:blank');
    const download = await prepare(job, window);
    await new Promise<void>((resolve) => {
      process.on('message', (message) => (message === 'go' ? resolve() : app.exit(0)));
      process.send?.({ at: 'idle' });
    });
    const endProfile = job.isProfiled ? await startCpuProfile() : null;
    const before = process.cpuUsage();
    const result = await download();
    const { user, system } = process.cpuUsage(before);
    const profile = endProfile === null ? {} : { profile: await endProfile() };
    const mainCpuMs = (user + system) / 1000;
    process.send?.({ at: 'done', result: { ...result, ...profile, mainCpuMs } });
  };
  // Electron becomes ready only when this module has been loaded, so nobody may wait for that here.
  run().catch((error: unknown) => {
    process.send?.({ at: 'failed', error: String(error) });
  });
}
