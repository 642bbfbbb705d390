import { storeRefusal } from './answer';
import { deliver } from './deliver';
import type { Exchange } from './exchange';
import type { VideoTask } from './video-task';
import type { World } from './world';

const linkLifeMs = 3_600_000;

/** A link that needs no key and is good for an hour, or until the scenario expires it. */
export function signedPath(video: VideoTask, world: World): string {
  const exp = world.now() + linkLifeMs;
  const sig = world.sign(video.id, 'cdn', exp, video.content.linkGeneration);
  return `/signed/${encodeURIComponent(video.id)}?exp=${String(exp)}&sig=${sig}`;
}

/** The strict origin: a signed link and nothing else; a key or a cookie is an error. */
export async function answerCdn(exchange: Exchange, world: World): Promise<void> {
  const { record, segments, query } = exchange;
  const [route, id = ''] = segments;
  exchange.isAbout('content', id);
  const video = world.videos.get(id);
  if (record.authorization !== 'none' || exchange.hasCookie) {
    exchange.answer(storeRefusal(400, 'InvalidArgument', 'Only one auth mechanism allowed'));
    return;
  }
  if (route !== 'signed' || video?.isKnown !== true) {
    exchange.answer(storeRefusal(404, 'NoSuchKey', 'The specified key does not exist.'));
    return;
  }
  const exp = Number(query.get('exp'));
  const sig = world.sign(id, 'cdn', exp, video.content.linkGeneration);
  if (query.get('sig') !== sig || exp <= world.now() || record.method !== 'GET') {
    exchange.answer(storeRefusal(403, 'AccessDenied', 'Request has expired'));
    return;
  }
  const fault = video.content.cdnEntrance.take();
  if (fault?.kind === 'answer') exchange.answer(fault.answer);
  else await deliver(exchange, video.content);
}
