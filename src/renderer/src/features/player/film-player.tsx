import { Pause, Play, Repeat, StepBack, StepForward, Volume2, VolumeX } from 'lucide-react';
import { useImperativeHandle, type ReactElement, type Ref } from 'react';
import { useStore } from 'zustand';
import { clockTime } from '../../language/file-words';
import { useLanguage } from '../../language/language-context';
import { usePage } from '../../state/page-context';
import { BrokenFile } from './broken-file';
import { PlayerButton } from './player-button';
import type { FilmControl } from './film-control';
import { useFilm } from './use-film';

/** What the keyboard asks of the film that is shown. */
export type FilmCommands = Pick<FilmControl, 'playOrPause' | 'step'>;

interface Props {
  readonly src: string;
  readonly name: string;
  readonly commands: Ref<FilmCommands>;
  readonly onOpen: () => void;
}

/** A film with its controls; another film is another one of these. */
export function FilmPlayer({ src, name, commands, onOpen }: Props): ReactElement {
  const { words } = useLanguage();
  const { preview } = usePage();
  const isMuted = useStore(preview, (view) => view.isMuted);
  const isLooping = useStore(preview, (view) => view.isLooping);
  const { view, attach, control } = useFilm(src);
  const playOrPause = (): void => control.current?.playOrPause();
  const step = (frames: 1 | -1): void => control.current?.step(frames);
  const seek = (timeS: number): void => control.current?.seek(timeS);
  useImperativeHandle(commands, () => ({
    playOrPause: () => control.current?.playOrPause(),
    step: (frames) => control.current?.step(frames),
  }));

  return (
    <>
      <div className="player-stage">
        <video
          ref={attach}
          muted={isMuted}
          loop={isLooping}
          playsInline
          preload="auto"
          aria-label={words('player.film', { name })}
          data-testid="player-video"
          onClick={playOrPause}
          hidden={view.isBroken}
        />
        {view.isBroken && <BrokenFile onOpen={onOpen} />}
      </div>
      <div className="player-controls" inert={view.isBroken}>
        <PlayerButton
          label={words(view.isPlaying ? 'player.pause' : 'player.play')}
          command="film-play"
          icon={view.isPlaying ? <Pause /> : <Play />}
          testId="player-play"
          onClick={playOrPause}
        />
        <PlayerButton
          label={words('player.frameBack')}
          command="film-frame-back"
          icon={<StepBack />}
          testId="player-frame-back"
          onClick={() => step(-1)}
        />
        <PlayerButton
          label={words('player.frameOn')}
          command="film-frame-on"
          icon={<StepForward />}
          testId="player-frame-on"
          onClick={() => step(1)}
        />
        <input
          type="range"
          className="player-seek"
          data-testid="player-seek"
          aria-label={words('player.seek')}
          aria-valuetext={timeWords(view.timeS, view.durationS, words)}
          min={0}
          max={view.durationS}
          step="any"
          value={view.timeS}
          onChange={(event) => seek(Number(event.target.value))}
        />
        <span className="player-time" data-testid="player-time" aria-hidden>
          {`${clockTime(Math.floor(view.timeS) * 1_000)} / ${clockTime(view.durationS * 1_000)}`}
        </span>
        <PlayerButton
          label={words(isMuted ? 'player.unmute' : 'player.mute')}
          command="film-mute"
          icon={isMuted ? <VolumeX /> : <Volume2 />}
          testId="player-mute"
          onClick={() => preview.toggle('isMuted')}
        />
        <PlayerButton
          label={words('player.loop')}
          command="film-loop"
          icon={<Repeat />}
          isPressed={isLooping}
          testId="player-loop"
          onClick={() => preview.toggle('isLooping')}
        />
      </div>
    </>
  );
}

function timeWords(
  timeS: number,
  durationS: number,
  words: ReturnType<typeof useLanguage>['words'],
): string {
  const time = clockTime(Math.floor(timeS) * 1_000);
  return words('player.time', { time, duration: clockTime(durationS * 1_000) });
}
