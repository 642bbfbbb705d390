import { blankPart } from '../../src/main/core/download/part-place';
import type { PartRecord, TaskRecord } from '../../src/main/core/task-record';
import { freshlyAdded } from '../../src/shared/task-life';

/** A task that nobody has asked about yet, with what a test cares about. */
export function aTask(id: string, fields: Partial<TaskRecord> = {}): TaskRecord {
  return {
    id,
    addedAtMs: 1_700_000_000_000,
    position: 0,
    kind: null,
    route: null,
    watchedMs: 0,
    generationMs: null,
    state: freshlyAdded,
    mark: null,
    label: null,
    verification: null,
    parts: [],
    ...fields,
  };
}

/** A part that has just been planned, with what a test cares about. */
export function aPart(fields: Partial<PartRecord> = {}): PartRecord {
  return { ...blankPart('/videos', 'clip.part'), ...fields };
}
