import type { RequestListener } from 'node:http';
import { answerApi } from './api-routes';
import { answerCdn } from './cdn-routes';
import type { Answer, Body, Headers, Times } from './answer';
import { Exchange } from './exchange';
import { Faults } from './faults';
import { ImageTask, type ImageTaskOptions } from './image-task';
import { openPort, type Port } from './port';
import { RequestLog, type OriginName } from './request-log';
import { createSignature } from './signature';
import type { Generation } from './status-scenario';
import { VideoTask, type VideoTaskOptions } from './video-task';
import type { World } from './world';

export interface GatewayOptions {
  readonly key: string;
  /** The clock of stages, links and the log, in Unix ms. */
  readonly now?: () => number;
  /** The shape of tasks that do not choose their own; `wrapped` if left out. */
  readonly generation?: Generation;
  /** A fixed port for the API, for a double that people start by hand. */
  readonly port?: number;
}

/** Starts the double: the service and, on a second port, the CDN it may redirect to. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const parts = new GatewayParts(options);
  const api = await openPort(parts.listener('api'), options.port);
  const cdn = await openPort(parts.listener('cdn'));
  parts.ports.set('api', api).set('cdn', cdn);
  return new Gateway(parts);
}

/** What the listeners and the test share. */
class GatewayParts implements World {
  readonly videos = new Map<string, VideoTask>();
  readonly images = new Map<string, ImageTask>();
  readonly keys: Set<string>;
  readonly faults = new Faults<Answer>();
  readonly log = new RequestLog();
  readonly sign = createSignature();
  readonly ports = new Map<OriginName, Port>();
  readonly generation: Generation;
  readonly now: () => number;

  constructor({ key, now = Date.now, generation = 'wrapped' }: GatewayOptions) {
    this.keys = new Set([key]);
    this.now = now;
    this.generation = generation;
  }

  origin(name: OriginName): string {
    return this.ports.get(name)?.origin ?? '';
  }

  listener(origin: OriginName): RequestListener {
    const answer = origin === 'api' ? answerApi : answerCdn;
    return (request, response) => {
      const exchange = new Exchange(request, response, this.log, origin, this.now());
      answer(exchange, this).catch((error: unknown) => {
        // A bug of the double must not look like a fault of the service.
        console.error('The gateway double failed:', error);
        exchange.reset();
      });
    };
  }
}

/** A running double. Nothing of it outlives `close()`. */
export class Gateway {
  readonly log: RequestLog;
  readonly #parts: GatewayParts;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
    this.log = parts.log;
  }

  get baseUrl(): string {
    return `${this.#parts.origin('api')}/v1`;
  }

  get cdnOrigin(): string {
    return this.#parts.origin('cdn');
  }

  addTask(id: string, options: VideoTaskOptions = {}): VideoTask {
    const task = new VideoTask(id, options, this.#parts.generation, this.#parts.now);
    this.#parts.videos.set(id, task);
    return task;
  }

  addImageTask(id: string, options: ImageTaskOptions): ImageTask {
    const { now, sign } = this.#parts;
    const task = new ImageTask(id, options, now, sign, () => this.#parts.origin('api'));
    this.#parts.images.set(id, task);
    return task;
  }

  /** This key is good from now on, besides those that already were. */
  acceptKey(key: string): void {
    this.#parts.keys.add(key);
  }

  rejectAllKeys(): void {
    this.#parts.keys.clear();
  }

  /** Every route below the base URL answers this, for an outage or a limit of the whole service. */
  answersEverythingWith(
    status: number,
    headers: Headers = {},
    body: Body = null,
    times: Times = {},
  ): void {
    this.#parts.faults.add({ status, headers, body }, times);
  }

  answersNormally(): void {
    this.#parts.faults.clear();
  }

  /** Size and SHA-256 of the task's result as it is served now. */
  served(id: string): { sha256: string; bytes: number } {
    const task = this.#parts.videos.get(id);
    if (task === undefined) throw new Error(`The double has no video task ${id}`);
    return task.content.served();
  }

  /** Cuts every connection and refuses new ones, like a network that is gone. */
  async closePorts(): Promise<void> {
    await Promise.all([...this.#parts.ports.values()].map((port) => port.close()));
  }

  /** Listens on the same ports again. */
  async reopenPorts(): Promise<void> {
    await Promise.all([...this.#parts.ports.values()].map((port) => port.open()));
  }

  async close(): Promise<void> {
    await this.closePorts();
  }
}
