import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isSameBoot, presentBoot } from './boot';

/** How the run before ended: as it should, by a kill, or with the machine itself. */
export type LastEnd = 'as-it-should' | 'killed' | 'power-cut';

/** A file that is there while the app runs, and says since which start of the machine. */
export class RunMark {
  readonly #path: string;
  readonly #boot: () => Promise<string>;
  #isSet = false;

  /** The second can be replaced, to stand for another start of the machine. */
  constructor(folder: string, boot: () => Promise<string> = presentBoot) {
    this.#path = join(folder, 'running');
    this.#boot = boot;
  }

  /** How the run before ended; called before the mark of this one is set. */
  async lastEnd(): Promise<LastEnd> {
    const [earlier, boot] = await Promise.all([this.#read(), this.#boot()]);
    if (earlier === null) return 'as-it-should';
    return isSameBoot(earlier, boot) ? 'killed' : 'power-cut';
  }

  async set(): Promise<void> {
    const boot = await this.#boot();
    const handle = await open(this.#path, 'w');
    // Even half written it is there, and is to go.
    this.#isSet = true;
    try {
      await handle.writeFile(boot);
      // It is for the very moment after which nothing more is written.
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** The run ends as it should; a mark that it did not come to set stays for the next. */
  async clear(): Promise<void> {
    if (this.#isSet) await rm(this.#path, { force: true });
  }

  async #read(): Promise<string | null> {
    try {
      return await readFile(this.#path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      // There is one, of a run that nobody can know more of.
      return '';
    }
  }
}
