import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The ways in which a secret can be written. */
function formsOf(secret: string): Buffer[] {
  const texts = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    secret.slice(4, -4),
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('hex'),
  ];
  return [...texts.map((text) => Buffer.from(text)), Buffer.from(secret, 'utf16le')];
}

/** Whether a secret, or nearly all of it, is in these bytes in any of its forms. */
export function holdsSecret(bytes: Buffer | string, secret: string): boolean {
  const searched = Buffer.from(bytes);
  return formsOf(secret).some((form) => searched.includes(form));
}

/** The files below a folder that hold a secret. */
export async function filesWith(folder: string, secret: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    // A temporary file may be gone by now.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    if (holdsSecret(bytes, secret)) found.push(path);
  }
  return found;
}

export interface SeenProcess {
  readonly pid: number;
  readonly commandLine: string;
  readonly environment: string;
}

/** Every process below this one, with what the system shows of it to its owner. */
export async function processesBelow(root: number): Promise<SeenProcess[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    const stat = /^\d+$/.test(name)
      ? await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
      : '';
    // The second field is a name that can hold anything, even brackets.
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === root || isBelow(parent));
  };
  const pids = [...parents.keys()].filter((pid) => pid !== root && isBelow(pid));
  return Promise.all(
    pids.map(async (pid) => ({
      pid,
      commandLine: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
      environment: await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => ''),
    })),
  );
}
