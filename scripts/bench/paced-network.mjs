// @ts-check
import { spawn } from 'node:child_process';

/**
 * A network of its own, whose loopback carries 1 Gbit/s for all connections together, so that several
 * of them gain nothing and no one else on this machine is slowed down. It ends with its holder.
 *
 * @returns {Promise<{ enter: string[], end: () => void } | null>} null where that is not allowed
 */
export async function startPacedNetwork() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const script =
    'ip link set lo up && tc qdisc add dev lo root tbf rate 1gbit burst 1mb latency 20ms ' +
    '&& echo ready && exec sleep infinity';
  const holder = spawn('unshare', ['--net', 'sh', '-c', script], { stdio: ['ignore', 'pipe', 2] });
  const isReady = await new Promise((resolve) => {
    holder.stdout.once('data', () => resolve(true));
    holder.once('error', () => resolve(false)).once('exit', () => resolve(false));
  });
  if (!isReady) return null;
  return {
    enter: ['nsenter', `--net=/proc/${holder.pid}/ns/net`],
    end: () => void holder.kill('SIGKILL'),
  };
}
