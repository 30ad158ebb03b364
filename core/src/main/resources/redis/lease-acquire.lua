-- Takes a lease that nobody holds, and a fencing number that is higher than any before, even when Redis lost its data.
--
-- KEYS[1] lease: its holder, expires   KEYS[2] fence, for ever
-- ARGV[1] who asks
-- ARGV[2] life of the lease in milliseconds
-- ARGV[3] a holder that is known to be dead; empty = none
--
-- Returns {fence}, or {'', holder} when somebody else holds it.
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] and holder ~= ARGV[3] then
  return {'', holder}
end
local clock = redis.call('TIME')
local fence = math.max((tonumber(redis.call('GET', KEYS[2])) or 0) + 1, clock[1] * 1000000 + clock[2])
local text = string.format('%.0f', fence)
redis.call('SET', KEYS[2], text)
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return {text}
