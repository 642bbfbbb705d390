import type { FilePresence } from './file-presence';
import type { LibraryCheck } from './library-check';
import type { NoticeBoard } from './notice-board';
import type { FileDrop } from './ports/file-drop';
import type { Log } from './ports/log';
import { savedHashes } from './saved-hashes';
import { reportStrayParts } from './stray-parts';
import type { TaskBook } from './task-book';

export interface TidyUpParts {
  readonly book: TaskBook;
  readonly drop: FileDrop;
  readonly notices: NoticeBoard;
  readonly log: Log;
  readonly presence: FilePresence;
  readonly libraryCheck: LibraryCheck;
  readonly thumbnails: {
    keepOnly(wanted: () => ReadonlySet<string>): Promise<unknown>;
  };
  readonly folder: () => { readonly path: string };
}

/** What nobody waits for at a start: files that are gone, checks that go on, what was left behind. */
export function tidyUp({ book, drop, notices, log, ...parts }: TidyUpParts): void {
  void parts.presence.checkAll();
  parts.libraryCheck.goOn();
  // Of results that are no longer on the list, nothing stays behind.
  void parts.thumbnails
    .keepOnly(() => savedHashes(book))
    .catch((error: unknown) => log.warn('old thumbnails stay', { error: String(error) }));
  void reportStrayParts(book, drop, notices, parts.folder().path).catch((error: unknown) =>
    log.error('the folder could not be searched', { error }),
  );
}
