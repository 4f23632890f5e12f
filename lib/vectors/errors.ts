/** Bytes that are no word vectors, or damaged ones. The message says what to do. */
export class VectorsError extends Error {
  override readonly name = 'VectorsError';
}
