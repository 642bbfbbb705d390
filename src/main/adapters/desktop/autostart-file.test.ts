import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AutostartFile, quoted } from './autostart-file';

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'autostart-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const entry = (): string => join(home, 'autostart', 'dimilinks-desktop.desktop');

describe('the start at login on Linux', () => {
  it('is a desktop entry that is made and taken away', async () => {
    const file = new AutostartFile(home, ['/opt/My App/app', '--hidden'], 'DimiLinks Desktop');
    expect(await file.isOn()).toBe(false);
    await file.set(true);
    expect(await file.isOn()).toBe(true);
    expect(await readdir(join(home, 'autostart'))).toEqual(['dimilinks-desktop.desktop']);
    expect(await readFile(entry(), 'utf8')).toContain('Exec="/opt/My App/app" "--hidden"\n');
    await file.set(false);
    expect(await file.isOn()).toBe(false);
  });

  it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
    'is off when the desktop’s own settings say %s',
    async (line) => {
      const file = new AutostartFile(home, ['app'], 'App');
      await file.set(true);
      await writeFile(entry(), `[Desktop Entry]\nType=Application\n${line}\n`);
      expect(await file.isOn()).toBe(false);
    },
  );

  it('fails loudly when the folder cannot be made', async () => {
    await writeFile(join(home, 'autostart'), 'a file in the way');
    await expect(new AutostartFile(home, ['app'], 'App').set(true)).rejects.toThrow();
  });

  it.each(['/plain', '/with space', '/a"b', '/a$HOME', '/a`id`', '/a\\b', '/100%'])(
    'gives %j back to a shell that undoes both layers of quoting',
    (argument) => {
      // The entry's own escapes first, then the field codes, then the quotes, which are a shell's.
      const command = quoted(argument).replaceAll('\\\\', '\\').replaceAll('%%', '%');
      const { stdout } = spawnSync('sh', ['-c', `printf %s ${command}`], { encoding: 'utf8' });
      expect(stdout).toBe(argument);
    },
  );
});
