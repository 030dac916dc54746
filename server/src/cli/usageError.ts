const NAME = 'UsageError';

/** The command was called wrongly; the message says how, and the program ends with 2. */
export class UsageError extends Error {
  override readonly name = NAME;
}

/** Whether an error is a {@link UsageError}, by its name: commands are bundles of their own, each with its own class. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === NAME;
}
