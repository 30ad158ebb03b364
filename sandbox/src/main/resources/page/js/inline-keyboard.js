// The buttons under a message.

import { el, icon } from './dom.js';
import { askToPay } from './person-actions.js';
import { t } from './words.js';

const STYLES = new Set(['primary', 'success', 'danger']);

/** Rows of buttons; each carries its place, by which the sandbox finds it. */
export function inlineKeyboard(message) {
  const rows = message.inline_keyboard.map((row, rowIndex) =>
    el('div', { class: 'inline-row' }, ...row.map((button, colIndex) => inlineButton(button, rowIndex, colIndex))),
  );
  return el('div', { class: 'inline-keyboard', role: 'group', 'aria-label': t('commands') }, ...rows);
}

function inlineButton(button, row, col) {
  const style = STYLES.has(button.style) ? ` style-${button.style}` : '';
  const mark = button.url || button.web_app ? 'link' : button.copy_text ? 'copy' : null;
  return el(
    'button',
    { type: 'button', class: `inline-button${style}`, data: { press: 'inline', row, col } },
    el('span', { class: 'label', text: button.text }),
    mark ? icon(mark, 'mark') : null,
  );
}

/**
 * Does what the button asks for.
 * @param {object} phone the phone it was pressed on
 * @returns {Promise<string|undefined>} the id of the callback query that now waits for its answer
 */
export async function pressInline(phone, message, row, col) {
  const button = message.inline_keyboard[row]?.[col];
  if (!button) return undefined;
  if (button.copy_text) {
    await phone.copy(button.copy_text.text);
  } else if (button.url) {
    await phone.openLink(button.url);
  } else if (button.web_app) {
    window.open(button.web_app.url, '_blank', 'noopener');
  } else if (button.pay) {
    await askToPay(phone, message);
  } else if (button.callback_data) {
    return (await phone.actions.tap(message.message_id, row, col)).callback_query_id;
  } else {
    phone.toast(t('notPlayed'));
  }
  return undefined;
}
