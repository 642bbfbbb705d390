import { createHash } from 'node:crypto';
import type { Answer, Body, Headers, Times } from './answer';
import { Faults } from './faults';
import { imageTypes, readImage, type ImageKind } from './samples';
import { hasResult, type Stage } from './schedule';
import { StatusScenario, type StatusOptions } from './status-scenario';

export interface ImageOptions {
  readonly kind: ImageKind;
  /** How the result names the image; `relative` if left out. */
  readonly url?: 'relative' | 'absolute' | 'data';
  /** The content type said, for a service that says WebP and sends PNG. */
  readonly contentType?: string;
}

export interface ImageTaskOptions extends StatusOptions {
  readonly images: readonly ImageOptions[];
  readonly finalStatus?: string;
  /** How long a link lives; a day if left out. */
  readonly linkLifeMs?: number;
}

const dayMs = 86_400_000;

/** One image of a task, and what goes wrong while it is fetched. */
export class TaskImage {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly url: 'relative' | 'absolute' | 'data';
  readonly faults = new Faults<Answer>();

  constructor({ kind, url = 'relative', contentType = imageTypes[kind] }: ImageOptions) {
    this.bytes = readImage(kind);
    this.contentType = contentType;
    this.url = url;
  }

  answersWith(status: number, headers: Headers = {}, body: Body = null, times: Times = {}): this {
    this.faults.add({ status, headers, body }, times);
    return this;
  }

  served(): { sha256: string; bytes: number } {
    const sha256 = createHash('sha256').update(this.bytes).digest('hex');
    return { sha256, bytes: this.bytes.length };
  }
}

/** An image task of the double; its answers are flat, as the API page has them. */
export class ImageTask extends StatusScenario {
  readonly images: readonly TaskImage[];
  linkGeneration = 1;
  readonly #linkTo: (task: ImageTask, index: number) => string;
  readonly #origin: () => string;

  constructor(
    id: string,
    options: ImageTaskOptions,
    now: () => number,
    sign: (id: string, index: number, expiresAtMs: number, generation: number) => string,
    origin: () => string,
  ) {
    super(id, { status: options.finalStatus ?? 'succeeded' }, options, now);
    this.images = options.images.map((image) => new TaskImage(image));
    this.#origin = origin;
    this.#linkTo = (task, index) => {
      const exp = now() + (options.linkLifeMs ?? dayMs);
      const sig = sign(id, index, exp, task.linkGeneration);
      return `/p/img/${encodeURIComponent(id)}/${String(index)}?exp=${String(exp)}&sig=${sig}`;
    };
  }

  image(index: number): TaskImage {
    const image = this.images[index];
    if (image === undefined) throw new Error(`Task ${this.id} has no image ${String(index)}`);
    return image;
  }

  /** Links handed out so far answer 403 with no body; the next look at the task hands out new ones. */
  expiresLinks(): this {
    this.linkGeneration += 1;
    return this;
  }

  fails(error: { code: string | number; message: string }, status = 'failed'): this {
    this.schedule.endIn({ status, fields: { error } });
    return this;
  }

  shape(fields: Record<string, unknown>): object {
    return fields;
  }

  protected override fieldsIn(stage: Stage): Record<string, unknown> {
    const object = 'image.task';
    if (!hasResult(stage)) return { object };
    const data = this.images.map((image, index) => ({
      url: this.#urlOf(image, index),
      file_id: `file_${String(index)}`,
    }));
    const created = Math.floor(this.createdAtMs / 1000);
    return { object, result: { created, task_id: this.id, data } };
  }

  #urlOf(image: TaskImage, index: number): string {
    if (image.url === 'data') {
      return `data:${image.contentType};base64,${Buffer.from(image.bytes).toString('base64')}`;
    }
    const link = this.#linkTo(this, index);
    return image.url === 'absolute' ? this.#origin() + link : link;
  }
}
