import type { Gateway } from './gateway';
import type { Stage } from './schedule';

/** What one task of the demonstration shows, for the line `main.ts` prints. */
export interface DemoTask {
  readonly id: string;
  readonly shows: string;
}

const working = (seconds: number): readonly Stage[] => [
  { status: 'queued', progress: 0, forMs: seconds * 200 },
  { status: 'processing', progress: 12, forMs: seconds * 200 },
  { status: 'processing', progress: 35, forMs: seconds * 200 },
  { status: 'processing', progress: 64, forMs: seconds * 200 },
  { status: 'processing', progress: 88, forMs: seconds * 200 },
];

/** A friendly set: mostly what goes well, and one of each thing that does not. */
export function addDemoTasks(gateway: Gateway): readonly DemoTask[] {
  gateway.addTask('video_tide', { clip: 'tide', stages: working(8) });
  gateway.addTask('video_ember', { clip: 'ember', stages: working(20) });
  gateway.addTask('video_aurora', { clip: 'aurora', stages: working(14) });
  gateway.addTask('video_petal', { clip: 'petal' });
  gateway.addTask('video_drift', { clip: 'drift', stages: working(10) });
  gateway
    .addTask('video_long', { clip: 'tide', bytes: 60_000_000, stages: working(5) })
    .content.throttledTo(2_000_000);
  gateway
    .addTask('video_cut', { clip: 'ember', bytes: 24_000_000 })
    .content.throttledTo(3_000_000)
    .cutsAfter(9_000_000);
  gateway.addTask('task_cdn', { clip: 'aurora', generation: 'flat' }).content.redirectsTo('cdn');
  gateway
    .addTask('video_failed', { stages: working(6) })
    .fails({ code: 'upstream_error', message: '视频生成失败，请稍后重试。' });
  gateway.addTask('video_endless', { stages: [{ status: 'processing', progress: 35 }] });
  gateway.addImageTask('img_pair', {
    images: [{ kind: 'png' }, { kind: 'webp', url: 'absolute' }, { kind: 'jpg', url: 'data' }],
    stages: [
      { status: 'queued', forMs: 2_000 },
      { status: 'in_progress', progress: 50, forMs: 4_000 },
    ],
  });
  return [
    { id: 'video_tide', shows: 'done after 8 seconds' },
    { id: 'video_ember', shows: 'done after 20 seconds' },
    { id: 'video_aurora', shows: 'an upright clip, done after 14 seconds' },
    { id: 'video_petal', shows: 'an upright clip, done at once' },
    { id: 'video_drift', shows: 'a WebM clip' },
    { id: 'video_long', shows: 'a download of half a minute' },
    { id: 'video_cut', shows: 'a connection that is cut again and again' },
    { id: 'task_cdn', shows: 'a redirect to another origin that refuses the key' },
    { id: 'video_failed', shows: 'a failure the service reports' },
    { id: 'video_endless', shows: 'a task that never ends' },
    { id: 'img_pair', shows: 'an image task with three images' },
    { id: 'video_missing', shows: 'an id the service does not know' },
  ];
}
