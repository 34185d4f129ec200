// Dates as people say them: "Tuesday 1 December 2026, 3pm".

/** @param at milliseconds UTC. @param zone an IANA zone. */
export function when(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
    timeZone: zone,
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? '';
  // Noon is 0pm to this format where hours are counted from 0.
  const hour = part('hour') === '0' ? '12' : part('hour');
  const minutes = part('minute') === '00' ? '' : `:${part('minute')}`;
  const half = part('dayPeriod').replace(/\W/g, '').toLowerCase();
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}, ${hour}${minutes}${half}`;
}
