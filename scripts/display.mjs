// @ts-check
import { spawnSync } from 'node:child_process';
import { runInGroup } from './process-group.mjs';

/** @typedef {{ dbus?: boolean, display?: boolean }} Surroundings */

/** Whether a window can be shown on this machine as it is. */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/**
 * The command line that runs a command with a virtual display (unless there is a display already)
 * and, if asked, with a session bus of its own.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {Surroundings} [surroundings]
 * @returns {[command: string, args: string[]]}
 */
export function surround(command, args, { dbus = false, display = hasDisplay() } = {}) {
  const linux = process.platform === 'linux';
  const onBus = dbus && linux ? ['dbus-run-session', '--', command, ...args] : [command, ...args];
  // The display comes first, so that what the bus starts can find it.
  const all = display ? onBus : ['xvfb-run', '-a', '-s', '-screen 0 1280x800x24', ...onBus];
  const [first = command, ...rest] = all;
  return [first, rest];
}

/**
 * Runs a command that shows windows, on this display or on a virtual one, and waits for its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('./process-group.mjs').GroupOptions & { dbus?: boolean }} [options]
 */
export function withDisplay(command, args, { dbus = false, ...options } = {}) {
  return runInGroup(...surround(command, args, { dbus }), options);
}

/**
 * The switches Electron needs because of who runs it. Warns on stderr when that weakens it.
 *
 * @returns {string[]}
 */
export function sandboxFlags() {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) {
    console.error(
      'Warning: running as root, so Chromium’s sandbox has to be off. Prefer a normal user.',
    );
    return ['--no-sandbox'];
  }
  const probe = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' });
  if (!probe.error && probe.status !== 0) {
    console.error(
      'Warning: this system does not let a normal user create namespaces, so Electron may not start ' +
        'unless the file chrome-sandbox beside it belongs to root and has mode 4755.',
    );
  }
  return [];
}
