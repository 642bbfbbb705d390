import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that is there while the app runs: found at a start, it tells that the last run was cut off. */
export class RunMark {
  readonly #path: string;

  constructor(folder: string) {
    this.#path = join(folder, 'running');
  }

  /** Sets the mark; true when an earlier run left its own. */
  async set(): Promise<boolean> {
    try {
      await writeFile(this.#path, '', { flag: 'wx' });
      return false;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return true;
      throw error;
    }
  }

  /** The run ends as it should. */
  async clear(): Promise<void> {
    await rm(this.#path, { force: true });
  }
}
