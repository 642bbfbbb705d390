import { isPartName, partNameOfPiece } from './file-name';
import type { NoticeBoard } from './notice-board';
import type { FileDrop } from './ports/file-drop';
import type { TaskBook } from './task-book';

const mostNamed = 12;
const longestDetail = 480;

/** Names the unfinished downloads that belong to no row, in every folder that the list knows; none is touched. */
export async function reportStrayParts(
  book: TaskBook,
  drop: FileDrop,
  notices: NoticeBoard,
  currentFolder: string,
): Promise<void> {
  const known = new Map([[currentFolder, new Set<string>()], ...notedParts(book)]);
  const strays: string[] = [];
  for (const [folder, names] of known) {
    const found = await drop.list(folder);
    // A part is noted before its file is made, and may have been since the folder was read.
    const since = notedParts(book).get(folder) ?? new Set();
    const isStray = (name: string): boolean =>
      isPartName(name) && !belongsTo(names, name) && !belongsTo(since, name);
    strays.push(...found.filter(isStray));
  }
  if (strays.length > 0) notices.post('stray-parts', asText(strays));
}

function notedParts(book: TaskBook): Map<string, Set<string>> {
  const noted = new Map<string, Set<string>>();
  for (const { parts } of book.all()) {
    for (const { folder, alsoIn, partName, isDone } of parts) {
      for (const place of alsoIn === null ? [folder] : [folder, alsoIn]) {
        const names = noted.get(place) ?? new Set();
        // Beside a file that stands under its final name, nothing unfinished is needed.
        noted.set(place, isDone ? names : names.add(partName));
      }
    }
  }
  return noted;
}

/** A part, or a stretch of one: what a new row of a task does not know goes when its part begins. */
function belongsTo(known: ReadonlySet<string>, name: string): boolean {
  return known.has(partNameOfPiece(name));
}

function asText(names: readonly string[]): string {
  const named: string[] = [];
  for (const name of names.slice(0, mostNamed)) {
    if ([...named, name].join(', ').length > longestDetail) break;
    named.push(name);
  }
  const more = names.length - named.length;
  return more === 0 ? named.join(', ') : `${named.join(', ')}, +${String(more)}`;
}
