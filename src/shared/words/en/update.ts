/** Words of newer versions of the app itself. */
export const update = {
  update: {
    check: 'Check now',
    look: 'Look for updates',
    lookText: 'Once a day. Nothing is downloaded or installed before you say so.',
    checking: 'Looking for a newer version…',
    current: 'This is the newest version.',
    found: 'Version {{version}} is out.',
    download: 'Download',
    fetching: 'Version {{version}} is being downloaded: {{percent}}',
    ready: 'Version {{version}} is ready. “Restart now” starts it; your tasks go on.',
    restart: 'Restart now',
    later: 'Later',
    waiting: 'The app restarts into version {{version}} once the downloads under way are finished.',
    dontRestart: 'Don’t restart',
    close: 'Close',
    tryAgain: 'Try again',
    off: {
      'own-build': 'This build does not look for updates, since it does not come from a release.',
      managed:
        'This copy is updated from where it was installed, for instance by the package manager.',
      portable: 'A portable copy is updated by downloading the new one.',
      unsigned: 'This build does not look for updates, since its maker did not sign it.',
      'read-only':
        'The app cannot replace itself where it is. Move it to a folder of your own, or to Applications on a Mac, and start it from there.',
    },
    trouble: {
      unreachable: 'The place for updates does not answer. Try again later.',
      unreadable: 'The list of versions could not be read. Try again later.',
      refused:
        'What was downloaded is not what the makers published, so it was deleted. This version stays as it is. Try again later.',
      'no-room': 'There is no room on the disk for the update. Make some, then try again.',
      failed: 'The update did not work. This version stays as it is. Try again later.',
    },
  },
} as const;
