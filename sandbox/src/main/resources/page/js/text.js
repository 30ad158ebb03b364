// A text with Bot API entities as DOM nodes. No markup is parsed: letters only ever become text nodes.

import { el } from './dom.js';
import { t } from './words.js';

const SIMPLE = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
};

const BLOCKS = new Set(['pre', 'blockquote', 'expandable_blockquote']);

/**
 * Nodes for a text. What can be pressed carries `data-press` (copy, command, bot, spoiler) and is handled by the chat.
 * @param {string} text
 * @param {object[]} [entities] offsets count UTF-16 units, as in JavaScript
 */
export function richText(text, entities = []) {
  const fragment = document.createDocumentFragment();
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  fill(fragment, text, 0, text.length, sorted);
  return fragment;
}

function fill(parent, text, from, to, entities) {
  let at = from;
  let rest = entities;
  while (rest.length) {
    const [outer, ...others] = rest;
    const start = Math.max(outer.offset, at);
    const end = Math.min(outer.offset + outer.length, to);
    const inner = [];
    const later = [];
    for (const entity of others) {
      if (entity.offset >= end) {
        later.push(entity);
        continue;
      }
      inner.push(entity);
      const over = entity.offset + entity.length - end;
      if (over > 0) later.push({ ...entity, offset: end, length: over });
    }
    if (end > start) {
      parent.append(text.slice(at, start));
      const node = wrap(outer, text.slice(start, end));
      fill(node, text, start, end, inner);
      parent.append(node);
      // a block ends its line by itself
      at = BLOCKS.has(outer.type) && text[end] === '\n' && end < to ? end + 1 : end;
    }
    rest = later.sort((a, b) => a.offset - b.offset);
  }
  if (at < to) parent.append(text.slice(at, to));
}

function wrap(entity, covered) {
  switch (entity.type) {
    case 'url':
      return link(covered.includes(':') ? covered : `http://${covered}`);
    case 'text_link':
      return link(entity.url);
    case 'email':
      return link(`mailto:${covered}`);
    case 'phone_number':
      return link(`tel:${covered.replace(/[^+\d]/g, '')}`);
    case 'code':
      return pressable('code', 'copy', covered, `${t('copy')}: ${covered}`);
    case 'pre':
      return pressable('pre', 'copy', covered, `${t('copy')}: ${covered}`);
    case 'spoiler':
      return pressable('span', 'spoiler', '', t('spoiler'));
    case 'bot_command':
      return pressable('a', 'command', covered);
    case 'mention':
      return pressable('a', 'bot', covered);
    default:
      return el(SIMPLE[entity.type] ?? 'span', { class: `tg-${entity.type}` });
  }
}

function pressable(tag, press, value, label) {
  return el(tag, { class: `tg-${press}`, role: 'button', tabindex: '0', 'aria-label': label, data: { press, value } });
}

/** An address that a message may lead to; others lead nowhere. */
function link(address) {
  const known = /^(https?|tg|mailto|tel):/i.test(address);
  return el('a', { href: known ? address : '#', target: '_blank', rel: 'noopener noreferrer' });
}

/** Up to three emojis and nothing else: shown large, without a bubble. */
export function isBigEmoji(text) {
  return /^(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*\s*){1,3}$/u.test(
    text,
  );
}
