import type { Problem } from '../../shared/problem';

/** A status answer in the one form that the rules know. */
export type TaskAnswer =
  | {
      readonly stage: 'running';
      readonly kind: 'video' | 'image';
      readonly phase: 'waiting' | 'generating';
      readonly progress: number | null;
      /** The service's word when it is not a documented one, else null. */
      readonly rawStatus: string | null;
    }
  | {
      readonly stage: 'completed';
      readonly kind: 'video' | 'image';
      /** Places of an image task's results; empty for a video, whose result has its own route. */
      readonly links: readonly string[];
    }
  | {
      readonly stage: 'failed';
      readonly kind: 'video' | 'image';
      readonly problem: Problem;
    };
