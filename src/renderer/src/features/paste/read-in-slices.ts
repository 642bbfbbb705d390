import { readPasteInSteps, type PasteReading } from '../../../../shared/paste/read-paste';

/** Less than a frame, so that the page goes on painting and answering while it reads. */
const sliceMs = 8;

export interface SlicedReading {
  /** Never settles once the reading was given up. */
  readonly reading: Promise<PasteReading>;
  readonly giveUp: () => void;
}

/** Reads a long text a little at a time. */
export function readInSlices(text: string): SlicedReading {
  const steps = readPasteInSteps(text);
  let isGivenUp = false;
  const reading = new Promise<PasteReading>((resolve) => {
    const slice = (): void => {
      const endMs = performance.now() + sliceMs;
      while (!isGivenUp && performance.now() < endMs) {
        const step = steps.next();
        if (step.done === true) return resolve(step.value);
      }
      if (!isGivenUp) setTimeout(slice);
    };
    // The first slice masks and splits the whole text: "Reading…" is painted before it.
    setTimeout(slice, 30);
  });
  return { reading, giveUp: () => (isGivenUp = true) };
}
