const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const month = `(?<month>${months.join('|')})`;
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const time = '(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)';

/** The three forms of RFC 9110, section 5.6.7; the second has a year of two digits. */
const forms = [
  `(?:${days.join('|')}), (?<day>\\d\\d) ${month} (?<year>\\d{4}) ${time} GMT`,
  `(?:${days.map((day) => `${fullName(day)}`).join('|')}), (?<day>\\d\\d)-${month}-(?<year>\\d\\d) ${time} GMT`,
  `(?:${days.join('|')}) ${month} (?<day>\\d\\d| \\d) ${time} (?<year>\\d{4})`,
].map((form) => new RegExp(`^${form}$`));

function fullName(day: string): string {
  const rest: Readonly<Record<string, string>> = { Tue: 'sday', Wed: 'nesday', Thu: 'rsday', Sat: 'urday' };
  return `${day}${rest[day] ?? 'day'}`;
}

/** An HTTP date in Unix milliseconds; `undefined` when it is none. A year of two digits is near `now`. */
export function parseHttpDate(text: string, now: number): number | undefined {
  const fields = forms.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (!fields) return undefined;
  const [day, hour, minute, second] = [fields.day, fields.hour, fields.minute, fields.second].map(Number);
  if (day === undefined || hour === undefined || minute === undefined || second === undefined) return undefined;
  const index = months.indexOf(fields.month ?? '');
  const year = fullYear(fields.year ?? '', now);
  const isDate = day >= 1 && day <= new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
  const isLeapSecond = hour === 23 && minute === 59 && second === 60;
  if (!isDate || hour > 23 || minute > 59 || (second > 59 && !isLeapSecond)) return undefined;
  return Date.UTC(year, index, day, hour, minute, second);
}

/** Two digits that look more than 50 years ahead mean the past. */
function fullYear(digits: string, now: number): number {
  if (digits.length === 4) return Number(digits);
  const current = new Date(now).getUTCFullYear();
  const year = current - (current % 100) + Number(digits);
  return year > current + 50 ? year - 100 : year;
}
