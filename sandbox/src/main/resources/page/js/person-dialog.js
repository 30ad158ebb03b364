// The dialog that makes a new person.

import { ApiError, api } from './api.js';
import { el } from './dom.js';
import { t } from './words.js';

const LANGUAGES = [
  ['ru', 'Русский'],
  ['uz', 'Oʻzbekcha'],
  ['en', 'English'],
];

/**
 * Opens the dialog; the new person appears on the chosen phone.
 * @param {object[]} phones
 * @param {"left"|"right"} [side] the phone that is chosen at first
 */
export function askForPerson(phones, side = 'left') {
  const error = el('p', { class: 'form-error', role: 'alert', hidden: true });
  const form = el(
    'form',
    { class: 'form', method: 'dialog' },
    el('h2', { text: t('newPerson') }),
    field(
      t('firstName'),
      el('input', { name: 'first_name', required: true, maxlength: 64, autofocus: true, autocomplete: 'off' }),
    ),
    field(
      t('lastName'),
      el('input', { name: 'last_name', maxlength: 64, autocomplete: 'off', placeholder: t('optional') }),
    ),
    field(t('language'), select('language_code', LANGUAGES, 'ru')),
    field(t('phone'), el('input', { name: 'phone', type: 'tel', autocomplete: 'off', value: freePhone() })),
    field(
      t('showIn'),
      select(
        'side',
        [
          ['left', t('leftSide')],
          ['right', t('rightSide')],
        ],
        side,
      ),
    ),
    error,
    el(
      'div',
      { class: 'form-buttons' },
      el('button', { type: 'button', class: 'flat', text: t('cancel'), on: { click: () => dialog.close() } }),
      el('button', { type: 'submit', class: 'button', text: t('create') }),
    ),
  );
  const dialog = el(
    'dialog',
    { class: 'dialog', 'aria-label': t('newPerson'), on: { close: () => dialog.remove() } },
    form,
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { side: chosen, ...profile } = Object.fromEntries(new FormData(form));
    try {
      await create(
        phones.find((phone) => phone.side === chosen),
        profile,
      );
      dialog.close();
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      error.textContent = failure.status ? failure.message : t('lost');
      error.hidden = false;
    }
  });
  document.body.append(dialog);
  dialog.showModal();
}

async function create(phone, profile) {
  const person = await api.createPerson(profile);
  await phone.world.refresh();
  const bots = phone.world.bots;
  const usual = phone.side === 'right' ? (bots[1] ?? bots[0]) : bots[0];
  await phone.show(person.id, phone.bot?.username ?? usual?.username ?? '');
  phone.reveal();
}

/** A number nobody has: people of one demo should not meet by chance. */
function freePhone() {
  return `+7900${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;
}

function field(label, input) {
  return el('label', { class: 'field' }, el('span', { text: label }), input);
}

function select(name, options, value) {
  return el(
    'select',
    { name },
    ...options.map(([id, text]) => el('option', { value: id, text, selected: id === value })),
  );
}
