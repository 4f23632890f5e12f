/** How well an offer is liked, as a header such as `ru-RU, en;q=0.8` says; 0 where it is refused. */
function qualityOf(offer: string, header: string): number {
  let best = { closeness: -1, quality: 0 };
  for (const part of header.toLowerCase().split(',')) {
    const [range = '', ...parameters] = part.split(';').map((own) => own.trim());
    const closeness = closenessOf(offer, range);
    const weight = parameters.find((own) => own.startsWith('q='))?.slice(2);
    const quality = weight === undefined ? 1 : Number(weight);
    // The closer a range describes an offer, the more it counts: `text/html` more than `text/*`.
    const isCloser = closeness > best.closeness || (closeness === best.closeness && quality > best.quality);
    if (closeness >= 0 && isCloser && quality >= 0) best = { closeness, quality };
  }
  return best.quality;
}

/** How closely a range describes an offer; -1 if it does not. */
function closenessOf(offer: string, range: string): number {
  // A language of some country is that language: `ru-RU`.
  if (range === offer || range.startsWith(`${offer}-`)) return 2;
  if (range.endsWith('/*') && offer.startsWith(range.slice(0, -1))) return 1;
  return range === '*' || range === '*/*' ? 0 : -1;
}

/**
 * The offer that a client likes best, by a header of negotiation (RFC 9110, 12.5); of equals, the first.
 * @param header `undefined` likes all alike.
 * @param offers in lower case.
 * @returns undefined where the client takes none of them.
 */
export function bestOf<T extends string>(header: string | undefined, offers: readonly T[]): T | undefined {
  if (header === undefined) return offers[0];
  const liked = offers
    .map((offer) => ({ offer, quality: qualityOf(offer, header) }))
    .filter(({ quality }) => quality > 0);
  return liked.sort((a, b) => b.quality - a.quality)[0]?.offer;
}
