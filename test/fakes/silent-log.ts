import type { Log } from '../../src/main/core/ports/log';

/** A diary that is kept for the test alone. */
export class SilentLog implements Log {
  readonly lines: string[] = [];

  info(message: string, facts?: Record<string, unknown>): void {
    this.#note('info', message, facts);
  }

  warn(message: string, facts?: Record<string, unknown>): void {
    this.#note('warn', message, facts);
  }

  error(message: string, facts?: Record<string, unknown>): void {
    this.#note('error', message, facts);
  }

  #note(level: string, message: string, facts: Record<string, unknown> = {}): void {
    this.lines.push(`${level}: ${message} ${JSON.stringify(facts)}`);
  }
}
