declare module 'html-encoding-sniffer' {
  /** The encoding of a page by the HTML standard's sniffing algorithm. */
  export default function sniffHtmlEncoding(
    bytes: Uint8Array,
    options: { transportLayerEncodingLabel?: string | undefined; defaultEncoding: string },
  ): string;
}
