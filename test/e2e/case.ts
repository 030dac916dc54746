/** One thing that is tried in the editor. It fails by throwing. */
export interface Case {
  readonly name: string;
  run(): Promise<void>;
}
