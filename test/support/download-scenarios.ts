import { paced, type Line } from '../fakes/paced-line';
import {
  completed,
  completedImages,
  serving,
  type BodyPlan,
  type FetchStep,
} from '../fakes/scripted-gateway';
import type { CoreUnderTest } from './core-under-test';
import type { Frame } from './filmed-disk';

/** The task of all scenarios, and what the service holds of it. */
export const id = 'video_long';
export const content = Uint8Array.from(
  { length: 9_000_000 },
  (_, at) => (at * 7 + (at >> 13)) % 253,
);
const other = content.map((byte) => 252 - byte);
export const torn = Uint8Array.of(255, ...content.subarray(1, 100_000));
/** What a request that had begun when a stretch turned out to be there may cost. */
export const mostAgain = 1_048_576;

/** How a service hands out a result, and what has to be in the folder at the end. */
export interface Scenario {
  readonly name: string;
  /** Makes the gateway answer; tells how many bytes of `content` it has sent. */
  readonly answer: (core: CoreUnderTest) => () => number;
  readonly saved?: Readonly<Record<string, Uint8Array>>;
  /** Names of small files that stand beside the saved ones. */
  readonly beside?: readonly string[];
  readonly mostSent?: (frame: Frame) => number;
}

/** A video that comes as a line lets it. */
export const atPace =
  (line: Line) =>
  (core: CoreUnderTest): (() => number) => {
    const { answer, sent } = paced(core.clock, content, line);
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, answer);
    return () => sent.bytes;
  };

/** What is answered before a kill only. */
const firstly = (core: CoreUnderTest, step: FetchStep): FetchStep[] =>
  core.book.get(id) === undefined ? [step] : [];

/** The service makes the result anew: who comes back with the old mark gets other bytes. */
function changing(core: CoreUnderTest): () => number {
  const validator = { etag: '"two"', lastModified: null };
  core.gateway.onLook(id, completed);
  const first = serving(content, { cutAt: 5_000_000 });
  core.gateway.onFetch(id, ...firstly(core, first), serving(other, { validator }));
  return () => 0;
}

function threeImages(core: CoreUnderTest): () => number {
  core.gateway.onLook(id, completedImages('/1', '/2', '/3'));
  core.gateway.onFetch(id, (request) => {
    const link = request.source?.from === 'link' ? Number(request.source.url.slice(-1)) : 0;
    return serving(content.subarray(0, link * 1_000))(request);
  });
  return () => 0;
}

function lostImage(core: CoreUnderTest): () => number {
  core.gateway.onLook(id, completedImages('/1', '/2'));
  core.gateway.onFetch(id, (request) => {
    const isLost = request.source?.from === 'link' && request.source.url === '/2';
    return isLost ? { kind: 'expired' } : serving(content)(request);
  });
  return () => 0;
}

/** The first bytes turn out to be no whole video, and others are fetched. */
function damagedFirst(core: CoreUnderTest): () => number {
  core.gateway.onLook(id, completed);
  const validator = { etag: '"torn"', lastModified: null };
  core.gateway.onFetch(id, ...firstly(core, serving(torn, { validator })), serving(content));
  return () => 0;
}

const plainly =
  (plan: BodyPlan) =>
  (core: CoreUnderTest): (() => number) => {
    core.gateway.onLook(id, completed);
    core.gateway.onFetch(id, serving(content, plan));
    return () => 0;
  };

function withSidecar(core: CoreUnderTest): () => number {
  void core.settings.change({ sidecars: true });
  return atPace({ bytesPerSecond: 40_000_000 })(core);
}

export const stretches: Scenario = {
  name: 'four stretches at a time',
  answer: atPace({ bytesPerSecond: 500_000 }),
};

export const scenarios: readonly Scenario[] = [
  { name: 'one stream', answer: atPace({ bytesPerSecond: 40_000_000 }) },
  stretches,
  {
    name: 'four stretches that are cut again and again',
    answer: atPace({ bytesPerSecond: 500_000, cutsAfter: 750_000 }),
  },
  {
    name: 'a server without ranges',
    answer: atPace({ bytesPerSecond: 500_000, honoursRanges: false }),
    // The first bytes are read again to see whether they are the same.
    mostSent: () => content.length + mostAgain,
  },
  { name: 'a sidecar file', answer: withSidecar, beside: [`${id}.mp4.json`] },
  { name: 'a result that is made anew', answer: changing, saved: { [`${id}.mp4`]: other } },
  { name: 'no validator', answer: plainly({ validator: null }) },
  { name: 'no length', answer: plainly({ hidesLength: true }) },
  { name: 'bytes that are damaged at first', answer: damagedFirst },
  { name: 'an image that cannot be had', answer: lostImage, saved: { [`${id}-1.png`]: content } },
  {
    name: 'three images',
    answer: threeImages,
    saved: Object.fromEntries(
      [1, 2, 3].map((at) => [`${id}-${String(at)}.png`, content.subarray(0, at * 1_000)]),
    ),
  },
];
