/** The sample that holds mistakes, of which one at least has a quick fix. */
export const faultySample = 'mistakes.example.zone';

/** The sample with nothing to find. */
export const correctSample = 'db.example.net';
