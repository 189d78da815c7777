/** `$10`, `$9.50` or `10%`; nothing where there is no amount. */
export function describeAmount(amount: number | null, percentage: boolean): string {
  if (amount === null) return '';
  if (percentage) return `${String(amount)}%`;
  return `$${Number.isInteger(amount) ? String(amount) : amount.toFixed(2)}`;
}
