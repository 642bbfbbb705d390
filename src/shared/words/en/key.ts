/** Words about the API key: the header, the panel and the key window. */
export const key = {
  keyStatus: {
    label: 'API key: {{status}}',
    unknown: 'Looking for the key…',
    missing: 'No key',
    checking: 'Checking the key…',
    ready: 'Key ready',
    session: 'Key for this session only',
    rejected: 'Key rejected',
    locked: 'Keychain locked',
  },
  keyText: {
    unknown: 'The system’s keychain is being asked for the key.',
    missing: 'Enter your API key. Nothing is asked of the service without it.',
    checking: 'The key is being tried with the service.',
    ready: 'A key is ready.',
    rejected: 'The service does not accept this key. Enter a new one.',
    locked:
      'The key could not be read from the system’s keychain. Nothing is asked of the service until then.',
    keychain: 'Kept in the system’s keychain.',
    keychainSince: 'Kept in the system’s keychain since {{when}}.',
    session: 'Kept in memory until you quit the app.',
    environment: 'Taken from DIMILINKS_API_KEY for this run only.',
  },
  keyTrouble: {
    'no-keychain':
      'This system has no keychain. Install and start one (on Linux: GNOME Keyring or KWallet), then press “Try the keychain again”.',
    'keychain-locked':
      'The keychain is locked. Unlock it with your system’s password manager, then press “Try the keychain again”.',
    'keychain-refused':
      'The keychain refused. Allow DimiLinks Desktop to use it, or answer “Allow” when it asks, then press “Try the keychain again”.',
    'keychain-slow':
      'The keychain did not answer in time. It may be waiting for your password in another window. Unlock it, then press “Try the keychain again”.',
    'keychain-too-small':
      'The keychain has no room for a key this long. The service may be able to issue a shorter one.',
    'bad-key':
      'That text cannot be a key. A key has 8 to 1,200 letters, digits and signs, and no spaces.',
    'clipboard-empty': 'There is no text in the clipboard. Copy the key first, then try again.',
  },
  keyPanel: {
    enter: 'Enter key…',
    replace: 'Replace key…',
    fromClipboard: 'Use key from clipboard',
    keychainAgain: 'Try the keychain again',
    forget: 'Forget key…',
    forgetSure: 'Forget the key? Downloads stop until you enter one again.',
    forgetYes: 'Forget key',
    forgetNo: 'Keep it',
    clipboardNote: 'The clipboard is cleared once the key has been taken.',
  },
  keyWindow: {
    title: 'API key',
    heading: 'API key for {{host}}',
    field: 'API key',
    kept: 'The key is kept in your system’s keychain and is sent to this address only.',
    save: 'Save key',
    cancel: 'Cancel',
    empty: 'Paste or type your key first.',
    bad: 'This cannot be a key: it must have 8 to 1,200 letters, digits and signs, and no spaces.',
  },
} as const;
