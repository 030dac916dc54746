const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;

/** Whether a label can be part of a selector: letters, digits and inner hyphens (RFC 6376 §3.1, RFC 5321 §4.1.2). */
export function isSelectorLabel(label: string): boolean {
  return LABEL.test(label);
}

/** Whether a text is a selector: one such label, or several with dots between them. */
export function isSelector(text: string): boolean {
  return text.split('.').every(isSelectorLabel);
}
