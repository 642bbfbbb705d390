import type { WebFrameMain } from 'electron';
import { z } from 'zod';
import { feedChannel } from '../../shared/channels';
import {
  feeds,
  requests,
  type Answer,
  type FeedName,
  type FeedValue,
  type RequestInput,
  type RequestName,
  type RequestOutput,
} from '../../shared/ipc-contract';
import type { Log } from '../core/ports/log';
import { isSmallEnough } from './message-size';
import type { Answerer } from './request-door';
import type { RequestGate } from './request-gate';

/** One handler for each line of the contract; main does not compile while one is missing. */
export type RequestHandlers = {
  readonly [N in RequestName]: (
    input: RequestInput<N>,
  ) => RequestOutput<N> | Promise<RequestOutput<N>>;
};

/** Who may ask: the page's main frame, showing the app's own page. */
export type SenderCheck = (frame: WebFrameMain | null) => boolean;

/** Thrown by a handler for an input that its schema takes, but main cannot use. */
export class UnusableInputError extends Error {
  override readonly name = 'UnusableInputError';
}

export interface RouterParts {
  readonly isPage: SenderCheck;
  readonly gate: RequestGate;
  /** What a request waits for before it is answered. */
  readonly ready: (name: RequestName) => Promise<unknown> | null;
  readonly log: Log;
}

/** Answers the page's requests: checks who asks, how much and how often, and parses both ways. */
export function routeRequests(
  handlers: RequestHandlers,
  { isPage, gate, ready, log }: RouterParts,
): Answerer {
  const routes = new Map(
    Object.entries(handlers).map(([name, handler]) => {
      const { input, output } = requests[name as RequestName];
      // Each handler's input and output are parsed by the schemas of its own line.
      return [
        name,
        {
          handler: handler as (input: unknown) => unknown,
          ...{ input: strict(input), output, name: name as RequestName },
        },
      ];
    }),
  );
  let isFlooded = false;

  const answer = async (name: unknown, input: unknown): Promise<Answer<unknown>> => {
    const route = typeof name === 'string' ? routes.get(name) : undefined;
    if (route === undefined) return { ok: false, code: 'unknown-request' };
    const parsed = isSmallEnough(input) ? route.input.safeParse(input) : null;
    if (parsed?.success !== true) return { ok: false, code: 'bad-input' };
    try {
      await ready(route.name);
      return { ok: true, value: route.output.parse(await route.handler(parsed.data)) };
    } catch (error) {
      if (error instanceof UnusableInputError) return { ok: false, code: 'bad-input' };
      log.error('a request of the window failed', { name, error: String(error) });
      return { ok: false, code: 'internal' };
    }
  };

  return async (frame, name, input) => {
    if (!isPage(frame)) return { ok: false, code: 'unknown-request' };
    if (!gate.enter()) {
      // Once a flood: a line for each would be a flood of its own.
      if (!isFlooded) log.warn('the window asks more than it may');
      isFlooded = true;
      return { ok: false, code: 'too-busy' };
    }
    isFlooded = false;
    try {
      return await answer(name, input);
    } finally {
      gate.leave();
    }
  };
}

/** Fields that the contract does not name are refused rather than dropped: nothing of ours sends any. */
function strict(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodObject ? schema.strict() : schema;
}

/** The part of a window's contents that feeds go to. */
export interface FeedTarget {
  isDestroyed(): boolean;
  send(channel: string, ...values: unknown[]): void;
}

/** Sends a value to the page; fields outside the contract never leave main. */
export function sendFeed<N extends FeedName>(
  target: FeedTarget | null,
  name: N,
  value: FeedValue<N>,
): void {
  if (target === null || target.isDestroyed()) return;
  // As text: copied value by value, hundreds of rows would stop both processes for as long as painting them takes.
  target.send(feedChannel, name, JSON.stringify(feeds[name].parse(value)));
}
