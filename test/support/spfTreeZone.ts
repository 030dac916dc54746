/**
 * A zone of the root with a tree of SPF records below `example.com`, each of which includes three others: 1 + 3 + 9 + 27
 * records for four levels.
 */
export function spfTreeZone(depth: number): { readonly zone: string; readonly records: number } {
  const lines = ['$TTL 300'];
  const add = (name: string, level: number): void => {
    const terms =
      level === depth ? [`ip4:192.0.2.${lines.length}`] : [0, 1, 2].map((i) => `include:s${i}.${name}`);
    lines.push(`${name}. TXT "v=spf1 ${terms.join(' ')} -all"`);
    if (level < depth) for (const i of [0, 1, 2]) add(`s${i}.${name}`, level + 1);
  };
  add('example.com', 1);
  return { zone: `${lines.join('\n')}\n`, records: lines.length - 1 };
}
