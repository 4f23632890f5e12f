/** Formats of a picture, by the ending of its file, and their media types. */
export const pictureTypes = { svg: 'image/svg+xml', png: 'image/png' } as const;

export type PictureFormat = keyof typeof pictureTypes;

export function isPictureFormat(name: string): name is PictureFormat {
  return Object.hasOwn(pictureTypes, name);
}
