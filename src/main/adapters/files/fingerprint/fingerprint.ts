/** The SHA-256 of a file that is still growing, made from what is in the file and not from what was sent. */
export interface Fingerprint {
  /** So many bytes are in the file now; they are read and hashed in the background. */
  follow(bytes: number): void;
  /** The fingerprint of the first `bytes`, in hexadecimal; waits until they are hashed. */
  digest(bytes: number): Promise<string>;
  /** The file was cut to nothing. */
  restart(): void;
  /** Resolves when the file is not read any more; it may be closed then. */
  end(): Promise<void>;
}

/** Where fingerprints are made: on this thread or on one of its own. */
export interface Fingerprinter {
  /** Follows the file behind a descriptor, which must stay open until `end` resolves. */
  of(descriptor: number): Fingerprint;
  close(): Promise<void>;
}
