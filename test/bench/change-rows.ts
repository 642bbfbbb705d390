import type { BrowserWindow } from 'electron';
import { feedChannel } from '../../src/shared/channels';
import { snapshotSchema, type Patch } from '../../src/shared/ipc-contract';
import type { TaskRow } from '../../src/shared/task';
import { snapshot } from './page-scripts';
import type { ScrollJob } from './window-job';

/** As often as main tells the page of progress. */
const everyMs = 100;
const rowPixels = 56;

/**
 * Sends the page patches as main would: every second row of those around the view is a download that
 * goes on. Main itself must have nothing to say meanwhile, because patches are numbered.
 */
export async function changeRows(window: BrowserWindow, job: ScrollJob): Promise<() => void> {
  const text = `(${snapshot.toString()})()`;
  const { version, tasks } = snapshotSchema.parse(await window.webContents.executeJavaScript(text));
  const rows = [...tasks].sort((a, b) => b.addedAtMs - a.addedAtMs);
  const mostPixels = rows.length * rowPixels;
  const startMs = performance.now();
  let from = version;
  const timer = setInterval(() => {
    const way = ((performance.now() - startMs) / 1_000) * job.pixelsPerSecond;
    const lap = way % (2 * mostPixels);
    const top = Math.floor((lap < mostPixels ? lap : 2 * mostPixels - lap) / rowPixels);
    const first = Math.max(0, Math.min(top - job.changing / 2, rows.length - 2 * job.changing));
    const around = rows.slice(first, first + 2 * job.changing);
    const upserted = around.filter((_, at) => at % 2 === 0).map((row) => downloading(row, from));
    const patch: Patch = { from, to: from + 1, upserted, removed: [], app: null };
    from += 1;
    window.webContents.send(feedChannel, 'patch', JSON.stringify(patch));
  }, everyMs);
  return () => clearInterval(timer);
}

const downloading = (row: TaskRow, step: number): TaskRow => ({
  ...row,
  state: { name: 'downloading' },
  transfer: {
    receivedBytes: (step * 123_456) % 40_000_000,
    totalBytes: 40_000_000,
    bytesPerSecond: 1_234_560,
  },
});
