// A photo over the whole page, and what can be done with it: show it to another phone's bot, as at a till.

import { el, icon, iconButton } from './dom.js';
import { canScan, readQr } from './scan.js';
import { t } from './words.js';

/** Opens the photo of a message that is shown on a phone. */
export function view(phone, message) {
  const image = el('img', { src: message.photo.url, alt: message.caption ?? t('photo') });
  const close = () => dialog.close();
  const dialog = el(
    'dialog',
    { class: 'viewer', 'aria-label': t('photo'), on: { close: () => dialog.remove() } },
    iconButton('close', t('close'), close, 'viewer-close'),
    el(
      'div',
      {
        class: 'viewer-picture',
        on: {
          click: (event) => {
            if (event.target !== image) close();
          },
        },
      },
      image,
    ),
    el('div', { class: 'viewer-actions' }, ...otherPhones(phone).flatMap((other) => actionsFor(other, image, close))),
  );
  document.body.append(dialog);
  dialog.showModal();
}

function otherPhones(phone) {
  return phone.phones().filter((other) => other !== phone && other.person && other.bot);
}

function actionsFor(other, image, close) {
  const names = { bot: other.bot.name, person: other.person.first_name };
  const done = () => {
    close();
    other.reveal();
  };
  const send = button('send', t('sendTo', names), async () => {
    const response = await fetch(image.src);
    const blob = await response.blob();
    if (await other.act((actions) => actions.photo(new File([blob], 'photo', { type: blob.type })))) done();
  });
  const scan = button('scan', t('scanTo', names), async () => {
    const found = await readQr(image);
    if (found) {
      done();
      await other.openLink(found);
    } else {
      scan.replaceChildren(t('noQr'));
      scan.disabled = true;
    }
  });
  return canScan() ? [scan, send] : [send];
}

function button(iconName, label, onClick) {
  return el('button', { type: 'button', class: 'viewer-action', on: { click: onClick } }, icon(iconName), label);
}
