/**
 * The header in which a page says whose it is, so that it does not write in the name of somebody who signed in after
 * them.
 */
export const WHOSE_PAGE = 'x-whence-person';
