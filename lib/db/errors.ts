/** The database cannot be used; the message is one sentence for people and says what to do. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable';
}
