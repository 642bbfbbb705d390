import type { HoldName } from '../../shared/hold';
import { bytesOnDisk } from './download/bytes-on-disk';
import { spareBytes } from './download/download-parts';
import type { HoldBoard } from './hold-board';
import type { Cancel, Clock } from './ports/clock';
import type { FileDrop } from './ports/file-drop';
import type { TaskBook } from './task-book';

/** How often a full disk or a missing folder is looked at again. */
const probeMs = 10_000;
/** Room that must be there again before writing goes on. */
const enoughFreeBytes = 50_000_000;

export interface HoldKeeperParts {
  readonly holds: HoldBoard;
  readonly drop: FileDrop;
  readonly book: TaskBook;
  readonly clock: Clock;
  readonly folder: () => { readonly path: string; readonly mayCreate: boolean };
}

/** Lifts by itself the holds that the world can mend: a full disk, a folder that went away. */
export class HoldKeeper {
  private cancelProbe: Cancel | null = null;

  constructor(private readonly parts: HoldKeeperParts) {
    parts.holds.onChange((name, isUp) => this.afterChange(name, isUp));
  }

  /** Looks now, without waiting for the next probe. */
  async probe(): Promise<void> {
    this.cancelProbe?.();
    this.cancelProbe = null;
    const { holds, drop, book } = this.parts;
    const missing = holds.get('folder-missing');
    if (missing !== undefined && (await this.canWrite(missing.subject))) {
      holds.lift('folder-missing');
    }
    const full = holds.get('disk-full');
    if (full !== undefined) {
      const folder = full.subject ?? this.parts.folder().path;
      const freeBytes = await drop.freeBytes(folder).catch(() => null);
      // Some network drives tell nobody how full they are: there the next attempt decides.
      if (freeBytes === null || freeBytes >= (await this.wantedBytes(folder))) {
        holds.lift('disk-full');
      }
    }
    if (!holds.stopsWriting) await book.saveUnsaved().catch(() => null);
    this.schedule();
  }

  private async canWrite(folder: string | null): Promise<boolean> {
    const { path, mayCreate } = this.parts.folder();
    try {
      // A folder of earlier days is waited for, never made: its drive may be unplugged.
      const isCurrent = folder === null || folder === path;
      await this.parts.drop.prepare(folder ?? path, mayCreate && isCurrent);
      return true;
    } catch {
      return false;
    }
  }

  /** Room for the largest file that waits: with less, the next attempt would only raise the hold again. */
  private async wantedBytes(folder: string): Promise<number> {
    let wantedBytes = enoughFreeBytes;
    for (const { state, parts } of this.parts.book.all()) {
      if (state.name !== 'downloading') continue;
      for (const part of parts) {
        if (part.folder !== folder || part.totalBytes === null || part.bytes !== null) continue;
        const onDisk = await bytesOnDisk(this.parts.drop, part).catch(() => 0);
        wantedBytes = Math.max(wantedBytes, part.totalBytes - onDisk + spareBytes);
      }
    }
    return wantedBytes;
  }

  private afterChange(name: HoldName, isUp: boolean): void {
    if (isUp && (name === 'disk-full' || name === 'folder-missing')) this.schedule();
  }

  private schedule(): void {
    if (!this.parts.holds.stopsWriting || this.cancelProbe !== null) return;
    this.cancelProbe = this.parts.clock.after(probeMs, () => void this.probe());
  }
}
