// What a person does besides writing: join channels, pay, share contacts, block the bot.

import { api } from './api.js';
import { el } from './dom.js';
import { money } from './format.js';
import { t } from './words.js';

/** Joins a channel, or leaves it again. */
export async function askToJoin(phone, channel) {
  const joined = phone.person.channels.includes(channel.id);
  const label = t(joined ? 'leave' : 'join', { channel: channel.title });
  const sure = await phone.notice.ask(`${label}?`, [
    { label: t('cancel'), value: false },
    { label: t('ok'), value: true },
  ]);
  if (sure) await phone.act(() => api.setChannel(phone.personId, channel.id, joined ? 'left' : 'member'));
}

/** Pays the invoice of a message, with a bank that is willing or not. */
export async function askToPay(phone, message) {
  const { total_amount: total, currency } = message.invoice;
  const outcome = await phone.notice.ask(t('payTitle', { amount: money(total, currency) }), [
    { label: t('cancel'), value: undefined },
    { label: t('payRefused'), value: 'refused', danger: true },
    { label: t('payPaid'), value: 'paid' },
  ]);
  if (outcome) await phone.act((actions) => actions.pay(message.message_id, outcome));
}

/** A contact of somebody else: what a careful bot must not take for the person's own. */
export async function shareOtherContact(phone) {
  const input = el('input', { type: 'tel', value: '+79990000000', 'aria-label': t('phone') });
  const sure = await phone.notice.ask(
    t('otherContactPhone'),
    [
      { label: t('cancel'), value: false },
      { label: t('send'), value: true },
    ],
    input,
  );
  if (sure) await phone.act((actions) => actions.contact({ phone_number: input.value, first_name: t('contact') }));
}

/** What the person can do besides writing. */
export function personMenu(phone) {
  const blocked = phone.person.blocked.includes(phone.botName);
  const channels = phone.world.channels.map((channel) => ({
    icon: 'bell',
    run: () => askToJoin(phone, channel),
    label: t(phone.person.channels.includes(channel.id) ? 'leave' : 'join', { channel: channel.title }),
  }));
  return [
    ...channels,
    {
      icon: 'block',
      danger: !blocked,
      label: t(blocked ? 'unblock' : 'block'),
      run: () => phone.act((actions) => actions.block(!blocked)),
    },
  ];
}
