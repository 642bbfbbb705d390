import { rm, unlink } from 'node:fs/promises';
import { DropError, type PartFile } from '../../core/ports/file-drop';

// Where the system tells, after it took the bytes, that it could not bring them to the disk.
const lateCalls = new Set(['fsync', 'fdatasync', 'close']);

/**
 * Parts that must be fetched again from their first byte. Once fsync has failed, Linux counts the
 * pages it could not write as clean: they still read well, and the next fsync succeeds without
 * them. So no second fsync is believed. https://lwn.net/Articles/752063/
 */
export class LostBytes {
  readonly #paths = new Set<string>();

  /** Removes what is left of a part whose bytes may be lost. */
  async clear(path: string): Promise<void> {
    if (!this.#paths.has(path)) return;
    await rm(path, { force: true });
    this.#paths.delete(path);
  }

  watch<Part extends PartFile>(part: Part, path: string): Part {
    const append = part.append.bind(part);
    const sync = part.sync.bind(part);
    const close = part.close.bind(part);
    const absorb = part.absorb.bind(part);
    part.append = (chunk) => this.#noting(path, () => append(chunk));
    part.absorb = (pieceName, skip) => this.#noting(path, () => absorb(pieceName, skip));
    part.sync = () => this.#noting(path, sync);
    part.close = () => this.#noting(path, close);
    return part;
  }

  /** A drive that left with the part takes the note with it only once the part itself is gone. */
  async #removeNow(path: string): Promise<void> {
    const isRemoved = await unlink(path).then(
      () => true,
      () => false,
    );
    if (isRemoved) this.#paths.delete(path);
  }

  async #noting<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
    try {
      return await act();
    } catch (error) {
      if (isLate(error)) {
        this.#paths.add(path);
        // At once, so that a kill cannot forget it; where that fails, before the next opening.
        await this.#removeNow(path);
      }
      throw error;
    }
  }
}

function isLate(error: unknown): boolean {
  const cause = error instanceof DropError ? error.cause : null;
  if (!(cause instanceof Error && 'syscall' in cause)) return false;
  return typeof cause.syscall === 'string' && lateCalls.has(cause.syscall);
}
