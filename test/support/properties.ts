/**
 * How properties are tried: always the same cases, so that a run says something of the change that it tests. More and
 * others are tried with PROPERTY_RUNS=20000 PROPERTY_SEED=$RANDOM.
 */
export const PROPERTY = {
  numRuns: Number(process.env.PROPERTY_RUNS ?? 1000),
  seed: Number(process.env.PROPERTY_SEED ?? 1),
};
