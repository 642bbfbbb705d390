import { expect, it } from 'vitest';
import { troubleOf } from './keychain-trouble';

it.each([
  ['Unknown or unsupported transport “disabled” for address “disabled:”', 'missing'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'missing'],
  ['The given address is empty', 'missing'],
  ['Could not connect: No such file or directory', 'missing'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'locked'],
  ['Cannot create an item in a locked collection', 'locked'],
  ['The user name or passphrase you entered is not correct.', 'refused'],
  ['User interaction is not allowed.', 'locked'],
  ['The stub received bad data.', 'too-long'],
  ['User canceled the operation.', 'refused'],
  ['Prompt dismissed', 'refused'],
  ['', 'refused'],
])('what keytar says in "%s" means %s', (text, trouble) => {
  expect(troubleOf(text)).toBe(trouble);
});
