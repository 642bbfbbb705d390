import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { DropError } from '../../core/ports/file-drop';

export function errnoOf(error: unknown): string {
  if (!(error instanceof Error && 'code' in error)) return 'UNKNOWN';
  return typeof error.code === 'string' ? error.code : 'UNKNOWN';
}

/** What a failed file operation means; the error itself is its cause. */
export async function dropRefusal(folder: string, error: unknown): Promise<DropError> {
  if (error instanceof DropError) return error;
  const refusal = await refusalFor(folder, error);
  refusal.cause = error;
  return refusal;
}

/** A drive that is gone shows in many codes, so the folder itself is asked. */
async function refusalFor(folder: string, error: unknown): Promise<DropError> {
  const code = errnoOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new DropError('disk-full', code);
  const isFolderBad = code === 'EROFS' || !(await isUsable(folder));
  return new DropError(isFolderBad ? 'folder-missing' : 'cannot-write', code);
}

/** Runs a file operation and throws nothing but a `DropError`. */
export async function refusing<Result>(
  folder: string,
  act: () => Promise<Result>,
): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw await dropRefusal(folder, error);
  }
}

async function isUsable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return (await stat(folder)).isDirectory();
  } catch {
    return false;
  }
}
