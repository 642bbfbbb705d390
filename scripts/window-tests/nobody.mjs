// @ts-check
import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('as-nobody.sh', import.meta.url));

/**
 * Why windows cannot be tested as the user `nobody`, with Chromium's sandbox on, when root starts the tests;
 * null when they can.
 */
export function whyNotAsNobody() {
  const tries = /** @type {const} */ ([
    ['a mount namespace', ['unshare', '--mount', '--propagation', 'private', 'true']],
    ['a user namespace for nobody', [...asNobody(), 'unshare', '--user', 'true']],
  ]);
  for (const [what, [command = '', ...args]] of tries) {
    const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
    if (status !== 0) return `no ${what}: ${stderr?.trim() || `${command} is not there`}`;
  }
  return null;
}

const asNobody = () => ['setpriv', '--reuid=nobody', '--clear-groups', '--no-new-privs', '--'];

/**
 * A folder in which nobody finds everything that a run needs, wherever it lies, and a home of its own.
 *
 * @param {Readonly<Record<'repository' | 'electron' | 'node' | 'results', string>>} sources folders by their names in it
 */
export async function placeForNobody(sources) {
  const base = await mkdtemp(join(tmpdir(), 'dimi-'));
  await chmod(base, 0o755);
  for (const name of [...Object.keys(sources), 'home', 'tmp']) await mkdir(join(base, name));
  const [user, group] = await idsOfNobody();
  for (const owned of [join(base, 'home'), join(base, 'tmp'), sources.results]) {
    await chown(owned, user, group);
  }
  const pairs = Object.entries(sources).flatMap(([name, source]) => [source, name]);
  return {
    base,
    /**
     * @param {string[]} command
     * @returns {[command: string, args: string[]]}
     */
    enter: (command) => [
      'unshare',
      ['--mount', '--propagation', 'private', '--', script, base, ...pairs, '--', ...command],
    ],
    /** What the person's own environment says of places that nobody cannot look into. */
    env: {
      ...{ HOME: join(base, 'home'), TMPDIR: join(base, 'tmp'), USER: 'nobody', LOGNAME: 'nobody' },
      PATH: `${join(base, 'node')}:${process.env['PATH'] ?? '/usr/bin:/bin'}`,
      ...{ XAUTHORITY: '', XDG_RUNTIME_DIR: '', XDG_CONFIG_HOME: '', XDG_CACHE_HOME: '' },
      ...{ XDG_DATA_HOME: '', XDG_STATE_HOME: '', DBUS_SESSION_BUS_ADDRESS: '' },
    },
    async end() {
      const mounts = await readFile('/proc/self/mountinfo', 'utf8');
      // A view that got out of its namespace would lead the removal into the repository.
      if (mounts.includes(base)) throw new Error(`Views are still mounted below ${base}.`);
      await rm(base, { recursive: true, force: true });
    },
  };
}

async function idsOfNobody() {
  const users = await readFile('/etc/passwd', 'utf8');
  const [, , user, group] =
    users
      .split('\n')
      .find((line) => line.startsWith('nobody:'))
      ?.split(':') ?? [];
  return [Number(user), Number(group)];
}
