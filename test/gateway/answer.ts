/** Header names and values as they go over the wire; a list sends the header several times. */
export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** Text and bytes go out as they are; anything else goes out as JSON. */
export type Body = string | Uint8Array | object | null;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** How long a fault lasts: so many requests, or every request when left out. */
export interface Times {
  readonly times?: number;
}

export function jsonAnswer(status: number, body: object, headers: Headers = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body };
}

/** The service's documented error body. */
export function errorAnswer(status: number, message: string, type: string, code: string): Answer {
  return jsonAnswer(status, { error: { message, type, code } });
}

export function unauthorized(): Answer {
  return errorAnswer(401, 'Invalid API key', 'authentication_error', 'invalid_api_key');
}

export function notFound(): Answer {
  return errorAnswer(404, 'Task not found', 'invalid_request_error', 'not_found');
}

/** What the family says when the content is asked for too early; it has no code. */
export function notCompleted(status: string): Answer {
  return jsonAnswer(400, {
    error: {
      message: `Task is not completed yet, current status: ${status}`,
      type: 'invalid_request_error',
    },
  });
}

/** The refusals of an S3-style store. */
export function storeRefusal(status: number, code: string, message: string): Answer {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body: xml };
}

export function bytesOf(body: Body): Uint8Array {
  if (body === null) return new Uint8Array(0);
  if (body instanceof Uint8Array) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
