import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** So many characters of a secret in a row are taken for the secret, wherever in it they are. */
const telling = 12;

const piecesOf = (text: string, size: number): string[] =>
  Array.from({ length: Math.max(1, text.length - size + 1) }, (_, at) => text.slice(at, at + size));

/** What base64 makes of a secret that has so many bytes before it, without what its neighbours decide. */
const base64After = (secret: string, before: number): string =>
  Buffer.from('\0'.repeat(before) + secret)
    .toString('base64')
    .slice(before === 0 ? 0 : before + 1)
    .replace(/.{0,2}=*$/, '');

/** Every piece that tells of a secret, in each way in which it can be written. */
function tellingPieces(secret: string): Buffer[] {
  const written = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)].flatMap(
    (text) => piecesOf(text, telling),
  );
  const encoded = [
    ...[0, 1, 2].flatMap((before) => piecesOf(base64After(secret, before), 16)),
    ...piecesOf(Buffer.from(secret).toString('hex'), 2 * telling),
  ];
  const texts = [...new Set([...written, ...encoded])].map((text) => Buffer.from(text));
  const wide = piecesOf(secret, telling).map((text) => Buffer.from(text, 'utf16le'));
  return [...texts, ...wide];
}

/** Whether a secret, or a part of it that tells, is in these bytes in any of its forms. */
export function holdsSecret(bytes: Buffer | string, secret: string): boolean {
  const searched = Buffer.from(bytes);
  return tellingPieces(secret).some((piece) => searched.includes(piece));
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
  /** Whether the kernel refuses it what the sandbox refuses it. */
  readonly isFiltered: boolean;
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
      isFiltered: /^Seccomp:\s*2$/m.test(
        await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''),
      ),
    })),
  );
}
