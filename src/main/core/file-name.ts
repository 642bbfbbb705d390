import { cleanStem } from '../../shared/file-stem';

/** A task ID as the beginning of a file name that every file system takes. */
export const stemOf = (taskId: string): string => cleanStem(taskId);

/**
 * The name of a task's unfinished file, the same for the same task at every start.
 * Two tasks never share one, also where `A` and `a` are the same name.
 */
export function partNameOf(taskId: string, index: number | null): string {
  const stem = stemOf(taskId);
  // Volumes fold letters beyond ASCII each in its own way: `ſ` is `s` on some.
  const isPlain = stem === taskId && !/[A-Z]|[^ -~]/.test(taskId);
  const print = isPlain ? '' : `#${fingerprint(taskId)}`;
  return `${stem}${print}${index === null ? '' : `#${String(index)}`}.part`;
}

/** The name of a stretch of an unfinished file that was fetched ahead: it begins at that byte. */
export function pieceNameOf(partName: string, from: number): string {
  // No index and no fingerprint reads like this, so it is nobody's part.
  return partName.replace(/\.part$/, `#at${String(from)}.part`);
}

/** Whether a file carries the name of an unfinished download, or of a stretch of one. */
export function isPartName(name: string): boolean {
  return name.endsWith('.part');
}

/** The name of the part that a stretch belongs to; the name itself when it is no stretch. */
export function partNameOfPiece(name: string): string {
  return name.replace(/#at\d+\.part$/, '.part');
}

/** cyrb53 (public domain, bryc): 53 bits, so that names differ; nothing secret hangs on it. */
function fingerprint(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  const number = 2 ** 32 * (0x1fffff & low) + (high >>> 0);
  return number.toString(16).padStart(14, '0');
}
