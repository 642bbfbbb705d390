import electron from 'electron';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileListFor, type FileList } from './file-list';

/** A cold PowerShell takes some seconds. */
const longestWaitMs = 20_000;

/** Puts files, not their names, on the clipboard, for pasting into folders and other programs. */
export async function copyFiles(paths: readonly string[]): Promise<boolean> {
  if (process.platform === 'win32') return copyOnWindows(paths);
  const platform = process.platform === 'darwin' ? 'darwin' : 'linux';
  await write(fileListFor(platform, paths));
  return true;
}

/** The clipboard of older Electrons takes one raw format, at once; that of newer ones several, and answers later. */
interface EitherClipboard {
  writeBuffer?(format: string, content: Buffer): void;
  write(items: unknown): unknown;
}
type ItemMaker = new (formats: Record<string, string>) => object;

async function write(lists: readonly [FileList, ...FileList[]]): Promise<void> {
  // The types are of one generation, the running Electron may be of the other.
  const clipboard = electron.clipboard as unknown as EitherClipboard;
  if (clipboard.writeBuffer !== undefined) {
    clipboard.writeBuffer(lists[0].format, Buffer.from(lists[0].content));
    return;
  }
  const Item = Reflect.get(electron, 'ClipboardItem') as ItemMaker;
  const formats = lists.map(({ format, content }): [string, string] => [
    `electron application/osclipboard;format="${format}"`,
    content,
  ]);
  await clipboard.write([new Item(Object.fromEntries(formats))]);
}

/**
 * CF_HDROP is a handle to memory, which Electron cannot put on the clipboard; the system's own shell
 * can. The paths go by the environment, since nothing in there is read as a command.
 */
async function copyOnWindows(paths: readonly string[]): Promise<boolean> {
  const system = process.env['SystemRoot'] ?? 'C:\\Windows';
  const shell = join(system, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  const command = "Set-Clipboard -LiteralPath ($env:DIMILINKS_COPIED -split '\\|')";
  try {
    await promisify(execFile)(shell, ['-NoProfile', '-NonInteractive', '-Command', command], {
      // No file name there can hold a bar.
      env: { ...process.env, DIMILINKS_COPIED: paths.join('|') },
      timeout: longestWaitMs,
      windowsHide: true,
    });
    return true;
  } catch {
    return false;
  }
}
