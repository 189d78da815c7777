/** One measured figure against its bar. A missed bar is shown, never hidden; the bench does not gate. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar: string;
  readonly met: boolean;
  readonly detail: string;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return ((sorted[middle] ?? 0) + (sorted[sorted.length - 1 - middle] ?? 0)) / 2;
};

export const show = ({ met, name, value, unit, bar, detail }: Figure): string =>
  `${met ? 'met   ' : 'MISSED'} ${name}: ${value.toFixed(2)} ${unit} (bar ${bar}; ${detail})`;
