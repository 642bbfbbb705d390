import type { UsualTime } from '../../shared/task';
import type { TaskBook } from './task-book';
import type { TaskRecord } from './task-record';

/** Fewer than this are chance, and nothing is said. */
const leastTasks = 5;
/** The latest ones: a service gets faster or slower. */
const mostTasks = 50;

type Kind = 'video' | 'image';

/** How long generations of each kind took lately, by the tasks on the list. */
export class UsualTimes {
  private times: Readonly<Record<Kind, readonly number[]>> | null = null;

  /** Tasks whose time is among them. */
  private readonly counted = new Set<string>();

  constructor(private readonly book: TaskBook) {
    book.onChange((id, change) => {
      const hasTime = change !== 'removed' && (book.get(id)?.generationMs ?? null) !== null;
      if (hasTime === this.counted.has(id)) return;
      if (hasTime) this.counted.add(id);
      else this.counted.delete(id);
      this.times = null;
    });
  }

  /** Without the fastest and the slowest fifth; null under five tasks, and for a task that is not watched. */
  of(record: TaskRecord): UsualTime | null {
    if (record.state.name !== 'watching') return null;
    this.times ??= timesByKind(this.book.all());
    const times = this.times[kindOf(record)];
    if (times.length < leastTasks) return null;
    const leftOut = Math.floor(times.length / 5);
    const [fromMs, toMs] = [times[leftOut], times[times.length - 1 - leftOut]];
    return fromMs === undefined || toMs === undefined ? null : { fromMs, toMs };
  }
}

/** Before the first answer the ID is all that is known. */
const kindOf = ({ id, kind }: TaskRecord): Kind => kind ?? (/^img_/i.test(id) ? 'image' : 'video');

/** In ascending order, of the latest tasks. */
function timesByKind(records: readonly TaskRecord[]): Record<Kind, readonly number[]> {
  const latest = [...records].sort((one, other) => other.addedAtMs - one.addedAtMs);
  const of = (kind: Kind): readonly number[] =>
    latest
      .filter((record) => kindOf(record) === kind)
      .flatMap(({ generationMs }) => (generationMs === null ? [] : [generationMs]))
      .slice(0, mostTasks)
      .sort((one, other) => one - other);
  return { video: of('video'), image: of('image') };
}
