import { app, nativeImage, type NativeImage, type WebContents } from 'electron';

const iconHeight = 72;

/** A result that is dragged out of the window. */
export interface DraggedFile {
  readonly path: string;
  /** The path of its small picture, if there is one. */
  readonly picture: string | null;
}

/** Lets the system carry files out of the window; false when there is nothing to carry. */
export async function dragOut(
  contents: WebContents | null,
  files: readonly DraggedFile[],
): Promise<boolean> {
  const [first] = files;
  if (first === undefined || contents === null || contents.isDestroyed()) return false;
  const icon = await iconOf(first);
  const paths = files.map(({ path }) => path);
  contents.startDrag({ file: first.path, files: paths, icon });
  return true;
}

/** macOS refuses to drag without a picture. */
async function iconOf({ path, picture }: DraggedFile): Promise<NativeImage> {
  const image = picture === null ? nativeImage.createEmpty() : nativeImage.createFromPath(picture);
  if (image.isEmpty()) return app.getFileIcon(path, { size: 'normal' });
  return image.resize({ height: iconHeight });
}
