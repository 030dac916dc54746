/** What is used of the package, which brings no types. */
declare module 'punycode.js' {
  interface Punycode {
    /** The Punycode of a text (RFC 3492), without a prefix; throws a RangeError when it overflows. */
    encode(text: string): string;
    /** The text of a Punycode without its prefix; throws a RangeError where it is none. */
    decode(text: string): string;
  }
  const punycode: Punycode;
  export default punycode;
}
