// Links that stay inside the sandbox: t.me/<bot> and tg://resolve, with or without a start payload.

/**
 * @returns {{bot: object, url: string}|null} the bot of ours that the link opens and the link as the sandbox takes it
 */
export function botLink(world, address) {
  const web = /^(?:https?:\/\/)?(?:t|telegram)\.me\/(\w+)\/?(?:\?start=([\w-]{0,64}))?$/i.exec(address);
  const app = /^tg:\/\/resolve\?domain=(\w+)(?:&start=([\w-]{0,64}))?$/i.exec(address);
  const [, username, payload] = web ?? app ?? [];
  const bot = username && world.bot(username);
  if (!bot) return null;
  return { bot, payload, url: `https://t.me/${bot.username}${payload ? `?start=${payload}` : ''}` };
}

/** The channel of ours that a t.me link names, if any. */
export function channelLink(world, address) {
  const name = /^(?:https?:\/\/)?t\.me\/(\w+)\/?$/i.exec(address)?.[1]?.toLowerCase();
  return (name && world.channels.find((channel) => channel.username?.toLowerCase() === name)) || null;
}
