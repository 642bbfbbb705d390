import type { Log } from '../core/ports/log';

/** The part of a process that tells of errors which nobody caught. */
interface Watched {
  on(event: 'unhandledRejection' | 'uncaughtException', hear: (error: unknown) => void): unknown;
}

/** Logs what nobody caught and lets the app go on: a bug in one corner must not end the work on every other task. */
export class BugWatch {
  /** Tells the person, as soon as there is a window. */
  say: () => void = () => undefined;

  constructor(
    watched: Watched,
    private readonly log: Pick<Log, 'error'>,
  ) {
    watched.on('unhandledRejection', (error) => this.note('a promise was left alone', error));
    watched.on('uncaughtException', (error) => this.note('an error was caught by nobody', error));
  }

  private note(what: string, error: unknown): void {
    this.log.error(what, { error });
    this.say();
  }
}
