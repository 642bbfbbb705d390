/** Words of the troubles that stop the whole queue, and of notices. */
export const hold = {
  hold: {
    'all-paused': {
      title: 'Everything is paused',
      what: 'Nothing is watched or downloaded until you resume. The service may delete results after an hour.',
      button: 'Resume all',
    },
    'gateway-moved': {
      title: 'The service has moved',
      what: 'It now answers at {{subject}}. Your key is not sent there unless you agree. Switch only if you trust this address.',
      button: 'Switch address…',
    },
    'keychain-locked': {
      title: 'The keychain does not give the key',
      what: 'Unlock the system’s keychain, and allow DimiLinks Desktop to use it when it asks. Then try again.',
      button: 'Try again',
    },
    'no-key': {
      title: 'No API key',
      what: 'Enter your key to go on. Nothing in the list is lost.',
      button: 'Enter key…',
    },
    'key-rejected': {
      title: 'The key was rejected',
      what: 'The service does not accept this key. Enter a valid one to go on.',
      button: 'Enter key…',
    },
    'access-denied': {
      title: 'The service refuses access',
      what: 'The account may be out of credit, or this key may not read these tasks. Check the balance and the key’s rights with the service, then try again.',
      button: 'Try again',
    },
    'folder-missing': {
      title: 'The folder is missing',
      what: 'Videos cannot be saved to {{subject}}. Connect the drive again, or choose another folder.',
      button: 'Choose folder…',
    },
    'disk-full': {
      title: 'The disk is full',
      what: 'There is no room left in {{subject}}. Delete what you do not need, then try again. Started downloads are kept.',
      button: 'Try again',
    },
    offline: {
      title: 'No connection to the service',
      what: 'Check the internet connection. Everything goes on by itself once the service can be reached.',
      button: 'Try now',
    },
    'proxy-login': {
      title: 'The proxy asks for a login',
      what: '{{subject}} turned the app away. Enter the user name and the password for it. If the system’s settings name this proxy, set it by hand in the settings.',
      button: 'Set up proxy…',
    },
    'proxy-unreachable': {
      title: 'The proxy does not let the app through',
      what: '{{subject}} cannot be reached or refuses the connection. Check the proxy in the settings. Everything goes on by itself once it answers.',
      button: 'Try now',
    },
    code: 'Code: {{message}}',
    says: 'The service says: {{message}}',
  },
  notice: {
    'settings-broken':
      'Some settings could not be read and are back to their defaults. Please check them.',
    'database-set-aside':
      'The task list was damaged. It was set aside, and a new one was started. Your video files are untouched.',
    'stray-parts':
      'The folder holds unfinished downloads of tasks that are not in the list. If you need one of these videos, paste its task ID again. Otherwise the files can be deleted:',
    'internal-error':
      'Something inside the app went wrong. Work goes on. If something does not look right, restart the app, and send a report: Settings, “Copy report”.',
    'page-restarted':
      'The window stopped working and was opened again. Your tasks went on meanwhile.',
    recovered: 'The app had ended unexpectedly. {{what}}',
    recoveredBoth: '{{downloads}} {{watched}}',
    recoveredDownloads_one: '{{count, number}} download went on after the restart.',
    recoveredDownloads_other: '{{count, number}} downloads went on after the restart.',
    recoveredWatched_one: '{{count, number}} task is watched again.',
    recoveredWatched_other: '{{count, number}} tasks are watched again.',
    dismiss: 'Dismiss',
    openFolder: 'Open folder',
    names: 'Names of the files',
  },
} as const;
