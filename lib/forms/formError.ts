/** A text that is no form, or a form that a poet can't write. */
export class FormError extends Error {
  override readonly name = 'FormError';
}
