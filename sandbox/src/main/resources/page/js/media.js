// Photos, files, contacts, places, invoices: the parts of a bubble besides its text.

import { avatar, el, icon } from './dom.js';
import { fileSize, money } from './format.js';
import { t } from './words.js';

const MAX_WIDTH = 320;
const MAX_HEIGHT = 360;
const MIN_WIDTH = 200;
const FILES = ['document', 'video', 'animation', 'audio', 'voice'];

/** The nodes for everything in the message that is not text, in Telegram's order; often none. */
export function mediaOf(message) {
  const nodes = [];
  if (message.photo) nodes.push(photo(message));
  if (message.sticker) nodes.push(el('img', { class: 'sticker', src: message.sticker.url, alt: t('sticker') }));
  for (const kind of FILES) {
    // kept beside an animation for old bots
    if (kind === 'document' && message.animation) continue;
    if (message[kind]) nodes.push(moving(kind, message[kind]) ?? file(kind, message[kind]));
  }
  if (message.contact) nodes.push(contact(message.contact));
  if (message.venue) nodes.push(place(message.venue.location, message.venue.title, message.venue.address));
  else if (message.location) nodes.push(place(message.location));
  if (message.invoice) nodes.push(invoice(message.invoice));
  return nodes;
}

/** What happened rather than what was said: a line in the middle of the chat, or null. */
export function serviceText(message) {
  const payment = message.successful_payment ?? message.refunded_payment;
  if (payment) {
    const amount = money(payment.total_amount, payment.currency);
    return message.successful_payment ? t('paid', { amount }) : t('refunded', { amount });
  }
  return message.pinned_message ? t('pinned') : null;
}

/** The width and height of a photo in its bubble, in pixels. Known before it is loaded, so that nothing jumps. */
export function shownSize({ width, height }) {
  const scale = Math.min(MAX_WIDTH / width, MAX_HEIGHT / height, Math.max(1, MIN_WIDTH / width));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

function photo(message) {
  const [width, height] = shownSize(message.photo);
  const image = el('img', {
    src: message.photo.url,
    alt: message.caption ?? t('photo'),
    draggable: 'false',
    width,
    height,
  });
  return el(
    'button',
    {
      type: 'button',
      class: `photo${message.has_media_spoiler ? ' photo-hidden' : ''}`,
      'aria-label': t('enlarge'),
      data: { press: 'photo' },
    },
    image,
  );
}

/** A video with its controls, an animation that plays by itself; null for what is neither. */
function moving(kind, { url, mime_type: type, name }) {
  const label = name || t('video');
  if (kind === 'video') return el('video', { class: 'video', src: url, controls: '', preload: 'metadata', 'aria-label': label });
  if (kind !== 'animation') return null;
  if (type === 'image/gif') return el('img', { class: 'video', src: url, alt: label });
  const player = el('video', { class: 'video', src: url, loop: '', autoplay: '', playsinline: '', 'aria-label': label });
  player.muted = true;
  return player;
}

function file(kind, { name, url, size }) {
  const label = name || (kind === 'document' ? t('document') : t(kind === 'animation' ? 'video' : kind));
  const extension = /\.(\w{1,4})$/.exec(label)?.[1] ?? '';
  return el(
    'a',
    { class: 'file', href: url, download: label },
    el('span', { class: 'file-mark', 'aria-hidden': 'true' }, extension ? extension.toLowerCase() : icon('document')),
    el('span', { class: 'file-text' }, el('b', { text: label }), el('small', { text: fileSize(size) })),
  );
}

function contact({ first_name: first, last_name: last, phone_number: phone, user_id: id }) {
  const name = [first, last].filter(Boolean).join(' ');
  return el(
    'div',
    { class: 'contact' },
    avatar(name, id ?? 0),
    el('span', { class: 'contact-text' }, el('b', { text: name }), el('small', { text: phone })),
  );
}

/** No map is loaded from outside: a drawn one with the pin, and the numbers. */
function place({ latitude, longitude }, title, address) {
  const numbers = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  return el(
    'div',
    { class: 'place' },
    el('div', { class: 'map', role: 'img', 'aria-label': `${t('openMap')}: ${numbers}` }, icon('pin')),
    title ? el('b', { text: title }) : null,
    el('small', { text: address ?? numbers }),
  );
}

function invoice({ title, description, currency, total_amount: amount }) {
  return el(
    'div',
    { class: 'invoice' },
    el('b', { text: title }),
    el('p', { text: description }),
    el('small', { text: `${t('invoice')} · ${money(amount, currency)}` }),
  );
}
