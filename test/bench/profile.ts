// Prints where a check spends its time.
import { parseArgs } from 'node:util';
import { measureProfile } from './measureProfile.ts';
import { profileTables } from './profileTables.ts';

const USAGE = `node test/bench/profile.ts [options] [FILE]
  FILE           the zone file to check; else one is made
  --records N    how many records that has (1000000)
  --top N        how many files and functions are listed (25)
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    records: { type: 'string', default: '1000000' },
    top: { type: 'string', default: '25' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(USAGE);
else {
  const times = await measureProfile(positionals[0] ?? Number(values.records));
  console.log(profileTables(times, Number(values.top)));
}
