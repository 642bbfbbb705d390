/**
 * How soon a request matters. `prompt`: somebody waits for it, such as the first look at a pasted task.
 * `routine`: the next look at a watched one. `rescue`: a look that nobody expects an answer from.
 */
export type Turn = 'prompt' | 'routine' | 'rescue';

// Shares, not priorities: with a full queue each kind still gets its part, so nobody starves.
const order: readonly Turn[] = ['prompt', 'prompt', 'routine', 'prompt', 'rescue'];

/** Waiters of three kinds, taken in turn, within a kind the longest-waiting first. */
export class TurnQueue<T> {
  private readonly waiting: Readonly<Record<Turn, T[]>> = { prompt: [], routine: [], rescue: [] };
  private at = 0;

  get length(): number {
    const { prompt, routine, rescue } = this.waiting;
    return prompt.length + routine.length + rescue.length;
  }

  add(turn: Turn, waiter: T): void {
    this.waiting[turn].push(waiter);
  }

  /** Whose turn it is, without taking it out. */
  peek(): T | undefined {
    return this.head()?.[0];
  }

  /** Takes out the one whose turn it is; `isServed` passes the turn on. */
  shift(isServed: boolean): T | undefined {
    const head = this.head();
    if (isServed) this.at = (this.at + 1) % order.length;
    return head?.shift();
  }

  private head(): T[] | undefined {
    for (let step = 0; step < order.length; step += 1) {
      const at = (this.at + step) % order.length;
      const turn = order[at];
      const waiting = turn && this.waiting[turn];
      if (waiting !== undefined && waiting.length > 0) {
        this.at = at;
        return waiting;
      }
    }
    return undefined;
  }
}
