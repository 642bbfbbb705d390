import { NodeHttpExecutor } from 'builder-util';
import type { DownloadOptions } from 'builder-util-runtime';

/** electron-updater's own HTTP, with Node's requests in the place of Electron's. */
export class NodeDownloads extends NodeHttpExecutor {
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const { protocol, hostname, port, pathname, search } = url;
      const request = { protocol, hostname, port, path: pathname + search };
      this.doDownload(
        { ...request, headers: options.headers ?? {} },
        {
          ...{ destination, options, onCancel, responseHandler: null },
          // Its type says null, and a success comes with nothing at all.
          callback: (error) => (error instanceof Error ? reject(error) : resolve(destination)),
        },
        0,
      );
    });
  }
}
