// The sandbox's control API, one method for each route the page uses.

const BASE = '/sandbox/api';

/** A refusal with the sandbox's own words, or a lost connection (status 0). */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function call(method, path, body) {
  const init = { method };
  if (body instanceof FormData) {
    init.body = body;
  } else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'Content-Type': 'application/json' };
  }
  let response;
  try {
    response = await fetch(BASE + path, init);
  } catch (cause) {
    throw new ApiError(0, cause.message);
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(response.status, answer.error ?? response.statusText);
  return answer;
}

export const api = {
  state: () => call('GET', '/state'),
  chat: (bot, personId, limit) => call('GET', `/chats/${encodeURIComponent(bot)}/${personId}?limit=${limit}`),
  createPerson: (person) => call('POST', '/people', person),
  changePerson: (id, change) => call('PATCH', `/people/${id}`, change),
  setChannel: (id, channel, status) => call('POST', `/people/${id}/channel`, { channel: String(channel), status }),
  link: (id, url) => call('POST', `/people/${id}/link`, { url }),
  advanceClock: (duration) => call('POST', '/clock', { advance: duration }),
  resetClock: () => call('POST', '/clock', { offset_seconds: 0 }),
  addFault: (fault) => call('POST', '/faults', fault),
  clearFaults: () => call('DELETE', '/faults'),
  findings: async () => (await call('GET', '/findings')).findings,
  clearFindings: () => call('DELETE', '/findings'),
  reset: () => call('POST', '/reset'),
  events: () => new EventSource(`${BASE}/events`),
};

/** What one person does in the chat with one bot. */
export function chatActions(personId, bot) {
  const act = (action, body = {}) => call('POST', `/people/${personId}/${action}`, { bot, ...body });
  const upload = (kind, file, caption) => {
    const form = new FormData();
    form.set('bot', bot);
    form.set('file', file);
    if (caption) form.set('caption', caption);
    return call('POST', `/people/${personId}/${kind}`, form);
  };
  return {
    start: (payload) => act('start', payload ? { payload } : {}),
    say: (text, replyTo) => act('say', replyTo ? { text, reply_to_message_id: replyTo } : { text }),
    edit: (messageId, text) => act('edit', { message_id: messageId, text }),
    tap: (messageId, row, col) => act('tap', { message_id: messageId, row, col }),
    press: (text) => act('press', { text }),
    contact: (other) => act('contact', other),
    location: (place) => act('location', place),
    photo: (file, caption) => upload('photo', file, caption),
    document: (file, caption) => upload('document', file, caption),
    react: (messageId, emoji) => act('react', { message_id: messageId, emoji }),
    block: (blocked) => act('block', { blocked }),
    pay: (messageId, outcome) => act('pay', { message_id: messageId, outcome }),
  };
}
