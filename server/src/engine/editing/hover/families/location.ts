import type { Decoder, RecordValue, TypeDecoder } from '../fieldValue.ts';
import { code } from '../markdown.ts';

/** Degrees, negative in the south and west, of canonical words such as `52 22 23.000 N`. */
function degrees(words: readonly string[]): number {
  const [whole = 0, minutes = 0, seconds = 0] = words.slice(0, -1).map(Number);
  const value = whole + minutes / 60 + seconds / 3600;
  return /[SW]/.test(words.at(-1) ?? '') ? -value : value;
}

const angle: Decoder = ({ words }) => code(`${decimal(words)}°`);

function decimal(words: readonly string[]): string {
  return degrees(words).toFixed(6);
}

function place(record: RecordValue): string {
  const words = (name: string) => record.text(name).split(' ');
  const latitude = decimal(words('latitude'));
  const longitude = decimal(words('longitude'));
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=14/${latitude}/${longitude}`;
  const altitude = record.text('altitude').replace(/m$/, ' m').replace(/\.00 /, ' ');
  return `At ${code(`${latitude}, ${longitude}`)}, ${altitude} high: [on a map](${map}).`;
}

export const LOC: TypeDecoder = {
  fields: { latitude: angle, longitude: angle },
  notes: (record) => [place(record)],
};
