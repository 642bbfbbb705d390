import { ContentScenario } from './content-scenario';
import { readClip, type ClipName } from './samples';
import { hasResult } from './schedule';
import { StatusScenario, type Generation, type StatusOptions } from './status-scenario';

export interface VideoTaskOptions extends StatusOptions {
  /** A sample, or bytes of the test's own; `tide` if left out. */
  readonly clip?: ClipName | Uint8Array;
  /** The size of the result; a padding box makes up the difference to the clip. */
  readonly bytes?: number;
  readonly finalStatus?: string;
  readonly generation?: Generation;
}

/** A video task of the double: say how it goes and what goes wrong, in any order, at any time. */
export class VideoTask extends StatusScenario {
  readonly content: ContentScenario;
  readonly generation: Generation;

  constructor(id: string, options: VideoTaskOptions, generation: Generation, now: () => number) {
    super(id, { status: options.finalStatus ?? 'completed' }, options, now);
    this.generation = options.generation ?? generation;
    const clip = options.clip ?? 'tide';
    const bytes = typeof clip === 'string' ? readClip(clip) : clip;
    const type = clip === 'drift' ? 'video/webm' : 'video/mp4';
    this.content = new ContentScenario(bytes, type, options.bytes, id);
  }

  get isReady(): boolean {
    return hasResult(this.stage);
  }

  /** The plan ends in a failure, in the documented shape. */
  fails(error: { code: string | number; message: string }, status = 'failed'): this {
    this.schedule.endIn({ status, fields: { error } });
    return this;
  }

  /** The plan is over and the result is there. */
  completes(status = 'completed'): this {
    return this.isNow({ status });
  }

  /** The document in the shape of this task's generation. */
  shape(fields: Record<string, unknown>): object {
    return this.generation === 'wrapped' ? { data: fields } : fields;
  }
}
