/** Words of what is asked before it is done, of bugs that were caught, and of the report. */
export const security = {
  ask: {
    address: {
      title: 'Ask this address from now on?',
      body: 'Every request goes to {{url}}, with the key that you enter for it. The key of the present address is not sent there. Use an address only if you trust it.',
      button: 'Use {{host}}',
    },
    proxy: {
      title: 'Send everything through this proxy?',
      body: 'Every request takes its way through {{proxy}}. Whoever runs it sees which addresses the app asks, and when. Use a proxy only if you trust it.',
      button: 'Use this proxy',
    },
    link: {
      title_one: 'Add {{count, number}} task?',
      title_other: 'Add {{count, number}} tasks?',
      body: 'A link that was opened outside the app asks for this: {{ids}}',
      more_one: '{{ids}} and {{count, number}} more',
      more_other: '{{ids}} and {{count, number}} more',
      button: 'Add',
    },
    pageGone: {
      title: 'The window stopped working several times',
      body: 'Your tasks go on in the background, and nothing is lost. Open the window again, or quit and start the app anew.',
      reload: 'Open again',
      quit: 'Quit',
    },
  },
  report: {
    copy: 'Copy report',
    copied: 'The report is in the clipboard.',
    note: 'For a bug report: versions, settings and the latest log lines. Keys, task IDs, file names and addresses are left out.',
  },
} as const;
