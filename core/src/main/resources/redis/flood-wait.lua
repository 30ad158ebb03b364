-- A chat answered 429. The chat is parked until its time is over; when another chat was told the same and its time is
-- not over either, it is the bot that is too fast, and the whole bot pauses. Times as in send-budget.lua.
--
-- KEYS[1] the bot's budget, a hash: full, paused, flooded (chat that was told last), flooded_until
-- KEYS[2] the chat's budget
-- ARGV[1] the chat's id
-- ARGV[2] retry_after in microseconds
-- ARGV[3] how far ahead of now the chat's bucket may be
--
-- Returns 1 when the whole bot pauses, else 0.
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local over = now + tonumber(ARGV[2])

local chat_full = math.max(over + tonumber(ARGV[3]), tonumber(redis.call('GET', KEYS[2])) or 0)
redis.call('SET', KEYS[2], string.format('%.0f', chat_full), 'PX', math.ceil((chat_full - now) / 1000) + 1)

local bot = redis.call('HMGET', KEYS[1], 'flooded', 'flooded_until', 'paused')
local another = bot[1] and bot[1] ~= ARGV[1] and (tonumber(bot[2]) or 0) > now
if another then
  local paused = math.max(over, tonumber(bot[3]) or 0)
  redis.call('HSET', KEYS[1], 'paused', string.format('%.0f', paused))
end
redis.call('HSET', KEYS[1], 'flooded', ARGV[1], 'flooded_until', string.format('%.0f', over))
return another and 1 or 0
