import type { Answer } from './answer';
import type { Faults } from './faults';
import type { ImageTask } from './image-task';
import type { Sign } from './signature';
import type { VideoTask } from './video-task';

/** What both origins know: the tasks, the keys that are good, and where the other one is. */
export interface World {
  readonly videos: ReadonlyMap<string, VideoTask>;
  readonly images: ReadonlyMap<string, ImageTask>;
  readonly keys: ReadonlySet<string>;
  /** Faults of the whole service, before any route. */
  readonly faults: Faults<Answer>;
  readonly sign: Sign;
  now(): number;
  origin(name: 'api' | 'cdn'): string;
}
