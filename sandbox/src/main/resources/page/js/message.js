// One message as a bubble.

import { el, icon } from './dom.js';
import { timeOf } from './format.js';
import { inlineKeyboard } from './inline-keyboard.js';
import { mediaOf, serviceText, shownSize } from './media.js';
import { isBigEmoji, richText } from './text.js';
import { t } from './words.js';

const QUOTE_LENGTH = 80;
/** Pixels of the bubble left and right of a photo. */
const PHOTO_FRAME = 6;

/**
 * @param {object} message of the chat view
 * @param {object|undefined} repliedTo the message it answers
 * @returns {HTMLElement} a list item with `data-id`
 */
export function messageNode(message, repliedTo) {
  const service = serviceText(message);
  const own = message.from === 'person';
  const item = el('li', {
    class: service ? 'item service' : `item ${own ? 'own' : 'theirs'}`,
    data: { id: message.message_id },
  });
  if (service) {
    item.append(el('span', { class: 'chip', text: service }));
    return item;
  }
  const bubble = el('div', { class: bubbleClass(message) });
  bubble.append(...parts(message, repliedTo), meta(message, own));
  if (message.photo) bubble.style.width = `${shownSize(message.photo)[0] + PHOTO_FRAME}px`;
  const column = el('div', { class: 'column' }, bubble);
  if (message.inline_keyboard?.length) column.append(inlineKeyboard(message));
  item.append(column);
  return item;
}

function bubbleClass(message) {
  const textual = message.text ?? message.caption;
  const classes = ['bubble'];
  if (message.photo) classes.push('has-photo');
  if (message.photo && !textual) classes.push('bare');
  if (message.sticker || (message.text && !message.entities && isBigEmoji(message.text))) classes.push('plain');
  return classes.join(' ');
}

function parts(message, repliedTo) {
  const nodes = [];
  if (repliedTo) nodes.push(quote(repliedTo));
  const media = mediaOf(message);
  const words = message.text ?? message.caption;
  const text = words ? [el('div', { class: 'text', dir: 'auto' }, richText(words, message.entities))] : [];
  nodes.push(...(message.show_caption_above_media ? [...text, ...media] : [...media, ...text]));
  if (!nodes.length) nodes.push(el('div', { class: 'text muted', text: t('unsupported') }));
  return nodes;
}

function quote(repliedTo) {
  const words = repliedTo.text ?? repliedTo.caption ?? (repliedTo.photo ? t('photo') : t('message'));
  return el(
    'button',
    { type: 'button', class: 'quote', data: { press: 'quote', value: repliedTo.message_id } },
    words.length > QUOTE_LENGTH ? `${words.slice(0, QUOTE_LENGTH)}…` : words,
  );
}

function meta(message, own) {
  const node = el('span', { class: 'meta' });
  if (message.reaction) node.append(el('span', { class: 'reaction', text: message.reaction }));
  if (message.edited) node.append(el('span', { class: 'edited', text: t('edited') }));
  node.append(el('time', { datetime: new Date(message.date * 1000).toISOString(), text: timeOf(message.date) }));
  if (own) node.append(icon('check', 'tick tick-sent'), icon('checks', 'tick tick-read'));
  return node;
}
