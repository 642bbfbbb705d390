import pLimit, { type LimitFunction } from 'p-limit';
import {
  keychainRequestSchema,
  type KeychainAnswer,
  type KeychainRequest,
} from './keychain-protocol';

/** The part of keytar that is used. */
export interface Keychain {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/**
 * Makes the function that answers messages; the keychain is loaded with the first of them. What is asked of one account is
 * done in the order of asking, which a keychain that waits for a person would not keep.
 */
export function serveKeychain(
  load: () => Promise<Keychain>,
  answer: (message: KeychainAnswer) => void,
): (message: unknown) => void {
  let loading: Promise<Keychain> | null = null;
  const turns = new Map<string, LimitFunction>();
  const handle = async (request: KeychainRequest): Promise<KeychainAnswer> => {
    const { number } = request;
    try {
      loading ??= load();
      return { number, ok: true, value: await perform(await loading, request) };
    } catch (error) {
      const text = error instanceof Error ? error.message : 'an error without words';
      const secret = request.act === 'write' ? request.key : null;
      return { number, ok: false, text: secret === null ? text : text.replaceAll(secret, '***') };
    }
  };
  return (message) => {
    const request = keychainRequestSchema.safeParse(message);
    // The parser's error would quote the message, and the message can hold the key.
    if (!request.success) throw new Error('a request that the keychain process does not know');
    const { service, account } = request.data;
    const name = JSON.stringify([service, account]);
    const inTurn = turns.get(name) ?? pLimit(1);
    turns.set(name, inTurn);
    void inTurn(() => handle(request.data)).then(answer);
  };
}

async function perform(keychain: Keychain, request: KeychainRequest): Promise<string | null> {
  const { service, account } = request;
  switch (request.act) {
    case 'read':
      return keychain.getPassword(service, account);
    case 'write':
      await keychain.setPassword(service, account, request.key);
      return null;
    case 'forget':
      await keychain.deletePassword(service, account);
      return null;
  }
}
