import { type XmlTag, xmlTags } from './xmlTags.ts';

/** What a logo's file is. */
export interface SvgLogo {
  /** Whether it is an SVG document at all. */
  readonly isSvg: boolean;
  /** What keeps it from being SVG Tiny Portable/Secure, as parts of a sentence that begins with "it". */
  readonly faults: readonly string[];
  /** Width and height of the picture, where it tells them. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
}

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** Elements for scripts, movement, pictures, links and sound, and those that SVG Tiny 1.2 does not have. */
const EXCLUDED = new Set(
  (
    'script handler listener animate animateColor animateMotion animateTransform animation set mpath discard ' +
    'image a foreignObject switch video audio prefetch iframe font-face-uri ' +
    'style filter mask clipPath pattern marker symbol cursor view'
  ).split(' '),
);

/** Attributes that had better be left out; the value that each has to have. */
const SETTLED: ReadonlyMap<string, string> = new Map([
  ['zoomAndPan', 'disable'],
  ['externalResourcesRequired', 'false'],
  ['focusable', 'false'],
  ['snapshotTime', 'none'],
  ['playbackOrder', 'all'],
  ['timelineBegin', 'onLoad'],
]);

/** So many faults are told: a file from a drawing program may have hundreds. */
const MOST = 10;
const MOST_DEPTH = 200;

/**
 * Holds a logo against the profile SVG Tiny Portable/Secure (draft-svg-tiny-ps-abrotman §2): version 1.2, its own name as
 * the base profile, one title; nothing that runs, moves or is fetched from elsewhere.
 *
 * @param text of the file, unpacked
 */
export function readSvgLogo(text: string): SvgLogo {
  const faults = new Set<string>();
  const open: string[] = [];
  let root: XmlTag | undefined;
  let titles = 0;
  let hasText = false;
  const tags = xmlTags(text);
  for (let next = tags.next(); ; next = tags.next()) {
    if (next.done) {
      if (!next.value || open.length > 0) faults.add('is not well-formed XML');
      break;
    }
    const tag = next.value;
    if (tag.kind === 'instruction' || tag.kind === 'declaration') {
      for (const fault of specialFaults(tag)) faults.add(fault);
    } else if (tag.kind === 'end') {
      if (open.length === 2 && localName(tag.name) === 'title') hasText ||= tag.followsText;
      if (open.pop() !== tag.name) {
        faults.add('is not well-formed XML');
        break;
      }
    } else {
      if (root === undefined) root = tag;
      else if (open.length === 1 && localName(tag.name) === 'title') titles++;
      for (const fault of elementFaults(tag)) faults.add(fault);
      if (tag.kind === 'start') open.push(tag.name);
      if (open.length > MOST_DEPTH) {
        faults.add(`nests elements more than ${MOST_DEPTH} deep`);
        break;
      }
    }
  }
  if (root === undefined || localName(root.name) !== 'svg') {
    return { isSvg: false, faults: [], size: undefined };
  }
  const all = [...rootFaults(root), ...titleFaults(titles, hasText), ...faults];
  return { isSvg: true, faults: shortened(all), size: sizeOf(root.attributes) };
}

function rootFaults({ name, attributes }: XmlTag): string[] {
  const prefix = name.includes(':') ? `:${name.slice(0, name.indexOf(':'))}` : '';
  const wrong = (attribute: string, wanted: string) => {
    const value = attributes.get(attribute);
    if (value === wanted) return [];
    return [`lacks ${attribute}="${wanted}"${value === undefined ? '' : ` (it has "${short(value)}")`}`];
  };
  return [
    ...wrong(`xmlns${prefix}`, NAMESPACE),
    ...wrong('version', '1.2'),
    ...wrong('baseProfile', 'tiny-ps'),
    ...['x', 'y']
      .filter((each) => attributes.has(each))
      .map((each) => `has the attribute "${each}" in its root element`),
  ];
}

function titleFaults(count: number, hasText: boolean): string[] {
  if (count === 0) return ['has no <title> in its root element'];
  if (count > 1) return [`has ${count} elements <title> in its root element`];
  return hasText ? [] : ['has an empty <title>'];
}

function elementFaults({ name, attributes }: XmlTag): string[] {
  const faults: string[] = [];
  const local = localName(name);
  if (EXCLUDED.has(local)) faults.push(`has the element <${local}>`);
  for (const [attribute, value] of attributes) {
    const settled = SETTLED.get(attribute);
    if (settled !== undefined && value !== settled) {
      faults.push(`has ${attribute}="${short(value)}", which has to be "${settled}"`);
    }
    if (/^on[a-z]+$/i.test(attribute))
      faults.push(`has the attribute "${short(attribute)}", which is a script`);
    if (/^(?:\w+:)?href$/.test(attribute) && !value.trimStart().startsWith('#') && value.trim() !== '') {
      faults.push(`refers to "${short(value)}"`);
    }
    const elsewhere = /url\(\s*["']?([^\s"')#][^\s"')]{0,80})/i.exec(value)?.[1];
    if (elsewhere !== undefined) faults.push(`refers to "${short(elsewhere)}"`);
  }
  return faults;
}

function specialFaults({ kind, name, content }: XmlTag): string[] {
  if (kind === 'instruction') return name === 'xml-stylesheet' ? ['refers to a style sheet'] : [];
  return /<!ENTITY\b/.test(content) ? ['declares entities'] : [];
}

/** By the view box, else by width and height. */
function sizeOf(attributes: ReadonlyMap<string, string>): SvgLogo['size'] {
  const box = attributes
    .get('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const [width, height] =
    box?.length === 4
      ? [box[2], box[3]]
      : ['width', 'height'].map((each) => {
          const value = /^\s*([\d.]{1,20})(?:px)?\s*$/.exec(attributes.get(each) ?? '')?.[1];
          return value === undefined ? undefined : Number(value);
        });
  if (width === undefined || height === undefined || !(width > 0) || !(height > 0)) return undefined;
  return { width, height };
}

function shortened(faults: readonly string[]): readonly string[] {
  if (faults.length <= MOST) return faults;
  return [...faults.slice(0, MOST - 1), `departs from it in ${faults.length - MOST + 1} more ways`];
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
