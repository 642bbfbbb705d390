import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readSettings, type Settings } from '../../shared/settings';

/** What is remembered beside the database. */
export interface StoredSettings {
  readonly settings: Settings;
  /** When each origin's key was put in the keychain, in milliseconds since 1970. */
  readonly keySavedAtMs: Readonly<Record<string, number>>;
  /** Where the drive of each folder is mounted. */
  readonly volumes: Readonly<Record<string, string>>;
}

export interface LoadedSettings extends StoredSettings {
  /** Fields that fell back to their default; `all` when nothing could be read. */
  readonly broken: readonly string[];
}

const jsonObjectSchema = z.record(z.string(), z.unknown());
const keySavedAtSchema = z.record(z.string(), z.number()).catch({});
const volumesSchema = z.record(z.string(), z.string()).catch({});

/** `settings.json`: replaced whole, so that a crash leaves the old one or the new one. */
export class SettingsFile {
  readonly #path: string;
  #waiting: StoredSettings | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(folder: string) {
    this.#path = join(folder, 'settings.json');
  }

  async load(): Promise<LoadedSettings> {
    const text = await this.#read();
    if (text === 'absent') return { ...readSettings({}), keySavedAtMs: {}, volumes: {} };
    if (text === 'unreadable') return nothingReadable();
    const stored = jsonObjectSchema.safeParse(parseJson(text.json));
    if (!stored.success) {
      // A copy to look at is a kindness; without it the app must start all the same.
      const kept = join(dirname(this.#path), 'settings.broken.json');
      await rename(this.#path, kept).catch(() => undefined);
      return nothingReadable();
    }
    const keySavedAtMs = keySavedAtSchema.parse(stored.data['keySavedAtMs'] ?? {});
    const volumes = volumesSchema.parse(stored.data['volumes'] ?? {});
    return { ...readSettings(stored.data), keySavedAtMs, volumes };
  }

  /** Resolves when these values, or later ones, are on disk. */
  save(stored: StoredSettings): Promise<void> {
    this.#waiting = stored;
    // A failed write is its own caller's to hear of, not the next one's.
    const turn = this.#writing.catch(() => undefined).then(() => this.#writeLatest());
    this.#writing = turn;
    return turn;
  }

  /** Resolves when nothing is being written any more, however it went. */
  settled(): Promise<void> {
    return this.#writing.catch(() => undefined);
  }

  async #writeLatest(): Promise<void> {
    const latest = this.#waiting;
    if (latest === null) return;
    const { settings, keySavedAtMs, volumes } = latest;
    this.#waiting = null;
    try {
      await replaceFile(
        this.#path,
        `${JSON.stringify({ ...settings, keySavedAtMs, volumes }, null, 2)}\n`,
      );
    } catch (error) {
      // Calls that were merged into this one must fail with it, not find nothing to do.
      this.#waiting ??= latest;
      throw error;
    }
  }

  async #read(): Promise<{ readonly json: string } | 'absent' | 'unreadable'> {
    try {
      return { json: await readFile(this.#path, 'utf8') };
    } catch (error) {
      return isCode(error, 'ENOENT') ? 'absent' : 'unreadable';
    }
  }
}

function nothingReadable(): LoadedSettings {
  return { settings: readSettings({}).settings, broken: ['all'], keySavedAtMs: {}, volumes: {} };
}

function parseJson(text: string): unknown {
  try {
    // Windows' Notepad begins a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  const temporary = `${path}.tmp`;
  await mkdir(folder, { recursive: true });
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and its rename is journalled.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
