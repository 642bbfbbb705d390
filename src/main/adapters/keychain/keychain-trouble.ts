import type { VaultTrouble } from '../../core/ports/key-vault';

// keytar throws plain errors without a code, so the text is all there is to go by. GLib translates
// none of these; each was seen on gnome-keyring 42 or comes from libsecret's own source.
const texts: readonly (readonly [RegExp, VaultTrouble])[] = [
  // 'Unknown or unsupported transport “disabled” for address “disabled:”': no bus, in Electron.
  [/unsupported transport/i, 'missing'],
  // 'The given address is empty', 'Could not connect: No such file or directory': no bus.
  [/^the given address is empty/i, 'missing'],
  [/^could not connect/i, 'missing'],
  [/cannot (autolaunch|spawn a message bus)/i, 'missing'],
  // 'The name org.freedesktop.secrets was not provided by any .service files': a bus without a keyring.
  [/not provided by any \.service files/i, 'missing'],
  [/failed to load keytar native addon/i, 'missing'],
  // 'Cannot create an item in a locked collection': nobody could be asked for the password.
  [/locked collection/i, 'locked'],
  // 'Object does not exist at path “/org/freedesktop/secrets/collection/login”': no keyring has been
  // made yet, and nobody could be asked for its password.
  [/object does not exist at path/i, 'locked'],
  // macOS, errSecInteractionNotAllowed: locked, and nobody may be asked.
  [/user interaction is not allowed/i, 'locked'],
  // Windows, RPC_X_BAD_STUB_DATA: more than the 2,560 bytes that one entry holds.
  [/stub received bad data/i, 'too-long'],
];

/** Why the keychain did not do it, from what its error says; anything unknown is a refusal. */
export function troubleOf(text: string): VaultTrouble {
  return texts.find(([pattern]) => pattern.test(text))?.[1] ?? 'refused';
}
