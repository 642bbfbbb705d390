import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A user who owns nothing, under whom root starts what people start under their own. */
export interface PlainUser {
  readonly uid: number;
  readonly gid: number;
}

/** The user `nobody`; null where the kernel lets nobody have the namespaces of Chromium’s sandbox. */
export function plainUser(): PlainUser | null {
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  if (line === null) return null;
  const user = { uid: Number(line[1]), gid: Number(line[2]) };
  const { status } = spawnSync('unshare', ['--user', 'true'], { ...user, cwd: '/' });
  return status === 0 ? user : null;
}

/** Hands a folder over to the user, with all that is in it. */
export function giveTo({ uid, gid }: PlainUser, folder: string): void {
  const { status } = spawnSync('chown', ['-R', `${String(uid)}:${String(gid)}`, folder]);
  if (status !== 0) throw new Error(`the folder could not be handed over: ${folder}`);
}
