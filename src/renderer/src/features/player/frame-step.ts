/** Taken for a frame's length until one was measured. */
export const usualFrameS = 1 / 30;

/**
 * Where a film stands one frame on (1) or back (-1). The middle of the frame, since its edge may be
 * rounded into its neighbour.
 */
export function afterFrameStep(
  timeS: number,
  step: 1 | -1,
  frameS: number,
  durationS: number,
): number {
  const last = Math.max(0, Math.ceil(durationS / frameS - 1e-3) - 1);
  const frame = Math.floor(timeS / frameS + 1e-3) + step;
  return (Math.min(Math.max(frame, 0), last) + 0.5) * frameS;
}

/** The shortest time between two frames seen so far; null for what cannot be one. */
export function frameLength(
  beforeS: number | null,
  nowS: number,
  knownS: number | null,
): number | null {
  const gapS = beforeS === null ? 0 : nowS - beforeS;
  // Below: rounding. Above: a pause, a seek or frames that were left out.
  if (gapS < 1 / 250 || gapS > 1 / 5) return knownS;
  return knownS === null ? gapS : Math.min(knownS, gapS);
}
