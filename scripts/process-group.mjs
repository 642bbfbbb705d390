// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

const graceMs = 5_000;
const tidyMs = 2_000;
const isWindows = process.platform === 'win32';

/**
 * How a command ended: its exit code, 128 + the signal's number, or 124 after a time-out, as a shell
 * would say.
 *
 * @typedef {{ code: number, timedOut: boolean }} Ending
 */

/**
 * @typedef {object} GroupOptions
 * @property {NodeJS.ProcessEnv} [env] added to the present environment
 * @property {string} [cwd]
 * @property {import('node:child_process').StdioOptions} [stdio]
 * @property {number} [timeoutMs]
 * @property {AbortSignal} [signal] stops the command, like a time-out
 * @property {(child: import('node:child_process').ChildProcess) => void} [onStart]
 */

/**
 * Runs a command in a process group of its own. A time-out, an abort, SIGINT or SIGTERM ends the
 * whole group, so no display, bus or helper stays behind.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {GroupOptions} [options]
 * @returns {Promise<Ending>}
 */
export function runInGroup(command, args, options = {}) {
  const { env, cwd, stdio = 'inherit', timeoutMs, signal, onStart } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...(cwd === undefined ? {} : { cwd }),
      env: { ...process.env, ...env },
      stdio,
      detached: !isWindows,
      windowsHide: false,
    });
    let timedOut = false;
    /** @type {NodeJS.Timeout | undefined} */
    let force;

    const stop = (/** @type {NodeJS.Signals} */ name) => {
      killGroup(child.pid, name);
      force ??= setTimeout(() => killGroup(child.pid, 'SIGKILL'), graceMs);
    };
    const onTimeout = () => {
      timedOut = true;
      stop('SIGTERM');
    };
    const onAbort = () => stop('SIGTERM');
    const onSignal = (/** @type {NodeJS.Signals} */ name) => stop(name);
    const onExit = () => killGroup(child.pid, 'SIGKILL');

    const timer = timeoutMs === undefined ? undefined : setTimeout(onTimeout, timeoutMs);
    signal?.addEventListener('abort', onAbort);
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('exit', onExit);

    const finish = () => {
      clearTimeout(timer);
      clearTimeout(force);
      signal?.removeEventListener('abort', onAbort);
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal).off('exit', onExit);
    };
    child.once('error', (error) => {
      finish();
      reject(new Error(`${command} could not be started: ${error.message}`));
    });
    child.once('exit', async (code, name) => {
      // After a normal end the group is left alone: a video player opened from the app may be in it.
      if (force) await endOfGroup(child.pid);
      finish();
      const ended = code ?? 128 + (name === null ? 0 : constants.signals[name]);
      resolve({ code: timedOut ? 124 : ended, timedOut });
    });
    onStart?.(child);
    if (signal?.aborted) onAbort();
  });
}

/**
 * Gives those who outlive the leader time to tidy up, such as a display server its lock file.
 *
 * @param {number | undefined} leader
 */
async function endOfGroup(leader) {
  const deadline = Date.now() + tidyMs;
  while (killGroup(leader, 0) && Date.now() < deadline) await delay(50);
  killGroup(leader, 'SIGKILL');
}

/**
 * Whether there was anyone to signal; signal 0 only asks.
 *
 * @param {number | undefined} leader
 * @param {NodeJS.Signals | 0} name
 */
function killGroup(leader, name) {
  if (leader === undefined) return false;
  if (isWindows) {
    if (name !== 0) {
      spawnSync('taskkill', ['/pid', String(leader), '/t', '/f'], { stdio: 'ignore' });
    }
    return false;
  }
  try {
    return process.kill(-leader, name);
  } catch {
    // The group has gone, or (EPERM, on macOS) only its dead wait to be collected.
    return false;
  }
}
