/** The page that explains every word and mark. */
export const TERMS_PATH = '/how-to-read';
