/** Raised when the meaning of an evaluation changes, so that a stored one says by which engine it was made. */
export const ENGINE_VERSION = '3';
