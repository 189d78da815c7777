import { printable, toPrintableJson } from '../printable.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeSigns = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** A text as HTML or XML may hold it, in an element or in a quoted attribute, with every character to be seen. */
export const escapeMarkup = (text: string): string => escapeSigns(printable(text));

/** A value as indented JSON in an element. */
export const escapeJson = (value: unknown): string => escapeSigns(toPrintableJson(value));
