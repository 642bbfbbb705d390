import { appendFileSync, mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import electronLog from 'electron-log/node';
import type { Log } from '../core/ports/log';
import type { Redactor } from './redact';

const mostTailBytes = 64 * 1024;
const largestFileBytes = 2 * 1024 * 1024;

/** The diary in `<folder>/main.log`, with one older file beside it; every line is redacted. */
export class FileLog implements Log {
  readonly #logger: typeof electronLog;
  readonly #redactor: Redactor;
  readonly #path: string;

  constructor(folder: string, redactor: Redactor) {
    this.#redactor = redactor;
    this.#path = join(folder, 'main.log');
    this.#logger = electronLog.create({ logId: folder });
    this.#logger.transports.console.level = false;
    const file = this.#logger.transports.file;
    file.resolvePathFn = () => this.#path;
    file.maxSize = largestFileBytes;
    file.sync = false;
    // A function, because a template would fill in braces and percent signs of the text as well.
    file.format = ({ data, level, message }) => [
      `${message.date.toISOString()} ${level} ${data.join(' ')}`,
    ];
    // What a person did is nobody else's to read on a shared machine.
    file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  }

  info(message: string, facts?: Record<string, unknown>): void {
    this.#logger.info(this.#line(message, facts));
  }

  warn(message: string, facts?: Record<string, unknown>): void {
    this.#logger.warn(this.#line(message, facts));
  }

  error(message: string, facts?: Record<string, unknown>): void {
    this.#logger.error(this.#line(message, facts));
  }

  /** An error right before the end: written at once, since nobody waits for the file any more. */
  lastWords(message: string, facts?: Record<string, unknown>): void {
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      const line = `${new Date().toISOString()} error ${this.#line(message, facts)}\n`;
      appendFileSync(this.#path, line, { mode: 0o600 });
    } catch {
      // A disk that takes no log takes nothing: the person is told in a window.
    }
  }

  /** The latest lines, whole, oldest first; none when the log cannot be read. */
  async latest(count: number): Promise<readonly string[]> {
    try {
      const file = await open(this.#path, 'r');
      try {
        const { size } = await file.stat();
        const length = Math.min(size, mostTailBytes);
        const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
        const lines = buffer.toString('utf8').trimEnd().split('\n');
        // The first one may be cut.
        return (length < size ? lines.slice(1) : lines).slice(count === 0 ? Infinity : -count);
      } finally {
        await file.close();
      }
    } catch {
      return [];
    }
  }

  #line(message: string, facts: Record<string, unknown> | undefined): string {
    const line = facts === undefined ? message : `${message} ${jsonOf(facts)}`;
    // A line break in a service's message must not look like an entry of its own.
    return this.#redactor.clean(line).replace(/\r\n|\r|\n/g, '\\n');
  }
}

function jsonOf(facts: Record<string, unknown>): string {
  try {
    return JSON.stringify(facts, (_name, value: unknown) => {
      if (value instanceof Error) return { ...value, message: value.message, stack: value.stack };
      return typeof value === 'bigint' ? value.toString() : value;
    });
  } catch {
    return '[facts that are not JSON]';
  }
}
