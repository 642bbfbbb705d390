import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mostThumbnailSide } from '../../../shared/thumbnail';
import { memorySource } from './byte-source';
import { checkContainer } from './container-check';

interface Kept {
  readonly bytes: number;
  readonly usedAtMs: number;
}

const extension = '.jpg';
/** Uses are written down this coarsely: they only have to tell old from new after a restart. */
const useStepMs = 24 * 60 * 60_000;

/** Small pictures of results, named after the results' bytes; those unused for longest make room. */
export class ThumbnailFolder {
  readonly #kept = new Map<string, Kept>();
  #opening: Promise<void> | null = null;
  #lastNumber = 0;

  constructor(
    private readonly folder: string,
    private readonly mostBytes: number,
    private readonly nowMs: () => number = Date.now,
  ) {}

  /** The path of the picture of a result with this SHA-256, or null. */
  async find(sha256: string): Promise<string | null> {
    await this.#open();
    const kept = this.#kept.get(sha256);
    if (kept === undefined) return null;
    const path = this.#pathOf(sha256);
    const usedAtMs = this.nowMs();
    this.#note(sha256, { bytes: kept.bytes, usedAtMs });
    if (usedAtMs - kept.usedAtMs > useStepMs) {
      const used = new Date(usedAtMs);
      // Lost, it is only taken for older than it is.
      void utimes(path, used, used).catch(() => undefined);
    }
    return path;
  }

  /** Keeps a picture that the page made; false for anything but a small JPEG. */
  async put(sha256: string, bytes: Uint8Array): Promise<boolean> {
    const check = await checkContainer(memorySource(bytes), 'image');
    if (!check.ok || check.mime !== 'image/jpeg') return false;
    const { width = null, height = null } = check.facts ?? {};
    if (width === null || height === null) return false;
    if (Math.max(width, height) > mostThumbnailSide) return false;
    await this.#open();
    const path = this.#pathOf(sha256);
    this.#lastNumber += 1;
    const unfinished = `${path}.${this.#lastNumber}.new`;
    await writeFile(unfinished, bytes);
    await rename(unfinished, path);
    this.#note(sha256, { bytes: bytes.length, usedAtMs: this.nowMs() });
    await this.#makeRoom();
    return true;
  }

  /** Forgets the pictures of all but these results. */
  async keepOnly(listed: () => ReadonlySet<string>): Promise<void> {
    await this.#open();
    // Asked for only now: a result may have come while the folder was read.
    const sha256s = listed();
    const gone = [...this.#kept.keys()].filter((sha256) => !sha256s.has(sha256));
    for (const sha256 of gone) await this.#forget(sha256);
  }

  #open(): Promise<void> {
    this.#opening ??= this.#readFolder();
    return this.#opening;
  }

  async #readFolder(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const found: [string, Kept][] = [];
    for (const name of await readdir(this.folder)) {
      const sha256 = name.endsWith(extension) ? name.slice(0, -extension.length) : '';
      if (!/^[0-9a-f]{64}$/.test(sha256)) {
        // What a kill left half written.
        if (name.endsWith('.new')) await rm(join(this.folder, name), { force: true });
        continue;
      }
      const { size, mtimeMs } = await stat(join(this.folder, name));
      found.push([sha256, { bytes: size, usedAtMs: mtimeMs }]);
    }
    found.sort(([, a], [, b]) => a.usedAtMs - b.usedAtMs);
    for (const [sha256, kept] of found) this.#kept.set(sha256, kept);
  }

  async #makeRoom(): Promise<void> {
    let total = 0;
    for (const { bytes } of this.#kept.values()) total += bytes;
    for (const [sha256, { bytes }] of [...this.#kept]) {
      if (total <= this.mostBytes) return;
      total -= bytes;
      await this.#forget(sha256);
    }
  }

  async #forget(sha256: string): Promise<void> {
    this.#kept.delete(sha256);
    await rm(this.#pathOf(sha256), { force: true });
  }

  /** A Map keeps the order of its entries, so the last one noted is the last one used. */
  #note(sha256: string, kept: Kept): void {
    this.#kept.delete(sha256);
    this.#kept.set(sha256, kept);
  }

  #pathOf(sha256: string): string {
    return join(this.folder, sha256 + extension);
  }
}
