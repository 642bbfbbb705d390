import { mostThumbnailSide } from '../../../shared/thumbnail';

/** A file that does not come up in this time has no picture. */
const longestWaitMs = 15_000;
const quality = 0.8;

/** Draws the first frame of a film, or an image, as a small JPEG; null when it cannot be drawn. */
export async function drawThumbnail(
  src: string,
  isImage: boolean,
): Promise<Uint8Array<ArrayBuffer> | null> {
  return isImage ? drawImage(src) : drawFilm(src);
}

async function drawImage(src: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const image = new Image();
  // With CORS, or the canvas would not give its picture away.
  image.crossOrigin = 'anonymous';
  image.src = src;
  if (!(await isReady(image, 'load'))) return null;
  return draw(image, image.naturalWidth, image.naturalHeight);
}

async function drawFilm(src: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const video = document.createElement('video');
  video.crossOrigin = 'anonymous';
  video.muted = true;
  video.preload = 'auto';
  video.src = src;
  try {
    if (!(await isReady(video, 'loadeddata'))) return null;
    return await draw(video, video.videoWidth, video.videoHeight);
  } finally {
    // Main reads no further.
    video.removeAttribute('src');
    video.load();
  }
}

function isReady(element: HTMLElement, event: 'load' | 'loadeddata'): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), longestWaitMs);
    const end = (isWell: boolean) => (): void => {
      clearTimeout(timer);
      resolve(isWell);
    };
    element.addEventListener(event, end(true), { once: true });
    element.addEventListener('error', end(false), { once: true });
  });
}

async function draw(
  source: CanvasImageSource,
  width: number,
  height: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (width === 0 || height === 0) return null;
  const scale = Math.min(1, mostThumbnailSide / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const brush = canvas.getContext('2d');
  if (brush === null) return null;
  // A JPEG has no holes to see through.
  brush.fillStyle = '#ffffff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(source, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', quality),
  );
  return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
}
