import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface PrivateBus {
  readonly address: string;
  stop(): Promise<void>;
}

/** Why no bus of its own can be had here, or null when it can. */
export function whyNoBus(): string | null {
  const { error } = spawnSync('dbus-daemon', ['--version'], { stdio: 'ignore' });
  return error === undefined ? null : 'not installed: dbus-daemon';
}

/** Starts a session bus that nobody else is on. */
export async function startPrivateBus(): Promise<PrivateBus> {
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const stop = async (): Promise<void> => {
    if (daemon.exitCode !== null || daemon.signalCode !== null) return;
    daemon.kill('SIGKILL');
    await once(daemon, 'exit');
  };
  for await (const line of createInterface({ input: daemon.stdout })) {
    return { address: line, stop };
  }
  await stop();
  throw new Error('dbus-daemon printed no address');
}
