import type { Decoder, RecordValue, TypeDecoder } from '../fieldValue.ts';
import { type HoverContext, placeText, soughtName, soughtText } from '../hoverContext.ts';
import { recordsEverywhere, zoneWith } from '../lookUp.ts';
import { code, listed } from '../markdown.ts';
import { addressOfReverse, reverseName } from '../reverseName.ts';
import { specialAddress } from '../specialAddress.ts';
import { standsAt } from '../standsAt.ts';

const A = 1;
const PTR = 12;
const AAAA = 28;

const address: Decoder = ({ octets }) => specialAddress(octets) ?? 'an address of the public Internet';

/** The PTR records of an address, held against the owner, as far as its reverse zone is known. */
function pointerNote({ owner, wire }: RecordValue, context: HoverContext): string {
  const reverse = soughtText(reverseName(wire));
  const name = code(reverse.text);
  const found = recordsEverywhere(context, reverse, [PTR]);
  if (found.length === 0) {
    const zone = zoneWith(context, reverse);
    return zone === undefined
      ? `Its PTR record would stand at ${name}, in no zone that is known here.`
      : `No PTR record: ${name} is not in ${code(zone.view.text(zone.view.apex))}.`;
  }
  const own = soughtName(context.zone.names, owner).text;
  const targets = found.map(({ zone, record }) => {
    const target = zone.view.text(record.target);
    return `${code(target)} (${placeText(context, record.place)})`;
  });
  const leadsBack = found.some(({ zone, record }) => zone.view.text(record.target).toLowerCase() === own);
  return `PTR ${name} points to ${listed(targets)}${leadsBack ? '.' : ', not back to this name.'}`;
}

const ADDRESS: TypeDecoder = {
  fields: { address },
  notes: (record, context) =>
    context.zone.names.isWildcard(record.owner) ? [] : [pointerNote(record, context)],
};

export const ADDRESSES: Readonly<Record<string, TypeDecoder>> = {
  A: ADDRESS,
  AAAA: ADDRESS,
  PTR: {
    fields: { 'domain name': ({ words: [name = ''] }, context) => standsAt(context, soughtText(name)) },
    notes: pointerBack,
  },
};

/** Whether the target of a PTR record has the address that the owner stands for. */
function pointerBack({ view, owner }: RecordValue, context: HoverContext): string[] {
  const { names } = context.zone;
  const ownAddress = addressOfReverse(soughtName(names, owner).text);
  if (ownAddress === undefined) return [];
  const target = soughtName(names, view.target);
  const type = ownAddress.includes(':') ? AAAA : A;
  const found = recordsEverywhere(context, target, [type]);
  const note = `The owner stands for the address ${code(ownAddress)}.`;
  const match = found.find(({ record }) => record.canonicalData() === ownAddress);
  if (match !== undefined) {
    return [`${note} ${code(target.text)} has it: ${placeText(context, match.record.place)}.`];
  }
  if (zoneWith(context, target) === undefined) return [note];
  return [
    `${note} ${code(target.text)} does not have it: mail servers and others then do not trust the name.`,
  ];
}
