import dbus from 'dbus-next';
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface PrivateKeyring {
  /** What a process needs to find this keyring and nothing of the person's own. */
  readonly env: Readonly<Record<string, string>>;
  /** Locks the keyring; without a display nobody can be asked to unlock it. */
  lock(): Promise<void>;
  /** Unlocks it, as a person would with the system's password manager. */
  unlock(): Promise<void>;
  stop(): Promise<void>;
}

const password = 'a password of no one';

/** Why no private keyring can be had here, or null when it can. */
export function whyNoKeyring(): string | null {
  const programs = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'];
  const absent = programs.filter(
    (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error !== undefined,
  );
  return absent.length === 0 ? null : `not installed: ${absent.join(', ')}`;
}

/** Starts gnome-keyring on a bus of its own, in folders of its own; the login keyring exists and is locked unless `unlocked`. */
export async function startPrivateKeyring(options: {
  readonly unlocked: boolean;
}): Promise<PrivateKeyring> {
  const home = mkdtempSync(join(tmpdir(), 'keyring-'));
  const started: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    for (const child of started.reverse()) await end(child);
    await rm(home, { recursive: true, force: true });
  };
  try {
    const folders = privateFolders(home);
    // No DISPLAY for the bus: a prompter that it starts must fail at once, not wait for a person.
    const bare = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', ...folders };
    const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
      env: bare,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    started.push(bus);
    const env = { ...folders, DBUS_SESSION_BUS_ADDRESS: await firstLine(bus) };
    const daemon = spawn(
      'gnome-keyring-daemon',
      ['--foreground', '--unlock', '--components=secrets'],
      { env: { ...bare, ...env }, stdio: ['pipe', 'ignore', 'ignore'] },
    );
    started.push(daemon);
    daemon.stdin.end(password);
    const call = (...parts: string[]): Promise<string> => callBus({ ...bare, ...env }, parts);
    await untilOwned(call);
    const lock = async (): Promise<void> => {
      await call(
        '--dest=org.freedesktop.secrets',
        '/org/freedesktop/secrets',
        'org.freedesktop.Secret.Service.Lock',
        'array:objpath:/org/freedesktop/secrets/collection/login',
      );
    };
    const unlock = (): Promise<void> => unlockKeyring(env.DBUS_SESSION_BUS_ADDRESS);
    if (!options.unlocked) await lock();
    return { env, lock, unlock, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Gives the password over the bus, as the login screen does; the usual way would ask at the display. */
async function unlockKeyring(busAddress: string): Promise<void> {
  const bus = dbus.sessionBus({ busAddress });
  const call = async (member: string, at: string, signature: string, body: unknown[]) => {
    const destination = 'org.freedesktop.secrets';
    const path = '/org/freedesktop/secrets';
    const words = { destination, path, interface: at, member, signature, body };
    return bus.call(new dbus.Message(words));
  };
  try {
    const opened = await call('OpenSession', 'org.freedesktop.Secret.Service', 'sv', [
      'plain',
      new dbus.Variant('s', ''),
    ]);
    const [, session] = (opened?.body ?? []) as unknown[];
    await call(
      'UnlockWithMasterPassword',
      'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface',
      'o(oayays)',
      [
        '/org/freedesktop/secrets/collection/login',
        [session, Buffer.alloc(0), Buffer.from(password), 'text/plain'],
      ],
    );
  } finally {
    bus.disconnect();
  }
}

function privateFolders(home: string): Record<string, string> {
  const folders: Record<string, string> = { HOME: home };
  for (const name of ['DATA_HOME', 'CONFIG_HOME', 'CACHE_HOME', 'STATE_HOME', 'RUNTIME_DIR']) {
    const folder = join(home, name.toLowerCase());
    // XDG_RUNTIME_DIR is refused when others can look into it.
    mkdirSync(folder, { mode: 0o700 });
    folders[`XDG_${name}`] = folder;
  }
  return folders;
}

async function firstLine(bus: ChildProcess): Promise<string> {
  if (bus.stdout === null) throw new Error('the bus has no output');
  for await (const line of createInterface({ input: bus.stdout })) return line;
  throw new Error('dbus-daemon printed no address');
}

async function callBus(env: NodeJS.ProcessEnv, parts: readonly string[]): Promise<string> {
  const { stdout } = await run('dbus-send', ['--session', '--print-reply', ...parts], { env });
  return stdout;
}

async function untilOwned(call: (...parts: string[]) => Promise<string>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await call(
      '--dest=org.freedesktop.DBus',
      '/',
      'org.freedesktop.DBus.NameHasOwner',
      'string:org.freedesktop.secrets',
    );
    if (answer.includes('boolean true')) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('gnome-keyring-daemon did not appear on the bus');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
