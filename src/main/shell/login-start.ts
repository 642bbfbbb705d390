import { app } from 'electron';
import { join } from 'node:path';
import type { AutostartFile } from '../adapters/desktop/autostart-file';
import { hiddenSwitch } from './command-line';
import { ownAppImage } from '../core/update/own-app-image';

/** Whether the system starts the app at login. The system knows; nothing of it is kept in the settings. */
export interface LoginStart {
  isOn(): Promise<boolean>;
  set(isOn: boolean): Promise<void>;
}

/** Windows and macOS keep a list of their own. */
export const systemLoginStart: LoginStart = {
  isOn: () =>
    Promise.resolve(app.getLoginItemSettings({ args: [`--${hiddenSwitch}`] }).openAtLogin),
  set(isOn) {
    app.setLoginItemSettings({ openAtLogin: isOn, args: [`--${hiddenSwitch}`] });
    return Promise.resolve();
  },
};

/** The entry of a Linux desktop, as a login start. */
export function linuxLoginStart(file: AutostartFile): LoginStart {
  return { isOn: () => file.isOn(), set: (isOn) => file.set(isOn) };
}

/** How a desktop starts this very app: an AppImage by its own file, a repository by its folder. */
export function startCommand(environment: Readonly<Record<string, string | undefined>>): string[] {
  const program = ownAppImage(environment, process.execPath) ?? process.execPath;
  const profile = app.commandLine.getSwitchValue('user-data-dir');
  return [
    program,
    ...(app.isPackaged ? [] : [app.getAppPath()]),
    ...(profile === '' ? [] : [`--user-data-dir=${profile}`]),
    `--${hiddenSwitch}`,
  ];
}

export const configHome = (environment: Readonly<Record<string, string | undefined>>): string =>
  environment['XDG_CONFIG_HOME'] || join(app.getPath('home'), '.config');
