-- Asks for several messages of a bot's budget in one go, for the bulk lane. Times and buckets as in send-budget.lua.
--
-- KEYS[1] the bot's budget, a hash: full, paused
-- KEYS[2...] the chats' budgets, in the order in which they are to be written to; none: the bot's budget alone counts
-- ARGV[1] microseconds a message of the bot
-- ARGV[2] how far ahead of now the bot's bucket may be for this lane
-- ARGV[3] microseconds a message of a chat
-- ARGV[4] how far ahead of now a chat's bucket may be
-- ARGV[5] time of the ramp after a pause
-- ARGV[6] turns that are wanted
-- ARGV[7] fewer than this are not given: the caller is to come back for all of them at once
--
-- Returns {wait}: nothing is given, ask again after the wait. Or {0, turns, wait, wait, ...}: so many turns are taken, and of
-- the first chats 0 = send now, else it is the chat that is busy for so long; the chats behind them are to be asked for again.
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local bot = redis.call('HMGET', KEYS[1], 'full', 'paused')
local full = math.max(tonumber(bot[1]) or 0, now)
local paused = tonumber(bot[2]) or 0
local step, tolerance, ramp = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[5])

if paused > now then
  return {paused - now}
end
if now < paused + ramp then
  step = step / (0.25 + 0.75 * (now - paused) / ramp)
end

local most = math.floor(tolerance / step) + 1
local wanted = tonumber(ARGV[6])
local fewest = math.min(tonumber(ARGV[7]), wanted, most)
local wait = full + (fewest - 1) * step - tolerance - now
if wait > 0 then
  return {math.ceil(wait)}
end

local free = math.min(wanted, math.floor((now + tolerance - full) / step) + 1)
local reply = {0, 0}
local given = 0
if #KEYS == 1 then
  given = free
end
for i = 2, #KEYS do
  if given == free then
    break
  end
  local chat_full = math.max(tonumber(redis.call('GET', KEYS[i])) or 0, now)
  local chat_wait = chat_full - now - tonumber(ARGV[4])
  if chat_wait > 0 then
    reply[#reply + 1] = math.ceil(chat_wait)
  else
    given = given + 1
    chat_full = chat_full + tonumber(ARGV[3])
    redis.call('SET', KEYS[i], string.format('%.0f', chat_full), 'PX', math.ceil((chat_full - now) / 1000) + 1)
    reply[#reply + 1] = 0
  end
end
if given > 0 then
  redis.call('HSET', KEYS[1], 'full', string.format('%.0f', full + given * step))
end
reply[2] = given
return reply
