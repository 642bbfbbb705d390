import type { Dispatcher } from 'undici';
import type { Answer } from './answer-body';
import { AnswerStream } from './answer-stream';

export interface Question {
  readonly dispatcher: Dispatcher;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly headersTimeoutMs: number;
  /** Longest silence within the body. */
  readonly idleTimeoutMs: number;
  /** How much of the body may wait to be read. */
  readonly roomBytes: number;
}

/** Asks with GET and follows nothing; rejects when no answer begins. */
export function exchange(question: Question): Promise<Answer> {
  const { dispatcher, url, headers, signal, headersTimeoutMs, idleTimeoutMs, roomBytes } = question;
  return new Promise<Answer>((resolve, reject) => {
    let controller: Dispatcher.DispatchController | null = null;
    let body: AnswerStream | null = null;
    const stop = (): void => controller?.abort(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', stop);
    const finish = (error: Error | null): void => {
      signal.removeEventListener('abort', stop);
      body?.end(error);
    };
    dispatcher.dispatch(
      {
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: 'GET',
        headers,
        headersTimeout: headersTimeoutMs,
        bodyTimeout: idleTimeoutMs,
      },
      {
        onRequestStart(started) {
          controller = started;
          if (signal.aborted) stop();
        },
        onResponseStart(started, status, received) {
          // "Early hints" and their kind come before the answer.
          if (status < 200) return;
          body = new AnswerStream(started, roomBytes);
          const header = (name: string): string | null => {
            const value = received[name];
            return (Array.isArray(value) ? value[0] : value) ?? null;
          };
          resolve({ status, header, body });
        },
        onResponseData(_started, chunk) {
          body?.take(chunk);
        },
        onResponseEnd() {
          finish(null);
        },
        onResponseError(_started, error) {
          finish(error);
          reject(error);
        },
      },
    );
  });
}
