import { readBaseUrl, defaultBaseUrl } from '../../shared/base-url';
import { defaultSettings, type Settings } from '../../shared/settings';
import type { Log } from './ports/log';

/** What is kept in the settings' file. */
export interface KeptSettings {
  readonly settings: Settings;
  /** When a key was stored in the keychain, by origin; the key itself is never here. */
  readonly keySavedAtMs: Readonly<Record<string, number>>;
  /** Where the drive of each folder is mounted, for folders that are not on the system's own. */
  readonly volumes: Readonly<Record<string, string>>;
}

/** Folders of earlier days; each is noted again when it is used. */
const mostVolumes = 40;

export interface SettingsStore {
  save(kept: KeptSettings): Promise<void>;
}

/** The settings in force, and the one way to change them. */
export class SettingsKeeper {
  private kept: KeptSettings = {
    settings: defaultSettings,
    keySavedAtMs: {},
    volumes: {},
  };
  private readonly listeners: ((before: Settings, after: Settings) => void)[] = [];

  /** `fixedBaseUrl` comes from the environment and wins for this run, without being stored. */
  constructor(
    private readonly store: SettingsStore,
    private readonly log: Log,
    private fixed: { readonly baseUrl: string | null; readonly folder: string | null },
  ) {}

  fill(kept: KeptSettings): void {
    this.kept = kept;
  }

  onChange(listener: (before: Settings, after: Settings) => void): void {
    this.listeners.push(listener);
  }

  get current(): Settings {
    const { settings } = this.kept;
    return {
      ...settings,
      baseUrl: this.fixed.baseUrl ?? settings.baseUrl,
      folder: this.fixed.folder ?? settings.folder,
    };
  }

  /** Whether the folder was named by the environment, for this run. */
  get isFolderForThisRun(): boolean {
    return this.fixed.folder !== null;
  }

  /** The gateway's address in force, and its origin. */
  get address(): { readonly url: string; readonly origin: string } {
    const reading = readBaseUrl(this.current.baseUrl);
    if (reading.ok) return { url: reading.url, origin: reading.origin };
    return { url: defaultBaseUrl, origin: defaultBaseUrl.replace(/\/v1$/, '') };
  }

  /** Changes take effect at once; a write that fails is logged and the change holds for this run. */
  async change(patch: Partial<Settings>): Promise<void> {
    const before = this.current;
    // What a person chooses now outweighs what the environment said at start.
    if (patch.baseUrl !== undefined) this.fixed = { ...this.fixed, baseUrl: null };
    if (patch.folder !== undefined) this.fixed = { ...this.fixed, folder: null };
    this.kept = { ...this.kept, settings: { ...this.kept.settings, ...patch } };
    for (const listener of this.listeners) listener(before, this.current);
    await this.save();
  }

  keySavedAt(origin: string): number | null {
    return this.kept.keySavedAtMs[origin] ?? null;
  }

  noteKeySaved(origin: string, atMs: number | null): void {
    const others = Object.entries(this.kept.keySavedAtMs).filter(([known]) => known !== origin);
    const entries = atMs === null ? others : [...others, [origin, atMs] as const];
    this.kept = { ...this.kept, keySavedAtMs: Object.fromEntries(entries) };
    void this.save();
  }

  /** The path where the folder's drive was mounted when it was last seen. */
  volumeOf(folder: string): string | null {
    return this.kept.volumes[folder] ?? null;
  }

  noteVolume(folder: string, mountPoint: string): void {
    const others = this.volumesBut(folder).slice(-mostVolumes + 1);
    this.keepVolumes([...others, [folder, mountPoint]]);
  }

  /** A person chose the folder as it is now. */
  forgetVolume(folder: string): void {
    if (this.volumeOf(folder) !== null) this.keepVolumes(this.volumesBut(folder));
  }

  private volumesBut(folder: string): [string, string][] {
    return Object.entries(this.kept.volumes).filter(([known]) => known !== folder);
  }

  private keepVolumes(volumes: readonly [string, string][]): void {
    this.kept = { ...this.kept, volumes: Object.fromEntries(volumes) };
    void this.save();
  }

  private async save(): Promise<void> {
    try {
      await this.store.save(this.kept);
    } catch (error) {
      this.log.error('the settings could not be written', { error: String(error) });
    }
  }
}
