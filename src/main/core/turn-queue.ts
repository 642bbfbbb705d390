/**
 * How soon a request matters. `prompt`: somebody waits for it, such as the first look at a pasted task.
 * `result`: bytes that are ready. `routine`: the next look at a watched task. `rescue`: a look that nobody
 * expects an answer from.
 */
export type Turn = 'prompt' | 'result' | 'routine' | 'rescue';

// Shares, not priorities: with a full queue each kind still gets its part, so nobody starves.
const order: readonly Turn[] = ['prompt', 'result', 'prompt', 'routine', 'prompt', 'rescue'];
/** Of the turns that `prompt` shares with one other kind, the other gets one after so many. */
const promptsBetween = order.filter((turn) => turn === 'prompt').length;

interface Entry<T> {
  readonly waiter: T;
  /** Smaller for those who came earlier, whatever their kind. */
  readonly number: number;
}

/** Waiters of four kinds, taken in turn; within a kind, and of all looks, the longest-waiting first. */
export class TurnQueue<T> {
  private readonly waiting: Readonly<Record<Turn, Entry<T>[]>> = {
    prompt: [],
    result: [],
    routine: [],
    rescue: [],
  };
  private at = 0;
  private added = 0;

  add(turn: Turn, waiter: T): void {
    this.added += 1;
    this.waiting[turn].push({ waiter, number: this.added });
  }

  /** Takes out one that gave up; false when it is not waiting any more. */
  remove(turn: Turn, waiter: T): boolean {
    const at = this.waiting[turn].findIndex((entry) => entry.waiter === waiter);
    if (at !== -1) this.waiting[turn].splice(at, 1);
    return at !== -1;
  }

  /** How many leave before one that is added now, as far as can be told. */
  ahead(turn: Turn): number {
    const { prompt, result, routine, rescue } = this.waiting;
    if (turn !== 'prompt') return prompt.length + result.length + routine.length + rescue.length;
    const others = [result, routine, rescue].map(({ length }) =>
      Math.min(length, Math.floor(prompt.length / promptsBetween)),
    );
    return others.reduce((sum, count) => sum + count, prompt.length);
  }

  /** Whose turn it is, without taking it out. */
  peek(): T | undefined {
    return this.head()?.[0]?.waiter;
  }

  /** Takes out the one whose turn it is, and passes the turn on. */
  shift(): T | undefined {
    const head = this.head();
    this.at = (this.at + 1) % order.length;
    return head?.shift()?.waiter;
  }

  private head(): Entry<T>[] | undefined {
    for (let step = 0; step < order.length; step += 1) {
      const at = (this.at + step) % order.length;
      const turn = order[at];
      if (turn === undefined || !this.isDue(turn)) continue;
      this.at = at;
      return this.waiting[turn];
    }
    return undefined;
  }

  /** A watched task is not looked at again while a new one has waited longer for its first look. */
  private isDue(turn: Turn): boolean {
    const [first] = this.waiting[turn];
    if (first === undefined) return false;
    const [prompt] = this.waiting.prompt;
    return turn !== 'routine' || prompt === undefined || first.number < prompt.number;
  }
}
