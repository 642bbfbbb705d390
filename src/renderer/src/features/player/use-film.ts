import { useCallback, useRef, useState, type RefCallback, type RefObject } from 'react';
import { controlFilm, type FilmControl, type FilmView } from './film-control';

const atStart: FilmView = { isPlaying: false, timeS: 0, durationS: 0, isBroken: false };

interface Film {
  readonly view: FilmView;
  /** Goes to the video element. */
  readonly attach: RefCallback<HTMLVideoElement>;
  readonly control: RefObject<FilmControl | null>;
}

/** A film that plays from the start as soon as it is there, unless the system was asked for less motion. */
export function useFilm(src: string): Film {
  const [view, setView] = useState(atStart);
  const control = useRef<FilmControl | null>(null);
  const attach = useCallback(
    (video: HTMLVideoElement) => {
      const film = controlFilm(video, src, setView);
      control.current = film;
      if (!matchMedia('(prefers-reduced-motion: reduce)').matches) film.playOrPause();
      return () => {
        control.current = null;
        film.end();
      };
    },
    [src],
  );
  return { view, attach, control };
}
