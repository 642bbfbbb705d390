import type { Frame, Page } from '@playwright/test';
import type { OddMessage } from './odd-messages';

/** Sends messages through the pipes of a frame, as code in it could, and counts the answers by code. */
export async function sendAll(
  from: Page | Frame,
  messages: readonly OddMessage[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let at = 0; at < messages.length; at += 500) {
    // As text, since a `__proto__` field must arrive as one.
    const batch = JSON.stringify(messages.slice(at, at + 500));
    const codes = await from.evaluate(async (text) => {
      const bridge = Reflect.get(window, 'dimilinks') as {
        request(name: unknown, input: unknown): Promise<{ ok: boolean; code?: string }>;
      };
      const sent = JSON.parse(text) as { name: unknown; input: unknown }[];
      return Promise.all(
        sent.map(async ({ name, input }) => {
          try {
            const answer = await bridge.request(name, input);
            return answer.ok ? 'accepted' : (answer.code ?? 'no code');
          } catch {
            return 'thrown';
          }
        }),
      );
    }, batch);
    for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
    // Slower than what counts as a flood, which has a test of its own.
    if (at + 500 < messages.length) await from.waitForTimeout(450);
  }
  return counts;
}
