import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

let started: Promise<Readonly<Record<string, string>>> | null = null;

/**
 * A display that only this worker's apps share, so that no other test's app takes their clipboard or
 * their focus; started once, ended with the worker. Elsewhere than on Linux there is only the one.
 */
export function privateDisplay(): Promise<Readonly<Record<string, string>>> {
  started ??= process.platform === 'linux' ? startXvfb() : Promise.resolve({});
  return started;
}

async function startXvfb(): Promise<Readonly<Record<string, string>>> {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  process.once('exit', () => server.kill());
  const numbers = server.stdio[3];
  if (numbers === null || numbers === undefined || !('readable' in numbers))
    throw new Error('Xvfb has no pipe for its number');
  const line: unknown[] = await Promise.race([
    once(createInterface({ input: numbers }), 'line'),
    once(server, 'exit').then(() => {
      throw new Error('Xvfb ended before it said its number; install the package xvfb');
    }),
  ]);
  return { DISPLAY: `:${String(line[0]).trim()}`, WAYLAND_DISPLAY: '' };
}
