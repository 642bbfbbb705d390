import {
  jsonAnswer,
  notCompleted,
  notFound,
  storeRefusal,
  unauthorized,
  type Headers,
} from './answer';
import type { EntranceFault } from './content-scenario';
import { signedPath } from './cdn-routes';
import { deliver } from './deliver';
import type { Exchange } from './exchange';
import type { ImageTask } from './image-task';
import type { VideoTask } from './video-task';
import type { World } from './world';

// The front sets a cookie with its own answers, so that a client that keeps cookies is found out.
const cookie: Headers = { 'set-cookie': 'lb=1; Path=/; HttpOnly' };

/** The service's own origin: /v1 with the key, and the image links without it. */
export async function answerApi(exchange: Exchange, world: World): Promise<void> {
  const { record, segments } = exchange;
  if (segments[0] === 'p' && segments[1] === 'img') {
    answerImage(exchange, world);
    return;
  }

  const isKeyGood = world.keys.has(exchange.bearer ?? '');
  if (record.authorization !== 'none') record.authorization = isKeyGood ? 'accepted' : 'refused';
  const [version, route, id = '', tail] = segments;
  const video = world.videos.get(id);
  const image = world.images.get(id);
  const isLook = (route === 'tasks' || route === 'videos') && segments.length === 3;
  const isContent = (route === 'videos' && tail === 'content') || route === 'files';
  if (isLook || isContent) exchange.isAbout(isLook ? 'look' : 'content', id);
  if (route === 'models') exchange.isAbout('models');

  const fault = world.faults.take();
  if (fault !== undefined) exchange.answer(fault);
  else if (version !== 'v1' || record.method !== 'GET') exchange.answer(notFound());
  else if (!isKeyGood)
    exchange.answer({ ...unauthorized(), headers: { ...unauthorized().headers, ...cookie } });
  else if (record.route === 'models') exchange.answer(models());
  else if (route === 'tasks' && isLook && image) look(exchange, image);
  else if (isLook && video && route === routeOf(video)) look(exchange, video);
  else if (isContent && video?.isKnown === true) await answerContent(exchange, video, world);
  else exchange.answer(notFound());
}

function routeOf(video: VideoTask): 'tasks' | 'videos' {
  return video.generation === 'wrapped' ? 'tasks' : 'videos';
}

function models(): ReturnType<typeof jsonAnswer> {
  const ids = ['video-standard', 'video-fast', 'image-standard'];
  const data = ids.map((id) => ({ id, object: 'model', created: 1777080000, owned_by: 'service' }));
  return jsonAnswer(200, { object: 'list', data }, cookie);
}

function look(exchange: Exchange, task: VideoTask | ImageTask): void {
  const outcome = task.look((fields) => task.shape(fields));
  if (outcome.kind === 'drop') exchange.drop();
  if (outcome.kind !== 'answer') return;
  const { headers } = outcome.answer;
  exchange.answer({ ...outcome.answer, headers: { ...cookie, ...headers } });
}

async function answerContent(exchange: Exchange, video: VideoTask, world: World): Promise<void> {
  const hops = Number(exchange.query.get('hops') ?? '-1');
  const isArrived = exchange.segments[1] === 'files' && hops === 0;
  if (isArrived) {
    await deliver(exchange, video.content);
    return;
  }
  if (exchange.segments[1] === 'files') {
    const status = Number(exchange.query.get('status') ?? '302');
    redirect(exchange, status, nextHop(video.id, hops - 1, status));
    return;
  }
  const fault = video.content.entrance.take();
  if (fault !== undefined) enter(exchange, video, fault, world);
  else if (!video.isReady) exchange.answer(notCompleted(video.stage.status));
  else await deliver(exchange, video.content);
}

function enter(exchange: Exchange, video: VideoTask, fault: EntranceFault, world: World): void {
  switch (fault.kind) {
    case 'answer':
      exchange.answer(fault.answer);
      return;
    case 'drop':
      exchange.drop();
      return;
    case 'silence':
      return;
    case 'redirect':
      redirect(exchange, fault.status, locationOf(video, fault, world));
      return;
  }
}

type Redirect = Extract<EntranceFault, { kind: 'redirect' }>;

function locationOf(video: VideoTask, { to, hops, status }: Redirect, world: World): string {
  const hop = nextHop(video.id, hops - 1, status);
  if (to === 'cdn') return world.origin('cdn') + signedPath(video, world);
  if (to === 'same-origin') return world.origin('api') + hop;
  return to === 'relative' ? hop : to;
}

function nextHop(id: string, hops: number, status: number): string {
  return `/v1/files/${encodeURIComponent(id)}?hops=${String(hops)}&status=${String(status)}`;
}

function redirect(exchange: Exchange, status: number, location: string): void {
  exchange.answer({ status, headers: { ...cookie, location }, body: null });
}

function answerImage(exchange: Exchange, world: World): void {
  const { record, segments, query } = exchange;
  const [, , id = '', index = ''] = segments;
  exchange.isAbout('image', id);
  const task = world.images.get(id);
  const image = task?.images[Number(index)];
  if (record.authorization !== 'none') {
    exchange.answer(storeRefusal(400, 'InvalidArgument', 'Only one auth mechanism allowed'));
    return;
  }
  if (task === undefined || image === undefined || !task.isKnown || record.method !== 'GET') {
    exchange.answer(notFound());
    return;
  }
  const exp = Number(query.get('exp'));
  const sig = world.sign(id, Number(index), exp, task.linkGeneration);
  if (query.get('sig') !== sig || exp <= world.now()) {
    exchange.answer({ status: 403, headers: {}, body: null });
    return;
  }
  const headers = { 'content-type': image.contentType, 'cache-control': 'public, max-age=86400' };
  exchange.answer(image.faults.take() ?? { status: 200, headers, body: image.bytes });
}
