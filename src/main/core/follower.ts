import type { ActiveTime } from './active-time';
import { isTrouble, type Asker, type LookReport } from './asker';
import type { HoldBoard } from './hold-board';
import type { Cancel, Clock, Dice } from './ports/clock';
import type { Stopper } from './ports/gateway';
import type { Log } from './ports/log';
import type { RequestLimiter } from './request-limiter';
import type { ResultLinks } from './result-links';
import type { TaskAnswer } from './task-answer';
import type { TaskBook } from './task-book';
import type { TaskRecord } from './task-record';
import type { Turn } from './turn-queue';

export interface FollowerRules {
  /** The API's page asks for 3 to 5 seconds between looks. */
  readonly shortestGapMs: number;
  readonly longestGapMs: number;
}

export const defaultFollowerRules: FollowerRules = {
  shortestGapMs: 3_000,
  longestGapMs: 5_000,
};

/** Of the time between two looks, at most this much counts as watching. */
const mostCountedGapMs = 30_000;
/** How long after a passing fault a timed-out task is looked at again, at least. */
const rescueAgainMs = 30_000;
/** How much watching a kill may forget. A look is no reason to write. */
const keepWatchedMs = 60_000;

/** Answers in a row without a task in them before the row says so. */
const unreadableUntilShown = 5;

interface Watch {
  readonly stopper: Stopper;
  /** Monotonic moment at which the next look is likely to leave. */
  nextAtMs: number;
  /** Active watching so far, in this watch and in earlier ones. */
  watchedMs: number;
  /** Active time at the last look, so that only time between two looks counts; null before the first. */
  lastLookAtMs: number | null;
  /** Active time at its begin, where it is the task's first; null for one that goes on from earlier. */
  readonly startedAtMs: number | null;
  /** The service said that it is still at work. */
  hasRun: boolean;
  /** Whose turn the first look takes; the later ones are routine. */
  readonly firstTurn: Turn;
  cancelNext: Cancel | null;
  unreadable: number;
}

export interface FollowerParts {
  readonly book: TaskBook;
  readonly asker: Asker;
  readonly limiter: RequestLimiter;
  readonly holds: HoldBoard;
  readonly links: ResultLinks;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly active: ActiveTime;
  readonly log: Log;
  readonly newStopper: () => Stopper;
  readonly clean: (text: string) => string;
  /** Active watching time after which a task counts as timed out. */
  readonly longestWatchMs: () => number;
  /** Told after a look, when the time of the next one is known. */
  readonly onNextLook: (id: string) => void;
  /** Told when tasks join or leave those that share the limit. */
  readonly onCount: () => void;
}

/** Looks at each watched task until it ends. */
export class Follower {
  private readonly watches = new Map<string, Watch>();
  /** Timed-out tasks whose one look could not be had. */
  private readonly owed = new Set<string>();
  /** When each task was last looked at, over holds and pauses too, so that the order stays fair. */
  private readonly lookedAtMs = new Map<string, number>();
  private cancelKeep: Cancel | null = null;

  constructor(
    private readonly parts: FollowerParts,
    private readonly rules: FollowerRules = defaultFollowerRules,
  ) {}

  /**
   * Makes what is done for a task fit its state; safe to call at any time. `isAwaited` when a person just
   * did something to it and now waits for what comes of it.
   */
  plan(id: string, isAwaited = false): void {
    const record = this.parts.book.get(id);
    const isTimedOut = record?.state.name === 'timed-out';
    const isWanted = record?.state.name === 'watching' || isTimedOut;
    if (!isWanted || this.parts.holds.stopsRequests) {
      if (isTimedOut && this.watches.has(id)) this.owed.add(id);
      this.drop(id);
      return;
    }
    const watch = this.watches.get(id);
    if (watch !== undefined) {
      if (isTimedOut || !isOutdated(watch, record)) return;
      this.drop(id);
    }
    if (!isTimedOut) {
      const isNew = record.watchedMs === 0 && this.lookedAt(id) < 0;
      this.begin(id, record.watchedMs, isAwaited || isNew ? 'prompt' : 'routine');
    } else if (this.owed.delete(id)) {
      this.begin(id, record.watchedMs, 'rescue');
    }
  }

  /** One look at a task that had timed out: paid work may be ready since. */
  rescue(id: string): void {
    const record = this.parts.book.get(id);
    if (record?.state.name !== 'timed-out' || this.watches.has(id)) return;
    this.owed.delete(id);
    this.begin(id, record.watchedMs, 'rescue');
  }

  /**
   * Looks again soon at everything, spread out, the longest-waiting first: the machine woke up, or the
   * network came back. Looks under way hang on connections of before, so they are made anew.
   */
  lookSoon(): void {
    const due = [...this.watches.keys()].sort((a, b) => this.lookedAt(a) - this.lookedAt(b));
    const stepMs = this.rules.shortestGapMs / due.length;
    for (const [index, id] of due.entries()) {
      const old = this.watches.get(id);
      if (old === undefined) continue;
      this.drop(id);
      const watch: Watch = { ...old, stopper: this.parts.newStopper(), cancelNext: null };
      this.watches.set(id, watch);
      this.lookAfter(id, watch, (index + this.parts.dice.between(0, 1)) * stepMs);
    }
  }

  /** Monotonic moment of the last look at a task; -1 when there was none. */
  lookedAt(id: string): number {
    return this.lookedAtMs.get(id) ?? -1;
  }

  /** Wall time of the next look, as far as can be told; null when none is planned. */
  nextLookAtMs(id: string): number | null {
    const watch = this.watches.get(id);
    if (watch === undefined || isRescue(watch)) return null;
    const { clock, limiter } = this.parts;
    const atMs = Math.max(watch.nextAtMs, limiter.resumesAtMs);
    return Math.round(clock.nowMs() + atMs - clock.monotonicMs());
  }

  /** How many tasks are looked at again and again. */
  get watchedCount(): number {
    return this.watches.size;
  }

  watchedIds(): readonly string[] {
    return [...this.watches.keys()];
  }

  /** Milliseconds from one look at a task to the next, as the limit for all of them allows. */
  get cycleMs(): number {
    return (this.watches.size * 1_000) / this.parts.limiter.perSecond;
  }

  /** Ends every watch; the app is about to end. */
  stopAll(): void {
    this.cancelKeep?.();
    for (const id of [...this.watches.keys()]) this.drop(id);
  }

  private begin(id: string, watchedMs: number, firstTurn: Turn): void {
    const { clock, limiter, active, newStopper } = this.parts;
    const watch: Watch = {
      stopper: newStopper(),
      nextAtMs: clock.monotonicMs() + limiter.expectedWaitMs(firstTurn),
      watchedMs,
      lastLookAtMs: null,
      startedAtMs: watchedMs === 0 && firstTurn !== 'rescue' ? active.elapsedMs : null,
      hasRun: false,
      firstTurn,
      cancelNext: null,
      unreadable: 0,
    };
    this.watches.set(id, watch);
    this.parts.onCount();
    void this.look(id, watch);
  }

  private drop(id: string): void {
    const watch = this.watches.get(id);
    if (watch === undefined) return;
    this.watches.delete(id);
    this.parts.onCount();
    watch.cancelNext?.();
    watch.stopper.abort();
  }

  private lookAfter(id: string, watch: Watch, delayMs: number): void {
    const { clock } = this.parts;
    watch.nextAtMs = clock.monotonicMs() + Math.max(delayMs, this.cycleMs);
    watch.cancelNext = clock.after(delayMs, () => {
      watch.cancelNext = null;
      void this.look(id, watch);
    });
  }

  private async look(id: string, watch: Watch): Promise<void> {
    try {
      const route = this.parts.book.get(id)?.route ?? null;
      const report = await this.parts.asker.look(id, route, watch.stopper.signal, turnOf(watch));
      if (this.watches.get(id) !== watch) return;
      this.lookedAtMs.set(id, this.parts.clock.monotonicMs());
      if (isRescue(watch) && !isTold(report)) this.owed.add(id);
      else this.owed.delete(id);
      this.countTime(watch, isTold(report));
      if (report !== null) await this.decide(id, watch, report);
    } catch (error) {
      if (!watch.stopper.signal.aborted) {
        this.parts.log.error('a look went wrong', { id, error: String(error) });
      }
    }
    if (this.watches.get(id) !== watch) return;
    this.goOn(id, watch);
  }

  /** Whatever the answer was, a task that is still watched is looked at again. */
  private goOn(id: string, watch: Watch): void {
    const state = this.parts.book.get(id)?.state.name;
    const isWatched = state === 'watching';
    if (state === 'timed-out' && this.owed.has(id) && !this.parts.holds.stopsRequests) {
      // A passing fault must not cost the one look that may save paid work.
      this.lookAfter(id, watch, this.parts.dice.between(rescueAgainMs, 2 * rescueAgainMs));
      return;
    }
    if (isRescue(watch) || !isWatched || this.parts.holds.stopsRequests) {
      this.drop(id);
      if (isWatched) this.plan(id);
      return;
    }
    const { shortestGapMs, longestGapMs } = this.rules;
    this.lookAfter(id, watch, this.parts.dice.between(shortestGapMs, longestGapMs));
    this.parts.onNextLook(id);
  }

  private async decide(id: string, watch: Watch, report: LookReport): Promise<void> {
    const { outcome, route } = report;
    if (outcome.kind === 'not-found') {
      if (await this.keptFiles(id)) return;
      await this.parts.book.apply(id, { type: 'not-found' });
      return;
    }
    if (outcome.kind === 'task') {
      watch.unreadable = 0;
      const { kind } = outcome.answer;
      const { watchedMs } = watch;
      const facts = { route, kind, watchedMs };
      const isDone = outcome.answer.stage === 'completed';
      await this.take(id, outcome.answer, isDone ? { ...facts, ...this.generation(watch) } : facts);
      watch.hasRun ||= outcome.answer.stage === 'running';
    } else if (outcome.kind === 'unreadable') {
      watch.unreadable += 1;
      if (watch.unreadable === unreadableUntilShown) {
        this.parts.log.warn('unclear answers in a row', { id, reason: outcome.reason });
        await this.parts.book.apply(id, { type: 'answers-unclear' });
      }
    } else if (!isTrouble(outcome)) {
      outcome satisfies never;
    }
    this.parts.book.noteWatched(id, watch.watchedMs);
    this.cancelKeep ??= this.parts.clock.after(keepWatchedMs, () => {
      this.cancelKeep = null;
      void this.parts.book.keepWatched();
    });
    if (watch.watchedMs >= this.parts.longestWatchMs() && !isRescue(watch)) {
      await this.parts.book.apply(id, { type: 'watched-long-enough' });
    }
  }

  /** Whether there are files of a task that was saved before: they count, whatever the service says of it now. */
  private async keptFiles(id: string): Promise<boolean> {
    const { book, links } = this.parts;
    if (!(book.get(id)?.parts ?? []).some(({ isDone }) => isDone)) return false;
    links.note(id, []);
    return book.apply(id, { type: 'result-ready' });
  }

  /** How long the generation took; a result that was there when it was pasted says nothing of that. */
  private generation({ startedAtMs, hasRun }: Watch): { generationMs?: number } {
    if (startedAtMs === null || !hasRun) return {};
    return { generationMs: this.parts.active.elapsedMs - startedAtMs };
  }

  /** Counts the time since the last look, unless the service gave no answer about the task. */
  private countTime(watch: Watch, isTold: boolean): void {
    const nowMs = this.parts.active.elapsedMs;
    const gapMs = watch.lastLookAtMs === null ? 0 : nowMs - watch.lastLookAtMs;
    // A long list stretches the gaps; a task must not time out after a few looks.
    if (isTold) watch.watchedMs += Math.min(gapMs, mostCountedGapMs);
    watch.lastLookAtMs = nowMs;
  }

  private async take(
    id: string,
    answer: TaskAnswer,
    facts: {
      route: 'tasks' | 'videos';
      kind: 'video' | 'image';
      watchedMs: number;
      generationMs?: number;
    },
  ): Promise<void> {
    const { book, links, clean } = this.parts;
    switch (answer.stage) {
      case 'running': {
        const { phase, progress } = answer;
        const rawStatus = answer.rawStatus === null ? null : clean(answer.rawStatus).slice(0, 80);
        await book.apply(id, { type: 'seen-running', phase, progress, rawStatus }, facts);
        return;
      }
      case 'completed':
        links.note(id, answer.links);
        await book.apply(id, { type: 'result-ready' }, facts);
        return;
      case 'failed': {
        if (await this.keptFiles(id)) return;
        const { code } = answer.problem;
        // Cut after cleaning: what stands in for a secret may be longer than it.
        const message = answer.problem.message && clean(answer.problem.message).slice(0, 500);
        const detail = answer.problem.detail && clean(answer.problem.detail).slice(0, 120);
        const problem = { code, message, detail };
        await book.apply(id, { type: 'failed', problem, retry: 'look' }, facts);
        return;
      }
    }
  }
}

const isRescue = ({ firstTurn }: Watch): boolean => firstTurn === 'rescue';

/** Whether a person began anew since: neither the time watched nor the turn of before counts any more. */
const isOutdated = (watch: Watch, { watchedMs }: TaskRecord): boolean =>
  isRescue(watch) || watchedMs < watch.watchedMs;

const turnOf = ({ firstTurn, lastLookAtMs }: Watch): Turn =>
  firstTurn === 'rescue' || lastLookAtMs === null ? firstTurn : 'routine';

/** Whether a look brought an answer about the task itself. */
function isTold(report: LookReport | null): boolean {
  return report !== null && !isTrouble(report.outcome) && report.outcome.kind !== 'unreadable';
}
