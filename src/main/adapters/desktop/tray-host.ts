import { isNameOwned } from './bus-name';

const watcher = 'org.kde.StatusNotifierWatcher';
const limitMs = 500;

/**
 * Whether the desktop shows tray icons now. Windows and macOS always do; on Linux somebody must own
 * the watcher's name on the session bus, and Electron does not say whether it found one.
 */
export function hasTrayHost(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  if (platform !== 'linux') return Promise.resolve(true);
  const runtime = environment['XDG_RUNTIME_DIR'];
  const usual = runtime === undefined ? undefined : `unix:path=${runtime}/bus`;
  return isNameOwned(environment['DBUS_SESSION_BUS_ADDRESS'] ?? usual, watcher, limitMs);
}
