import { join } from 'node:path';
import electronLog from 'electron-log/node';
import type { Log } from '../core/ports/log';
import type { Redactor } from './redact';

const largestFileBytes = 2 * 1024 * 1024;

/** The diary in `<folder>/main.log`, with one older file beside it; every line is redacted. */
export class FileLog implements Log {
  readonly #logger: typeof electronLog;
  readonly #redactor: Redactor;

  constructor(folder: string, redactor: Redactor) {
    this.#redactor = redactor;
    this.#logger = electronLog.create({ logId: folder });
    this.#logger.transports.console.level = false;
    const file = this.#logger.transports.file;
    file.resolvePathFn = () => join(folder, 'main.log');
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
