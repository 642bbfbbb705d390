import type { PasteReading, RefusedText } from '../../../../shared/paste/read-paste';

/** What a reading means for the list as it is now. */
export interface PasteSummary {
  /** IDs that are not in the list yet. */
  readonly newIds: readonly string[];
  readonly foundCount: number;
  readonly alreadyHereCount: number;
  readonly repeatCount: number;
  readonly refused: readonly RefusedText[];
  readonly hasKey: boolean;
  readonly linesNotUnderstood: number;
}

export function summarizePaste(
  reading: PasteReading,
  isHere: (id: string) => boolean,
): PasteSummary {
  const newIds = reading.ids.filter((id) => !isHere(id));
  return {
    newIds,
    foundCount: reading.ids.length,
    alreadyHereCount: reading.ids.length - newIds.length,
    repeatCount: reading.repeats,
    refused: reading.refused,
    hasKey: reading.hasKey,
    linesNotUnderstood: reading.linesNotUnderstood,
  };
}
