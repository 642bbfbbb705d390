/** What the operating system's proxy settings say; the answer is a list such as `PROXY host:1; DIRECT`. */
export interface SystemProxy {
  resolve(url: string): Promise<string>;
}
