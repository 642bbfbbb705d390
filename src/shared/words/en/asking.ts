/** Words of how, and how often, the service is asked. */
export const asking = {
  asking: {
    next: 'next look in {{time}}',
    now: 'looking now',
    stretched: 'Asking every {{every}}: {{tasks}} tasks share {{rate}} requests/s',
    paused: 'The service gets a rest. The next request leaves in {{time}}.',
  },
  usual: {
    range: 'usually {{from}} to {{to}}',
    about: 'usually about {{time}}',
  },
  duration: {
    seconds: '{{number}} s',
    minutes: '{{number}} min',
    hours: '{{number}} h',
  },
  watchingSettings: {
    title: 'Watching',
    limit: 'Watch each task for',
    limitText:
      'Sleep, being offline and pauses do not count. After that, a task is looked at once at each start and after sleep.',
    perSecond: 'Requests per second',
    perSecondText: 'At most, for all tasks together. More may be refused by the service.',
    inFlight: 'Requests at a time',
  },
} as const;
