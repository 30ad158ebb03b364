// Times, sizes and sums as people of the page's language read them.

import { locale, t } from './words.js';

const clockTime = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false });
const dayAndMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
const fullDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
const weekdayAndTime = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** @param {number} seconds since 1970, as in messages */
export function timeOf(seconds) {
  return clockTime.format(new Date(seconds * 1000));
}

export function dateAndTime(date) {
  return weekdayAndTime.format(date);
}

/** A name for the day that is the same for all its moments. */
export function dayKey(seconds) {
  return new Date(seconds * 1000).toDateString();
}

export function dayName(seconds, now) {
  const date = new Date(seconds * 1000);
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return t('today');
  if (date.toDateString() === yesterday.toDateString()) return t('yesterday');
  return (date.getFullYear() === now.getFullYear() ? dayAndMonth : fullDay).format(date);
}

export function fileSize(bytes) {
  const step = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: ['byte', 'kilobyte', 'megabyte'][step],
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  });
  return format.format(bytes / 1024 ** step);
}

/** @param {number} amount in the currency's minor units; Stars have none */
export function money(amount, currency) {
  if (currency === 'XTR') return `${new Intl.NumberFormat(locale).format(amount)} ⭐`;
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

/** How far the business clock is from the real one, such as "1 d 2 h"; empty when it is not. */
export function offsetText(seconds) {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const parts = [
    ['days', Math.floor(minutes / 1440)],
    ['hours', Math.floor(minutes / 60) % 24],
    ['minutes', minutes % 60],
  ];
  return parts
    .filter(([, n]) => n > 0)
    .map(([key, n]) => t(key, { n }))
    .join(' ');
}
