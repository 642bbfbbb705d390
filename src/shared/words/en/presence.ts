/** Words of what the app does beside its window: tray, login, notifications. */
export const presence = {
  tray: {
    show: 'Show window',
    paused: 'Everything is paused',
    nothing: 'Nothing to do',
    watching_one: '{{count, number}} watched',
    watching_other: '{{count, number}} watched',
    downloading_one: '{{count, number}} downloading',
    downloading_other: '{{count, number}} downloading',
    savedToday_one: '{{count, number}} saved today',
    savedToday_other: '{{count, number}} saved today',
    stillHereTitle: 'Work goes on in the tray',
    stillHereBody:
      'DimiLinks Desktop keeps watching and downloading. To end it, choose Quit in the tray. This can be changed in Settings.',
    showFile: 'Show in folder',
  },
  background: {
    title: 'In the background',
    closeToTray: 'Go on in the tray when the window is closed',
    closeToTrayText: 'Watching and downloads go on. Quit is in the tray’s menu.',
    noTray: 'This desktop shows no tray now, so closing the window ends the app.',
    startAtLogin: 'Start at login',
    startAtLoginText: 'Without a window, and going on where it stopped.',
    notChanged: 'The system did not take this change.',
    notifyTimedOut: 'When a video is not finished in time',
    sound: 'Sound with notifications',
    soundText: 'The system’s own sound.',
  },
} as const;
