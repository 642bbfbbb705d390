import type { Clock } from './ports/clock';
import type { NoticeBoard } from './notice-board';
import type { TaskBook } from './task-book';

/** Long enough that downloads and watched tasks are told in one notice. */
const gatheringMs = 3_000;

type Kind = 'downloads' | 'watched';

/**
 * Says once that unfinished work went on, after a run that was cut off. Not before some of it did: behind a missing key
 * or a missing folder nothing goes on yet.
 */
export class Recovery {
  private readonly unfinished = new Map<string, Kind>();
  private readonly moved = new Set<Kind>();
  private isOver = true;

  constructor(
    private readonly book: TaskBook,
    private readonly notices: NoticeBoard,
    private readonly clock: Clock,
  ) {}

  /** The last run was cut off; called before anything moves. */
  begin(): void {
    for (const { id, state } of this.book.all()) {
      if (state.name === 'watching') this.unfinished.set(id, 'watched');
      if (state.name === 'downloading' || state.name === 'checking') {
        this.unfinished.set(id, 'downloads');
      }
    }
    this.isOver = this.unfinished.size === 0;
  }

  /** A task was looked at, or bytes of it came in. */
  noteMoved(id: string): void {
    if (this.isOver) return;
    const kind = this.unfinished.get(id);
    if (kind === undefined) return;
    if (this.moved.size === 0) this.clock.after(gatheringMs, () => this.tell());
    this.moved.add(kind);
  }

  private tell(): void {
    this.isOver = true;
    const count = (kind: Kind): number =>
      this.moved.has(kind)
        ? [...this.unfinished.values()].filter((each) => each === kind).length
        : 0;
    this.notices.show({
      code: 'recovered',
      downloads: count('downloads'),
      watched: count('watched'),
    });
    this.unfinished.clear();
  }
}
