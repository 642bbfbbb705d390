import type { FilesGone } from '../../../shared/task';
import { subfolderFor, subfolderRuleSchema, type SubfolderRule } from '../../../shared/subfolders';
import type { FileDrop } from '../ports/file-drop';

export interface BaseFolder {
  readonly path: string;
  /** Whether the app may make it; one that a person chose may be on an unplugged drive. */
  readonly mayCreate: boolean;
}

/** Where results belong: the folder in force, and the subfolders in it. */
export class ResultPlaces {
  constructor(
    private readonly drop: FileDrop,
    readonly base: () => BaseFolder,
    private readonly rule: () => SubfolderRule,
  ) {}

  /** The folder for a new result of a task that was added then. */
  folderFor(addedAtMs: number): string {
    const name = subfolderFor(this.rule(), addedAtMs);
    const { path } = this.base();
    return name === null ? path : this.drop.pathInside(path, name);
  }

  /** Whether a folder is the one in force, or one that the app makes in it for that task. */
  isInForce(folder: string, addedAtMs: number): boolean {
    return folder === this.base().path || this.subfolderName(folder, addedAtMs) !== null;
  }

  /** Makes sure that a folder is there. A subfolder is made on demand; the folder it lies in follows its own rule. */
  async prepare(folder: string, addedAtMs: number): Promise<void> {
    const { path, mayCreate } = this.base();
    const name = this.subfolderName(folder, addedAtMs);
    if (name === null) {
      await this.drop.prepare(folder, mayCreate && folder === path);
      return;
    }
    await this.drop.prepare(path, mayCreate);
    await this.drop.prepareInside(path, name);
  }

  /** What of a finished file is not there any more; a subfolder that somebody deleted is no missing drive. */
  async whatIsGone(folder: string, name: string, addedAtMs: number): Promise<FilesGone> {
    const gone = await this.drop.whatIsGone(folder, name);
    const subfolder = gone === 'folder' ? this.subfolderName(folder, addedAtMs) : null;
    return subfolder === null ? gone : this.drop.whatIsGone(this.base().path, subfolder);
  }

  /** The rule may have changed since, so each is tried. */
  private subfolderName(folder: string, addedAtMs: number): string | null {
    const { path } = this.base();
    for (const rule of subfolderRuleSchema.options) {
      const name = subfolderFor(rule, addedAtMs);
      if (name !== null && this.drop.pathInside(path, name) === folder) return name;
    }
    return null;
  }
}
