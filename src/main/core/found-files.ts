import { mostNamedFiles, type LibraryCheckView } from '../../shared/verification';
import type { FilePresence } from './file-presence';
import type { TaskBook } from './task-book';

type Found = Pick<LibraryCheckView, 'foundCount' | 'found'>;
type Named = LibraryCheckView['found'][number];

/** Which saved files are known not to be as they were saved, or not to be there. */
export class FoundFiles {
  private last: Found | null = null;

  constructor(
    private readonly book: TaskBook,
    private readonly presence: FilePresence,
  ) {
    // A list of thousands is not gone through for every message to the window.
    book.onChange((_id, change) => {
      if (change !== 'detail') this.last = null;
    });
    presence.onChange(() => (this.last = null));
  }

  list(): Found {
    this.last ??= this.search();
    return this.last;
  }

  private search(): Found {
    const named = this.book.all().flatMap(({ id, state, verification }): Named[] => {
      if (state.name !== 'saved') return [];
      const missing = this.presence.missingNames(id);
      const findings = verification?.findings ?? [];
      return [
        ...missing.map((name) => ({ taskId: id, name, what: 'missing' as const })),
        ...findings.flatMap(({ index, what }) => {
          const name = state.files[index]?.name;
          return name === undefined || missing.includes(name) ? [] : [{ taskId: id, name, what }];
        }),
      ];
    });
    return { foundCount: named.length, found: named.slice(0, mostNamedFiles) };
  }
}
