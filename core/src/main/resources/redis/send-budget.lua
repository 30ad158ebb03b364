-- Asks for one message of a bot's budget. Both limits are token buckets kept as one number each: the time at which
-- the bucket would be full again. All times are microseconds of the server's clock.
--
-- KEYS[1] the bot's budget, a hash: full, paused (until when a flood wait holds the whole bot)
-- KEYS[2] the chat's budget, a string: its full
-- ARGV[1] microseconds a message of the bot
-- ARGV[2] how far ahead of now the bot's bucket may be for this lane
-- ARGV[3] microseconds a message of the chat
-- ARGV[4] how far ahead of now the chat's bucket may be
-- ARGV[5] time of the ramp after a pause
-- ARGV[6] how long the caller may wait for a turn that it gets now; 0: it asks again
--
-- Returns {wait, verdict}: 1 = send after the wait; ask again after the wait: 0 = the bot is busy, -1 = the chat is.
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local bot = redis.call('HMGET', KEYS[1], 'full', 'paused')
local full = math.max(tonumber(bot[1]) or 0, now)
local chat_full = math.max(tonumber(redis.call('GET', KEYS[2])) or 0, now)
local paused = tonumber(bot[2]) or 0
local step, chat_step, ramp = tonumber(ARGV[1]), tonumber(ARGV[3]), tonumber(ARGV[5])

if paused > now then
  return {paused - now, 0}
end
if now < paused + ramp then
  -- a quarter of the rate right after the pause, all of it at the end of the ramp
  step = step / (0.25 + 0.75 * (now - paused) / ramp)
end

local chat_wait = chat_full - now - tonumber(ARGV[4])
local wait = full - now - tonumber(ARGV[2])
if chat_wait > 0 then
  return {math.ceil(math.max(chat_wait, wait)), -1}
end
if wait > tonumber(ARGV[6]) then
  return {math.ceil(wait), 0}
end

redis.call('HSET', KEYS[1], 'full', string.format('%.0f', full + step))
chat_full = chat_full + chat_step
redis.call('SET', KEYS[2], string.format('%.0f', chat_full), 'PX', math.ceil((chat_full - now) / 1000) + 1)
return {math.ceil(math.max(wait, 0)), 1}
