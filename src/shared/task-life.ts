import type { Problem } from './problem';
import type { SavedFile, TaskState, TaskStateName } from './task';

/** What can happen to a task. */
export type TaskEvent =
  | {
      readonly type: 'seen-running';
      readonly phase: 'waiting' | 'generating';
      readonly progress: number | null;
      readonly rawStatus: string | null;
    }
  | { readonly type: 'answers-unclear' }
  | { readonly type: 'result-ready' }
  | { readonly type: 'failed'; readonly problem: Problem; readonly retry: 'look' | 'download' }
  | { readonly type: 'not-found' }
  | { readonly type: 'watched-long-enough' }
  | { readonly type: 'bytes-complete' }
  | { readonly type: 'bytes-refused' }
  | { readonly type: 'result-withdrawn' }
  | {
      readonly type: 'saved';
      readonly savedAtMs: number;
      readonly files: SavedFile[];
      readonly missingCount: number;
    }
  | { readonly type: 'files-accepted'; readonly files: SavedFile[] }
  | { readonly type: 'retry' }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' };

type TaskEventType = TaskEvent['type'];
type EventOf<T extends TaskEventType> = Extract<TaskEvent, { type: T }>;
type StateOf<N extends TaskStateName> = Extract<TaskState, { name: N }>;

type Table = {
  readonly [N in TaskStateName]: {
    readonly [T in TaskEventType]?: (event: EventOf<T>, state: StateOf<N>) => TaskState;
  };
};

/** The state of a task that nobody has asked about yet. */
export const freshlyAdded: TaskState = {
  name: 'watching',
  phase: 'waiting',
  progress: null,
  rawStatus: null,
  isUnclear: false,
};

const seen = (event: EventOf<'seen-running'>): TaskState => ({
  name: 'watching',
  phase: event.phase,
  progress: event.progress,
  rawStatus: event.rawStatus,
  isUnclear: false,
});
const downloading = (): TaskState => ({ name: 'downloading' });
const watchAgain = (): TaskState => freshlyAdded;
const notFound = (): TaskState => ({ name: 'not-found' });
const fail = (event: EventOf<'failed'>): TaskState => ({
  name: 'failed',
  problem: event.problem,
  retry: event.retry,
});
const pausedFrom = (from: 'look' | 'download') => (): TaskState => ({ name: 'paused', from });

const table: Table = {
  watching: {
    'seen-running': seen,
    'answers-unclear': (_event, state) => ({ ...state, isUnclear: true }),
    'result-ready': downloading,
    failed: fail,
    'not-found': notFound,
    'watched-long-enough': () => ({ name: 'timed-out' }),
    pause: pausedFrom('look'),
  },
  downloading: {
    'bytes-complete': () => ({ name: 'checking' }),
    'result-withdrawn': watchAgain,
    failed: fail,
    pause: pausedFrom('download'),
  },
  checking: {
    saved: (event) => ({
      name: 'saved',
      savedAtMs: event.savedAtMs,
      files: event.files,
      missingCount: event.missingCount,
    }),
    'bytes-refused': downloading,
    failed: fail,
  },
  saved: {
    retry: watchAgain,
    'files-accepted': ({ files }, state) => ({ ...state, files }),
  },
  failed: {
    retry: (_event, state) => (state.retry === 'download' ? downloading() : watchAgain()),
  },
  // The rescue look at start and after wake may still find the result.
  'timed-out': {
    'result-ready': downloading,
    failed: fail,
    'not-found': notFound,
    retry: watchAgain,
  },
  'not-found': { retry: watchAgain },
  paused: {
    resume: (_event, state) => (state.from === 'download' ? downloading() : watchAgain()),
  },
};

/** The state after an event; the same object when the event means nothing in this state. */
export function afterEvent(state: TaskState, event: TaskEvent): TaskState {
  // The table's type ties each handler to its own state and event, which a lookup cannot express.
  const row = table[state.name] as Record<
    string,
    ((event: TaskEvent, state: TaskState) => TaskState) | undefined
  >;
  return row[event.type]?.(event, state) ?? state;
}
