import { createHmac, randomBytes } from 'node:crypto';

export type Sign = (...parts: readonly (string | number)[]) => string;

/** Signs links the way a store does; one secret per double. */
export function createSignature(): Sign {
  const secret = randomBytes(16);
  return (...parts) =>
    createHmac('sha256', secret).update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
