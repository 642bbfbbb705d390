import { afterFrameStep, frameLength, usualFrameS } from './frame-step';

export interface FilmView {
  readonly isPlaying: boolean;
  readonly timeS: number;
  /** 0 until it is known. */
  readonly durationS: number;
  readonly isBroken: boolean;
}

/** What can be asked of a film. */
export interface FilmControl {
  readonly playOrPause: () => void;
  readonly step: (frames: 1 | -1) => void;
  readonly seek: (timeS: number) => void;
  readonly end: () => void;
}

const told = ['play', 'pause', 'timeupdate', 'seeked', 'durationchange', 'error', 'ended'] as const;

/** Shows a film in a video element, says where it stands, and moves it. */
export function controlFilm(
  video: HTMLVideoElement,
  src: string,
  onView: (view: FilmView) => void,
): FilmControl {
  let frameS: number | null = null;
  let beforeS: number | null = null;
  const read = (): void =>
    onView({
      isPlaying: !video.paused,
      timeS: video.currentTime,
      durationS: Number.isFinite(video.duration) ? video.duration : 0,
      isBroken: video.error !== null,
    });
  const measure = (_nowMs: number, { mediaTime }: { readonly mediaTime: number }): void => {
    if (!video.paused) frameS = frameLength(beforeS, mediaTime, frameS);
    beforeS = video.paused ? null : mediaTime;
    callback = video.requestVideoFrameCallback(measure);
  };
  const seek = (timeS: number): void => {
    video.currentTime = timeS;
  };

  for (const name of told) video.addEventListener(name, read);
  let callback = video.requestVideoFrameCallback(measure);
  video.src = src;
  return {
    seek,
    playOrPause() {
      // A film that is closed meanwhile refuses to play; nobody needs to know.
      if (video.paused) video.play().catch(() => undefined);
      else video.pause();
    },
    step(frames) {
      if (!Number.isFinite(video.duration)) return;
      video.pause();
      seek(afterFrameStep(video.currentTime, frames, frameS ?? usualFrameS, video.duration));
    },
    end() {
      for (const name of told) video.removeEventListener(name, read);
      video.cancelVideoFrameCallback(callback);
      // Main reads no further for a film that nobody looks at.
      video.removeAttribute('src');
      video.load();
    },
  };
}
