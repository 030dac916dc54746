// The least that a check in plain Node could do: read the file and find where its words begin and end. A scale for what
// reading costs.
import { readFileSync } from 'node:fs';

const bytes = readFileSync(process.argv[2]);
let words = 0;
let at = 0;
while (at < bytes.length) {
  const byte = bytes[at];
  if (byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d) {
    at++;
  } else if (byte === 0x3b) {
    while (at < bytes.length && bytes[at] !== 0x0a) at++;
  } else if (byte === 0x22) {
    at++;
    while (at < bytes.length && bytes[at] !== 0x22 && bytes[at] !== 0x0a) at += bytes[at] === 0x5c ? 2 : 1;
    at++;
    words++;
  } else {
    while (at < bytes.length && bytes[at] > 0x20) at++;
    words++;
  }
}
console.log(words);
