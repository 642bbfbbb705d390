import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** How the app starts at login on Linux: a desktop entry in the person's own autostart folder. */
export class AutostartFile {
  readonly #path: string;

  constructor(
    configHome: string,
    private readonly command: readonly string[],
    private readonly name: string,
  ) {
    this.#path = join(configHome, 'autostart', 'dimilinks-desktop.desktop');
  }

  /** Whether the desktop would start the app; its own settings may have switched the entry off. */
  async isOn(): Promise<boolean> {
    const text = await readFile(this.#path, 'utf8').catch(() => null);
    if (text === null) return false;
    return !/^\s*(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/im.test(text);
  }

  /** Throws when the folder cannot be written to. */
  async set(isOn: boolean): Promise<void> {
    if (!isOn) {
      await rm(this.#path, { force: true });
      return;
    }
    await mkdir(dirname(this.#path), { recursive: true });
    const draft = `${this.#path}.draft`;
    await writeFile(draft, this.#entry());
    await rename(draft, this.#path);
  }

  #entry(): string {
    return [
      '[Desktop Entry]',
      'Type=Application',
      `Name=${this.name}`,
      `Exec=${this.command.map(quoted).join(' ')}`,
      'Terminal=false',
      'X-GNOME-Autostart-enabled=true',
      '',
    ].join('\n');
  }
}

/** The Desktop Entry specification's two layers: quotes around an argument, then the entry's own escapes. */
export function quoted(argument: string): string {
  const inQuotes = argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${inQuotes.replaceAll('\\', '\\\\')}"`;
}
