/** The database was written by a newer version of the app; this one must not touch it. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
  readonly foundVersion: number;
  readonly knownVersion: number;
  constructor(foundVersion: number, knownVersion: number) {
    super(`the database has version ${foundVersion}, this app knows ${knownVersion}`);
    this.foundVersion = foundVersion;
    this.knownVersion = knownVersion;
  }
}
