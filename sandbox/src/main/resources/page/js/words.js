// The page's own words in two languages. What bots and people write is never translated.

const ENGLISH = {
  title: 'Dvorik sandbox', connected: 'Live', lost: 'No connection, trying again…',
  newPerson: 'New person', clock: 'Business clock', faults: 'Faults', findings: 'Findings',
  leftPhone: 'Left phone', rightPhone: 'Right phone', phones: 'Phones', newMessages: 'new messages',
  person: 'Person', bot: 'Bot', language: 'Language', isBot: 'bot', isTyping: 'typing', uploadsPhoto: 'sending a photo',
  isBusy: 'busy', blocked: 'blocked', more: 'More', nobody: 'Nobody holds this phone yet',
  nobodyHint: 'Create a person, and the chat opens here.', noBots: 'No bot has signed in yet', noBotsHint: 'It appears here as soon as it does.',
  whatCan: 'What can this bot do?', startHint: 'Press Start to open the chat.', start: 'Start', restart: 'Unblock and restart',
  message: 'Message', send: 'Send', attach: 'Attach', menu: 'Menu', commands: 'Commands',
  showKeyboard: 'Show the keyboard', hideKeyboard: 'Hide the keyboard',
  photo: 'Photo', document: 'File', location: 'Location', ownContact: 'My contact', otherContact: 'Someone else’s contact',
  otherContactPhone: 'Phone number of the other person', edited: 'edited', today: 'Today', yesterday: 'Yesterday',
  toEnd: 'To the newest message', copied: 'Copied: {text}', copyFailed: 'The browser does not let this page copy',
  copy: 'Copy', copyText: 'Copy text', reply: 'Reply', edit: 'Edit', react: 'React', cancel: 'Cancel', ok: 'OK', close: 'Close',
  enlarge: 'Enlarge the photo', sendTo: 'Send to {bot} as {person}', scanTo: 'Scan the QR as {person}', noQr: 'No QR code found in this photo',
  sent: 'Sent', sender: 'Sent', delivered: 'Read', spoiler: 'Hidden text, press to show', file: 'file', voice: 'Voice message', video: 'Video',
  audio: 'Audio', sticker: 'Sticker', contact: 'Contact', unsupported: 'This kind of message is not shown here',
  openMap: 'Place on the map', invoice: 'Invoice', pay: 'Pay', payTitle: 'Pay {amount}?', payPaid: 'Pay', payRefused: 'The bank refuses',
  paid: 'Paid: {amount}', refunded: 'Refunded: {amount}', pinned: 'Pinned a message', notPlayed: 'This kind of button does nothing here',
  webApp: 'Open {url}', join: 'Join “{channel}”', leave: 'Leave “{channel}”', block: 'Block the bot', unblock: 'Unblock the bot',
  firstName: 'First name', lastName: 'Last name', phone: 'Phone', optional: 'optional', create: 'Create', showIn: 'Show in',
  leftSide: 'left phone', rightSide: 'right phone', plusHour: '+1 hour', plusDay: '+1 day', plusWeek: '+1 week', resetClock: 'Back to now',
  realTime: 'real time', ahead: '{offset} ahead', behind: '{offset} behind', days: '{n} d', hours: '{n} h', minutes: '{n} min',
  faultKind: 'What happens', fault429: 'Too many requests (429)', fault5xx: 'Server error (5xx)', faultDropBefore: 'Cut before the call',
  faultDropAfter: 'Cut after the call', faultDelay: 'Slow answer', faultTimes: 'How often', once: 'once', times3: '3 times', forEver: 'until cleared',
  everyBot: 'every bot', seconds: 'Seconds', addFault: 'Add', clear: 'Clear all', noFaults: 'Everything works.', noFindings: 'No findings: every request keeps to the Bot API.',
  findingsHint: 'Requests and updates that break the published Bot API schema', startOver: 'Start over', startOverAsk: 'Forget all people, chats and faults?', yes: 'Yes, forget', 
  dropHere: 'Drop to send',
};

const RUSSIAN = {
  title: 'Dvorik: песочница', connected: 'На связи', lost: 'Нет связи, пробуем снова…',
  newPerson: 'Новый человек', clock: 'Часы бизнеса', faults: 'Сбои', findings: 'Замечания',
  leftPhone: 'Левый телефон', rightPhone: 'Правый телефон', phones: 'Телефоны', newMessages: 'новые сообщения',
  person: 'Человек', bot: 'Бот', language: 'Язык', isBot: 'бот', isTyping: 'печатает', uploadsPhoto: 'отправляет фото',
  isBusy: 'занят', blocked: 'заблокирован', more: 'Ещё', nobody: 'Этот телефон пока ничей',
  nobodyHint: 'Создайте человека, и чат откроется здесь.', noBots: 'Ни один бот ещё не вошёл', noBotsHint: 'Он появится здесь, как только войдёт.',
  whatCan: 'Что умеет этот бот?', startHint: 'Нажмите «Старт», чтобы открыть чат.', start: 'Старт', restart: 'Разблокировать и начать',
  message: 'Сообщение', send: 'Отправить', attach: 'Прикрепить', menu: 'Меню', commands: 'Команды',
  showKeyboard: 'Показать клавиатуру', hideKeyboard: 'Скрыть клавиатуру',
  photo: 'Фото', document: 'Файл', location: 'Геопозиция', ownContact: 'Мой контакт', otherContact: 'Чужой контакт',
  otherContactPhone: 'Номер другого человека', edited: 'изменено', today: 'Сегодня', yesterday: 'Вчера',
  toEnd: 'К последнему сообщению', copied: 'Скопировано: {text}', copyFailed: 'Браузер не разрешает копировать',
  copy: 'Скопировать', copyText: 'Скопировать текст', reply: 'Ответить', edit: 'Изменить', react: 'Реакция', cancel: 'Отмена', ok: 'OK', close: 'Закрыть',
  enlarge: 'Увеличить фото', sendTo: 'Отправить в {bot} от имени {person}', scanTo: 'Сканировать QR: {person}', noQr: 'На этом фото нет QR-кода',
  sent: 'Отправлено', delivered: 'Прочитано', spoiler: 'Скрытый текст, нажмите, чтобы показать', file: 'файл', voice: 'Голосовое сообщение', video: 'Видео',
  audio: 'Аудио', sticker: 'Стикер', contact: 'Контакт', unsupported: 'Такие сообщения здесь не показываются',
  openMap: 'Место на карте', invoice: 'Счёт', pay: 'Оплатить', payTitle: 'Оплатить {amount}?', payPaid: 'Оплатить', payRefused: 'Банк откажет',
  paid: 'Оплачено: {amount}', refunded: 'Возвращено: {amount}', pinned: 'Закреплено сообщение', notPlayed: 'Такая кнопка здесь не работает',
  webApp: 'Открыть {url}', join: 'Вступить в «{channel}»', leave: 'Выйти из «{channel}»', block: 'Заблокировать бота', unblock: 'Разблокировать бота',
  firstName: 'Имя', lastName: 'Фамилия', phone: 'Телефон', optional: 'необязательно', create: 'Создать', showIn: 'Показать',
  leftSide: 'на левом телефоне', rightSide: 'на правом телефоне', plusHour: '+1 час', plusDay: '+1 день', plusWeek: '+1 неделя', resetClock: 'Вернуть настоящее',
  realTime: 'настоящее время', ahead: 'впереди на {offset}', behind: 'позади на {offset}', days: '{n} д', hours: '{n} ч', minutes: '{n} мин',
  faultKind: 'Что случится', fault429: 'Слишком много запросов (429)', fault5xx: 'Ошибка сервера (5xx)', faultDropBefore: 'Обрыв до вызова',
  faultDropAfter: 'Обрыв после вызова', faultDelay: 'Медленный ответ', faultTimes: 'Сколько раз', once: 'один раз', times3: '3 раза', forEver: 'до отмены',
  everyBot: 'каждый бот', seconds: 'Секунды', addFault: 'Добавить', clear: 'Убрать все', noFaults: 'Всё работает.', noFindings: 'Замечаний нет: запросы следуют Bot API.',
  findingsHint: 'Запросы и обновления, которые нарушают опубликованную схему Bot API', startOver: 'Начать заново', startOverAsk: 'Забыть всех людей, чаты и сбои?', yes: 'Да, забыть',
  dropHere: 'Отпустите, чтобы отправить',
};

const russian = (navigator.language ?? '').toLowerCase().startsWith('ru');
const dictionary = russian ? RUSSIAN : ENGLISH;

/** The language tag for dates and numbers: the browser's own where it speaks the page's language. */
export const locale = russian || navigator.language?.startsWith('en') ? navigator.language : 'en';

/** The page's language, for the document. */
export const pageLanguage = russian ? 'ru' : 'en';

/** A text of the page, with `{name}` replaced by `values.name`. */
export function t(key, values = {}) {
  const text = dictionary[key];
  if (text === undefined) throw new Error(`no text for "${key}"`);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
