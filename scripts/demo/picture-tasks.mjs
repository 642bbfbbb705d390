// @ts-check

/** @typedef {import('../../test/gateway/gateway').Gateway} Gateway */

/** Most that a saved one waits for; the pictures are taken once all of these are there. */
export const savedTasks = [
  'video_tide_5c1e',
  'video_ember_77d0',
  'video_aurora_0b42',
  'img_pair_31f6',
];

/** @type {Record<string, Record<string, string>>} What a person called some of them. */
const labels = {
  en: { video_tide_5c1e: 'Harbour at dawn', video_aurora_0b42: 'Aurora, upright' },
  zh: { video_tide_5c1e: '清晨的港湾', video_aurora_0b42: '极光（竖屏）' },
};

/** @param {string} language */
export const labelsIn = (language) =>
  Object.entries(labels[language] ?? {}).map(([id, label]) => ({ id, label }));

/**
 * Tasks that stand still, one in each state, so that every picture shows the same; in the order in which
 * the list shows them.
 *
 * @param {Gateway} gateway
 */
export function addPictureTasks(gateway) {
  gateway.addTask('video_4b7e9d20', { stages: [{ status: 'queued' }] });
  gateway.addTask('video_9f2c41d8', { stages: [{ status: 'processing', progress: 35 }] });
  gateway.addTask('video_c03a86e5', { stages: [{ status: 'processing', progress: 72 }] });
  gateway
    .addTask('video_petal_e914', { clip: 'petal', bytes: 40_000_000 })
    .content.throttledTo(200_000);
  gateway.addTask('video_tide_5c1e', { clip: 'tide' });
  gateway.addTask('video_ember_77d0', { clip: 'ember' });
  gateway.addTask('video_aurora_0b42', { clip: 'aurora' });
  gateway.addImageTask('img_pair_31f6', {
    images: [{ kind: 'png' }, { kind: 'jpg', url: 'data' }],
  });
  gateway
    .addTask('video_1d58fa07')
    .fails({ code: 'upstream_error', message: 'The prompt was refused by the safety check.' });
  return [
    ...['video_4b7e9d20', 'video_9f2c41d8', 'video_c03a86e5', 'video_petal_e914'],
    ...savedTasks,
    ...['video_1d58fa07', 'video_unknown_8e'],
  ];
}
